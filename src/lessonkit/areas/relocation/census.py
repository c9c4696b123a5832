"""A census of those who moved, designed: how many sites must be counted to tell totals apart."""

import altair as alt

from lessonkit.areas.relocation.tests import DOUBT
from lessonkit.charts import linear, theme
from lessonkit.charts.describe import heading
from lessonkit.charts.expressions import vega_text
from lessonkit.charts.linear import Parameter
from lessonkit.charts.table import figure
from lessonkit.charts.theme import Layers
from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric

_WIDTH, _ROW = 480, 44  # px
_AXIS = 300_000  # people
_LOWEST, _HIGHEST, _STEP = 10_000, 140_000, 1_000  # people


def census() -> Layers:
    """Return what a count of some sites would tell of two totals, the printed and another.

    Moved: sites visited, how unlike the sites are, and the other total. An interval is what
    19 of 20 draws by lot would give if that total were right.
    """
    people, sites = metric(DOUBT), metric("relocation.sites")
    count = int(sites.value)
    moved = [
        Parameter("visited", say("relocation.census.visited"), 3, 1, count, 1),
        Parameter("spread", say("relocation.census.spread"), 1, 0, 2, 0.1),
        Parameter("other", say("relocation.census.other"), 60_000, _LOWEST, _HIGHEST, _STEP),
    ]
    names = [say("relocation.census.row.printed"), say("relocation.census.row.other")]
    error = f"2 * spread * sqrt((1 - visited / {count}) / visited)"
    base = (
        alt.Chart(alt.InlineData([{"i": i, "row": name} for i, name in enumerate(names)]))
        .transform_calculate(total=f"[{people.value}, other][datum.i]")
        .transform_calculate(
            low=f"max(0, datum.total * (1 - {error}))",
            high=f"min({_AXIS}, datum.total * (1 + {error}))",
        )
        .encode(y=alt.Y("row:N", sort=names, title=None, axis=alt.Axis(ticks=False)))
    )
    x = alt.X(
        "low:Q",
        title=say("axis.person"),
        scale=alt.Scale(domain=[0, _AXIS], nice=False),
        axis=theme.numbers(6),
    )
    colour = alt.Color(
        "row:N", scale=alt.Scale(domain=names, range=[theme.RED, theme.BLUE]), legend=None
    )
    spans = base.mark_bar(size=12).encode(x, x2="high:Q", color=colour)
    points = base.mark_point(filled=True, size=90, opacity=1, color=theme.INK).encode(
        alt.X("total:Q"), shape=alt.Shape("row:N", legend=None)
    )
    apart = (
        f"min({people.value}, other) * (1 + {error}) < max({people.value}, other) * (1 - {error})"
    )
    yes, no = (vega_text(f"relocation.census.{said}") for said in ("apart", "mixed"))
    verdict = (
        alt.Chart(alt.InlineData([{"y": 0}]))
        .transform_calculate(
            text=vega_text(
                "relocation.census.error",
                error=f"format({error}, '.0%')",
                verdict=f"{apart} ? {yes} : {no}",
            )
        )
        .mark_text(align="left", baseline="bottom", color=theme.BLUE, fontWeight="bold")
        .encode(x=alt.value(0), y=alt.value(-6), text="text:N")
    )
    title = say("relocation.census.title")
    rows = [(m.label[current()], figure(m), False) for m in (people, sites)]
    return theme.finish(
        alt.layer(spans, points, verdict)
        .properties(width=_WIDTH, height=_ROW * len(names))
        .add_params(*map(linear.control, moved)),
        title=title,
        subtitle=[*heading([people, sites]), say("relocation.census.subtitle")],
        description=say(
            "relocation.census.description", people=people.format(), sites=sites.format()
        ),
        table=linear.parameter_table(title, rows, moved),
        left=60 + max(map(theme.text_width, names)),
        right=60,
        above=theme.LINE,
    )
