"""Bars whose ends are sums of numbers that the learner moves, computed in the browser alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.theme import Layers
from lessonkit.language import say

_WIDTH: Final = 460  # px
_ROW: Final = 34  # px

Sum = Mapping[str, float]  # what each moved number is multiplied by; "" is added as it is


@dataclass(frozen=True)
class Moved:
    """A number that the learner moves: its name in sums, what the control says, its range."""

    name: str
    label: str
    value: float
    least: float
    most: float
    step: float


@dataclass(frozen=True)
class Row:
    """A bar from one sum to another; it turns red where it runs backwards."""

    label: str
    start: Sum
    end: Sum
    colour: str


def linear(
    rows: Sequence[Row],
    moved: Sequence[Moved],
    *,
    most: float,
    title: str,
    subtitle: list[str],
    description: str,
) -> Layers:
    """Return a chart of `rows` with a control for each of `moved` below it.

    Args:
        rows: The bars, top to bottom; each says its length.
        moved: The numbers that the learner moves.
        most: Where the axis ends, in people.
        title: One line.
        subtitle: Lines under it.
        description: The text alternative.
    """
    values = [
        {"row": row.label, "colour": row.colour}
        | {f"start{name}": row.start.get(name, 0) for name in _terms(moved)}
        | {f"end{name}": row.end.get(name, 0) for name in _terms(moved)}
        for row in rows
    ]
    base = (
        alt.Chart(alt.InlineData(values))
        # Vega writes into the row, again at each move: no sum may overwrite what it reads.
        .transform_calculate(left=_sum("start", moved), right=_sum("end", moved))
        .transform_calculate(
            said="format(datum.right - datum.left, ',.0f')",
            last="max(datum.left, datum.right)",
            shade=f"datum.right < datum.left ? '{theme.RED}' : datum.colour",
        )
        .encode(
            y=alt.Y(
                "row:N",
                sort=[row.label for row in rows],
                title=None,
                axis=alt.Axis(ticks=False, labelPadding=8),
            ),
            x=alt.X(
                "left:Q",
                title=say("axis.person"),
                scale=alt.Scale(domain=[0, most], nice=False),
                axis=alt.Axis(tickCount=5),
            ),
        )
    )
    bars = base.mark_bar(size=_ROW - 12).encode(
        x2="right:Q", color=alt.Color("shade:N", scale=None)
    )
    ends = base.mark_text(align="left", dx=6).encode(x="last:Q", text="said:N")
    chart = alt.layer(bars, ends).properties(width=_WIDTH, height=_ROW * len(rows))
    return theme.finish(
        chart.add_params(*map(_control, moved)),
        title=title,
        subtitle=subtitle,
        description=description,
        left=200,
        right=90,
    )


def _terms(moved: Sequence[Moved]) -> list[str]:
    return ["", *(one.name for one in moved)]


def _sum(end: str, moved: Sequence[Moved]) -> str:
    return " + ".join([f"datum.{end}", *(f"datum.{end}{m.name} * {m.name}" for m in moved)])


def _control(moved: Moved) -> alt.Parameter:
    bind = alt.binding_range(min=moved.least, max=moved.most, step=moved.step, name=moved.label)
    return alt.param(name=moved.name, value=moved.value, bind=bind)
