"""How far a learner has come in a lesson, as far as their file tells.

A section with something to keep (a question, a guess, a judgement, a form) is done when all
of it has been given, right or wrong. A section without is done once the learner has stayed
there, or has done something further on at the same level. A lesson is done when its core is:
what is left of the other levels is offered, not owed. A section counts with all its minutes
until it is done. What is done stays so when a question is reworded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from lessonkit.learner import bookmark
from lessonkit.lessons.lesson import LEVELS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lessonkit.course.outline import Outline, Section
    from lessonkit.learner.entry import Kind
    from lessonkit.learner.journal import Journal

State = Literal["new", "begun", "done"]
CORE: Final = LEVELS[0]
_WORK: Final[tuple[Kind, ...]] = ("answer", "guess", "judgement", "reflection")


@dataclass(frozen=True)
class Progress:
    """Where a learner is in a lesson.

    `core` and `more` are minutes left, of the core and of all else. `step` is the section to
    take next (0 where nothing is left), `stopped` the one last stayed in (0: none).
    """

    state: State
    core: int
    more: int
    step: int
    stopped: int


def of(outline: Outline, journal: Journal) -> Progress:
    """Return how far the learner of a file has come in a lesson."""
    been = bookmark.been(outline.name, journal)
    worked = [_worked(section, journal) for section in outline.sections]
    done = [_done(outline.sections, at, worked, been) for at in range(len(outline.sections))]
    left = [
        (number, section)
        for number, (section, finished) in enumerate(zip(outline.sections, done, strict=True), 1)
        if not finished
    ]
    core = sum(section.minutes for _, section in left if section.level == CORE)
    more = sum(section.minutes for _, section in left if section.level != CORE)
    begun = bool(been) or any(worked)
    nothing = not any(section.level == CORE for _, section in left)
    state: State = "done" if begun and nothing else "begun" if begun else "new"
    steps = sorted(left, key=lambda each: _offered(each[1]))
    stopped = been[-1] if been and been[-1] <= len(outline.sections) else 0
    return Progress(state, core, more, steps[0][0] if steps else 0, stopped)


def going_on(found: dict[str, Progress], last: str) -> str:
    """Return the lesson to go on with, or "" where nothing is left of any.

    It is the one in which the learner was last, until its core is done; then the next one
    on the way whose core is not; then, all cores done, the next one with anything left.

    Args:
        found: By lesson, in the order of the way.
        last: The lesson in which the learner was last, or "".
    """
    names = list(found)
    at = names.index(last) if last in found else 0
    way = names[at:] + names[:at]
    open_ones = [name for name in way if found[name].state != "done"]
    left = [name for name in way if found[name].step]
    return next(iter(open_ones or left), "")


def _offered(section: Section) -> int:
    """Return how early a section is offered; one of a level that there is not comes last."""
    return LEVELS.index(section.level) if section.level in LEVELS else len(LEVELS)


def _worked(section: Section, journal: Journal) -> set[str]:
    """Return the tasks of a section to which the learner's file has anything."""
    return {about for about in section.tasks if any(journal.history(kind, about) for kind in _WORK)}


def _done(
    sections: Sequence[Section], at: int, worked: Sequence[set[str]], been: Sequence[int]
) -> bool:
    section = sections[at]
    if section.tasks:
        return worked[at] == set(section.tasks)
    later = range(at + 1, len(sections))
    same = [other for other in later if sections[other].level == section.level]
    return at + 1 in been or any(worked[other] or other + 1 in been for other in same)
