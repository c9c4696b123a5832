"""Numerals, read and written.

They are read as a Chinese page prints them (1,265, 1.2万, 2万余, 十三, 百分之九十) and written as
each language writes them.
"""

import re
import unicodedata
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, NamedTuple

from lessonkit.core.language import Lang, current

_DIGITS: Final = {"两": 2} | {digit: i for i, digit in enumerate("〇一二三四五六七八九")}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
_NUMERAL: Final = re.compile(
    r"(?P<arabic>\d[\d,]*(?:\.\d+)?)(?P<times>[十百千]?[万亿]?)|(?P<chinese>[〇一二三四五六七八九两十百千万亿]+)"
)


class Magnitude(NamedTuple):
    """A word for a large number: 万 stands for `size`, in numbers from `size` to `below`."""

    word: str
    size: int
    below: int
    decimals: int  # at most, in front of the word

    @property
    def step(self) -> int:
        """What a number is to be a multiple of, so that the word costs no digit."""
        return int(self.size // 10**self.decimals)


MAGNITUDES: Final[Mapping[Lang, tuple[Magnitude, ...]]] = {
    "zh": (Magnitude("万", 10**4, 10**8, 1), Magnitude("亿", 10**8, 10**12, 2)),
    "en": (Magnitude(" million", 10**6, 10**9, 3), Magnitude(" billion", 10**9, 10**12, 3)),
}


def format_number(
    value: Decimal | float, lang: Lang | None = None, *, decimals: int | None = None
) -> str:
    """Return a number as the language writes it: 1008.6万, 10.086 million, 1,265.

    A magnitude is used only where it loses no digit. `vega_number` does the same in charts,
    numbers.js in read-outs.

    Args:
        value: The number; of a float twelve digits count, since those behind are noise.
        lang: The language; that of the notebook where it is left out.
        decimals: How many to round to, half away from zero; every digit where it is left out.

    Example:
        >>> format_number(12_000, "zh"), format_number(12_345, "zh")
        ('1.2万', '12,345')
        >>> format_number(2 / 3, "en", decimals=2)
        '0.67'
    """
    if decimals is not None:
        exact = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    else:
        exact = Decimal(f"{value:.12g}" if isinstance(value, float) else value).normalize()
    written = f"{exact:z,f}"
    for magnitude in MAGNITUDES[lang or current()]:
        fits = magnitude.size <= abs(exact) < magnitude.below
        if fits and exact % magnitude.step == 0:
            written = f"{(exact / magnitude.size).normalize():f}{magnitude.word}"
    return written.replace("-", "−")  # the minus sign that Vega writes


def found(text: str) -> list[Decimal]:
    """Return the numbers that stand in a text, in order; 百分之九十 is 90, as 90% is."""
    folded = unicodedata.normalize("NFKC", text).replace("百分之", "")
    return [
        _chinese(match["chinese"]) if match["chinese"] else _arabic(match["arabic"], match["times"])
        for match in _NUMERAL.finditer(folded)
    ]


def _arabic(digits: str, times: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    for sign in times:
        value *= (_SMALL | _LARGE)[sign]
    return value


def _chinese(letters: str) -> Decimal:
    """Return 二万三千 as 23000 and 二〇一九 as 2019; 千 alone is 1000."""
    if all(letter in _DIGITS for letter in letters):
        return Decimal("".join(str(_DIGITS[letter]) for letter in letters))
    total = part = digit = 0
    for letter in letters:
        if letter in _DIGITS:
            digit = _DIGITS[letter]
        elif letter in _SMALL:
            part += (digit or 1) * _SMALL[letter]
            digit = 0
        else:
            total = (total + part + digit or 1) * _LARGE[letter]
            part = digit = 0
    return Decimal(total + part + digit)
