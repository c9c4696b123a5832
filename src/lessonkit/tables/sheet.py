"""From the text of a table to its rows, numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lessonkit.core.errors import KitError
from lessonkit.tables import schema
from lessonkit.tables.cells import clean, narrow, wide
from lessonkit.tables.fault import Fault
from lessonkit.tables.file_format import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BROKEN: Final = 20  # broken quotes after which the rest of a file is given up
_MERGE: Final = ("<<<<<<<", "=======", ">>>>>>>")
_Record = tuple[int, list[str] | None]


class Row(dict[str, str]):
    """The cells of a row by column; asking for a column that is gone says so."""

    def __init__(self, path: Path, cells: dict[str, str]) -> None:
        """Keep the table's path for what is to be said."""
        super().__init__(cells)
        self._path = path

    def __missing__(self, name: str) -> str:
        raise Fault(self._path, "column", row=1, values={"name": name}).error()


@dataclass
class Sheet:
    """A table as it was read: `rows` with their numbers, and all that is to be said of it."""

    path: Path
    header: list[str] = field(default_factory=list)
    rows: list[tuple[int, Row]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    untidy: dict[str, list[tuple[int, str, str]]] = field(default_factory=dict)

    @property
    def refused(self) -> Fault | None:
        """The first fault for which the rows may not be those that were meant."""
        return next((fault for fault in self.faults if not fault.notice), None)


def read(path: Path) -> Sheet:
    """Return the table of a file; one that cannot be read has no rows and a fault."""
    sheet = Sheet(path)
    text, said = decode(path)
    if said:
        sheet.faults.append(said)
    records = _records(text, sheet)
    blank: list[int] = []
    for number, cells in records:
        if cells is None:
            continue
        if not any(cells) or not any(map(clean, cells)):
            blank.append(number)
        elif not sheet.header:
            _name(sheet, number, cells)
        else:
            if blank:
                sheet.untidy.setdefault("blank", []).extend((n, "", "") for n in blank)
                blank = []
            _fill(sheet, number, cells)
    _remark(sheet)
    return sheet


def _records(text: str, sheet: Sheet) -> Iterator[_Record]:
    """Yield each record with its number; one with a broken quote is a fault of the sheet.

    Such a quote would swallow the rest of the file, so reading goes on with the next line.
    """
    lines = text.split("\n")
    first, number = 0, 1
    for _ in range(MOST_BROKEN):
        reader = csv.reader((f"{line}\n" for line in lines[first:]), strict=True)
        used = 0
        try:
            for cells in reader:
                yield number, cells
                number += 1
                used = reader.line_num
        except csv.Error:
            sheet.faults.append(Fault(sheet.path, "quote", row=number))
            yield number, None
            number += 1
            first += used + 1
        else:
            return
    sheet.faults.append(Fault(sheet.path, "quotes", row=number))


def _name(sheet: Sheet, number: int, cells: list[str]) -> None:
    sheet.header = [clean(cell) for cell in cells]
    names = [name for name in sheet.header if name]
    for name in sorted({name for name in names if names.count(name) > 1}):
        fault = Fault(sheet.path, "twice", row=number, column=name, values={"cell": name})
        sheet.faults.append(fault)


def _fill(sheet: Sheet, number: int, cells: list[str]) -> None:
    header, path = sheet.header, sheet.path
    if cells[0].startswith(_MERGE) and not any(cells[1:]):
        sheet.faults.append(Fault(path, "merge", row=number, values={"cell": cells[0]}))
        return
    row = dict.fromkeys(filter(None, header), "")
    for i, cell in enumerate(cells):
        name = header[i] if i < len(header) else ""
        text = clean(cell)
        if name:
            if text != cell:
                kind = "spaces" if text == cell.strip(" ") else "invisible"
                sheet.untidy.setdefault(kind, []).append((number, name, cell))
            if wide(text) and _is_code(path, name):
                sheet.untidy.setdefault("width", []).append((number, name, text))
                text = narrow(text)
            row[name] = text
        elif text:
            key = "long" if i >= len(header) else "unnamed"
            fault = Fault(path, key, number, _letter(i), {"cell": text})
            sheet.faults.append(fault)
            break  # the cells after it say the same
    sheet.rows.append((number, Row(path, row)))


def _is_code(path: Path, column: str) -> bool:
    """Return whether a column holds numbers, ids or words of a list, as far as is known."""
    try:
        table = schema.tables(path.parent).get(path.name)
    except KitError:
        return False
    described = table.field(column) if table else None
    return described is not None and not described.prose


def _remark(sheet: Sheet) -> None:
    """Say once for each kind what was read otherwise than written, with the first place."""
    for kind, cells in sheet.untidy.items():
        number, column, cell = cells[0]
        values = {"count": len(cells), "cell": cell}
        sheet.faults.append(Fault(sheet.path, kind, number, column, values, notice=True))


def _letter(index: int) -> str:
    """Return the letters that a spreadsheet shows above a column without a name."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters
