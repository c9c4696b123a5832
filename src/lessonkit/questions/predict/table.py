"""Read the guesses of a lesson from its predict.csv: one row a guess, or an item of an order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import remembered
from lessonkit.facts import units
from lessonkit.questions import rows
from lessonkit.questions.quiz.question import Texts, both, short
from lessonkit.tables.cells import number

if TYPE_CHECKING:
    from pathlib import Path

    from lessonkit.facts.units import Unit

NAME: Final = "predict.csv"
SCHEMA: Final = "predict"


class UnknownGuessError(KitError):
    """A guess that no lesson has; the message names the nearest ones."""


@dataclass(frozen=True)
class Item:
    """An item of an order, and the expression by which it is ordered, the largest first."""

    text: Texts
    answer: str


@dataclass(frozen=True)
class Row:
    """A guess as its lesson's predict.csv has it; scale and unit are None for an order."""

    id: str
    kind: str
    prompt: Texts
    said: Texts
    unit: Unit | None
    span: tuple[float, float, float] | None
    answer: str
    items: tuple[Item, ...]

    @property
    def fingerprint(self) -> str:
        """A short hash of what a guess depends on: a changed one is asked anew."""
        items = [(item.text["zh"], item.answer) for item in self.items]
        unit = self.unit.id if self.unit else ""
        return short((self.kind, self.prompt["zh"], unit, self.span, self.answer, items))


def row(name: str) -> Row:
    """Return the guess with the id `name`, whose first part names the lesson's area.

    Raises:
        UnknownGuessError: There is no such guess.
        TableError: The lesson's predict.csv cannot be read.
    """
    return rows.thing(name, NAME, guesses, (UnknownGuessError, "error.unknown_guess"))


@remembered
def guesses(path: Path) -> dict[str, Row]:
    """Return the guesses of a table by id, in its order; none where there is no file.

    Raises:
        TableError: The file cannot be read, or a row is not as it should be.
    """
    return rows.things(path, build)


def build(items: list[rows.Row]) -> Row:
    """Return the guess of some rows.

    Raises:
        KeyError: A unit is not there.
        ValueError: An end of the scale is no number.
    """
    _, first = items[0]
    order = first["kind"] == "order"
    ends = ("least", "most", "step")
    least, most, step = (0.0, 0.0, 0.0) if order else (float(number(first[end])) for end in ends)
    return Row(
        id=first["id"],
        kind=first["kind"],
        prompt=both(first, "prompt"),
        said=both(first, "said"),
        unit=None if order else units.all_units()[first["unit"]],
        span=None if order else (least, most, step),
        answer="" if order else first["answer"],
        items=tuple(Item(both(cells, "item"), cells["answer"]) for _, cells in items)
        if order
        else (),
    )
