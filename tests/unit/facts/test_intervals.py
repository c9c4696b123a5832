"""Intervals hold every result that the numbers within them can have."""

import math
import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessonkit.facts.intervals import Bound, Interval

numbers = st.fractions(-(10**6), 10**6, max_denominator=1000)
steps = st.one_of(st.fractions(0, 10**6, max_denominator=1000), st.just(math.inf))
OPERATORS = [operator.add, operator.sub, operator.mul, operator.truediv]
Work = Callable[..., Any]  # of intervals, or of their numbers
Around = tuple[Interval, Fraction]


@st.composite
def around(draw: st.DrawFn) -> Around:
    """Draw an interval and one of its numbers."""
    member = draw(numbers)
    below, above = draw(steps), draw(steps)
    low: Bound = member - below if isinstance(below, Fraction) else -below
    high: Bound = member + above if isinstance(above, Fraction) else above
    return Interval(low, high), member


@pytest.mark.parametrize("work", OPERATORS)
@given(one=around(), other=around())
def test_a_result_holds_what_any_members_give(work: Work, one: Around, other: Around) -> None:
    """Whatever numbers two intervals stand for, the result of the two lies in the result."""
    assume(work is not operator.truediv or other[1] != 0)
    assume(work is not operator.truediv or other[0] != Interval.point(Fraction(0)))

    assert work(one[1], other[1]) in work(one[0], other[0])


@pytest.mark.parametrize("work", OPERATORS)
@given(a=numbers, b=numbers)
def test_points_compute_as_their_numbers_do(work: Work, a: Fraction, b: Fraction) -> None:
    """Figures printed without a qualifier give one number, unrounded."""
    assume(work is not operator.truediv or b != 0)

    assert work(Interval.point(a), Interval.point(b)) == Interval.point(work(a, b))


@given(one=around())
def test_division_by_zero_itself_is_refused_and_by_a_stretch_over_zero_has_no_bound(
    one: Around,
) -> None:
    """Nothing divides by exactly zero; near zero from both sides, anything may come out."""
    with pytest.raises(ZeroDivisionError):
        one[0] / Interval.point(Fraction(0))
    assume(one[0] != Interval.point(Fraction(0)))

    across = one[0] / Interval(Fraction(-1), Fraction(1))

    assert across == Interval(-math.inf, math.inf)


def test_two_floors_give_no_floor_for_their_ratio() -> None:
    """More than 100 over more than 2,000 may be anything from nothing upwards."""
    ratio = Interval(Fraction(100), math.inf) / Interval(Fraction(2000), math.inf)

    assert ratio == Interval(Fraction(0), math.inf)
