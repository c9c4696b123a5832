"""Quantities: what an expression is computed with, an interval that knows what it counts.

People are not person-times, and neither adds to households. A figure is taken in the base
unit of its dimension (yuan, not 万元; 0.05, not 5%), with the interval that its qualifier
leaves. Beside the ids of figures an expression may hold

- ``ID.printed``, the number as it stands, its qualifier left out (a ceiling, a floor);
- ``ID.year``, the calendar year of a date, as years;
- ``unit.UNIT``, one of that unit, as in ``people / unit.person``: a factor that is spelt out;
- ``listed.TERM``, how many members of a named set the page lists; any number if it lists none.

A bare number counts whatever stands on the other side of + - or a comparison, and multiplies
as a pure number. Shares and ratios of like to like are pure as well.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from lessonkit import data, dates, expressions, tables
from lessonkit.data import UnknownIdError
from lessonkit.intervals import Interval
from lessonkit.language import current, say
from lessonkit.paths import DATA

if TYPE_CHECKING:
    from lessonkit.data import Metric
    from lessonkit.figures import Qualifier, Unit

ABOUT: Final = Fraction(5, 100)  # the kit's assumption of how far "about" reaches either way
Dimension = tuple[tuple[str, int], ...]
PURE: Final[Dimension] = ()
DATE: Final[Dimension] = (("date", 1),)
DAYS: Final[Dimension] = (("days", 1),)


class DimensionError(expressions.ExpressionError):
    """Unlike things added or compared; the message names both."""

    def __init__(self, one: Dimension, other: Dimension) -> None:
        """Name two dimensions that do not go together."""
        super().__init__(say("error.dimension", one=name(one), other=name(other)))


@dataclass(frozen=True)
class Quantity:
    """An interval of numbers, and what they count; a bare number counts nothing yet."""

    interval: Interval
    dimension: Dimension | None

    def __neg__(self) -> Quantity:
        return Quantity(-self.interval, _undated(self.dimension))

    def __add__(self, other: Quantity) -> Quantity:
        if DATE in (self.dimension, other.dimension):
            dates, days = (self, other) if self.dimension == DATE else (other, self)
            common(Quantity(days.interval, DAYS), days)
            return Quantity(dates.interval + days.interval, DATE)
        return Quantity(self.interval + other.interval, common(self, other))

    def __sub__(self, other: Quantity) -> Quantity:
        if self.dimension == other.dimension == DATE:
            return Quantity(self.interval - other.interval, DAYS)
        return self + -other

    def __mul__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval * other.interval, _combined(self, other, 1))

    def __truediv__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval / other.interval, _combined(self, other, -1))


def evaluate(text: str) -> Quantity:
    """Return what an expression over the page's figures comes to, dimensions checked.

    Raises:
        ExpressionError: It is not of the grammar, divides by zero or (DimensionError) adds
            unlike things.
        UnknownIdError: It names what no table holds.
    """
    return expressions.evaluate(text, quantity, number)


def stated(text: str, unit: Unit) -> tuple[Decimal, Qualifier]:
    """Return what an expression comes to in a unit, to two decimals, and how it is qualified.

    What is computed from "at least" is "at least" again, and rounded to the safe side.

    Raises:
        ExpressionError: It is not of the grammar, divides by zero, or has no bound, or two.
        UnknownIdError: It names what no table holds.
    """
    interval = expressions.evaluate(
        text, lambda name: quantity(name).interval, lambda text: number(text).interval
    )
    in_hundredths = Interval.point(100 / Fraction(unit.scale))
    scaled = interval * in_hundredths
    match scaled.low, scaled.high:
        case Fraction() as low, Fraction() as high if low == high:
            return Decimal(round(low)) / 100, "exact" if low.denominator == 1 else "about"
        case Fraction() as low, float():
            return Decimal(math.floor(low)) / 100, "at_least"
        case low, Fraction() as high if low <= 0:
            return Decimal(math.ceil(high)) / 100, "at_most"
    raise expressions.ExpressionError(say("error.expression.bounds", text=text))


def metric_ids(text: str) -> list[str]:
    """Return the ids of the page's figures in an expression, each once."""
    bare = (
        name if name in data.metrics() else name.rpartition(".")[0]
        for name in expressions.ids(text)
    )
    return list(dict.fromkeys(name for name in bare if name in data.metrics()))


