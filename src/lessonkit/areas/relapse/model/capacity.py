"""Helpers and the cases that wait for them: first come, first served."""

import heapq
from collections.abc import Iterable
from typing import Final

NEVER: Final = 1_000_000  # a month that does not come


class Desk:
    """So many cases at a time; who comes when all are taken waits for the first that ends.

    How long a case takes is known when it comes, so its turn is known as well.
    """

    def __init__(self, places: int) -> None:
        """Open with all places free; with none, nobody is ever served."""
        self._free = [0] * max(0, places)  # when each place is free, the earliest first

    def admit(self, month: int, takes: int) -> int:
        """Return the month in which a case that comes in `month` is taken up, or NEVER.

        Args:
            month: When it comes; cases are admitted in the order in which they come.
            takes: For how many months it takes its place, 1 or more.
        """
        if not self._free:
            return NEVER
        start = max(month, self._free[0])
        heapq.heapreplace(self._free, start + takes)
        return start


def serve(cases: Iterable[tuple[int, int]], places: int) -> list[int]:
    """Return when each case of a fixed sequence is taken up, or NEVER.

    Args:
        cases: Month in which it comes and months that it takes, the earliest first.
        places: How many cases can be in hand at a time: staff times cases a person.
    """
    desk = Desk(places)
    return [desk.admit(month, takes) for month, takes in cases]
