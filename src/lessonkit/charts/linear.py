"""Bars whose ends are sums of numbers that the learner moves, computed in the browser alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.expressions import vega_number
from lessonkit.charts.table import Cell, Table
from lessonkit.charts.theme import Layers
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say

_WIDTH: Final = 460  # px
_ROW: Final = 34  # px

Sum = Mapping[str, float]  # what each moved number is multiplied by; "" is added as it is


@dataclass(frozen=True)
class Parameter:
    """A number that the learner moves: its name in sums, what the control says, its range."""

    name: str
    label: str
    value: float
    least: float
    most: float
    step: float


@dataclass(frozen=True)
class Row:
    """A bar from one sum to another; it turns red where it runs backwards.

    `id` is that of the figure of the page that the whole bar is, where it is one.
    """

    label: str
    start: Sum
    end: Sum
    colour: str
    id: str = ""


def linear(
    rows: Sequence[Row],
    moved: Sequence[Parameter],
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
        | ({"id": row.id} if row.id else {})
        for row in rows
    ]
    base = (
        alt.Chart(alt.InlineData(values))
        # Vega writes into the row, again at each move: no sum may overwrite what it reads.
        .transform_calculate(left=_sum("start", moved), right=_sum("end", moved))
        .transform_calculate(
            said=vega_number("datum.right - datum.left"),
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
                axis=theme.numbers(5),
            ),
        )
    )
    bars = base.mark_bar(size=_ROW - 12).encode(
        x2="right:Q", color=alt.Color("shade:N", scale=None)
    )
    ends = base.mark_text(align="left", dx=6).encode(x="last:Q", text="said:N")
    chart = alt.layer(bars, ends).properties(width=_WIDTH, height=_ROW * len(rows))
    return theme.finish(
        chart.add_params(*map(control, moved)),
        title=title,
        subtitle=subtitle,
        description=description,
        table=_table(title, rows, moved),
        left=200,
        right=90,
    )


def parameter_table(
    caption: str, rows: Sequence[tuple[str, Cell, bool]], moved: Sequence[Parameter]
) -> Table:
    """Return the table of a chart that moves: its rows and controls as they are at first.

    Args:
        caption: The chart's title.
        rows: Name and value of each row, and whether a control changes it.
        moved: The numbers that the learner moves.
    """
    header = [say(f"table.{column}") for column in ("row", "start", "moves")]
    shown = [
        [name, value, say("table.follows" if moves else "table.fixed")]
        for name, value, moves in rows
    ]
    controls = [
        [
            one.label,
            format_number(one.value),
            say("table.movable", least=format_number(one.least), most=format_number(one.most)),
        ]
        for one in moved
    ]
    return {"caption": caption, "header": header, "rows": [*shown, *controls]}


def _table(caption: str, rows: Sequence[Row], moved: Sequence[Parameter]) -> Table:
    at = {"": 1.0, **{one.name: one.value for one in moved}}

    def total(terms: Sum) -> float:
        return sum(factor * at[name] for name, factor in terms.items())

    def follows(row: Row) -> bool:
        return any(row.start.get(one.name, 0) != row.end.get(one.name, 0) for one in moved)

    def cell(row: Row) -> Cell:
        said = format_number(total(row.end) - total(row.start))
        return {"text": said, "id": row.id} if row.id else said

    return parameter_table(
        caption,
        [(row.label, cell(row), follows(row)) for row in rows],
        moved,
    )


def _terms(moved: Sequence[Parameter]) -> list[str]:
    return ["", *(one.name for one in moved)]


def _sum(end: str, moved: Sequence[Parameter]) -> str:
    return " + ".join([f"datum.{end}", *(f"datum.{end}{m.name} * {m.name}" for m in moved)])


def control(moved: Parameter) -> alt.Parameter:
    """Return a number that the learner moves as a native range input below a chart."""
    bind = alt.binding_range(min=moved.least, max=moved.most, step=moved.step, name=moved.label)
    return alt.param(name=moved.name, value=moved.value, bind=bind)
