"""Hold every phrase of the tables against a copy of the page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lessonkit import tables
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import system
from lessonkit.core.texts import say

# Where each table keeps what it quotes; its position is in the column `offset`.
QUOTING: Final = {
    "metrics.csv": "phrase",
    "relations.csv": "phrase",
    "events.csv": "phrase",
    "corrections.csv": "printed",
    "omitted.csv": "printed",
}


@dataclass(frozen=True)
class Misquote:
    """A phrase that does not stand in the page at its position."""

    table: str
    row: int
    phrase: str
    offset: str
    there: str

    def __str__(self) -> str:
        """Return one line: table, row, what it quotes, what stands there, where else it is."""
        return say("verify.misquote", system(), **vars(self))


def misquotes(page: Path) -> Iterator[Misquote]:
    """Yield the phrases of the tables that the text of `page` does not hold at their position.

    Raises:
        KitError: The page cannot be read.
    """
    try:
        text = page.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise KitError(say("verify.unreadable", system(), path=page)) from error
    for table, column in QUOTING.items():
        for number, row in tables.numbered(home().data / table):
            phrase, offset = row[column], row["offset"]
            if not (offset.isdecimal() and text.startswith(phrase, int(offset))):
                found = text.find(phrase)
                there = str(found) if found >= 0 else say("verify.nowhere", system())
                yield Misquote(table, number, phrase, offset, there)


def count() -> int:
    """Return how many phrases the tables hold."""
    return sum(len(tables.read(home().data / table)) for table in QUOTING)
