"""Forty invented hospital stays under one rule: the rate laid down and the rates worked out."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lessonkit.areas.health.model.bill import Assumptions, settle

SEED: Final = 7
COUNT: Final = 40
_SHORT: Final = (800, 6_000)  # yuan, from and to
_LONG: Final = (9_000, 60_000)
_STEP: Final = 100  # yuan


@dataclass(frozen=True)
class Stay:
    """What one stay costs, in yuan, if it is a short or if it is a long one."""

    short: int
    long: int


@dataclass(frozen=True)
class Realised:
    """The share that was paid, 0 to 1: of all the money, and the mean of the stays' shares."""

    of_money: float
    of_stays: float


def stays(seed: int = SEED) -> tuple[Stay, ...]:
    """Return the invented stays, the same for the same seed; any bill is as likely as another."""
    chance = random.Random(seed)  # noqa: S311 - invented bills, no secrets

    def bill(least: int, most: int) -> int:
        return least + _STEP * int(chance.random() * ((most - least) // _STEP + 1))

    return tuple(Stay(bill(*_SHORT), bill(*_LONG)) for _ in range(COUNT))


def bills(short: int, seed: int = SEED) -> list[int]:
    """Return the bills in yuan when the first `short` stays are short ones."""
    return [stay.short if n < short else stay.long for n, stay in enumerate(stays(seed))]


def realised(bills: Sequence[float], rate: float, deductible: float) -> Realised:
    """Return what a rule comes to once all bills are settled.

    Args:
        bills: Yuan, each more than 0.
        rate: What the rule pays of a bill above the deductible, 0 to 1.
        deductible: Yuan of each bill that the patient pays first.

    Raises:
        OutOfRangeError: An argument is outside its range.
    """
    terms = Assumptions(deductible=deductible)
    settled = [settle(bill, rate, terms) for bill in bills]
    paid = sum(one.insurance for one in settled)
    return Realised(
        of_money=paid / sum(bills),
        of_stays=sum(one.effective_rate for one in settled) / len(settled),
    )
