"""Where the lessons use each figure of the page: in prose, charts, panels, questions, guesses.

Nothing is run. What code shows is read from the ids that stand in it, and in the modules of
the charts and panels that it names.
"""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Final, Literal

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.facts import derived, expressions, metrics, relations, roles
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import lesson
from lessonkit.lessons.lesson import Cell, Lesson

Place = Literal["prose", "chart", "panel", "question", "guess"]
_TABLES: Final[Mapping[str, Place]] = {"quiz.csv": "question", "predict.csv": "guess"}
# These take names of questions and of texts, which may look like those of figures.
_OTHER_NAMES: Final = ("provenance", "quiz", "predict", "say")
_ROOMS: Final = {"panels": "lessonkit.areas", "charts": "lessonkit.charts"}  # as lessons call them
_ID: Final = re.compile(r"\b[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+\b", re.ASCII)


@dataclass(frozen=True, order=True)
class Use:
    """A lesson's name, and where in it a figure is used."""

    lesson: str
    place: Place


def uses() -> dict[str, list[Use]]:
    """Return where each figure of the page is used, by id in the table's order.

    Raises:
        LessonError: A lesson cannot be read.
        TableError: A table cannot be read.
    """
    found: dict[str, set[Use]] = {name: set() for name in metrics.all_metrics()}
    for one in lesson.all_lessons():
        for place, names in _used(one):
            for name in names:
                found[name].add(Use(one.name, place))
    return {name: sorted(places) for name, places in found.items()}


def unused(found: Mapping[str, list[Use]]) -> list[str]:
    """Return the figures that the lesson of their own area does not use.

    An area whose lesson is not written yet is left out.

    Args:
        found: What `uses` returns.
    """
    areas = all_areas()
    written = {use.lesson for places in found.values() for use in places}
    owner = {name: areas[metrics.metric(name).area]["lesson"] for name in found}
    return [
        name
        for name, places in found.items()
        if owner[name] in written and owner[name] not in {use.lesson for use in places}
    ]


def excused() -> dict[str, dict[str, str]]:
    """Return the rows of unused.csv, which say why a lesson leaves a figure out, by id."""
    return tables.keyed(home().data / "unused.csv", lambda row: row, key="metric")


def _used(one: Lesson) -> Iterator[tuple[Place, set[str]]]:
    for cell in one.cells:
        if cell.kind == "markdown":
            yield "prose", _figures(match["name"] for match in roles.ROLE.finditer(cell.source))
        else:
            yield _shown(cell)
    for name, place in _TABLES.items():
        path = home().lessons / one.name / name
        if path.exists():
            rows = tables.read(path)
            cells = (text for row in rows for column, text in row.items() if column != "id")
            yield place, _figures(match[0] for cell in cells for match in _ID.finditer(cell))


def _shown(cell: Cell) -> tuple[Place, set[str]]:
    """Return the figures that a code cell shows."""
    tree = ast.parse(cell.source)
    place: Place = "chart"
    names = set(_names(tree))
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id="panels"), attr=part):
                place = "panel"
                names |= _named_in("panels", part)
            case ast.Attribute(value=ast.Name(id="charts"), attr=part):
                names |= _named_in("charts", part)
            case ast.Attribute(value=ast.Name(id="data"), attr="all_metrics"):
                names |= set(metrics.all_metrics())
    return place, _figures(names)


@remembered
def _named_in(folder: str, part: str) -> frozenset[str]:
    """Return the ids in the code behind `panels.<part>` or `charts.<part>`."""
    found = getattr(import_module(_ROOMS[folder]), part)
    path = Path(inspect.getfile(found))
    files = path.parent.glob("*.py") if path.name == "__init__.py" else [path]
    return frozenset(
        name for file in files for name in _names(ast.parse(file.read_text(encoding="utf-8")))
    )


def _names(node: ast.AST) -> Iterator[str]:
    """Yield the texts in code that may name figures; of a pattern, what stands before its gaps."""
    match node:
        case ast.Call(func=ast.Name(id=called) | ast.Attribute(value=ast.Name(id=called))) if (
            called in _OTHER_NAMES
        ):
            return
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
            yield start.rstrip(".")
        case ast.Constant(value=str(text)):
            yield text
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _names(child)


def _figures(names: Iterable[str]) -> set[str]:
    """Return the figures of the page that some names stand for."""
    return {figure for name in names for figure in _meant(name)}


@remembered
def _meant(name: str) -> frozenset[str]:
    """Return the figures meant by an id, by what ids begin with, or by a system's name."""
    known = metrics.all_metrics()
    if name in known:
        return frozenset([name])
    if name in derived.all_derived():
        return frozenset(_figures(expressions.ids(derived.derived(name).expression)))
    if "." in name:
        under = frozenset(one for one in known if one.startswith(f"{name}."))
        return under or frozenset([name.rpartition(".")[0]]) & known.keys()  # as in x.printed
    return frozenset(
        one.id
        for phrase, offset in _phrases().get(name, [])
        for one in known.values()
        if one.printed in phrase and _overlap(offset, phrase, one.offset, one.phrase)
    )


@remembered
def _phrases() -> dict[str, list[tuple[str, int]]]:
    """Return the phrases on which the edges and the steps of each system rest."""
    found = {
        system: [(edge.phrase, edge.offset) for edge in edges]
        for system, edges in relations.all_systems().items()
    }
    for row in tables.read(home().data / "events.csv"):
        if row["phrase"]:
            found.setdefault(row["system"], []).append((row["phrase"], int(row["offset"])))
    return found


def _overlap(start: int, phrase: str, other: int, other_phrase: str) -> bool:
    return start < other + len(other_phrase) and other < start + len(phrase)
