"""Twelve invented reports of one count: who counted, and who copied the first."""

import random
from typing import Final

REPORTS: Final = 12
DRAWS: Final = 6
TRUTH: Final = 400  # stalls in an invented market
_OFF: Final = 60  # stalls at most that a count is off, either way
_SEED: Final = 20


def own_counts(draw: int) -> list[int]:
    """Return what each report would say had it counted itself, in a draw from 1 to `DRAWS`."""
    chance = random.Random(_SEED + draw)  # noqa: S311 - invented counts, no secrets
    return [TRUTH + round(_OFF * (2 * chance.random() - 1)) for _ in range(REPORTS)]


def said(draw: int, copies: int) -> list[int]:
    """Return what the reports say when the `copies` after the first repeat it.

    Raises:
        ValueError: More copies than there are reports beside the first.
    """
    if not 0 <= copies < REPORTS:
        message = f"there are {copies} copies; write 0 to {REPORTS - 1}"
        raise ValueError(message)
    own = own_counts(draw)
    return [own[0] if n <= copies else count for n, count in enumerate(own)]
