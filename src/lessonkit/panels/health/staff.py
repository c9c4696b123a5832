"""The printed totals of staff: what they leave over, who may be counted twice.

Both panels run in the browser alone: their arithmetic is Vega's.
"""

from typing import Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.describe import heading
from lessonkit.data import metric
from lessonkit.language import say

_WIDTH: Final = 460  # px
_ROW: Final = 34  # px


def left_over() -> alt.LayerChart:
    """Return what two assumed averages leave of the printed total of staff.

    Moved: doctors a township (10 to 17) and a village (2 to 4); the lower ends are the
    printed floors, ``health.staff.*_floor``. One clinic a township or village, and doctors
    as a part of the total, are assumptions that the lesson names.
    """
    total, townships, villages = (
        metric(name)
        for name in ("health.staff.grassroots", "health.facilities.township", "health.facilities.village")
    )
    floors = [metric("health.staff.township_floor"), metric("health.staff.village_floor")]
    a_township = alt.param(
        name="township",
        value=float(floors[0].value),
        bind=alt.binding_range(min=10, max=17, step=0.1, name=say("staff.a_township")),
    )
    a_village = alt.param(
        name="village",
        value=float(floors[1].value),
        bind=alt.binding_range(min=2, max=4, step=0.1, name=say("staff.a_village")),
    )
    rows = [{"row": say(f"staff.row.{row}"), "of": row} for row in ("total", "township", "village", "left")]
    used = f"{townships.value} * township"
    both = f"({used} + {villages.value} * village)"
    chart = _waterfall(
        rows,
        start=f"datum.of == 'village' ? {used} : datum.of == 'left' ? {both} : 0",
        end=(
            f"datum.of == 'township' ? {used} : datum.of == 'village' ? {both} : {total.value}"
        ),
        text=(
            f"datum.of == 'township' ? '{townships.value} × ' + format(township, '.1f') + ' = ' + format({used}, ',.0f') : "
            f"datum.of == 'village' ? '{villages.value} × ' + format(village, '.1f') + ' = ' + format({villages.value} * village, ',.0f') : "
            f"datum.of == 'left' ? format({total.value} - {both}, ',.0f') : format({total.value}, ',.0f')"
        ),
        colour=(
            f"datum.of == 'total' ? '{theme.GREY}' : datum.of == 'left' ? "
            f"({both} > {total.value} ? '{theme.RED}' : '{theme.GREEN}') : '{theme.BLUE}'"
        ),
        most=1_700,
    ).add_params(a_township, a_village)
    needed = townships.value * floors[0].value + villages.value * floors[1].value
    return theme.finish(
        chart,
        title=say("staff.title"),
        subtitle=heading([total, townships, villages]),
        description=say(
            "staff.description",
            total=total.said(),
            townships=townships.bare(),
            villages=villages.bare(),
            needed=needed,
            left=total.value - needed,
        ),
        left=170,
        right=90,
    )


def counted_twice() -> alt.LayerChart:
    """Return how many different people two printed totals can be.

    Moved: how many of the family doctors (``health.family.doctors``) are also among the
    staff at the grass roots (``health.staff.grassroots``), from none to all.
    """
    staff, doctors = metric("health.staff.grassroots"), metric("health.family.doctors")
    shared = alt.param(
        name="shared",
        value=0,
        bind=alt.binding_range(min=0, max=float(doctors.value), step=1, name=say("twice.shared")),
    )
    rows = [{"row": say(f"twice.row.{row}"), "of": row} for row in ("staff", "doctors", "people")]
    people = f"({staff.value} + {doctors.value} - shared)"
    chart = _waterfall(
        rows,
        start=f"datum.of == 'doctors' ? {staff.value} - shared : 0",
        end=f"datum.of == 'staff' ? {staff.value} : {people}",
        text=(
            f"datum.of == 'staff' ? format({staff.value}, ',.0f') : "
            f"datum.of == 'doctors' ? format({doctors.value}, ',.0f') : format({people}, ',.0f')"
        ),
        colour=(
            f"datum.of == 'staff' ? '{theme.GREY}' : datum.of == 'doctors' ? '{theme.BLUE}' : '{theme.GREEN}'"
        ),
        most=2_300,
    ).add_params(shared)
    return theme.finish(
        chart,
        title=say("twice.title"),
        subtitle=heading([staff, doctors]),
        description=say(
            "twice.description",
            staff=staff.said(),
            doctors=doctors.said(),
            least=staff.value,
            most=staff.value + doctors.value,
        ),
        left=170,
        right=90,
    )


def _waterfall(  # noqa: PLR0913 - the five expressions are the chart
    rows: list[dict[str, str]], *, start: str, end: str, text: str, colour: str, most: float
) -> alt.LayerChart:
    """Return bars from `start` to `end`, Vega expressions over `datum.of` and the params."""
    base = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(start=start, end=end, text=text, colour=colour)
        .transform_calculate(last="max(datum.start, datum.end)")
        .encode(
            y=alt.Y(
                "row:N",
                sort=[row["row"] for row in rows],
                title=None,
                axis=alt.Axis(ticks=False, labelPadding=8),
            ),
            x=alt.X(
                "start:Q",
                title=say("axis.people"),
                scale=alt.Scale(domain=[0, most], nice=False),
                axis=alt.Axis(tickCount=5),
            ),
        )
    )
    return alt.layer(
        base.mark_bar(size=_ROW - 12).encode(x2="end:Q", color=alt.Color("colour:N", scale=None)),
        base.mark_text(align="left", dx=6).encode(x="last:Q", text="text:N"),
    ).properties(width=_WIDTH, height=_ROW * len(rows))
