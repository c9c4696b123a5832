"""One rule for what a cell says, however it was typed or pasted."""

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from lessonkit.core.language import LANGS, Lang

_INVISIBLE: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_WIDE: Final = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff0d\uff0e]")


def clean(cell: str) -> str:
    """Return the text of a cell: composed letters, ordinary spaces, none at its ends."""
    if cell.isascii():
        return cell.strip()
    text = unicodedata.normalize("NFC", cell.translate(_INVISIBLE))
    return text.replace("\xa0", " ").strip()


def number(cell: str) -> Decimal:
    """Return the number in a cell, which is digits only: no 1e9, no NaN, no 1_000.

    Raises:
        ValueError: It holds anything else.
    """
    if not _NUMBER.fullmatch(cell):
        raise ValueError(cell)
    return Decimal(cell)


def wide(cell: str) -> bool:
    """Return whether a cell holds full-width digits or letters, point or hyphen."""
    return not cell.isascii() and _WIDE.search(cell) is not None


def narrow(cell: str) -> str:
    """Return a number or an id that was typed in full-width letters."""
    return unicodedata.normalize("NFKC", cell)


def both(row: Mapping[str, str], column: str) -> dict[Lang, str]:
    """Return the cells of a column that stands once in each language, as in `label_zh`."""
    return {lang: row[f"{column}_{lang}"] for lang in LANGS}
