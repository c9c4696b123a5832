"""Tables of a lesson in which some rows make one thing: what the checks of them share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang, system
from lessonkit.core.texts import say
from lessonkit.desk.check import claims, figures
from lessonkit.desk.check.claims import nearest
from lessonkit.desk.check.finding import Finding, found, of_table
from lessonkit.facts import quantities, roles
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import asked
from lessonkit.questions.quiz import markup
from lessonkit.questions.quiz.question import RELATION
from lessonkit.questions.rows import Row, grouped
from lessonkit.tables import TableError, schema, sheet, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from lessonkit.lessons.lesson import Lesson
    from lessonkit.tables.fault import Fault
    from lessonkit.tables.sheet import Sheet

_SLOT: Final = re.compile(r"\{\w*\}")
Problem = tuple[int, str, str, dict[str, Any]]  # row, column, key of a text, its values


def findings(
    path: Path, described: str, problems: Callable[[list[Row]], Iterable[Problem]]
) -> Iterator[Finding]:
    """Yield all that is wrong with a table; it need not be there.

    Args:
        path: The table.
        described: The name of their schema.
        problems: What is wrong with the rows of one thing, whose cells are in form.
    """
    if not path.exists():
        return
    one = sheet.read(path)
    faults = of_form(one, described)
    yield from map(of_table, faults)
    if any(not fault.notice for fault in faults):
        return  # what the rows mean can be told once they are in form
    for rows in grouped(one.rows):
        for row, column, key, values in problems(rows):
            yield Finding(path, 0, say(f"check.quiz.{key}", system(), **values), row, column)


def of_form(one: Sheet, described: str) -> list[Fault]:
    """Return where a table is not as its schema, named `described`, says, or contradicts itself."""
    table = schema.alone(described, one.path.name)
    faults = list(validate.faults(table, {one.path.name: one}))
    return faults + list(claims.faults(one, claims.Facts({})))


def unknown(lesson: Lesson, caller: str, file: str) -> Iterator[Finding]:
    """Yield what a lesson asks for by `caller`, "quiz" or "predict", and no `file` holds."""
    for cell in lesson.cells:
        for line, name in asked.asked(cell.source, caller) if cell.kind == "code" else ():
            known = _known(name, file)
            if known is not None and name not in known:
                write = nearest(name, known)
                yield found(
                    lesson.path, cell.line + line, f"{caller}.asked", name=name, write=write
                )


def _known(name: str, file: str) -> set[str] | None:
    """Return the ids of the table that holds `name`, or None where it cannot be read."""
    lesson = all_areas().get(name.partition(".")[0], {}).get("lesson", "")
    path = home().lessons / lesson / file
    if not path.exists():
        return set()
    read = sheet.read(path)
    return None if read.refused or "id" not in read.header else {row["id"] for _, row in read.rows}


def of_id(lesson: str, rows: list[Row]) -> Iterator[Problem]:
    """Yield an id that begins with the area of another lesson."""
    first, cells = rows[0]
    area = cells["id"].partition(".")[0]
    mine = [name for name, row in all_areas().items() if row["lesson"] == lesson]
    if area not in mine:
        write = f"{mine[0]}.{cells['id'].partition('.')[2]}" if mine else "…"
        yield first, "id", "area", {"write": write}


def of_cells(rows: list[Row], texts: tuple[str, ...], value: str) -> Iterator[Problem]:
    """Yield what is wrong with cells by themselves: roles, typed figures, expressions.

    Args:
        rows: The rows of one thing.
        texts: Columns of texts, which have one for each language.
        value: The column of expressions.
    """
    area = rows[0][1]["id"].partition(".")[0]
    for row, cells in rows:
        for stem in texts:
            for lang in LANGS:
                column = f"{stem}_{lang}"
                for key, values in _of_text(cells[column], lang, area):
                    yield row, column, key, values
        if cells[value]:
            for key, values in _of_value(cells[value]):
                yield row, value, key, values


def _of_text(text: str, lang: Lang, area: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield roles that lead nowhere and figures typed by hand."""
    for typed, write in roles.broken(text):
        yield "broken", {"typed": typed, "write": write}
    for match in roles.ROLE.finditer(text):
        try:
            roles.resolve(match[0], lang)
        except TableError:
            raise
        except KitError as error:
            yield "role", {"problem": str(error)}
    for slot in _SLOT.findall(roles.ROLE.sub("", text)):
        if slot != markup.VALUE:
            yield "slot", {"typed": slot, "write": markup.VALUE}
    for typed, ids in figures.typed_in(text, lang, area):
        yield "typed", {"typed": typed, "ids": ids}


def _of_value(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield what keeps an expression or a comparison from being worked out."""
    sides = re.split(RELATION, text)
    if len(sides) > 2:  # noqa: PLR2004 - left and right
        yield "relation", {"value": text}
        return
    try:
        for side in sides:
            quantities.evaluate(side)
    except TableError:
        raise
    except KitError as error:
        yield "expression", {"problem": str(error)}
        return
    if not any(map(quantities.metric_ids, sides)):
        yield "figure", {"value": text}
