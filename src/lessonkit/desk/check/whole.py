"""What a lesson has as a whole: its parts, its questions, something to move, time for a class."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from lessonkit.core.home import home
from lessonkit.core.texts import say
from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons import asked
from lessonkit.lessons.lesson import LEVELS
from lessonkit.questions.quiz import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.lessons.lesson import Cell, Lesson

QUESTIONS: Final = 8
CORE_QUESTIONS: Final = 3
TWO_CLASSES: Final = 90  # minutes
# Sections that every lesson ends with, in this order; "part.NAME" in labels.csv is the heading.
PARTS: Final = ("show", "silent", "rewrite", "next")
_PANEL: Final = re.compile(r"\bpanels\.\w")
_MISSING: Final = re.compile(r"\bprovenance\.missing\(")


def parts(lesson: Lesson) -> Iterator[Finding]:
    """Yield sections that are not there or not in their place, and silences not shown."""
    headings = [heading for heading, _ in lesson.sections]
    wanted = [say(f"part.{part}", lesson.lang) for part in PARTS]
    there = [heading for heading in headings if heading in wanted]
    if there != wanted:
        yield found(lesson.path, 1, "whole.parts", parts=" → ".join(f"## {one}" for one in wanted))
        return
    silent = dict(lesson.sections)[wanted[PARTS.index("silent")]]
    if not any(_MISSING.search(cell.source) for cell in silent):
        yield found(lesson.path, silent[0].line, "whole.silent")


def classes(lesson: Lesson) -> Iterator[Finding]:
    """Yield a level that is not used, two classes that are too long, nothing to move in one."""
    minutes: Counter[str] = Counter()
    moved = False
    for _, cells in lesson.sections:
        level = str(cells[0].metadata.get("level"))
        least = cells[0].metadata.get("minutes")
        minutes[level] += least if isinstance(least, int) else 0
        moved |= level == "core" and any(_PANEL.search(cell.code) for cell in _code(cells))
    for level in LEVELS:
        if not minutes[level]:
            yield found(lesson.path, 1, "whole.level", level=level)
    both = minutes["core"] + minutes["class"]
    if both > TWO_CLASSES:
        yield found(lesson.path, 1, "whole.classes", minutes=both, most=TWO_CLASSES)
    if not moved:
        yield found(lesson.path, 1, "whole.panel")


def questions(lesson: Lesson) -> Iterator[Finding]:
    """Yield too few questions, another number of core ones, and questions asked nowhere."""
    path = home().lessons / lesson.name / table.NAME
    written = table.questions(path)
    if len(written) < QUESTIONS:
        yield found(lesson.path, 1, "whole.questions", count=len(written), least=QUESTIONS)
    core = [name for name, question in written.items() if question.level == "core"]
    if len(core) != CORE_QUESTIONS:
        yield found(lesson.path, 1, "whole.core", count=len(core), wanted=CORE_QUESTIONS)
    levels = {
        name: cells[0].metadata.get("level")
        for _, cells in lesson.sections
        for cell in _code(cells)
        for _, name in asked.asked(cell.source)
    }
    for name, question in written.items():
        if name not in levels:
            yield found(lesson.path, 1, "whole.unasked", name=name)
        elif (levels[name] == "core") != (question.level == "core"):
            yield found(lesson.path, 1, "whole.elsewhere", name=name, level=question.level)


def _code(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.kind == "code"]
