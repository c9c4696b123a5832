"""The order of lessons, by `order` in the headers of zh.md; what one builds on, by `needs`."""

import itertools
import math
from typing import Any

from lessonkit.core.home import remembered
from lessonkit.lessons import catalogue
from lessonkit.lessons.catalogue import number
from lessonkit.lessons.lesson import LessonError, header


def names() -> list[str]:
    """Return the names of all lessons in the order in which to take them.

    Lessons without a place come last, by their numbers.
    """
    found = places()
    return sorted(catalogue.names(), key=lambda name: (found.get(name, math.inf), number(name)))


def neighbours(name: str) -> dict[str, str | None]:
    """Return the lessons before and after one, None where there is none."""
    way = names()
    if name not in way:
        return {"previous": None, "next": None}
    place = way.index(name)
    around = [None, *way, None]
    return {"previous": around[place], "next": around[place + 2]}


def places() -> dict[str, int]:
    """Return the place of each lesson that says one, by its name."""
    told = {name: _about(name).get("order") for name in catalogue.names()}
    return {name: place for name, place in told.items() if type(place) is int}


def free(after: int) -> int:
    """Return the first place behind `after` that no lesson has."""
    taken = places().values()
    return next(place for place in itertools.count(after + 1) if place not in taken)


def needs(name: str) -> tuple[int, ...]:
    """Return the numbers of the lessons that one says it builds on."""
    needs = _about(name).get("needs")
    return tuple(n for n in needs if isinstance(n, int)) if isinstance(needs, list) else ()


@remembered
def _about(name: str) -> dict[str, Any]:
    """Return what a header says under `lesson`; one that cannot be read holds up no other."""
    try:
        told = header(name, "zh").get("lesson")
    except LessonError:
        return {}
    return told if isinstance(told, dict) else {}
