"""Which lessons there are, and which one a person means."""

from typing import Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.texts import listed, say

ZH: Final = "zh.md"  # the file without which a folder is no lesson


class UnknownLessonError(KitError):
    """A lesson that does not exist; the message names those that do."""


def names() -> list[str]:
    """Return the names of all lessons by their numbers, as in "07-health"."""
    return sorted(path.parent.name for path in home().lessons.glob(f"[0-9][0-9]-*/{ZH}"))


def number(name: str) -> int:
    """Return the number in a lesson's name."""
    return int(name.partition("-")[0])


def area(name: str) -> str:
    """Return the area in a lesson's name."""
    return name.partition("-")[2]


def means(wanted: str, name: str) -> bool:
    """Return whether `7`, `07`, `07-health` or `health`, as a person types it, is this lesson."""
    number, _, word = name.partition("-")
    asked = wanted.strip().lower()
    numbers = asked.isdecimal() and number.isdecimal()
    return asked in (name, word) or (numbers and int(asked) == int(number))


def find(wanted: str) -> str:
    """Return the name of the lesson meant by `07`, `07-health` or `health`.

    Raises:
        UnknownLessonError: There is no such lesson.
    """
    known = names()
    for name in known:
        if means(wanted, name):
            return name
    raise UnknownLessonError(say("error.unknown_lesson", wanted=wanted, known=listed(known)))
