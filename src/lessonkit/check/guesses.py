"""The guesses of a lesson: predict.csv as a table, each guess as one, and where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lessonkit import data
from lessonkit.check import claims
from lessonkit.check.claims import nearest
from lessonkit.check.finding import Finding, found, of_table
from lessonkit.check.quizzes import Problem, of_id, of_text, of_value
from lessonkit.data import areas
from lessonkit.errors import KitError
from lessonkit.language import LANGS, say, system
from lessonkit.paths import LESSONS
from lessonkit.predict import table
from lessonkit.quiz import uses
from lessonkit.quiz.table import grouped
from lessonkit.tables import TableError, schema, sheet, validate
from lessonkit.tables.cells import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.lesson import Lesson

_TEXTS: Final = ("prompt", "said", "item")
_OF_GUESS: Final = ("kind", "prompt_zh", "prompt_en", "said_zh", "said_en", "unit", "least", "most")
_SCALE: Final = ("unit", "least", "most", "step")
_Rows = list[tuple[int, dict[str, str]]]


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the guesses of a lesson; it need not have any."""
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
    for rows in grouped(one.rows):
        for row, column, key, values in [*of_id(name, rows), *_of_cells(rows), *_of_rows(rows)]:
            yield Finding(path, 0, say(f"check.quiz.{key}", system(), **values), row, column)


def unknown(lesson: Lesson) -> Iterator[Finding]:
    """Yield guesses that a lesson asks for and no table holds."""
    for cell in lesson.cells:
        for line, name in uses.asked(cell.source, "predict") if cell.kind == "code" else ():
            known = _known(name)
            if name not in known:
                write = nearest(name, known)
                yield found(lesson.path, cell.line + line, "predict.asked", name=name, write=write)


def _known(name: str) -> set[str]:
    lesson = areas().get(name.partition(".")[0], {}).get("lesson", "")
    path = LESSONS / lesson / table.NAME
    return {row["id"] for _, row in sheet.read(path).rows} if path.is_file() else set()


def _of_cells(rows: _Rows) -> Iterator[Problem]:
    """Yield what is wrong with cells by themselves: roles, typed figures, expressions."""
    area = rows[0][1]["id"].partition(".")[0]
    for row, cells in rows:
        for stem in _TEXTS:
            for lang in LANGS:
                yield from of_text(row, f"{stem}_{lang}", cells[f"{stem}_{lang}"], area)
        if cells["answer"]:
            yield from of_value(row, cells["answer"], "answer")


def _of_rows(rows: _Rows) -> Iterator[Problem]:
    """Yield what a guess lacks or has too much of."""
    first, cells = rows[0]
    order = cells["kind"] == "order"
    needed = ["kind", "prompt_zh", "prompt_en", "said_zh", "said_en", *(() if order else _SCALE)]
    lacking = [column for column in needed if not cells[column]]
    yield from ((first, column, "first", {"column": column}) for column in lacking)
    for row, other in rows[1:]:
        for column in _OF_GUESS:
            if other[column]:
                yield row, column, "again", {"first": first}
    if order and len(rows) == 1:
        yield first, "item_zh", "few", {}
    for row, other in rows if order else ():
        for column in ("item_zh", "item_en", "answer"):
            if not other[column]:
                yield row, column, "item", {"column": column}
    if not order and not lacking:
        yield from _of_scale(first, cells)


def _of_scale(row: int, cells: dict[str, str]) -> Iterator[Problem]:
    if cells["unit"] not in data.units():
        yield row, "unit", "unit", {"write": nearest(cells["unit"], data.units())}
        return
    ends = {}
    for column in ("least", "most", "step"):
        try:
            ends[column] = number(cells[column])
        except ValueError:
            yield row, column, "number", {"typed": cells[column]}
            return
    if not ends["least"] < ends["most"] or not 0 < ends["step"] <= ends["most"] - ends["least"]:
        yield row, "most", "scale", {}
    elif cells["answer"]:
        yield from _of_answer(row, cells)


def _of_answer(row: int, cells: dict[str, str]) -> Iterator[Problem]:
    from lessonkit.predict import asking  # noqa: PLC0415 - brings widgets

    try:
        one = table.build([cells])
        answer = asking.reported(one)
    except TableError:
        raise
    except KitError as error:
        yield row, "answer", "expression", {"problem": str(error)}
        return
    if answer and one.span and not one.span[0] <= answer.value <= one.span[1]:
        yield row, "answer", "off", {"value": f"{answer.value:g}"}
