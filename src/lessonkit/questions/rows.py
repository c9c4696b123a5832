"""Tables of a lesson in which some rows make one thing, as options make a question."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeVar

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.texts import say
from lessonkit.facts import areas
from lessonkit.tables.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from lessonkit.core.errors import KitError

Row = tuple[int, dict[str, str]]  # its number as a spreadsheet shows it, and its cells
Thing = TypeVar("Thing")


def grouped(rows: Iterable[Row]) -> list[list[Row]]:
    """Return the rows of each thing, the things in the order of their first rows."""
    found: dict[str, list[Row]] = {}
    for row, cells in rows:
        found.setdefault(cells["id"], []).append((row, cells))
    return list(found.values())


def things(path: Path, build: Callable[[list[Row]], Thing]) -> dict[str, Thing]:
    """Return what the rows of a table make, by id, in its order; none where there is no file.

    Raises:
        TableError: The file cannot be read, or a row is not as it should be.
    """
    if not path.exists():
        return {}
    built = {}
    for rows in grouped(tables.numbered(path)):
        try:
            built[rows[0][1]["id"]] = build(rows)
        except (KeyError, ValueError) as error:
            raise Fault(path, "row", row=rows[0][0]).error() from error
    return built


def thing(
    name: str,
    file: str,
    read: Callable[[Path], dict[str, Thing]],
    unknown: tuple[type[KitError], str],
) -> Thing:
    """Return the thing with the id `name`, whose first part names the lesson's area.

    Args:
        name: The id.
        file: What the table is called in a lesson's folder.
        read: Gives the things of a table by id.
        unknown: What is raised where there is no such thing, and the key of its message, which
            names the nearest ones.

    Raises:
        TableError: The table cannot be read.
    """
    area = areas.all_areas().get(name.partition(".")[0], {})
    known = read(home().lessons / area["lesson"] / file) if area else {}
    if name not in known:
        nearest = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
        error, key = unknown
        raise error(say(key, id=name, nearest=", ".join(nearest) or "…"))
    return known[name]
