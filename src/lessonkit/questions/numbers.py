"""A number as people type it: ３０００, 3,000, 0.3万元, 30%, 三千, 3 thousand yuan."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from lessonkit.core import numerals

if TYPE_CHECKING:
    from lessonkit.facts.units import Unit

LONGEST: Final = 40  # letters
_MAGNITUDES: Final = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "k": 1000,
    "ten thousand": 10**4, "thousand": 1000, "million": 10**6, "billion": 10**9,
}  # fmt: skip
_PERCENT: Final = ("%", "个百分点", "百分点", "percentage points", "percent", "per cent", "points")
_MONEY: Final = ("人民币", "rmb", "¥", "cny")
_DIGITS: Final = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:\.\d+)?|\.\d+"
_TYPED: Final = re.compile(rf"(?P<sign>-?)\s*(?P<digits>{_DIGITS})\s*(?P<words>[^\d]*)", re.ASCII)
_CHINESE: Final = re.compile(
    r"[〇零一二三四五六七八九两十百千][〇零一二三四五六七八九两十百千万亿]*"
)
# 两千四 is 两千四百, 三万五 is 三万五千: the last digit counts the next smaller magnitude.
_SHORT: Final = re.compile(r".*(?P<last>[百千万])[一二三四五六七八九]")
_MIXED: Final = re.compile(r"[〇一二三四五六七八九两]{2}.*[十百千万亿]")  # neither 一二三 nor 一百
_SMALLER: Final = {"百": "十", "千": "百", "万": "千"}


def read(text: str, unit: Unit) -> Fraction | None:
    """Return a typed number in base units, or None where it cannot be told what is meant.

    A number alone is in the question's unit; one with a magnitude, a percent sign or the
    unit's name is what it says: in a question for 万元, 25, 25万 and 250000元 are the same.
    """
    folded = unicodedata.normalize("NFKC", text).casefold()
    folded = folded.replace("−", "-").replace("负", "-").replace("。", ".").strip()
    if not folded or len(folded) > LONGEST:
        return None
    money = "|".join(map(re.escape, _MONEY))
    folded = re.sub(rf"^({money})\s*|\s*({money})$", "", folded)
    per_cent = folded.startswith("百分之")
    folded = folded.removeprefix("百分之")
    match = _TYPED.fullmatch(_arabic(folded))
    if match is None:
        return None
    value = Fraction(match["digits"].replace(",", "").replace(" ", ""))
    value = -value if match["sign"] else value
    words = "%" if per_cent and not match["words"] else match["words"].strip()
    return _in_base(value, words, unit)


def _in_base(value: Fraction, words: str, unit: Unit) -> Fraction | None:
    scale = Fraction(unit.scale)
    if not words:
        return value * scale
    names = [name.casefold() for name in (*unit.label.values(), unit.one) if name]
    if unit.dimension == "share":
        return value * scale if words in (*_PERCENT, *names) else None
    if words in names:
        return value * scale
    # 万元 is a magnitude and a name: the name alone counts one by one.
    bare = [name.removeprefix("万").removeprefix("ten thousand").strip() for name in names]
    for magnitude, times in _MAGNITUDES.items():
        rest = words.removeprefix(magnitude).strip()
        if words.startswith(magnitude) and rest in ("", *bare):
            return value * times
    return value if words in bare else None


def _arabic(text: str) -> str:
    """Return a text that begins with Chinese numerals with digits in their place: 1.2万元."""
    match = _CHINESE.match(text)
    if match is None or _MIXED.search(match[0]):
        return text
    if match[0].startswith("零"):  # zero by itself; elsewhere it only stands for an empty place
        return f"0{text[1:]}" if match[0] == "零" else text
    letters, rest = match[0].replace("零", ""), text[match.end() :]
    if "零" not in match[0] and (short := _SHORT.fullmatch(letters)):
        letters += _SMALLER[short["last"]]
    (value,) = numerals.found(letters)
    if "万" in letters or "亿" in letters:  # counted one by one, whatever the question's unit
        value, rest = value / 10**4, f"万{rest}"
    return f"{value:f}{rest}"
