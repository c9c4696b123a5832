"""The questions of a lesson: quiz.csv as a table, each question as one, and where it is asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lessonkit import quantities, roles
from lessonkit.check import claims, figures
from lessonkit.check.claims import nearest
from lessonkit.check.finding import Finding, found, of_table
from lessonkit.check.questions import problems
from lessonkit.data import areas
from lessonkit.errors import KitError
from lessonkit.language import LANGS, say, system
from lessonkit.paths import LESSONS
from lessonkit.quiz import table, uses
from lessonkit.quiz.question import RELATION
from lessonkit.tables import TableError, schema, sheet, validate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.lesson import Lesson

_TEXTS: Final = ("prompt", "hint", "explanation", "option", "feedback")


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the questions of a lesson; it need not have any."""
    path = LESSONS / name / table.NAME
    if not path.exists():
        return
    one = sheet.read(path)
    described = schema.alone(table.SCHEMA, table.NAME)
    of_form = list(validate.faults(described, {table.NAME: one}))
    of_form += claims.faults(one, claims.Facts({}))
    yield from map(of_table, of_form)
    if any(not fault.notice for fault in of_form):
        return  # what the rows mean can be told once they are in form
    for rows in table.grouped(one.rows):
        faults = [*_of_cells(name, rows), *problems(path, rows)]
        for row, column, key, values in faults:
            problem = say(f"check.quiz.{key}", system(), **values)
            yield Finding(path, 0, problem, row, column)


def unknown(lesson: Lesson) -> Iterator[Finding]:
    """Yield questions that a lesson asks and no table holds."""
    for cell in lesson.cells:
        for line, name in uses.asked(cell.source) if cell.kind == "code" else ():
            known = _known(name)
            if name not in known:
                write = nearest(name, known)
                yield found(lesson.path, cell.line + line, "quiz.asked", name=name, write=write)


def _known(name: str) -> set[str]:
    lesson = areas().get(name.partition(".")[0], {}).get("lesson", "")
    path = LESSONS / lesson / table.NAME
    return {row["id"] for _, row in sheet.read(path).rows} if path.is_file() else set()


Problem = tuple[int, str, str, dict[str, object]]  # row, column, key of a text, its values


def _of_cells(lesson: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    """Yield what is wrong with cells by themselves: ids, roles, typed figures, expressions."""
    yield from of_id(lesson, rows)
    area = rows[0][1]["id"].partition(".")[0]
    for row, cells in rows:
        for stem in _TEXTS:
            for lang in LANGS:
                yield from of_text(row, f"{stem}_{lang}", cells[f"{stem}_{lang}"], area)
        if cells["value"]:
            yield from of_value(row, cells["value"])


def of_id(lesson: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    """Yield an id that begins with the area of another lesson."""
    first, cells = rows[0]
    area = cells["id"].partition(".")[0]
    mine = [name for name, row in areas().items() if row["lesson"] == lesson]
    if area not in mine:
        write = f"{mine[0]}.{cells['id'].partition('.')[2]}" if mine else "…"
        yield first, "id", "area", {"write": write}


def of_text(row: int, column: str, text: str, area: str) -> Iterator[Problem]:
    """Yield roles that lead nowhere and figures typed by hand in a text."""
    lang = "zh" if column.endswith("zh") else "en"
    for typed, write in roles.broken(text):
        yield row, column, "broken", {"typed": typed, "write": write}
    for match in roles.ROLE.finditer(text):
        try:
            roles.resolve(match[0], "zh" if lang == "zh" else "en")
        except TableError:
            raise
        except KitError as error:
            yield row, column, "role", {"problem": str(error)}
    for typed, ids in figures.typed_in(text, "zh" if lang == "zh" else "en", area):
        yield row, column, "typed", {"typed": typed, "ids": ids}


def of_value(row: int, text: str, column: str = "value") -> Iterator[Problem]:
    """Yield what keeps an expression or a comparison from being worked out."""
    sides = re.split(RELATION, text)
    if len(sides) > 2:  # noqa: PLR2004 - left and right
        yield row, column, "relation", {"value": text}
        return
    try:
        for side in sides:
            quantities.evaluate(side)
    except TableError:
        raise
    except KitError as error:
        yield row, column, "expression", {"problem": str(error)}
        return
    if not any(map(quantities.metric_ids, sides)):
        yield row, column, "figure", {"value": text}
