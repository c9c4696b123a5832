"""The guesses of a lesson: predict.csv as a table, each guess as one, and where it is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.desk.check import rows
from lessonkit.desk.check.claims import nearest
from lessonkit.facts import quantities, units
from lessonkit.questions.predict import table
from lessonkit.tables import TableError
from lessonkit.tables.cells import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.desk.check.finding import Finding
    from lessonkit.desk.check.rows import Problem
    from lessonkit.lessons.lesson import Lesson
    from lessonkit.questions.rows import Row

_TEXTS: Final = ("prompt", "said", "item")
_OF_GUESS: Final = ("kind", "prompt_zh", "prompt_en", "said_zh", "said_en", "unit", "least", "most")
_SCALE: Final = ("unit", "least", "most", "step")


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the guesses of a lesson; it need not have any."""

    def wrong(items: list[Row]) -> Iterator[Problem]:
        yield from rows.of_id(name, items)
        yield from rows.of_cells(items, _TEXTS, "answer")
        yield from _of_guess(items)

    yield from rows.findings(home().lessons / name / table.NAME, table.SCHEMA, wrong)


def unknown(lesson: Lesson) -> Iterator[Finding]:
    """Yield guesses that a lesson asks for and no table holds."""
    yield from rows.unknown(lesson, "predict", table.NAME)


def _of_guess(items: list[Row]) -> Iterator[Problem]:
    """Yield what a guess lacks or has too much of."""
    first, cells = items[0]
    order = cells["kind"] == "order"
    needed = ["kind", "prompt_zh", "prompt_en", "said_zh", "said_en", *(() if order else _SCALE)]
    lacking = [column for column in needed if not cells[column]]
    yield from ((first, column, "first", {"column": column}) for column in lacking)
    for row, other in items[1:]:
        for column in _OF_GUESS:
            if other[column]:
                yield row, column, "again", {"first": first}
    if order and len(items) == 1:
        yield first, "item_zh", "few", {}
    for row, other in items if order else ():
        for column in ("item_zh", "item_en", "answer"):
            if not other[column]:
                yield row, column, "item", {"column": column}
    if not order and not lacking:
        yield from _of_scale(first, cells)


def _of_scale(row: int, cells: dict[str, str]) -> Iterator[Problem]:
    if cells["unit"] not in units.all_units():
        yield row, "unit", "unit", {"write": nearest(cells["unit"], units.all_units())}
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
    from lessonkit.questions.predict import asking  # noqa: PLC0415 - brings widgets

    try:
        one = table.build([(row, cells)])
        answer = asking.reported(one)
    except TableError:
        raise
    except KitError as error:
        yield row, "answer", "expression", {"problem": str(error)}
        return
    if one.unit and not quantities.counted_in(cells["answer"], one.unit):
        yield row, "answer", "dimension", {"unit": one.unit.id}
    elif answer and one.span and not one.span[0] <= answer.value <= one.span[1]:
        yield row, "answer", "off", {"value": f"{answer.value:g}"}
