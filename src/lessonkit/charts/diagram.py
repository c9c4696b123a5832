"""A mechanism as a diagram: nodes in columns, each edge with what carries it."""

from typing import Any, Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.theme import Layers
from lessonkit.language import Lang, current, listed, say, sentences
from lessonkit.mechanisms import KINDS, Edge, edges, layers

_PAD: Final = 12  # px from box to box, above each other
_GAP: Final = 40  # px between columns
_LONG: Final = 140  # px of a name that is set in two lines
# Where the first line of a box's name stands, for the block of its lines to be in the middle.
_FIRST: Final = f"(datum.y + datum.y2 - (length(split(datum.text, '\\n')) - 1) * {theme.LINE}) / 2"
_DASHES: Final = {"number": [1, 0], "statement": [7, 4], "reading": [2, 3]}
_COLOURS: Final = {"number": theme.RED, "statement": theme.BLUE, "reading": theme.GREY}


def diagram(system: str) -> Layers:
    """Return the diagram of a system of relations.csv, `chart.<system>` its title.

    A box to tick shows what carries each edge: a number, a statement of the page or our
    reading. Until then all edges look alike, so that one can guess first.
    """
    lang, found = current(), edges(system)
    links = [(edge.start[lang], edge.end[lang]) for edge in found]
    columns = layers(links)
    row = _PAD + 4 + theme.LINE * max(len(_lines(name)) for column in columns for name in column)
    boxes = _boxes(columns, row)
    height = row * max(map(len, columns))
    width = max(box["x2"] for box in boxes.values())
    x = alt.X("x:Q", scale=alt.Scale(domain=[0, width]), axis=None)
    y = alt.Y("y:Q", scale=alt.Scale(domain=[height, 0]), axis=None)
    shown = alt.param(
        name="shown", value=False, bind=alt.binding_checkbox(name=say("diagram.show"))
    )
    kinds = [say(f"edge.{kind}") for kind in KINDS]
    lines = (
        alt.Chart(alt.InlineData([_line(edge, boxes, lang) for edge in found]))
        .mark_rule(strokeWidth=2)
        .encode(
            x,
            y,
            x2="x2:Q",
            y2="y2:Q",
            color=alt.when("shown")
            .then(
                alt.Color(
                    "kind:N",
                    scale=alt.Scale(domain=kinds, range=list(_COLOURS.values())),
                    legend=_legend(height),
                )
            )
            .otherwise(alt.value(theme.GREY)),
            strokeDash=alt.when("shown")
            .then(
                alt.StrokeDash(
                    "kind:N",
                    scale=alt.Scale(domain=kinds, range=list(_DASHES.values())),
                    legend=_legend(height),
                )
            )
            .otherwise(alt.value([1, 0])),
            tooltip=["from:N", "to:N"],
        )
        .add_params(shown)
    )
    nodes = alt.Chart(alt.InlineData(list(boxes.values()))).encode(x, y)
    rects = nodes.mark_rect(fill="#f4f4f4", stroke=theme.GREY).encode(x2="x2:Q", y2="y2:Q")
    names = (
        nodes.transform_calculate(left="datum.x + 8", first=_FIRST)
        .mark_text(align="left", baseline="middle", lineBreak="\n", lineHeight=theme.LINE)
        .encode(x="left:Q", y="first:Q", text="text:N")
    )
    title = say(f"chart.{system}")
    chart = alt.layer(lines, rects, names).properties(width=width, height=height)
    return theme.finish(
        chart,
        title=title,
        subtitle=[say("diagram.subtitle")],
        description=_description(title, found, lang),
        left=20,
        right=20,
        bottom=90,
    )


def _boxes(columns: list[list[str]], row: int) -> dict[str, dict[str, Any]]:
    """Return where each node's box lies; columns are as wide as their longest line."""
    tallest = max(map(len, columns))
    boxes: dict[str, dict[str, Any]] = {}
    left = 0
    for column in columns:
        width = 24 + max(theme.room(line) for name in column for line in _lines(name))
        top = (tallest - len(column)) / 2
        for i, name in enumerate(column):
            y = (top + i) * row + _PAD / 2
            place = {"x": left, "x2": left + width, "y": y, "y2": y + row - _PAD}
            boxes[name] = {**place, "text": "\n".join(_lines(name))}
        left += width + _GAP
    return boxes


def _lines(name: str) -> list[str]:
    """Return a name in one line, or a long one in two, broken at the space nearest its middle."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if not spaces or theme.room(name) <= _LONG:
        return [name]
    middle = min(spaces, key=lambda at: abs(at - len(name) // 2))
    return [name[:middle], name[middle + 1 :]]


def _line(edge: Edge, boxes: dict[str, dict[str, Any]], lang: Lang) -> dict[str, Any]:
    start, end = boxes[edge.start[lang]], boxes[edge.end[lang]]
    return {
        "x": start["x2"],
        "y": (start["y"] + start["y2"]) / 2,
        "x2": end["x"],
        "y2": (end["y"] + end["y2"]) / 2,
        "kind": say(f"edge.{edge.kind}"),
        "from": edge.start[lang],
        "to": edge.end[lang],
    }


def _said(edge: Edge, lang: Lang) -> str:
    return f"{edge.start[lang]} → {edge.end[lang]} ({say(f'edge.{edge.kind}')})"


def _legend(height: int) -> alt.Legend:
    # One entry below the other: side by side, the fonts of a machine would place them.
    return alt.Legend(
        orient="none",
        direction="vertical",
        title=say("diagram.legend"),
        legendX=0,
        legendY=height + 10,
    )


def _description(title: str, found: tuple[Edge, ...], lang: Lang) -> str:
    """Return the sentences that stand in for a diagram: how many edges of each kind, and each."""
    counts = {kind: sum(edge.kind == kind for edge in found) for kind in KINDS}
    return sentences(
        say("diagram.description", title=title, count=len(found), **counts),
        say(
            "diagram.list",
            edges=listed((_said(edge, lang) for edge in found), lang, mark="between"),
        ),
    )
