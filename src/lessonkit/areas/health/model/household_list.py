"""An invented list of households: what a rate comes to, by numerator, denominator and day."""

import itertools
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Literal, get_args

from lessonkit.core.ranges import require

Counted = Literal["signed", "served", "lately"]
Base = Literal["then", "start", "stayed", "signed"]
COUNTED: Final[tuple[Counted, ...]] = get_args(Counted)
BASES: Final[tuple[Base, ...]] = get_args(Base)
MONTHS: Final = 12
_LATELY: Final = 3  # months, the month of counting included


@dataclass(frozen=True)
class Household:
    """Months (1 to 12) in which things happened to one household.

    Attributes:
        joined: When it was put on the register; 0 where it stood there when the year began.
        left: When it was taken off, or None.
        signed: When it signed up with a family doctor, or None.
        visits: When it was visited.
    """

    joined: int = 0
    left: int | None = None
    signed: int | None = None
    visits: tuple[int, ...] = ()

    def registered(self, month: int) -> bool:
        """Return whether it stands on the register when a month ends."""
        return self.joined <= month and (self.left is None or self.left > month)


HOUSEHOLDS: Final = {
    1: Household(signed=1, visits=(2, 5, 8, 11)),
    2: Household(signed=1, visits=(3, 6, 9, 12)),
    3: Household(signed=2, visits=(2, 7, 10)),
    4: Household(signed=2, visits=(4,)),
    5: Household(signed=3, visits=(5, 11)),
    6: Household(signed=3, visits=(3,)),
    7: Household(signed=4, visits=(6, 12)),
    8: Household(signed=4, visits=(8,)),
    9: Household(left=6),
    10: Household(left=7, signed=3, visits=(4,)),
    11: Household(signed=11, visits=(12,)),
    12: Household(joined=5, signed=6, visits=(7, 10)),
    13: Household(joined=9, signed=12),
    14: Household(joined=10),
    15: Household(joined=11, signed=12, visits=(12,)),
    16: Household(joined=12),
}


@dataclass(frozen=True)
class Rate:
    """Which households stand above the line and which below it, by number."""

    above: frozenset[int]
    below: frozenset[int]

    @property
    def share(self) -> Fraction | None:
        """The rate, 0 to 1; None where nobody stands below the line."""
        return Fraction(len(self.above), len(self.below)) if self.below else None


def rate(counted: Counted, base: Base, month: int) -> Rate:
    """Return the households above and below the line when a month ends.

    Args:
        counted: Those that have signed up, that were visited at least once, or that were
            visited in the last three months.
        base: Those on the register on the day, on it when the year began, on it both times,
            or signed up.
        month: 1 to 12.

    Raises:
        OutOfRangeError: There is no such month.
    """
    require("month", month, 1, MONTHS, "Write 12 for December.")
    below = frozenset(n for n, one in HOUSEHOLDS.items() if _belongs(one, base, month))
    return Rate(frozenset(n for n in below if _counts(HOUSEHOLDS[n], counted, month)), below)


def hundreds(month: int) -> int:
    """Return how many of the twelve ways of counting come to one hundred percent."""
    ways = itertools.product(COUNTED, BASES)
    return sum(rate(counted, base, month).share == 1 for counted, base in ways)


def _belongs(one: Household, base: Base, month: int) -> bool:
    match base:
        case "then":
            return one.registered(month)
        case "start":
            return one.joined == 0
        case "stayed":
            return one.joined == 0 and one.registered(month)
        case "signed":
            return _by(one.signed, month)


def _counts(one: Household, counted: Counted, month: int) -> bool:
    match counted:
        case "signed":
            return _by(one.signed, month)
        case "served":
            return any(visit <= month for visit in one.visits)
        case "lately":
            return any(month - _LATELY < visit <= month for visit in one.visits)


def _by(when: int | None, month: int) -> bool:
    return when is not None and when <= month
