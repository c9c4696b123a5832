"""Whole numbers drawn from a seed, the same on every machine and with every numpy."""

import math
from typing import Final

import numpy as np
import numpy.typing as npt

from lessonkit.core.ranges import require

_BITS: Final = np.uint64(32)  # of each draw that are used


class Draws:
    """A sequence of draws.

    numpy keeps what PCG64 gives for a seed from version to version (its policy on random
    numbers, NEP 19), but not how its generators make ranges of it: that is done here, in
    whole numbers alone.
    """

    def __init__(self, seed: int) -> None:
        """Begin the sequence of a seed, a whole number from 0."""
        require("seed", seed, 0, 2**63 - 1, "Write a whole number.")
        self._source = np.random.PCG64(seed)

    def whole(self, least: int, beyond: int, *shape: int) -> npt.NDArray[np.int64]:
        """Return numbers from `least` up to the one before `beyond`, in an array of `shape`.

        They are equally likely but for one part in four thousand million times the range.
        """
        raw = self._source.random_raw(math.prod(shape)) >> _BITS
        drawn = (raw * np.uint64(beyond - least)) >> _BITS
        return least + drawn.astype(np.int64).reshape(shape)
