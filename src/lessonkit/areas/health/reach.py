"""One rule, forty invented stays: the rate laid down beside the rates worked out afterwards."""

from typing import Final

import altair as alt

from lessonkit.areas.health.model.stays import COUNT, bills, realised, stays
from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_string
from lessonkit.charts.linear import Parameter, control, parameter_table
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

GUESSED: Final = 1_000  # yuan, the deductible of which is guessed; the chart begins without one
SHORT: Final = 30  # of the forty stays
_WIDTH: Final = 460  # px
_HEIGHT: Final = 240
_MOST: Final = 60_000  # yuan, the end of the axis
_LINES: Final = (  # what is drawn, its colour and its dashes
    ("rate", theme.INK, [7, 4]),
    ("of_money", theme.RED, [1, 0]),
    ("of_stays", theme.GREEN, [2, 3]),
)


def guessed() -> float:
    """Return the percentage of all the money that is paid once there is a deductible."""
    return 100 * realised(bills(SHORT), _rate() / 100, GUESSED).of_money


def reach() -> Layers:
    """Return each stay's own share, the rule, and the two rates that it comes to.

    Moved: the rule's rate, at first that of ``health.reimb.all.city``, and its deductible;
    how many of the forty stays are short ones.
    The stays are invented; no cost lies outside the catalogue and no cap is reached. All of
    it runs in the browser alone.
    """
    moved = [
        Parameter("rate", say("health.reach.rate"), _rate(), 50, 100, 1),
        Parameter("deductible", say("health.reach.deductible"), 0, 0, 3_000, 100),
        Parameter("short", say("health.reach.short"), SHORT, 0, COUNT, 1),
    ]
    rows = [{"n": n, "a": stay.short, "b": stay.long} for n, stay in enumerate(stays())]
    settled = (
        alt.Chart(alt.InlineData(rows))
        .transform_calculate(bill="datum.n < short ? datum.a : datum.b")
        .transform_calculate(paid="max(0, datum.bill - deductible) * rate / 100")
        .transform_calculate(own="100 * datum.paid / datum.bill")
    )
    together = settled.transform_aggregate(
        paid="sum(paid)", bill="sum(bill)", of_stays="mean(own)"
    ).transform_calculate(of_money="100 * datum.paid / datum.bill", rate="rate", words=_words())
    scale = alt.Scale(domain=[0, 100], nice=False)

    def y(field: str) -> alt.Y:
        return alt.Y(field, title=say("health.reach.share"), scale=scale)

    x = alt.X(
        "bill:Q",
        title=say("health.reach.bill"),
        scale=alt.Scale(domain=[0, _MOST], nice=False),
        axis=theme.numbers(5),
    )
    dots = settled.mark_circle(size=55, color=theme.BLUE, opacity=0.7).encode(x, y("own:Q"))
    lines = [
        together.mark_rule(color=colour, strokeDash=dashes, strokeWidth=2.5).encode(y(f"{name}:Q"))
        for name, colour, dashes in _LINES
    ]
    words = together.mark_text(
        align="left", lineBreak="\n", lineHeight=theme.LINE + 2, baseline="top"
    ).encode(x=alt.value(0), y=alt.value(_HEIGHT + 46), text="words:N")
    chart = alt.layer(dots, *lines, words).properties(width=_WIDTH, height=_HEIGHT)
    first = realised(bills(SHORT), _rate() / 100, 0)
    numbers = {"of_money": f"{100 * first.of_money:.1f}", "of_stays": f"{100 * first.of_stays:.1f}"}
    named = [
        (say(f"health.reach.row.{name}"), f"{number}%", True) for name, number in numbers.items()
    ]
    return theme.finish(
        chart.add_params(*map(control, moved)),
        title=say("health.reach.title"),
        subtitle=[say("health.reach.subtitle"), say("health.reach.key")],
        description=say("health.reach.description", count=COUNT, **numbers),
        table=parameter_table(say("health.reach.title"), named, moved),
        left=90,
        right=40,
        bottom=118,
    )


def _rate() -> float:
    """Return the percentage that the page prints for all people in city hospitals, as a rule."""
    return float(metric("health.reimb.all.city").value)


def _words() -> str:
    """Return the Vega expression for the lines that tell the three rates apart."""
    values = {
        "rate": "format(rate, '.0f')",
        "of_money": "format(100 * datum.paid / datum.bill, '.1f')",
        "of_stays": "format(datum.of_stays, '.1f')",
    }
    lines = (
        f"{vega_string(say(f'health.reach.row.{name}') + '  ')} + {value} + '%'"
        for name, value in values.items()
    )
    return " + '\\n' + ".join(lines)