def number(text: str) -> Quantity:
    """Return a number written in an expression; it counts nothing by itself."""
    return Quantity(Interval.point(Fraction(text)), None)


def quantity(name: str) -> Quantity:
    """Return what a name in an expression stands for (see the head of this module).

    Raises:
        UnknownIdError: There is nothing of that name.
    """
    known = data.metrics()
    head, _, rest = name.partition(".")
    stem, _, way = name.rpartition(".")
    if name in known:
        return _figure(known[name], known[name].qualifier)
    if way == "printed" and stem in known:
        return _figure(known[stem], "exact")
    if way == "year" and stem in known and known[stem].date:
        return Quantity(Interval.point(Fraction(known[stem].date[:4])), parse("time"))
    if head == "unit" and rest in data.units():
        unit = data.units()[rest]
        return Quantity(Interval.point(Fraction(unit.scale)), parse(unit.dimension))
    if head == "listed":
        members = listed(rest)
        return Quantity(
            Interval.point(Fraction(len(members)))
            if members
            else _qualified(Fraction(0), "at_least"),
            None,
        )
    raise UnknownIdError(name, known)


def listed(term: str) -> list[str]:
    """Return the members of a named set that the page itself lists, in Chinese.

    Raises:
        UnknownIdError: There is no such term.
    """
    terms = {row["id"]: row for row in tables.read(DATA / "terms.csv")}
    if term not in terms:
        raise UnknownIdError(term, terms)
    row = terms[term]
    return row["members_zh"].split("；") if row["listed_on_page"] == "yes" else []


def parse(text: str) -> Dimension:
    """Return the dimension that units.csv writes as ``people`` or ``money/people``."""
    powers: Counter[str] = Counter()
    for place, part in enumerate(text.split("/")):
        for base in part.split("*"):
            powers[base] += -1 if place else 1
    return _tidy(powers)


def unit_of(dimension: Dimension) -> Unit | None:
    """Return the unit that counts a dimension one by one, if the tables have it."""
    for unit in data.units().values():
        if parse(unit.dimension) == dimension and (unit.scale == 1 or dimension == PURE):
            return unit
    return None


def name(dimension: Dimension) -> str:
    """Return what a dimension counts, in words: those of its unit, where it has one."""
    if dimension == PURE:
        return say("dimension.pure")
    unit = unit_of(dimension)
    if unit:
        return unit.label[current()]
    return " × ".join(base if power == 1 else f"{base}^{power}" for base, power in dimension)


def common(one: Quantity, other: Quantity) -> Dimension | None:
    """Return what two quantities both count.

    Raises:
        DimensionError: They count different things.
    """
    if one.dimension is None or other.dimension is None:
        return other.dimension if one.dimension is None else one.dimension
    if one.dimension != other.dimension:
        raise DimensionError(one.dimension, other.dimension)
    return one.dimension


def _figure(metric: Metric, qualifier: Qualifier) -> Quantity:
    dimension = parse(metric.unit.dimension)
    if metric.date:
        first, last = (Fraction(day.toordinal()) for day in dates.span(metric.date))
        return Quantity(Interval(first, last), dimension)
    value = Fraction(metric.value) * Fraction(metric.unit.scale)
    return Quantity(_qualified(value, qualifier), dimension)


def _qualified(value: Fraction, qualifier: Qualifier) -> Interval:
    match qualifier:
        case "at_least" | "more_than":
            return Interval(value, math.inf)
        case "at_most" | "less_than":
            return Interval(Fraction(0), value)  # nothing that the page counts is below zero
        case "about":
            return Interval(value * (1 - ABOUT), value * (1 + ABOUT))
        case "exact" | "range_low" | "range_high":
            return Interval.point(value)


def _combined(one: Quantity, other: Quantity, sign: int) -> Dimension | None:
    if one.dimension is None and other.dimension is None:
        return None
    for dimension in (one.dimension, other.dimension):
        if dimension == DATE:
            raise DimensionError(DATE, DAYS)
    powers = Counter(dict(one.dimension or PURE))
    for base, power in other.dimension or PURE:
        powers[base] += sign * power
    return _tidy(powers)


def _tidy(powers: Counter[str]) -> Dimension:
    return tuple(sorted((b, power) for b, power in powers.items() if power and b != "share"))


def _undated(dimension: Dimension | None) -> Dimension | None:
    if dimension == DATE:
        raise DimensionError(DATE, DAYS)
    return dimension
