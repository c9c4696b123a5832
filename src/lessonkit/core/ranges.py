"""Refuse arguments out of range in a sentence that says what to write instead."""

import math

from lessonkit.core.errors import KitError


class OutOfRangeError(KitError, ValueError):
    """An argument outside its range."""


def require(name: str, value: float, least: float, most: float, advice: str) -> None:
    """Return nothing where `value` lies from `least` to `most`.

    Raises:
        OutOfRangeError: It does not (NaN never does); the message ends with `advice`.
    """
    if least <= value <= most:
        return
    bounds = f"be {least:g} or more" if math.isinf(most) else f"lie from {least:g} to {most:g}"
    message = f"{name} is {value:g}; it must {bounds}. {advice}"
    raise OutOfRangeError(message)
