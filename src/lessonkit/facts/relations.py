"""How the page says that things are meant to work: typed edges, one system each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.ids import known
from lessonkit.core.language import Lang
from lessonkit.facts.metrics import Metric, all_metrics

Kind = Literal["number", "statement", "reading"]
KINDS: Final = cast("tuple[Kind, ...]", get_args(Kind))


@dataclass(frozen=True)
class Edge:
    """A row of relations.csv: `start` leads to `end`, and what carries that.

    `area` is that of the lesson which draws it. `kind` is number (the page prints a figure for
    it), statement (the page says it) or reading (the kit reads it from the order of the text).
    """

    area: str
    start: dict[Lang, str]
    end: dict[Lang, str]
    kind: Kind
    phrase: str
    offset: int

    @property
    def figures(self) -> list[Metric]:
        """The figures of the page that its phrase holds, where it is a number."""
        if self.kind != "number":
            return []
        end = self.offset + len(self.phrase)
        return [metric for metric in all_metrics().values() if self.offset <= metric.place < end]


def edges(system: str) -> tuple[Edge, ...]:
    """Return the edges of a system in the table's order.

    Raises:
        UnknownIdError: There is no such system; the message names the nearest.
    """
    return known(system, all_systems())


def area(system: str) -> str:
    """Return the area of a system's lesson.

    Raises:
        UnknownIdError: There is no such system; the message names the nearest.
    """
    return edges(system)[0].area


@remembered
def all_systems() -> dict[str, tuple[Edge, ...]]:
    """Return the edges of every system by its name."""
    found: dict[str, list[Edge]] = {}
    for row in tables.read(home().data / "relations.csv"):
        edge = Edge(
            row["area"],
            {"zh": row["from_zh"], "en": row["from_en"]},
            {"zh": row["to_zh"], "en": row["to_en"]},
            cast("Kind", row["kind"]),
            row["phrase"],
            int(row["offset"]),
        )
        found.setdefault(row["system"], []).append(edge)
    return {system: tuple(rows) for system, rows in found.items()}


def chained(links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return each link as the nodes that it passes, one in every column of `layers`.

    Between the two ends of one that spans columns stand steps of its own: laid out like
    nodes, they keep a way free past the others.
    """
    column = {node: i for i, nodes in enumerate(layers(links)) for node in nodes}
    return [
        [start, *(f"{start}\t{end}\t{i}" for i in range(column[start] + 1, column[end])), end]
        for start, end in links
    ]


def layers(links: Sequence[tuple[str, str]]) -> list[list[str]]:
    """Return the nodes of a graph in columns, each to the right of all that lead to it.

    Within a column, nodes stand near the middle of what leads to them. An edge that would
    close a circle does not move its end.
    """
    nodes = list(dict.fromkeys(node for link in links for node in link))
    onward: list[tuple[str, str]] = []
    for start, end in links:
        if start not in _reached(end, onward):
            onward.append((start, end))
    depth = dict.fromkeys(nodes, 0)
    for _ in nodes:  # as many rounds as the longest path can have edges
        for start, end in onward:
            depth[end] = max(depth[end], depth[start] + 1)
    columns = [[n for n in nodes if depth[n] == level] for level in sorted(set(depth.values()))]
    place: dict[str, float] = {}
    for column in columns:
        into = {n: [place[s] for s, e in links if e == n and s in place] for n in column}
        column.sort(key=lambda n: sum(into[n]) / len(into[n]) if into[n] else len(place))
        place.update((n, i - (len(column) - 1) / 2) for i, n in enumerate(column))
    return columns


def _reached(node: str, links: Sequence[tuple[str, str]]) -> set[str]:
    """Return a node and all that its edges lead to."""
    found, new = {node}, {node}
    while new:
        new = {end for start, end in links if start in new} - found
        found |= new
    return found
