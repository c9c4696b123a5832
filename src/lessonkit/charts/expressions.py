"""Vega expressions for texts and numbers that the browser fills in."""

import json
import re

from lessonkit.core.language import current
from lessonkit.core.numerals import MAGNITUDES
from lessonkit.core.texts import say


def vega_string(text: str) -> str:
    """Return the Vega expression for a text, whatever quotes stand in it."""
    return json.dumps(text, ensure_ascii=False)


def vega_text(key: str, **values: str) -> str:
    """Return the Vega expression for an interface text with expressions in its braces."""
    parts = re.split(r"\{(\w+)\}", say(key))
    spelt = [
        f"({values[part]})" if i % 2 else vega_string(part) for i, part in enumerate(parts) if part
    ]
    return " + ".join(spelt)


def vega_number(expression: str, decimals: int | None = None) -> str:
    """Return the Vega expression that writes a number as `numerals.format_number` does.

    Args:
        expression: The Vega expression of the number.
        decimals: How many to round to; every digit, up to twelve, where it is left out.

    Example:
        ``vega_number("datum.people / times", 0)`` writes 3110000 as "311万", 777500 as "777,500".
    """
    rounding = ".12" if decimals is None else f".{decimals}f"
    size = f"+format(abs({expression}), '{rounding}')"
    written = f"format({expression}, ',{rounding}')"
    for magnitude in MAGNITUDES[current()]:
        most = magnitude.below - magnitude.step
        fits = f"inrange({size}, [{magnitude.size}, {most}]) && {size} % {magnitude.step} == 0"
        short = f"format(({expression}) / {magnitude.size}, '.{magnitude.decimals}~f')"
        written = f"{fits} ? {short} + {vega_string(magnitude.word)} : {written}"
    return f"({written})"
