"""Quantities: what an expression is computed with, an interval that knows what it counts.

A figure is taken in the base unit of its dimension (yuan, not 万元; 0.05, not 5%), with the
interval that its qualifier leaves. Beside the ids of figures an expression may hold

- ``ID.printed``, the number as it stands, its qualifier left out (a ceiling, a floor);
- ``ID.first`` and ``ID.last``, the first and the last day that a date leaves open, and
  ``ID.year``, its calendar year, as years;
- ``unit.UNIT``, one of that unit, as in ``people / unit.person``: a factor that is spelt out;
- ``listed.TERM``, how many members of a named set the page lists; any number if it lists none.

A bare number counts whatever stands on the other side of + - or a comparison, and multiplies
as a pure number. Shares and ratios of like to like are pure as well.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from lessonkit.core import dates
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.texts import say
from lessonkit.facts import expressions, metrics, terms, units
from lessonkit.facts.dimensions import (
    DATE,
    DAYS,
    PURE,
    YEARS,
    Dimension,
    DimensionError,
    parse,
    times,
)
from lessonkit.facts.intervals import Interval

if TYPE_CHECKING:
    from collections.abc import Callable

    from lessonkit.facts.figures import Qualifier
    from lessonkit.facts.metrics import Metric
    from lessonkit.facts.units import Unit

ABOUT: Final = Fraction(5, 100)  # the kit's assumption of how far "about" reaches either way
_WHOLE: Final = 100  # from here on a rounded number has no decimals
_WAYS: Final = ("printed", "first", "last", "year")


@dataclass(frozen=True)
class Quantity:
    """An interval of numbers, and what they count; a bare number counts nothing yet."""

    interval: Interval
    dimension: Dimension | None

    def __neg__(self) -> Quantity:
        if self.dimension == DATE:
            raise DimensionError(DATE, DAYS)
        return Quantity(-self.interval, self.dimension)

    def __add__(self, other: Quantity) -> Quantity:
        if DATE in (self.dimension, other.dimension):
            day, days = (self, other) if self.dimension == DATE else (other, self)
            common(Quantity(days.interval, DAYS), days)
            return Quantity(day.interval + days.interval, DATE)
        return Quantity(self.interval + other.interval, common(self, other))

    def __sub__(self, other: Quantity) -> Quantity:
        if self.dimension == other.dimension == DATE:
            return Quantity(self.interval - other.interval, DAYS)
        return self + -other

    def __mul__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval * other.interval, _product(self, other, 1))

    def __truediv__(self, other: Quantity) -> Quantity:
        return Quantity(self.interval / other.interval, _product(self, other, -1))


def evaluate(text: str) -> Quantity:
    """Return what an expression over the page's figures comes to, dimensions checked.

    Raises:
        ExpressionError: It is not of the grammar, divides by zero or (DimensionError) adds
            unlike things.
        UnknownIdError: It names what no table holds.
    """
    return expressions.evaluate(text, quantity, number)


def counted_in(text: str, unit: Unit) -> bool:
    """Return whether what an expression comes to may be said in a unit; a bare number may.

    Raises:
        KitError: The expression is not of the grammar, or names what no table holds.
    """
    return evaluate(text).dimension in (None, PURE, parse(unit.dimension))


def stated(text: str, unit: Unit) -> tuple[Decimal, Qualifier]:
    """Return what an expression comes to in a unit, rounded, and how it is qualified.

    What is computed from "at least" is "at least" again, and rounded to the safe side.
    Dimensions are not checked: a mean "per township" is printed in people.

    Raises:
        ExpressionError: It is not of the grammar, divides by zero, or comes to a range that has
            no end or two.
        UnknownIdError: It names what no table holds.
    """
    interval = expressions.evaluate(
        text, lambda name: quantity(name).interval, lambda text: number(text).interval
    )
    scaled = interval * Interval.point(1 / Fraction(unit.scale))
    match scaled.low, scaled.high:
        case Fraction() as low, Fraction() as high if low == high:
            value, exact = rounded(low)
            return value, "exact" if exact else "about"
        case Fraction() as low, float() if low > 0:
            return rounded(low, math.floor)[0], "at_least"
        case low, Fraction() as high if low <= 0:
            return rounded(high, math.ceil)[0], "at_most"
    raise expressions.ExpressionError(say("error.expression.bounds", text=text))


def rounded(value: Fraction, rounding: Callable[[Fraction], int] = round) -> tuple[Decimal, bool]:
    """Return a number as it is printed, and whether that is all of it.

    Two decimals tell all that is printed; what they do not tell is rounded to them below a
    hundred, and from there on to a whole number: more digits than the page's own figures
    have would look like knowledge.
    """
    exact = (value * 100).denominator == 1
    parts = 100 if exact or abs(value) < _WHOLE else 1
    return Decimal(rounding(value * parts)) / parts, exact


def metric_ids(text: str) -> list[str]:
    """Return the ids of the page's figures in an expression, each once."""
    found = (_figure(name) for name in expressions.ids(text))
    return list(dict.fromkeys(metric.id for metric, _ in filter(None, found)))


