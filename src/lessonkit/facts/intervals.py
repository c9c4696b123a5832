"""Intervals: what is known of a number that is printed as "at least" or "more than".

Ends are fractions, so that nothing is rounded, or infinite. Intervals are closed: "more
than 5" is taken as 5 or more, which keeps every verdict that does not turn on the end
itself. An operation returns an interval that holds the result for every choice of numbers
in its operands; where one figure stands twice in an expression it may be wider than need be.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

Bound = Fraction | float  # a float only where it is infinite


@dataclass(frozen=True)
class Interval:
    """All numbers from `low` to `high`, both included where they are finite."""

    low: Bound
    high: Bound

    @classmethod
    def point(cls, value: Bound) -> Interval:
        """Return the interval that holds nothing but `value`."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """Whether it holds one number only."""
        return self.low == self.high

    def __contains__(self, value: Bound) -> bool:
        return self.low <= value <= self.high

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [_times(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def __truediv__(self, other: Interval) -> Interval:
        return self * other._inverse()

    def _inverse(self) -> Interval:
        if self.exact and not self.low:
            raise ZeroDivisionError
        if self.low < 0 < self.high:
            return Interval(-math.inf, math.inf)
        # An end at zero belongs to numbers as near to zero as one likes.
        low = -math.inf if not self.high else _over(self.high)
        high = math.inf if not self.low else _over(self.low)
        return Interval(low, high)


def _plus(a: Bound, b: Bound) -> Bound:
    return _finite(a, b, lambda x, y: x + y, a if math.isinf(a) else b)


def _times(a: Bound, b: Bound) -> Bound:
    if not a or not b:
        return Fraction(0)  # an infinite end stands for numbers, and zero times any is zero
    return _finite(a, b, lambda x, y: x * y, math.inf if (a > 0) == (b > 0) else -math.inf)


def _over(a: Bound) -> Bound:
    return 1 / a if isinstance(a, Fraction) else Fraction(0)


def _finite(
    a: Bound, b: Bound, work: Callable[[Fraction, Fraction], Fraction], otherwise: Bound
) -> Bound:
    # A fraction beside an infinite float would become a float itself, and may not fit.
    return work(a, b) if isinstance(a, Fraction) and isinstance(b, Fraction) else otherwise
