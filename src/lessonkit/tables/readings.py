"""What a cell may have been before a spreadsheet or a hand changed it."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lessonkit.core import numerals
from lessonkit.tables.cells import narrow

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS: Final = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH: Final = f"(?:{'|'.join(re.findall('...', _MONTHS))})[a-z]*"
_THOUSANDS: Final = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?")
_SCIENTIFIC: Final = re.compile(r"-?\d+(\.\d+)?[eE][+-]?\d{1,3}")
_NUMBER: Final = re.compile(r"-?\d[\d,]*(\.\d+)?")
_ENGLISH_DATE: Final = re.compile(
    rf"(?P<day>\d{{1,2}})-(?P<of>{_MONTH})(-\d{{2,4}})?|(?P<month>{_MONTH})-(?P<year>\d{{2}})",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"(?P<only>\d{4})年"
    r"|(?P<year>\d{4})[年/.-](?P<month>\d{1,2})(?:月|[月/.-](?P<day>\d{1,2})日?)?"
    r"|(?P<of>\d{1,2})月(?P<of_day>\d{1,2})日"
)
_TIME: Final = re.compile(r"\s+0?0:00(:00)?$")  # what a spreadsheet adds to a day
_RANGE: Final = re.compile(r"\d+(\.\d+)?%?\s*[-~～至到]\s*\d+(\.\d+)?%?")
_HYPHENS: Final = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")
_SERIAL: Final = range(30_000, 60_000)  # days since 1899-12-30: the years 1982 to 2064


def readings(cell: str) -> Iterator[tuple[str, str]]:
    """Yield what a cell may have been meant as, each with the name of what happened to it."""
    text = narrow(cell).translate(_HYPHENS)
    compact = re.sub(r"\s+", "", text)
    if text != cell:
        yield "width", text
    yield "letters", re.sub(r"[\s-]+", "_", re.sub(r"\s*\.\s*", ".", text)).lower()
    if compact != text:
        yield "space", compact
    if compact.endswith("%"):
        yield "percent", compact[:-1]
    if _THOUSANDS.fullmatch(compact):
        yield "thousands", compact.replace(",", "")
    if _SCIENTIFIC.fullmatch(compact):
        yield "scientific", _plain(Decimal(compact))
    if compact.isdecimal() and int(compact[:9]) in _SERIAL:
        yield "date", (date(1899, 12, 30) + timedelta(days=int(compact))).isoformat()
    originals = dates(text)
    yield from (("date", original) for original in originals)
    if not originals:
        yield from _in_words(compact)


def dates(cell: str) -> list[str]:
    """Return what a spreadsheet may have made a date of: 2-Jan was 1-2, Aug-19 was 2019-08."""
    text = _TIME.sub("", cell.strip())
    match = _ENGLISH_DATE.fullmatch(text)
    if match:
        month = _MONTHS.index((match["of"] or match["month"])[:3].lower()) // 3 + 1
        if match["of"]:
            return [f"{month}-{int(match['day'])}"]
        return [f"20{match['year']}-{month:02}", f"{month}-{int(match['year'])}"]
    match = _DATE.fullmatch(text)
    return _numbered(match) if match else []


def _numbered(match: re.Match[str]) -> list[str]:
    if match["only"]:
        return [match["only"]]
    if match["of"]:
        return [f"{int(match['of'])}-{int(match['of_day'])}"]
    first = f"{match['year']}-{int(match['month']):02}"
    if not match["day"]:
        return [first]
    day = int(match["day"])
    return [f"{first}-{day:02}", f"{int(match['month'])}-{day}"]


def is_english_date(cell: str) -> bool:
    """Return whether a cell is a date as only a spreadsheet writes it: 2-Jan, Aug-19."""
    return _ENGLISH_DATE.fullmatch(cell.strip()) is not None


def is_range(cell: str) -> bool:
    """Return whether a cell holds two numbers, from and to."""
    return _RANGE.fullmatch(cell.translate(_HYPHENS)) is not None


def _in_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the one number that stands in a text with a unit, a qualifier or 万."""
    found = numerals.found(text)
    if len(found) != 1:
        return
    if re.search(r"\d[百千万亿]", text):
        yield "wan", _plain(found[0])
    else:
        digits = _NUMBER.search(text)
        yield "words", digits[0].replace(",", "") if digits else _plain(found[0])


def _plain(number: Decimal) -> str:
    digits = f"{number:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
