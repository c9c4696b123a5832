"""Chinese and English say the same: the same cells, code and tags, and a translation up to date."""

from collections.abc import Iterator

from lessonkit.desk import translated
from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons.lesson import Cell, Lesson


def drift(zh: Lesson, en: Lesson) -> Iterator[Finding]:
    """Yield the first cell where the twins part, or the cells translated from an older text."""
    if len(zh.cells) != len(en.cells):
        yield found(en.path, 1, "twin.count", zh=len(zh.cells), en=len(en.cells))
        return
    for i, (first, second) in enumerate(zip(zh.cells, en.cells, strict=True), start=1):
        if _bones(first) != _bones(second):
            yield found(en.path, second.line, "twin.cell", cell=i, line=first.line)
    for i in translated.outdated(zh, en):
        line = en.cells[i - 1].line if i else 1
        yield found(en.path, line, "twin.outdated", cell=i, lesson=en.name)


def _bones(cell: Cell) -> tuple[object, ...]:
    """Return what twins share of a cell."""
    return cell.kind, cell.metadata, cell.code if cell.kind == "code" else None
