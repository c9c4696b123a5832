"""Read the tables of data/ as people save them.

Excel and WPS save a table in many ways. What can be read as meant is read; the rest is
refused with file, row and column as the spreadsheet shows them.
"""

import csv
import io
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lessonkit.errors import KitError

LARGEST: Final = 20_000_000  # bytes; the kit's largest table has about a hundredth of it
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


class TableError(KitError):
    """A table that cannot be read as meant; `where` is a place, `problem` a sentence."""

    def __init__(self, path: Path, row: int | None, column: str | None, problem: str) -> None:
        """Keep the place (row 1 is the header) and what is wrong there."""
        self.path, self.row, self.column, self.problem = path, row, column, problem
        place = [str(path.name), f"row {row}" if row else "", f"column {column}" if column else ""]
        super().__init__(", ".join(part for part in place if part) + f": {problem}")


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, cells as trimmed text, an empty cell as ``""``.

    Raises:
        TableError: The file is missing, too large, in no encoding or form that is read.
    """
    return [row for _, row in numbered(path)]


def numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its number as a spreadsheet shows it (the header is row 1)."""
    lines = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    try:
        header = [_clean(cell) for cell in next(lines, [])]
        for number, cells in enumerate(lines, start=2):
            cleaned = [_clean(cell) for cell in cells]
            if any(cleaned):
                padded = cleaned + [""] * (len(header) - len(cleaned))
                yield number, {name: padded[i] for i, name in enumerate(header) if name}
    except csv.Error as error:
        raise TableError(path, lines.line_num, None, str(error)) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TableError(path, None, None, f"larger than {LARGEST // 1_000_000} MB")
        raw = path.read_bytes()
    except OSError as error:
        raise TableError(path, None, None, error.strerror or str(error)) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError(path, None, None, "neither UTF-8 nor GB18030")


def _clean(cell: str) -> str:
    return unicodedata.normalize("NFC", cell.translate(_INVISIBLE)).replace("\xa0", " ").strip()