def number(text: str) -> Quantity:
    """Return a number written in an expression; it counts nothing by itself."""
    return Quantity(Interval.point(Fraction(text)), None)


def quantity(name: str) -> Quantity:
    """Return what a name in an expression stands for (see the head of this module).

    Raises:
        UnknownIdError: There is nothing of that name.
    """
    found = _figure(name)
    if found:
        return _of_date(*found) if found[0].date else _of_count(*found)
    kind, _, rest = name.partition(".")
    if kind == "unit" and rest in units.all_units():
        unit = units.all_units()[rest]
        return Quantity(Interval.point(Fraction(unit.scale)), parse(unit.dimension))
    if kind == "listed":
        count = Fraction(len(listed(rest)))
        return Quantity(Interval(count, count or math.inf), None)
    raise UnknownIdError(name, metrics.all_metrics())


def listed(term: str) -> list[str]:
    """Return the members of a named set that the page itself lists, in Chinese.

    Raises:
        UnknownIdError: There is no such term.
    """
    found = terms.term(term)
    return list(found.members["zh"]) if found.listed_on_page else []


def common(one: Quantity, other: Quantity) -> Dimension | None:
    """Return what two quantities both count; a bare number counts what the other does.

    Raises:
        DimensionError: They count different things.
    """
    if one.dimension is None or other.dimension is None:
        return other.dimension if one.dimension is None else one.dimension
    if one.dimension != other.dimension:
        raise DimensionError(one.dimension, other.dimension)
    return one.dimension


def _figure(name: str) -> tuple[Metric, str] | None:
    """Return the figure that a name means and the way it is taken ("" for as it is)."""
    stem, _, way = name.rpartition(".")
    known = metrics.all_metrics()
    if name in known:
        return known[name], ""
    if stem in known and way in (_WAYS[1:] if known[stem].date else _WAYS[:1]):
        return known[stem], way
    return None


def _of_date(metric: Metric, way: str) -> Quantity:
    first, last = (Fraction(day.toordinal()) for day in dates.span(metric.date))
    if way == "year":
        return Quantity(Interval.point(Fraction(dates.span(metric.date)[0].year)), YEARS)
    return Quantity(
        Interval(last if way == "last" else first, first if way == "first" else last), DATE
    )


def _of_count(metric: Metric, way: str) -> Quantity:
    value = Fraction(metric.value) * Fraction(metric.unit.scale)
    qualifier = "exact" if way == "printed" else metric.qualifier
    return Quantity(_qualified(value, qualifier), parse(metric.unit.dimension))


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


def _product(one: Quantity, other: Quantity, power: int) -> Dimension | None:
    if one.dimension is None and other.dimension is None:
        return None
    return times(one.dimension or PURE, other.dimension or PURE, power)
