"""Parts that every lesson has and one lacks: sections, a panel in the core, questions, time.

What is said of each stands in data/labels.csv, `check.missing.panel` and the like.
"""

from __future__ import annotations

import re
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


def sections(lesson: Lesson) -> Iterator[Finding]:
    """Yield sections that are not there or not in their place, and silences not shown."""
    headings = [heading for heading, _ in lesson.sections]
    wanted = [say(f"part.{part}", lesson.lang) for part in PARTS]
    there = [heading for heading in headings if heading in wanted]
    if there != wanted:
        yield found(
            lesson.path, 1, "missing.parts", parts=" → ".join(f"## {one}" for one in wanted)
        )
        return
    silent = dict(lesson.sections)[wanted[PARTS.index("silent")]]
    if not any(_MISSING.search(cell.source) for cell in silent):
        yield found(lesson.path, silent[0].line, "missing.silent")


def minutes(lesson: Lesson) -> Iterator[Finding]:
    """Yield a level that no section has, and a core and second class that take too long."""
    taken = lesson.minutes
    for level in LEVELS:
        if not taken[level]:
            yield found(lesson.path, 1, "missing.level", level=level)
    both = taken["core"] + taken["class"]
    if both > TWO_CLASSES:
        yield found(lesson.path, 1, "missing.classes", minutes=both, most=TWO_CLASSES)


def core_panel(lesson: Lesson) -> Iterator[Finding]:
    """Yield a core in which there is no panel to move."""
    core = [cells for _, cells in lesson.sections if cells[0].metadata.get("level") == "core"]
    if not any(_PANEL.search(cell.code) for cells in core for cell in _code(cells)):
        yield found(lesson.path, 1, "missing.panel")


def questions(lesson: Lesson) -> Iterator[Finding]:
    """Yield too few questions, another number of core ones, and questions asked nowhere."""
    path = home().lessons / lesson.name / table.NAME
    written = table.questions(path)
    if len(written) < QUESTIONS:
        yield found(lesson.path, 1, "missing.questions", count=len(written), least=QUESTIONS)
    core = [name for name, question in written.items() if question.level == "core"]
    if len(core) != CORE_QUESTIONS:
        yield found(lesson.path, 1, "missing.core", count=len(core), wanted=CORE_QUESTIONS)
    levels = {
        name: cells[0].metadata.get("level")
        for _, cells in lesson.sections
        for cell in _code(cells)
        for _, name in asked.asked(cell.source)
    }
    for name, question in written.items():
        if name not in levels:
            yield found(lesson.path, 1, "missing.unasked", name=name)
        elif (levels[name] == "core") != (question.level == "core"):
            yield found(lesson.path, 1, "missing.elsewhere", name=name, level=question.level)


def _code(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.kind == "code"]
