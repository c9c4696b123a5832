"""An invented notice with one digit misprinted: what totals show of it."""

import random
from dataclasses import dataclass
from typing import Final

ROWS: Final = 4
COLUMNS: Final = 3
_LEAST: Final = 120  # of a count
_MOST: Final = 989

Cell = tuple[int, int]  # row and column, each from 0
Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Notice:
    """A table of counts: as counted, and as printed with one digit changed in `slip`.

    Totals are printed as counted.
    """

    counted: Counts
    printed: Counts
    slip: Cell

    @property
    def row_totals(self) -> tuple[int, ...]:
        """The totals of the rows as counted."""
        return tuple(map(sum, self.counted))

    @property
    def column_totals(self) -> tuple[int, ...]:
        """The totals of the columns as counted."""
        return tuple(map(sum, zip(*self.counted, strict=True)))

    @property
    def total(self) -> int:
        """The total of all as counted."""
        return sum(self.row_totals)


def notice(seed: int) -> Notice:
    """Return an invented notice, the same for the same seed; any cell is as likely misprinted."""
    chance = random.Random(seed)  # noqa: S311 - invented counts, no secrets

    def one_of(least: int, most: int) -> int:
        return least + int(chance.random() * (most - least + 1))

    counted = tuple(tuple(one_of(_LEAST, _MOST) for _ in range(COLUMNS)) for _ in range(ROWS))
    slip = one_of(0, ROWS - 1), one_of(0, COLUMNS - 1)
    right = counted[slip[0]][slip[1]]
    power = 10 ** one_of(0, 2)
    digit = right // power % 10
    least = 1 if power == 100 else 0  # noqa: PLR2004 - a count does not begin with zero
    others = [other for other in range(least, 10) if other != digit]
    wrong = right + (others[one_of(0, len(others) - 1)] - digit) * power
    printed = tuple(
        tuple(wrong if (r, c) == slip else count for c, count in enumerate(row))
        for r, row in enumerate(counted)
    )
    return Notice(counted, printed, slip)


def suspects(notice: Notice, *, rows: bool = False, columns: bool = False) -> list[Cell]:
    """Return the cells in which the misprint may be, by the totals that are printed.

    Args:
        notice: The notice.
        rows: Whether each row has its total.
        columns: Whether each column has its total.
    """
    bad_rows = _failing(notice.printed, notice.row_totals) if rows else range(ROWS)
    columns_printed = tuple(zip(*notice.printed, strict=True))
    bad_columns = _failing(columns_printed, notice.column_totals) if columns else range(COLUMNS)
    return [(r, c) for r in bad_rows for c in bad_columns]


def _failing(lines: Counts, totals: tuple[int, ...]) -> list[int]:
    pairs = enumerate(zip(lines, totals, strict=True))
    return [n for n, (line, total) in pairs if sum(line) != total]
