"""Which questions of earlier lessons are worth asking again, those missed first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lessonkit.core.errors import KitError
from lessonkit.questions.quiz import table
from lessonkit.questions.quiz.judging import judge

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lessonkit.course.outline import Outline
    from lessonkit.learner.entry import Record
    from lessonkit.learner.journal import Journal

MOST: Final = 3
_SHORT: Final = ("choice", "several", "number")  # kinds that take a minute


def short(lesson: Outline) -> list[str]:
    """Return the questions of a lesson that can be asked again in passing."""
    tasks = (task for section in lesson.sections for task in section.tasks.items())
    return [name for name, kind in tasks if kind in _SHORT]


def answered(lessons: Iterable[Outline], journal: Journal) -> list[str]:
    """Return the short questions of some lessons that a learner has answered."""
    names = (name for lesson in lessons for name in short(lesson))
    return [name for name in names if journal.history("answer", name)]


def chosen(lessons: Iterable[Outline], journal: Journal) -> list[str]:
    """Return up to three questions of some lessons that the learner answered before.

    First those that they missed: not right the last time, right only after help, or changed
    since. Of these as of the others, what was answered longest ago comes first, so that a
    question answered now makes room for another.
    """
    names = answered(lessons, journal)
    last = {name: journal.history("answer", name)[-1].when for name in names}
    return sorted(names, key=lambda name: (not missed(name, journal), last[name]))[:MOST]


def missed(name: str, journal: Journal) -> bool:
    """Return whether a question's last answer was not right, or right only after help.

    Help counts that was taken since the question was last answered right before.
    """
    *before, last = journal.history("answer", name)
    if not _right(name, last):
        return True
    known = max((one.when for one in before if _right(name, one)), default=None)
    times = [one.when for one in journal.history("help", name) if one.when <= last.when]
    return any(known is None or time > known for time in times)


def _right(name: str, answer: Record) -> bool:
    """Return whether an answer is right to the question as it is now."""
    value = answer.value
    if not isinstance(value, dict):
        return False
    try:
        question = table.question(name)
        same = value.get("of") == question.fingerprint
        return same and judge(question, value.get("given")).state == "right"
    except KitError:
        return False  # a table that is being mended; the panel says what is wrong
