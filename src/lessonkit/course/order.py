"""The way through the lessons: what a lesson builds on comes before it, and close to it."""

from collections.abc import Mapping, Sequence

from lessonkit.core.home import remembered
from lessonkit.lessons import catalogue
from lessonkit.lessons.catalogue import number
from lessonkit.lessons.lesson import LessonError, header


def order(needs: Mapping[str, Sequence[int]]) -> list[str]:
    """Return the names of lessons in the order in which to take them.

    After a lesson comes the first that builds on it, where nothing else that it builds on is
    missing; else the lowest number that can be taken. Lessons that wait for each other, or
    for one that does not exist, come by their number.

    Args:
        needs: For each lesson, as in "07-health", the numbers of those it builds on.
    """
    left = sorted(needs)
    way: list[str] = []
    while left:
        taken = {number(name) for name in way}
        ready = [name for name in left if taken.issuperset(needs[name])] or left
        follows = [name for name in ready if way and number(way[-1]) in needs[name]]
        way.append((follows or ready)[0])
        left.remove(way[-1])
    return way


def whole() -> list[str]:
    """Return the names of all lessons in the order in which to take them."""
    return order({name: needs(name) for name in catalogue.names()})


@remembered
def needs(name: str) -> tuple[int, ...]:
    """Return the numbers of the lessons that one says it builds on.

    A lesson that cannot be read holds up no other: it builds on none.
    """
    try:
        told = header(name, "zh").get("lesson")
    except LessonError:
        return ()
    needs = told.get("needs") if isinstance(told, dict) else None
    return tuple(n for n in needs if isinstance(n, int)) if isinstance(needs, list) else ()


def path(name: str) -> dict[str, str | None]:
    """Return the lessons before and after one, None where there is none."""
    way = whole()
    if name not in way:
        return {"previous": None, "next": None}
    place = way.index(name)
    around = [None, *way, None]
    return {"previous": around[place], "next": around[place + 2]}
