"""Read the tables of data/ as people save them.

Excel and WPS save a table in many ways. What can be read as meant is read; the rest is
refused with file, row and column as the spreadsheet shows them, and what to type instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from lessonkit.core.errors import KitError
from lessonkit.tables import sheet
from lessonkit.tables.fault import Fault, TableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

__all__ = ["TableError", "keyed", "numbered", "read"]

_T = TypeVar("_T")


def read(path: Path) -> list[dict[str, str]]:
    """Return the rows of a table, cells as trimmed text, an empty cell as ``""``.

    Raises:
        TableError: The file is missing, locked, too large, in no form that is read.
    """
    return [row for _, row in numbered(path)]


def numbered(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with its number as a spreadsheet shows it (the header is row 1).

    Raises:
        TableError: As `read`.
    """
    table = sheet.read(path)
    if table.refused:
        raise table.refused.error()
    yield from table.rows


def keyed(path: Path, build: Callable[[dict[str, str]], _T], key: str = "id") -> dict[str, _T]:
    """Return what `build` makes of each row by the row's key, in the table's order.

    Raises:
        TableError: As `read`; or `build` cannot use a row, or a key stands twice. It says
            what to type instead.
    """
    built: dict[str, _T] = {}
    for number, row in numbered(path):
        if row[key] in built:
            raise _explained(path, number, None)
        try:
            built[row[key]] = build(row)
        except TableError:
            raise  # of a table that this one needs
        except (KitError, KeyError, ValueError, ArithmeticError) as error:
            raise _explained(path, number, error) from error
    return built


def _explained(path: Path, number: int, error: Exception | None) -> TableError:
    # The rules of the tables are read only once something is wrong: a lesson starts without.
    from lessonkit.tables import validate  # noqa: PLC0415

    faults = (fault for fault in validate.file(path) if fault.row == number and not fault.notice)
    fault = next(faults, None)
    if fault is None and isinstance(error, KitError):
        return TableError(path, number, None, str(error))
    return (fault or Fault(path, "row", row=number)).error()
