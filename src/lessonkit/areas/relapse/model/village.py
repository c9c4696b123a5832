"""Months of an invented village: what each household earns and must spend.

Only whole numbers are drawn and computed with, so that a seed means the same village on
every machine.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lessonkit.areas.relapse.model.draws import Draws
from lessonkit.core.ranges import require

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

YEAR: Final = 12  # months
_A_PERSON: Final = 420  # yuan a month that one person must spend
_HARVEST: Final = 9  # the month of the year, from 0, in which the harvest is sold
_MOST: Final = 2_000  # households
_PER_MILLE: Final = 1_000
_ILL: Final = 9  # of a thousand households fall ill in a month
_WORKLESS: Final = 8  # of a thousand lose a wage in a month
_POOR: Final = 12  # of a hundred households count as poor, the others as lifted out


@dataclass(frozen=True)
class Village:
    """What happens to invented households, month by month, whoever watches.

    Attributes:
        income: Yuan, by month and household.
        spending: Yuan that the household cannot do without, by month and household.
        usual: Yuan a month that it must spend while nobody is ill, by household.
        savings: Yuan that it has at the start.
        poor: Whether it counts as poor (one-to-one support) or as lifted out (warning,
            item by item, account closed).
        items: How many things would have to be put right if it were warned of.
        misreport: By how much a report of it is off, from -1 to 1, by month and household.
    """

    income: Integers
    spending: Integers
    usual: Integers
    savings: Integers
    poor: Flags
    items: Integers
    misreport: npt.NDArray[np.float64]

    @property
    def months(self) -> int:
        """How long it is watched."""
        return int(self.income.shape[0])

    @property
    def households(self) -> int:
        """How many live in it; they are numbered from 0."""
        return int(self.income.shape[1])


def village(seed: int, households: int = 500, months: int = 60) -> Village:
    """Return the village of a seed: the same one on every machine.

    Args:
        seed: Any whole number from 0.
        households: How many, at most 2,000.
        months: How many, at most 240.

    Returns:
        Incomes of wages and of one harvest a year, which a good or bad year moves for all;
        spending that follows prices; illness that costs money and work; lost wages. All
        sizes are invented.

    Raises:
        OutOfRangeError: An argument is out of range.
    """
    require("households", households, 1, _MOST, "Write how many households there are.")
    require("months", months, 1, 20 * YEAR, "Write how many months there are.")
    chance = Draws(seed)
    shape = (months, households)

    people = chance.whole(1, 7, households)
    usual = people * _A_PERSON
    means = chance.whole(1_030, 1_400, households)  # per mille of what it must spend
    farmed = chance.whole(0, 600, households)  # per mille of its income that is harvest
    yearly = YEAR * usual * means // _PER_MILLE
    wages = yearly * (_PER_MILLE - farmed) // _PER_MILLE // YEAR

    good_year = chance.whole(800, 1_200, -(-months // YEAR))  # for all alike
    own_luck = chance.whole(850, 1_150, *shape)
    month = np.arange(months)
    harvest = yearly * farmed // _PER_MILLE * good_year[month // YEAR][:, None] // _PER_MILLE
    harvest = harvest * own_luck // _PER_MILLE * (month % YEAR == _HARVEST)[:, None]

    in_store = yearly * farmed // _PER_MILLE * _HARVEST // YEAR  # what is left of the last one

    prices = np.clip(_PER_MILLE + np.cumsum(chance.whole(-12, 13, months)), 900, 1_120)
    ill = _spells(chance, shape, _ILL, longest=5)
    bills = chance.whole(200, 2_000, *shape) * ill
    workless = _spells(chance, shape, _WORKLESS, longest=7)
    lost = wages * np.where(workless, 70, np.where(ill, 30, 0)) // 100

    return Village(
        income=wages - lost + harvest,
        spending=usual * prices[:, None] // _PER_MILLE + bills,
        usual=usual,
        savings=usual * chance.whole(0, 40, households) // 10 + in_store,
        poor=chance.whole(0, 100, households) < _POOR,
        items=chance.whole(1, 5, households),
        misreport=chance.whole(-100, 101, *shape) / 100,
    )


def _spells(chance: Draws, shape: tuple[int, int], often: int, longest: int) -> Flags:
    """Return when households are struck: some begin each month, for 1 to `longest` months."""
    begins = chance.whole(0, _PER_MILLE, *shape) < often
    lengths = np.where(begins, chance.whole(1, longest + 1, *shape), 0)
    struck = np.zeros(shape, dtype=bool)
    left = np.zeros(shape[1], dtype=np.int64)
    for month in range(shape[0]):
        left = np.maximum(left - 1, lengths[month])
        struck[month] = left > 0
    return struck
