"""A mechanism as a diagram: nodes in columns, each edge with what carries it."""

import itertools
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

import altair as alt

from lessonkit.charts import theme
from lessonkit.charts.rows import rows
from lessonkit.charts.table import Table, figure
from lessonkit.charts.theme import Layers
from lessonkit.core.language import Lang, current
from lessonkit.core.texts import say
from lessonkit.facts.relations import KINDS, Edge, area, chained, edges, layers

_PAD: Final = 12  # px from box to box, above each other
_GAP: Final = 40  # px between columns
_LONG: Final = 140  # px of a name that is set in two lines
# Where the first line of a box's name stands, for the block of its lines to be in the middle.
_FIRST: Final = f"(datum.y + datum.y2 - (length(split(datum.text, '\\n')) - 1) * {theme.LINE}) / 2"
_HEAD: Final = 10  # px of an arrow's head
_DASHES: Final = {"number": [1, 0], "statement": [7, 4], "reading": [2, 3]}
_COLOURS: Final = {"number": theme.RED, "statement": theme.BLUE, "reading": theme.GREY}


def diagram(system: str) -> Layers:
    """Return the diagram of a system of relations.csv, under `<area>.<system>.title`.

    A box to tick shows what carries each edge: a number, a statement of the page or our
    reading. Until then all edges look alike, so that one can guess first.
    """
    lang, found = current(), edges(system)
    chains = chained([(edge.start[lang], edge.end[lang]) for edge in found])
    columns = layers([link for chain in chains for link in itertools.pairwise(chain)])
    nodes = dict.fromkeys(name for chain in chains for name in (chain[0], chain[-1]))
    row = _PAD + 4 + theme.LINE * max(len(_lines(name)) for name in nodes)
    places = _places(columns, nodes, row)
    boxes = [places[name] for name in nodes]
    height = row * max(map(len, columns))
    width = max(box["x2"] for box in boxes)
    across: dict[str, Any] = {"scale": alt.Scale(domain=[0, width]), "axis": None}
    down: dict[str, Any] = {"scale": alt.Scale(domain=[height, 0]), "axis": None}
    x, y = alt.X("x:Q", **across), alt.Y("y:Q", **down)
    shown = alt.param(
        name="shown", value=False, bind=alt.binding_checkbox(name=say("diagram.show"))
    )
    steps = [
        step
        for edge, chain in zip(found, chains, strict=True)
        for step in _steps(edge, [places[name] for name in chain], lang)
    ]
    arrows = alt.Chart(rows(steps))
    colour = _told(alt.Color("kind:N", scale=_scale(_COLOURS), legend=_legend(height)), theme.GREY)
    lines = (
        arrows.mark_rule(strokeWidth=2)
        .encode(
            x,
            y,
            x2="x2:Q",
            y2="y2:Q",
            color=colour,
            strokeDash=_told(
                alt.StrokeDash("kind:N", scale=_scale(_DASHES), legend=_legend(height)), [1, 0]
            ),
            tooltip=[
                alt.Tooltip(f"{end}:N", title=say(f"diagram.{end}")) for end in ("from", "to")
            ],
        )
        .add_params(shown)
    )
    heads = (
        arrows.transform_filter("datum.head")
        .transform_calculate(
            slope="atan2(datum.y2 - datum.y, datum.x2 - datum.x)",
            tip=f"datum.x2 - {_HEAD / 2} * cos(datum.slope)",
            side=f"datum.y2 - {_HEAD / 2} * sin(datum.slope)",
            turned="datum.slope * 180 / PI + 90",
        )
        .mark_point(shape="triangle", size=_HEAD**2 * 0.7, filled=True, opacity=1)
        .encode(
            alt.X("tip:Q", **across),
            alt.Y("side:Q", **down),
            angle=alt.Angle("turned:Q", scale=None),
            color=colour,
        )
    )
    shapes = alt.Chart(rows(boxes)).encode(x, y)
    rects = shapes.mark_rect(fill=theme.PALE, stroke=theme.GREY).encode(x2="x2:Q", y2="y2:Q")
    names = (
        shapes.transform_calculate(left="datum.x + 8", first=_FIRST)
        .mark_text(align="left", baseline="middle", lineBreak="\n", lineHeight=theme.LINE)
        .encode(x="left:Q", y="first:Q", text="text:N")
    )
    title = say(f"{area(system)}.{system}.title")
    chart = alt.layer(lines, heads, rects, names).properties(width=width, height=height)
    return theme.finish(
        chart,
        title=title,
        subtitle=[say("diagram.subtitle")],
        description=_description(title, found),
        table=_table(title, found, lang),
        left=20,
        right=20,
        bottom=90,
    )


