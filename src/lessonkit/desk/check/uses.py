"""Figures that the code of a lesson asks for by id."""

import ast
from collections.abc import Iterator
from typing import Final

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.desk.check.claims import nearest
from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons.lesson import Lesson

_ASKING: Final = ("derived", "find", "grid", "metric")  # of `data`, and derived of lessonkit


def unknown_ids(lesson: Lesson) -> Iterator[Finding]:
    """Yield ids in code that no table holds any more, as after a row was deleted."""
    files = (home().data / name for name in ("metrics.csv", "derived.csv"))
    known = {row["id"] for path in files for row in tables.read(path)}
    for cell in lesson.cells:
        if cell.kind == "code":
            for line, name in _asked(cell.source):
                if not any(f"{one}.".startswith(f"{name}.") for one in known):
                    write = nearest(name, known)
                    yield found(lesson.path, cell.line + line, "code.id", cell=name, write=write)


def _asked(source: str) -> Iterator[tuple[int, str]]:
    """Yield the ids that a cell asks for, with the line of the cell (from 0) they stand in."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return  # a finding of its own
    for node in ast.walk(tree):
        match node:
            case ast.Call(
                func=ast.Attribute(attr=asks) | ast.Name(id=asks),
                args=[ast.Constant(value=str(name), lineno=line), *rest],
            ) if asks in _ASKING:
                names = [name]
                match rest:
                    case [ast.List(elts=parts)] if asks == "grid":
                        names = [f"{name}.{part}" for part in _texts(parts)]
                yield from ((line - 1, one) for one in names)


def _texts(nodes: list[ast.expr]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
