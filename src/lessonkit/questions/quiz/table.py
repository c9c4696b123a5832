"""Read the questions of a lesson from its quiz.csv: one row an option."""

from __future__ import annotations

import functools
import itertools
from fractions import Fraction
from typing import TYPE_CHECKING, Final, cast

from lessonkit.core.errors import KitError
from lessonkit.core.home import remembered
from lessonkit.core.language import LANGS
from lessonkit.facts import units
from lessonkit.questions import rows
from lessonkit.questions.quiz.question import Kind, Option, Question, Texts, both, letters
from lessonkit.tables.cells import number

if TYPE_CHECKING:
    from pathlib import Path

NAME: Final = "quiz.csv"
SCHEMA: Final = "quiz"
# What belongs to the question and not to an option stands in the question's first row.
OF_QUESTION: Final = (
    "kind", "level", "prompt_zh", "prompt_en", "hint_zh", "hint_en", "explanation_zh",
    "explanation_en", "unit", "tolerance", "classes_zh", "classes_en",
)  # fmt: skip
BETWEEN: Final = {"zh": "；", "en": ";"}  # classes in one cell


class UnknownQuestionError(KitError):
    """A question that no lesson has; the message names the nearest ones."""


def question(name: str) -> Question:
    """Return the question with the id `name`, whose first part names the lesson's area.

    Raises:
        UnknownQuestionError: There is no such question.
        TableError: The lesson's quiz.csv cannot be read.
    """
    return rows.thing(name, NAME, questions, (UnknownQuestionError, "error.unknown_question"))


@remembered
def questions(path: Path) -> dict[str, Question]:
    """Return the questions of a table by id, in its order; none where there is no file.

    Raises:
        TableError: The file cannot be read, or a row is not as it should be.
    """
    return rows.things(path, functools.partial(build, path))


def build(path: Path, options: list[rows.Row]) -> Question:
    """Return the question of some rows, one an option.

    Raises:
        KeyError: A unit or a class is not there.
        ValueError: A tolerance is no number.
    """
    _, first = options[0]
    unit = units.all_units()[first["unit"]] if first["unit"] else None
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
            for key, (row, cells) in zip(letters(len(options)), options, strict=True)
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