def _places(
    columns: list[list[str]], nodes: Collection[str], row: int
) -> dict[str, dict[str, Any]]:
    """Return where each node's box lies; columns are as wide as their longest line.

    What is no node but a step of a long edge has a box's place too: the edge's line runs there.
    """
    tallest = max(map(len, columns))
    places: dict[str, dict[str, Any]] = {}
    left = 0
    for column in columns:
        lines = [line for name in column if name in nodes for line in _lines(name)]
        width = 24 + max(map(theme.text_width, lines))
        top = (tallest - len(column)) / 2
        for i, name in enumerate(column):
            y = (top + i) * row + _PAD / 2
            place = {"x": left, "x2": left + width, "y": y, "y2": y + row - _PAD}
            places[name] = {**place, "text": "\n".join(_lines(name))}
        left += width + _GAP
    return places


def _lines(name: str) -> list[str]:
    """Return a name in one line, or a long one in two, broken at the space nearest its middle."""
    spaces = [at for at, letter in enumerate(name) if letter == " "]
    if not spaces or theme.text_width(name) <= _LONG:
        return [name]
    middle = min(spaces, key=lambda at: abs(at - len(name) // 2))
    return [name[:middle], name[middle + 1 :]]


def _steps(edge: Edge, places: list[dict[str, Any]], lang: Lang) -> list[dict[str, Any]]:
    """Return an edge as straight lines: through each gap, and along the rows kept for it."""
    points: list[tuple[float, float]] = []
    for place in places:
        middle = (place["y"] + place["y2"]) / 2
        points += [(place["x"], middle), (place["x2"], middle)]
    told = {"kind": say(f"edge.{edge.kind}"), "from": edge.start[lang], "to": edge.end[lang]}
    steps = [
        {"x": x, "y": y, "x2": x2, "y2": y2, **told}
        for (x, y), (x2, y2) in itertools.pairwise(points[1:-1])
    ]
    steps[-1]["head"] = 1
    return steps


def _scale(looks: Mapping[str, Any]) -> alt.Scale:
    """Return which look each kind of edge has."""
    return alt.Scale(domain=[say(f"edge.{kind}") for kind in KINDS], range=list(looks.values()))


def _told(channel: Any, until: Any) -> Any:  # noqa: ANN401 - whatever Altair makes of a channel
    """Return what shows the kinds of edges once the box is ticked; `until` then, all alike."""
    return alt.when("shown").then(channel).otherwise(alt.value(until))


def _legend(height: int) -> alt.Legend:
    # One entry below the other: side by side, the fonts of a machine would place them.
    return alt.Legend(
        orient="none",
        direction="vertical",
        title=say("diagram.legend"),
        legendX=0,
        legendY=height + 10,
    )


def _description(title: str, found: Sequence[Edge]) -> str:
    """Return the sentence that stands in for a diagram: how many edges, and of which kind."""
    counts = {kind: sum(edge.kind == kind for edge in found) for kind in KINDS}
    return say("diagram.description", title=title, count=len(found), **counts)


def _table(title: str, found: Sequence[Edge], lang: Lang) -> Table:
    """Return each edge with what carries it; a number leads to the figures of its phrase."""
    return {
        "caption": title,
        "header": [say(f"diagram.{column}") for column in ("from", "to", "legend", "figures")],
        "rows": [
            [
                edge.start[lang],
                edge.end[lang],
                say(f"edge.{edge.kind}"),
                [figure(metric) for metric in edge.figures],
            ]
            for edge in found
        ],
    }
