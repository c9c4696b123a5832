"""Read the questions of a lesson from its quiz.csv: one row an option."""

from __future__ import annotations

import difflib
import functools
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from lessonkit import data, tables
from lessonkit.errors import KitError
from lessonkit.language import LANGS, say
from lessonkit.paths import LESSONS
from lessonkit.quiz.question import Kind, Option, Question, Texts, both, letters
from lessonkit.tables.cells import number
from lessonkit.tables.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NAME: Final = "quiz.csv"
SCHEMA: Final = LESSONS / "quiz.schema.json"
# What belongs to the question and not to an option stands in the question's first row.
OF_QUESTION: Final = (
    "kind", "level", "prompt_zh", "prompt_en", "hint_zh", "hint_en", "explanation_zh",
    "explanation_en", "unit", "tolerance", "classes_zh", "classes_en",
)  # fmt: skip
BETWEEN: Final = {"zh": "；", "en": ";"}  # classes in one cell
_Row = tuple[int, dict[str, str]]


class UnknownQuestionError(KitError):
    """A question that no lesson has; the message names the nearest ones."""


def question(name: str) -> Question:
    """Return the question with the id `name`, whose first part names the lesson's area.

    Raises:
        UnknownQuestionError: There is no such question.
        TableError: The lesson's quiz.csv cannot be read.
    """
    area = data.areas().get(name.partition(".")[0], {})
    known = questions(LESSONS / area["lesson"] / NAME) if area else {}
    if name not in known:
        nearest = difflib.get_close_matches(name, known, n=3, cutoff=0.3)
        message = say("error.unknown_question", id=name, nearest=", ".join(nearest) or "…")
        raise UnknownQuestionError(message)
    return known[name]


@functools.cache
def questions(path: Path) -> dict[str, Question]:
    """Return the questions of a table by id, in its order; none where there is no file.

    Raises:
        TableError: The file cannot be read, or a row is not as it should be.
    """
    if not path.exists():
        return {}
    built = {}
    for rows in grouped(tables.numbered(path)):
        try:
            built[rows[0][1]["id"]] = build(path, rows)
        except (KeyError, ValueError) as error:
            raise Fault(path, "row", row=rows[0][0]).error() from error
    return built


def grouped(rows: Iterable[_Row]) -> list[list[_Row]]:
    """Return the rows of each question, the questions in the order of their first rows."""
    found: dict[str, list[_Row]] = {}
    for row, cells in rows:
        found.setdefault(cells["id"], []).append((row, cells))
    return list(found.values())


def build(path: Path, rows: list[_Row]) -> Question:
    """Return the question of some rows.

    Raises:
        KeyError: A unit or a class is not there.
        ValueError: A tolerance is no number.
    """
    _, first = rows[0]
    unit = data.units()[first["unit"]] if first["unit"] else None
    tolerance = Fraction(number(first["tolerance"])) if first["tolerance"] else Fraction(0)
    return Question(
        id=first["id"],
        path=path,
        kind=cast("Kind", first["kind"]),
        level=first["level"],
        prompt=both(first, "prompt"),
        hint=both(first, "hint"),
        explanation=both(first, "explanation"),
        unit=unit,
        tolerance=tolerance * Fraction(unit.scale if unit else 1),
        classes=classes(first),
        options=tuple(
            Option(
                key, row, both(cells, "option"), cells["right"], cells["value"],
                both(cells, "feedback"),
            )
            for key, (row, cells) in zip(letters(len(rows)), rows, strict=True)
        ),
    )  # fmt: skip


def classes(first: dict[str, str]) -> tuple[Texts, ...]:
    """Return the classes named in a question's first row; one that lacks a language is ""."""
    split = [
        [part.strip() for part in first[f"classes_{lang}"].split(BETWEEN[lang]) if part.strip()]
        for lang in LANGS
    ]
    pairs = itertools.zip_longest(*split, fillvalue="")
    return tuple(dict(zip(LANGS, pair, strict=True)) for pair in pairs)
