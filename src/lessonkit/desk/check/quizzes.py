"""The questions of a lesson: quiz.csv as a table, each question as one, and where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lessonkit.core.home import home
from lessonkit.desk.check import rows
from lessonkit.desk.check.questions import problems
from lessonkit.questions.quiz import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.desk.check.finding import Finding
    from lessonkit.lessons.lesson import Lesson
    from lessonkit.questions.rows import Row

_TEXTS: Final = ("prompt", "hint", "explanation", "option", "feedback")


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the questions of a lesson; it need not have any."""
    path = home().lessons / name / table.NAME

    def wrong(options: list[Row]) -> Iterator[rows.Problem]:
        yield from rows.of_id(name, options)
        yield from rows.of_cells(options, _TEXTS, "value")
        yield from problems(path, options)

    yield from rows.findings(path, table.SCHEMA, wrong)


def unknown(lesson: Lesson) -> Iterator[Finding]:
    """Yield questions that a lesson asks and no table holds."""
    yield from rows.unknown(lesson, "quiz", table.NAME)
