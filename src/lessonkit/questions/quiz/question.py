"""What a question is: its texts, its options, and what each option is worth."""

from __future__ import annotations

import functools
import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from lessonkit.core.language import LANGS, Lang, current
from lessonkit.core.texts import say
from lessonkit.facts import checks, figures, quantities
from lessonkit.facts.expressions import ExpressionError

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from lessonkit.facts.checks import Relation, Verdict
    from lessonkit.facts.intervals import Interval
    from lessonkit.facts.units import Unit

Kind = Literal["choice", "several", "number", "order", "sort", "reflection"]
KINDS: Final = get_args(Kind)
Texts = dict[Lang, str]
RELATION: Final = re.compile(r"<=|>=|=|<|>")


@dataclass(frozen=True)
class Option:
    """An option, a likely number, an item to put in order or a card to sort: a row.

    `right` and `value` are the cells as they stand; what they mean depends on the question's
    kind. `key` is the letter by which learners and the learner's file call the option.
    """

    key: str
    row: int
    text: Texts
    right: str
    value: str
    feedback: Texts

    @functools.cached_property
    def verdict(self) -> Verdict | None:
        """What the figures say of the comparison in `value`; None where there is none.

        Raises:
            KitError: It is not of the grammar, or names what no table holds.
        """
        sign = RELATION.search(self.value)
        if sign is None:
            return None
        left = quantities.evaluate(self.value[: sign.start()])
        right = quantities.evaluate(self.value[sign.end() :])
        quantities.common(left, right)
        return checks.judge(left.interval, cast("Relation", sign[0]), right.interval)

    @property
    def is_right(self) -> bool:
        """Whether choosing this option is right: the figures say so, or the table does."""
        return self.verdict == "consistent" if self.verdict else self.right == "yes"

    @functools.cached_property
    def number(self) -> Interval:
        """What `value` comes to, in base units.

        Raises:
            KitError: As `verdict`.
        """
        return quantities.evaluate(self.value).interval

    @property
    def classes(self) -> list[str]:
        """The letters of the classes in which a card is right; a debatable card has several."""
        return self.right.split(";")

    @property
    def place(self) -> int:
        """The place of an item in the right order; items of one place may change places."""
        return int(self.right)


@dataclass(frozen=True)
class Question:
    """A question, from its rows in a lesson's quiz.csv."""

    id: str
    path: Path
    kind: Kind
    level: str
    prompt: Texts
    hint: Texts
    explanation: Texts
    unit: Unit | None
    tolerance: Fraction  # in base units
    classes: tuple[Texts, ...]
    options: tuple[Option, ...]

    @property
    def fingerprint(self) -> str:
        """A short hash of what an answer depends on: a changed question is asked anew."""
        options = [(o.text["zh"], o.right, o.value) for o in self.options]
        classes = [one["zh"] for one in self.classes]
        return short((self.kind, self.prompt["zh"], classes, options))

    @property
    def answer(self) -> Option | None:
        """The right number of a question for a number."""
        return next((o for o in self.options if self.kind == "number" and o.is_right), None)

    def option(self, key: object) -> Option | None:
        """Return the option of a letter, if there is one."""
        return next((option for option in self.options if option.key == key), None)

    def class_keys(self) -> list[str]:
        """Return the letters of the classes into which cards are sorted."""
        return letters(len(self.classes))

    def said(self, option: Option, lang: Lang | None = None) -> str:
        """Return the number of an option in words, in the question's unit."""
        if self.unit is None:
            raise ExpressionError(say("error.expression.bounds", text=option.value))
        value, qualifier = quantities.stated(option.value, self.unit)
        return figures.format_figure(value, self.unit, qualifier, lang or current())


def short(asked: object) -> str:
    """Return a short hash of what is asked, by which a changed question is known."""
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:8]


def both(row: dict[str, str], stem: str) -> Texts:
    """Return a text of a row in both languages."""
    return {lang: row[f"{stem}_{lang}"] for lang in LANGS}


def letters(count: int) -> list[str]:
    """Return the first capital letters, by which options and classes are called."""
    return [chr(ord("A") + number) for number in range(count)]
