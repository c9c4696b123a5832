"""None left on the day of counting, and yet cases that come and go: a year of lines."""

from typing import Final

import altair as alt

from lessonkit.charts import linear, theme
from lessonkit.charts.expressions import vega_text
from lessonkit.charts.linear import Parameter, control
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say

_YEAR: Final = 360  # days, twelve months of thirty
_MOST: Final = 36  # cases a year
_HEIGHT: Final = 230  # px
_WIDTH: Final = 480
_LEFT: Final = 60  # px that the words begin left of the axis
# Days on which cases come, spread as odd multiples of a fraction: no two alike, none regular.
_CAME: Final = "floor((datum.number * 137 + 41) % 360)"
_OPEN: Final = (
    "clear && datum.came + open > ceil((datum.came + 1) / every) * every"
    " ? ceil((datum.came + 1) / every) * every : datum.came + open"
)


def clearing() -> Layers:
    """Return a year of invented cases, each a line from coming to closing, and the counting days.

    Moved: cases that come in a year, days that one stays open, days from count to count, and
    whether all are closed before each count. The words below are the counts that tell a year
    in which nobody came from one in which some did. All of it runs in the browser alone.
    """
    moved = [
        Parameter("came_in", say("relapse.clearing.came"), 18, 0, _MOST, 1),
        Parameter("open", say("relapse.clearing.open"), 40, 1, 120, 1),
        Parameter("every", say("relapse.clearing.every"), 90, 30, 180, 30),
    ]
    params = [
        *map(control, moved),
        alt.param(
            name="clear",
            value=False,
            bind=alt.binding_checkbox(name=say("relapse.clearing.before")),
        ),
    ]
    cases = (
        alt.Chart(alt.sequence(1, _MOST + 1, as_="number"))
        .transform_filter("datum.number <= came_in")
        .transform_calculate(came=_CAME)
        .transform_calculate(closed=f"min({_YEAR}, {_OPEN})")
    )
    x = alt.X(
        "came:Q",
        title=say("relapse.clearing.day"),
        scale=alt.Scale(domain=[0, _YEAR], nice=False),
        axis=alt.Axis(values=list(range(0, _YEAR + 1, 60))),
    )
    y = alt.Y(
        "number:Q",
        title=say("relapse.clearing.case"),
        scale=alt.Scale(domain=[0, _MOST + 4], nice=False),
        axis=alt.Axis(tickCount=4),
    )
    lines = cases.mark_rule(strokeWidth=4, color=theme.BLUE).encode(x, y, x2="closed:Q")
    days = alt.Chart(alt.sequence(1, 13, as_="count")).transform_calculate(at="datum.count * every")
    days = days.transform_filter(f"datum.at <= {_YEAR}")
    marks = days.mark_rule(color=theme.INK, strokeDash=[4, 3]).encode(x="at:Q")
    standing = (
        alt.Chart(alt.sequence(0, _MOST + 1, as_="number"))
        .transform_calculate(
            came=_CAME,
            days=f"sequence(every, {_YEAR + 1}, every)",
        )
        .transform_calculate(closed=_OPEN)
        .transform_flatten(["days"])
        .transform_calculate(
            # The row 0 is no case: it keeps the counts there when no case comes.
            here="datum.number > 0 && datum.number <= came_in"
            " && datum.came < datum.days && datum.days < datum.closed ? 1 : 0"
        )
        .transform_aggregate(standing="sum(here)", groupby=["days"])
        .mark_text(align="left", fontWeight=700, dx=5, color=theme.RED)
        .encode(x="days:Q", y=alt.datum(_MOST + 1), text="standing:Q")
    )
    counts = (
        alt.Chart(alt.sequence(0, _MOST + 1, as_="number"))
        .transform_calculate(came=_CAME, one="datum.number > 0 && datum.number <= came_in ? 1 : 0")
        .transform_calculate(closed=_OPEN)
        .transform_calculate(
            done=f"datum.one && datum.closed <= {_YEAR} ? 1 : 0",
            stood=f"datum.one * (min({_YEAR}, datum.closed) - datum.came)",
        )
        .transform_aggregate(entered="sum(one)", done="sum(done)", longest="max(stood)", groupby=[])
        .transform_calculate(
            said=vega_text(
                "relapse.clearing.counts",
                entered="datum.entered",
                closed="datum.done",
                left="datum.entered - datum.done",
                longest="datum.longest",
            )
        )
        .mark_text(align="left", fontWeight=700)
        .encode(x=alt.value(-_LEFT), y=alt.value(_HEIGHT + 52), text="said:N")
    )
    chart = alt.layer(lines, marks, standing, counts).properties(width=_WIDTH, height=_HEIGHT)
    return theme.finish(
        chart.add_params(*params),
        title=say("relapse.clearing.title"),
        subtitle=say("relapse.clearing.subtitle").split("|"),
        description=say("relapse.clearing.description"),
        table=linear.parameter_table(say("relapse.clearing.title"), [], moved),
        left=80,
        right=40,
        bottom=76,
    )
