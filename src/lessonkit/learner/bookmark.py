"""The place reached in a lesson: the sections in which a learner stayed for a while.

The lab extension notes it, since only the page knows what is on the screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from lessonkit.facts import areas
from lessonkit.learner import journal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lessonkit.learner.journal import Journal

_MOST: Final = 999  # sections; a larger number is no place


def note(lesson: str, sections: Iterable[int]) -> str:
    """Keep that the learner stayed in some sections, where they are now last.

    Args:
        lesson: Its name, as in "07-health"; of one that is not there nothing is kept.
        sections: Counted from 1.

    Returns:
        "", or the sentence that says why it is only in memory.
    """
    area = _area(lesson)
    said = [journal.note("place", f"{area}.place", section) for section in sections if area]
    return said[-1] if said else ""


def been(lesson: str, journal: Journal) -> list[int]:
    """Return the sections of a lesson in which the learner stayed, the last one last."""
    values = [one.value for one in journal.history("place", f"{_area(lesson)}.place")]
    return [value for value in values if type(value) is int and 0 < value <= _MOST]


def last(lesson: str) -> int:
    """Return the section of a lesson in which the learner stayed last, or 0."""
    return (been(lesson, journal.mine()) or [0])[-1]


def _area(lesson: str) -> str:
    known: dict[str, Any] = areas.all_areas()
    return next((area for area, row in known.items() if row["lesson"] == lesson), "")
