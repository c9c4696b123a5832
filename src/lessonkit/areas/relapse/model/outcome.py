"""What became of a watched village, counted."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from lessonkit.areas.relapse.model.ledger import STRETCH, Numbers, Settings, would_fall
from lessonkit.areas.relapse.model.village import Flags, Integers, Village

MONTH: Final = 30  # days, as this model counts
_CALM: Final = 3  # months without a shortfall that end a fall


@dataclass(frozen=True)
class Outcome:
    """A village's months.

    Attributes:
        village: What happened to it.
        settings: How it was watched.
        savings: Yuan at the end of each month, by month and household.
        short: Whether a household could not cover the month.
        log: One row a case: household, month of the warning, month in which it is taken up,
            month from which it is closed.
    """

    village: Village
    settings: Settings
    savings: Numbers
    short: Flags
    log: Integers

    @cached_property
    def cases(self) -> Integers:
        """The log with its four columns even where no case was opened."""
        return self.log.reshape(-1, 4)

    @cached_property
    def fallen(self) -> Flags:
        """Who is fallen, by month: short now or in one of the two months before."""
        recent = self.short.copy()
        for back in range(1, _CALM):
            recent[back:] |= self.short[:-back]
        return recent

    @cached_property
    def falls(self) -> Integers:
        """The falls as month and household, those of households not fallen the month before."""
        before = np.zeros_like(self.fallen)
        before[1:] = self.fallen[:-1]
        return np.argwhere(self.fallen & ~before)

    @cached_property
    def real(self) -> Flags:
        """Of each warning, whether the household has fallen or, helped no further, would."""
        household, month = self.cases[:, 0], self.cases[:, 1]
        due = self.fallen | would_fall(self.village, self.savings)
        return np.asarray(due[month, household])

    @cached_property
    def seen(self) -> Flags:
        """Of each fall, whether a case was open or a warning given in the months before."""
        return np.array([self._warned(month, who) for month, who in self.falls], dtype=bool)

    @cached_property
    def days(self) -> list[int | None]:
        """Of each fall, days until a helper is there, or None where it passed or lasts unhelped."""
        return [self._until_help(month, who) for month, who in self.falls]

    @property
    def waits(self) -> Integers:
        """Days that each case waited for a helper, those still waiting until the end."""
        end = self.village.months
        begun = np.minimum(self.cases[:, 2], end)
        return np.asarray((begun - np.minimum(self.cases[:, 1] + 1, end)) * MONTH)

    @property
    def waiting(self) -> Integers:
        """How many cases wait for a helper, by month."""
        return self._open(1, 2)

    @property
    def in_hand(self) -> Integers:
        """How many cases a helper has in hand, by month."""
        return self._open(2, 3)

    @property
    def load(self) -> float | None:
        """Which share of the helpers' places was taken over all months; None without places."""
        room = self.settings.places * self.village.months
        return float(self.in_hand.sum()) / room if room else None

    @property
    def cost(self) -> int:
        """Yuan of support given; what helpers cost is not counted."""
        return int(self.in_hand.sum()) * self.settings.support

    def closed(self) -> int:
        """Return how many accounts are closed at the end; all others are open."""
        return int((self.cases[:, 3] <= self.village.months).sum())

    def _open(self, since: int, until: int) -> Integers:
        """Return how many cases are between two of their months, by month."""
        months = np.arange(self.village.months)[:, None]
        first = self.cases[:, since] + (since == 1)  # a warning opens the month after it
        return np.asarray(((first <= months) & (months < self.cases[:, until])).sum(axis=1))

    def _warned(self, month: int, who: int) -> bool:
        own = self.cases[self.cases[:, 0] == who]
        return bool(np.any((own[:, 1] < month) & (own[:, 3] > month - STRETCH)))

    def _until_help(self, month: int, who: int) -> int | None:
        own = self.cases[(self.cases[:, 0] == who) & (self.cases[:, 3] > month)]
        first = int(own[:, 2].min(initial=self.village.months))
        passed = np.append(~self.fallen[month:, who], True).argmax()
        return None if first >= month + passed else max(0, first - month) * MONTH
