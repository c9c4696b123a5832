"""Dimensions: what a figure counts, so that people are never added to person-times."""

from collections import Counter
from typing import Final

from lessonkit.core.language import current
from lessonkit.core.texts import say
from lessonkit.facts import units
from lessonkit.facts.expressions import ExpressionError
from lessonkit.facts.units import Unit

Dimension = tuple[tuple[str, int], ...]  # what is counted, with its power
PURE: Final[Dimension] = ()
DATE: Final[Dimension] = (("date", 1),)
DAYS: Final[Dimension] = (("days", 1),)
YEARS: Final[Dimension] = (("time", 1),)


class DimensionError(ExpressionError):
    """Unlike things added or compared; the message names both."""

    def __init__(self, one: Dimension, other: Dimension) -> None:
        """Name two dimensions that do not go together."""
        super().__init__(say("error.dimension", one=name(one), other=name(other)))


def parse(text: str) -> Dimension:
    """Return the dimension that units.csv writes as ``people`` or ``money/people``."""
    over, *under = text.split("/")
    powers = Counter(over.split("*"))
    powers.subtract(base for part in under for base in part.split("*"))
    return _tidy(powers)


def times(one: Dimension, other: Dimension, power: int) -> Dimension:
    """Return the dimension of `one` multiplied with the `power` (1 or -1) of `other`.

    Raises:
        DimensionError: One of them is a date, of which there are no multiples.
    """
    if DATE in (one, other):
        raise DimensionError(one, other)
    powers = Counter(dict(one))
    for base, count in other:
        powers[base] += power * count
    return _tidy(powers)


def unit_of(dimension: Dimension) -> Unit | None:
    """Return the unit that counts a dimension one by one (a share: in percent), if any."""
    for unit in units.all_units().values():
        if parse(unit.dimension) == dimension and (unit.scale == 1 or dimension == PURE):
            return unit
    return None


def name(dimension: Dimension) -> str:
    """Return what a dimension counts, in words: those of its unit, where it has one."""
    unit = unit_of(dimension) if dimension else None
    if unit:
        return unit.label[current()]
    bases = (base if power == 1 else f"{base}^{power}" for base, power in dimension)
    return " × ".join(bases) or say("dimension.pure")


def _tidy(powers: Counter[str]) -> Dimension:
    # A share counts nothing: it is a pure number.
    return tuple(
        sorted((base, power) for base, power in powers.items() if power and base != "share")
    )
