"""Built notebooks hold what the lesson and the data say now."""

from collections.abc import Iterator
from pathlib import Path

import nbformat

from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons.lesson import Lesson, LessonError
from lessonkit.publish import notebooks


def outdated(lesson: Lesson) -> Iterator[Finding]:
    """Yield a notebook that is missing, unreadable or older than its lesson and data."""
    path = notebooks.target(lesson)
    try:
        wanted = notebooks.unexecuted(lesson)
    except LessonError:
        return  # what cannot be resolved or read is a finding of its own
    if not _same(path, wanted):
        yield found(path, 0, "notebook", lesson=lesson.name)


def _same(path: Path, wanted: nbformat.NotebookNode) -> bool:
    try:
        built = nbformat.read(path, as_version=4)
        cells = [(cell.cell_type, cell.source) for cell in built.cells]
        made_from = built.metadata.get("lessonkit")
    except (OSError, ValueError, AttributeError, nbformat.ValidationError):
        return False  # missing, or no notebook any more
    return made_from == wanted.metadata.lessonkit and cells == [
        (cell.cell_type, cell.source) for cell in wanted.cells
    ]
