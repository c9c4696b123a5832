"""A legend made of marks, which stands where it is put.

Vega's own sets entries beside each other by the widths of a machine's fonts.
"""

import string
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.rows import rows
from lessonkit.charts.theme import Layers

LETTERS: Final = string.ascii_uppercase  # of the names, first to last
_COLUMNS: Final = 3
_SQUARE: Final = 12  # px


class Size(NamedTuple):
    """Pixels that a legend takes."""

    width: int
    height: int


def in_columns(
    meanings: Mapping[str, Sequence[str]],
    chosen: str,
    top: int,
    *,
    x: alt.X,
    y: alt.Y,
    colour: alt.Color,
    hues: int,
) -> tuple[Layers, Size]:
    """Return a legend in columns, and its size.

    Args:
        meanings: What colours mean, for each value of the parameter `chosen`.
        chosen: The parameter that says which of them is shown.
        top: Where it begins, in pixels.
        x: The chart's scale across, one to a pixel.
        y: The chart's scale down, one to a pixel.
        colour: The chart's colours; the legend's field is "hue" too.
        hues: How many there are; names share them in turn and are told apart by a letter.
    """
    column = 30 + max(theme.text_width(name) for names in meanings.values() for name in names)
    entries = [
        {
            "by": by,
            "hue": i % hues,
            "letter": LETTERS[i],
            "name": name,
            "x": i % _COLUMNS * column,
            "y": top + i // _COLUMNS * theme.LINE,
        }
        for by, names in meanings.items()
        for i, name in enumerate(names)
    ]
    base = (
        alt.Chart(rows(entries))
        .transform_filter(f"datum.by == {chosen}")
        .transform_calculate(x2=f"datum.x + {_SQUARE}", y2=f"datum.y + {_SQUARE}")
    )
    squares = base.mark_rect().encode(x, y, x2="x2:Q", y2="y2:Q", color=colour)
    letters = base.mark_text(**lettered(_SQUARE)).encode(x, y, text="letter:N")
    names = base.mark_text(align="left", baseline="middle", dx=_SQUARE + 6, dy=_SQUARE / 2)
    deep = -(-max(map(len, meanings.values())) // _COLUMNS)
    size = Size(_COLUMNS * column, deep * theme.LINE + 10)
    return alt.layer(squares, letters, names.encode(x, y, text="name:N")), size


def lettered(square: int) -> dict[str, Any]:
    """Return how a letter is drawn in a square of that many pixels, from its corner."""
    middle = square / 2
    return {"color": "white", "fontSize": 10, "fontWeight": "bold", "align": "center",
            "baseline": "middle", "dx": middle, "dy": middle + 0.5}  # fmt: skip
