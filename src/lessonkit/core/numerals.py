"""Numbers as a Chinese page prints them: 1,265, 1.2万, 2万余, 十三, 百分之九十."""

import re
import unicodedata
from decimal import Decimal
from typing import Final

_DIGITS: Final = {"两": 2} | {digit: i for i, digit in enumerate("〇一二三四五六七八九")}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "亿": 10**8}
_NUMERAL: Final = re.compile(
    r"(?P<arabic>\d[\d,]*(?:\.\d+)?)(?P<times>[十百千]?[万亿]?)|(?P<chinese>[〇一二三四五六七八九两十百千万亿]+)"
)


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
