"""Rows of the table, and a fair way to time two things against each other."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 7


@dataclass(frozen=True)
class Row:
    """A measurement beside its bound, if there is one, both in `unit`.

    `measured` is None where this machine lacks what it takes.
    """

    what: str
    measured: float | None
    bound: float | None
    unit: str = "x"

    def cells(self) -> tuple[str, str, str, str]:
        """Return the row as the table shows it."""
        bound = "" if self.bound is None else f"{self.bound:g} {self.unit}"
        if self.measured is None:
            return self.what, "", bound, "left out"
        measured = f"{self.measured:.2f} {self.unit}"
        if self.bound is None:
            return self.what, measured, bound, ""
        return self.what, measured, bound, "ok" if self.measured <= self.bound else "OVER"


def ratio(ours: Callable[[], object], floor: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of `ours` over that of `floor`, taken in turns after a warm-up."""
    ours()
    floor()
    pairs = [(_seconds(floor), _seconds(ours)) for _ in range(rounds)]
    return statistics.median(o for _, o in pairs) / statistics.median(f for f, _ in pairs)


def environment() -> dict[str, str]:
    """Return the environment without what makes every start slower than a learner's."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
