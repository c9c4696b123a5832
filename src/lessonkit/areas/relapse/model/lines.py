"""Every warning line of an invented thousand households: who is seen, and who is reached in time.

What households have in hand is spread as two bells, of those who will run out of money within
half a year and of all others; both are our assumption.
"""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

from lessonkit.core.ranges import require

MOST: Final = 6.0  # months of spending in hand, the highest line
HOUSEHOLDS: Final = 1_000
AHEAD: Final = 6  # months within which who will fall does, and over which warnings are spread
FALLING: Final = (1.0, 0.7)  # mean and spread of months in hand
OTHERS: Final = (3.4, 1.2)
EACH: Final = 2  # new cases that a helper takes up in a month
YEAR: Final = 12  # months that are watched
MONTH: Final = 30  # days
PATIENCE: Final = 60  # days; who waits longer is not reached in time


@dataclass(frozen=True)
class Line:
    """What becomes of a warning line.

    Attributes:
        real: Households warned of, of `HOUSEHOLDS`, that will fall within half a year.
        idle: Households warned of in vain.
        missed: Households that will fall and are not warned of.
        taken: Households that the helpers can take up in a month.
    """

    real: float
    idle: float
    missed: float
    taken: float

    @property
    def seen(self) -> float:
        """Of a hundred that will fall, how many are warned of."""
        return 100 * self.real / (self.real + self.missed)

    @property
    def certain(self) -> float | None:
        """Of a hundred warnings, how many are real; None where there is none."""
        return 100 * self.real / (self.real + self.idle) if self.real else None

    @property
    def coming(self) -> float:
        """Warnings a month."""
        return (self.real + self.idle) / AHEAD

    @property
    def wait(self) -> float:
        """Days that who is warned of at the end of the year waits, first come, first served."""
        over = max(0.0, self.coming - self.taken)
        if not over:
            return 0.0
        return YEAR * MONTH * over / self.taken if self.taken else math.inf

    @property
    def in_time(self) -> float:
        """Share of the year's warnings that wait `PATIENCE` days at most: the wait grows evenly."""
        return min(1.0, PATIENCE / self.wait) if self.wait else 1.0

    @property
    def reached(self) -> float:
        """Of a hundred that will fall, how many are warned of and reached in time."""
        return self.seen * self.in_time


def warn(line: float, falling: float, helpers: int = 0) -> Line:
    """Return what becomes of a warning line.

    Args:
        line: Warned of is who has less in hand than this many months' spending; nothing is
            less than zero.
        falling: Of a hundred households, those that will fall within half a year.
        helpers: Each takes up `EACH` new cases a month; real and false wait alike.

    Raises:
        OutOfRangeError: An argument is out of its range.
    """
    require("line", line, 0, MOST, "Write months of spending in hand.")
    require("falling", falling, 1, 100, "Write how many of a hundred, 1 or more.")
    require("helpers", helpers, 0, 1_000, "Write how many helpers there are.")
    will = HOUSEHOLDS * falling / 100
    real = will * _below(line, *FALLING)
    idle = (HOUSEHOLDS - will) * _below(line, *OTHERS)
    return Line(real, idle, will - real, helpers * EACH)


def _below(line: float, mean: float, spread: float) -> float:
    """Return the share with less than `line` in hand; nobody has less than nothing."""
    curve = NormalDist(mean, spread)
    return (curve.cdf(line) - curve.cdf(0)) / (1 - curve.cdf(0))
