"""Guesses as tests ask for them: a number on a scale and an order, of the tests' own."""

from fractions import Fraction

from lessonkit.facts import units
from lessonkit.questions.predict import Order, Scale
from lessonkit.questions.predict.scale import Answer, Span

NAMES = ["<b>A</b>", "B", "C"]


def scale(answer: float | None = 70.0, most: float = 100) -> Scale:
    """Return a guess of percents from nothing to `most`."""
    span = Span(0, most, 5, units.all_units()["percent"])
    found = Answer(answer) if answer else None
    return Scale("health.guessed", f"0 to {most}", "?", span, found, explained="so")


def order(names: list[str] = NAMES) -> Order:
    """Return a guess of an order; the second of the names comes first, then the first."""
    worth = [Fraction(2), Fraction(3), Fraction(1)]
    return Order("health.ordered", "BAC", "?", names, lambda: worth, explained="so")
