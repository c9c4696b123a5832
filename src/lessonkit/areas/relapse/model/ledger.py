"""The village's ledger: what households have in hand, what is reported of it, who is warned of."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from lessonkit.areas.relapse.model.village import Flags, Integers, Village
from lessonkit.core.ranges import require

Numbers = npt.NDArray[np.float64]
STRETCH: Final = 6  # months that a warning looks ahead
_KEPT: Final = 12  # months' spending; what a household has beyond, it spends on other things


@dataclass(frozen=True)
class Settings:
    """How the village is watched and helped.

    Attributes:
        threshold: Warned of is who is reported to have less in hand than this many months'
            usual spending. Nothing is less than zero, so zero warns of nobody.
        every: Months from one reading of the ledger to the next.
        delay: Months by which reports are old.
        error: By how much a report may be off at most, as a share.
        staff: Helpers.
        cases: Cases that one helper can carry at a time.
        support: Yuan a month given in a case that is in hand.
    """

    threshold: float = 1.0
    every: int = 1
    delay: int = 1
    error: float = 0.2
    staff: int = 2
    cases: int = 5
    support: int = 800

    def __post_init__(self) -> None:
        """Refuse what is out of range."""
        require("threshold", self.threshold, 0, 12, "Write months of spending in hand.")
        require("every", self.every, 1, 12, "Write months, 1 for every month.")
        require("delay", self.delay, 0, 12, "Write months, 0 for none.")
        require("error", self.error, 0, 1, "Write 20 percent as 0.2.")
        require("staff", self.staff, 0, 1_000, "Write how many helpers there are.")
        require("cases", self.cases, 0, 1_000, "Write how many cases a helper carries.")
        require("support", self.support, 0, 100_000, "Write yuan a month.")

    @property
    def places(self) -> int:
        """How many cases can be in hand at a time."""
        return self.staff * self.cases


def lived(savings: Numbers, change: Numbers, usual: Integers) -> tuple[Numbers, Flags]:
    """Return what is left at the end of a month, and who could not cover the month.

    Args:
        savings: Yuan at its beginning.
        change: Income and support less spending, in yuan.
        usual: Yuan that the household usually must spend; it keeps at most some months of it.
    """
    left = savings + change
    return np.clip(left, 0, _KEPT * usual), left < 0


def warned(village: Village, held: Numbers, month: int, settings: Settings) -> Flags:
    """Return of which households the ledger warns in a month.

    Args:
        village: Its reports are as wrong as `village.misreport` says.
        held: Months' usual spending in hand, by month and household, as far as known.
        month: The month, from 0.
        settings: The rule; a ledger that is not read in this month warns of nobody.
    """
    seen = month - settings.delay
    if seen < 0 or month % settings.every:
        return np.zeros(village.households, dtype=bool)
    reported = held[seen] * (1 + settings.error * village.misreport[seen])
    return np.asarray(reported < settings.threshold)


def would_fall(village: Village, savings: Numbers) -> Flags:
    """Return who, helped no further, would run out of money within `STRETCH` months.

    Args:
        village: What happens.
        savings: Yuan at the end of each month, by month and household.

    Returns:
        By month and household; of months beyond the end nothing is known and nobody falls.
    """
    change = (village.income - village.spending).astype(float)
    later, fallen = savings, np.zeros(savings.shape, dtype=bool)
    for ahead in range(1, STRETCH + 1):
        coming = np.zeros_like(change)
        coming[:-ahead] = change[ahead:]
        later, short = lived(later, coming, village.usual)
        fallen |= short
    return fallen
