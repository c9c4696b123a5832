"""Every warning line at once, computed in the browser: what the two charts over it share."""

from typing import Final

import altair as alt

from lessonkit.areas.relapse.model import lines as model
from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_number, vega_text
from lessonkit.charts.linear import Parameter, control
from lessonkit.charts.table import Table
from lessonkit.charts.theme import Layers
from lessonkit.core.texts import say

FEW: Final = 2  # of a hundred fall, at first
HELPERS: Final = 3  # at first
_MOST_HELPERS: Final = 20
_STEP: Final = 0.1  # months by which the line is moved
_FINE: Final = 0.05  # months from one line drawn to the next
_WIDTH: Final = 460  # px
_HEIGHT: Final = 220
_LEFT: Final = 90  # px for the axis
_TEXT: Final = 22  # px from one line of words to the next
_BELOW: Final = 56  # px from the axis to the first of them


def over_lines(
    name: str, drawn: tuple[str, str], says: list[str], table: Table, *, helped: bool = False
) -> Layers:
    """Return two shares over all lines, the learner's own line marked, and what comes of it.

    Args:
        name: What its texts begin with, after "relapse.".
        drawn: The shares, fields of `_reckoned`: one drawn solid, with a dot at the learner's
            line, and one dashed, with a square.
        says: Keys of the sentences below; `{...}` in them are fields of `_reckoned`.
        table: The same numbers at the start.
        helped: Whether helpers are moved as well, and a dotted rule shows from which line on
            some wait too long.
    """
    solid, dashed = drawn
    moved = [
        Parameter("line", say("relapse.dilemma.line"), 1, 0, model.MOST, _STEP),
        Parameter("falling", say("relapse.dilemma.falling"), FEW, 1, 30, 1),
    ]
    if helped:
        moved.insert(
            1, Parameter("helpers", say("relapse.watch.staff"), HELPERS, 1, _MOST_HELPERS, 1)
        )
    every = _reckoned(alt.Chart(alt.sequence(0, model.MOST + _FINE / 2, _FINE, as_="at")), helped)
    mine = _reckoned(
        alt.Chart(alt.InlineData([{"row": 0}])).transform_calculate(at="line"), helped
    ).transform_calculate(**{key.replace(".", "_"): vega_text(key, **_said()) for key in says})
    x = alt.X(
        "at:Q",
        title=say("relapse.dilemma.axis"),
        scale=alt.Scale(domain=[0, model.MOST], nice=False),
    )

    def y(field: str) -> alt.Y:
        scale = alt.Scale(domain=[0, 100], nice=False)
        return alt.Y(f"{field}:Q", title=say("relapse.dilemma.hundred"), scale=scale)

    layers = [
        every.mark_line(color=theme.BLUE, strokeWidth=2.5).encode(x, y(solid)),
        every.mark_line(color=theme.RED, strokeWidth=2.5, strokeDash=[7, 3]).encode(x, y(dashed)),
    ]
    if helped:
        full = every.transform_filter("datum.in_time === 1").transform_aggregate(at="max(at)")
        layers.append(full.mark_rule(color=theme.INK, strokeDash=[2, 3], strokeWidth=1.5).encode(x))
    layers += [
        mine.mark_rule(color=theme.INK).encode(x),
        mine.mark_point(filled=True, size=70, color=theme.BLUE, opacity=1).encode(x, y(solid)),
        mine.mark_point(filled=True, size=70, color=theme.RED, opacity=1, shape="square").encode(
            x, y(dashed)
        ),
    ]
    layers += [
        mine.mark_text(align="left").encode(
            x=alt.value(8 - _LEFT),  # below the title, since the sentences are long
            y=alt.value(_HEIGHT + _BELOW + _TEXT * row),
            text=f"{key.replace('.', '_')}:N",
        )
        for row, key in enumerate(says)
    ]
    chart = alt.layer(*layers).properties(width=_WIDTH, height=_HEIGHT)
    return theme.finish(
        chart.add_params(*map(control, moved)),
        title=say(f"relapse.{name}.title"),
        subtitle=[say(f"relapse.{name}.subtitle"), *say(f"relapse.{name}.key").split("|")],
        description=say(f"relapse.{name}.description"),
        table=table,
        left=_LEFT,
        right=60,
        bottom=_BELOW + _TEXT * len(says),
    )


def _reckoned(chart: alt.Chart, helped: bool) -> alt.Chart:  # noqa: FBT001 - of one module
    """Return the chart with what `model.Line` says of each `at`; see there."""
    real, idle = (f"({_below(*spread)})" for spread in (model.FALLING, model.OTHERS))
    will = f"(falling * {model.HOUSEHOLDS / 100})"
    chart = chart.transform_calculate(
        real=f"{will} * {real}",
        idle=f"({model.HOUSEHOLDS} - {will}) * {idle}",
    ).transform_calculate(
        missed=f"{will} - datum.real",
        seen=f"100 * datum.real / {will}",
        certain="datum.real > 0 ? 100 * datum.real / (datum.real + datum.idle) : null",
        coming=f"(datum.real + datum.idle) / {model.AHEAD}",
    )
    if not helped:
        return chart
    return (
        chart.transform_calculate(taken=f"helpers * {model.EACH}")
        .transform_calculate(
            wait=f"{model.YEAR * model.MONTH} * max(0, datum.coming - datum.taken) / datum.taken"
        )
        .transform_calculate(in_time=f"datum.wait > 0 ? min(1, {model.PATIENCE} / datum.wait) : 1")
        .transform_calculate(
            reached="datum.seen * datum.in_time",
            late="100 * (1 - datum.in_time)",
        )
    )


def _below(mean: float, spread: float) -> str:
    """Return the expression for `model._below` of `at`."""
    nothing = f"cumulativeNormal(0, {mean}, {spread})"
    return f"(cumulativeNormal(datum.at, {mean}, {spread}) - {nothing}) / (1 - {nothing})"


def _said() -> dict[str, str]:
    """Return how each number is said in a sentence."""
    whole = ("seen", "missed", "idle", "wait", "reached", "taken")
    said = {name: vega_number(f"datum.{name}", 0) for name in whole}
    return said | {
        "certain": f"(datum.certain === null ? '—' : {vega_number('datum.certain', 0)})",
        "coming": vega_number("datum.coming", 1),
        "unreached": vega_number("datum.real * (1 - datum.in_time)", 0),
        "idle_share": (
            "(datum.real > 0 ? format(100 * datum.idle / (datum.real + datum.idle), '.0f') : '0')"
        ),
    }
