"""Hold a table against its description: every fault of every cell, with what to type.

A short stand-in for frictionless, which is no part of a learner's environment; the tests
hold the two against each other.
"""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from lessonkit.tables import readings, schema, sheet
from lessonkit.tables.fault import Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lessonkit.tables.schema import Field, Table
    from lessonkit.tables.sheet import Sheet

_NOTHING: Final = frozenset(
    "- -- – — —— / n/a na nan none null nil … ... 无 空 缺 未知 不详 未说明 暂无".split()  # noqa: SIM905 - read as a line
)
_FORMULA: Final = re.compile(
    r"=[\w+\-(\"'].*|#(REF|NAME|VALUE|DIV/0|N/A|NUM|NULL|SPILL)[!?]?|#{3,}"
)
_ZH: Final = re.compile(r"[\u3400-\u9fff]")
_MANY: Final = 12  # words of a list that a message can hold
# What is said of a reading that has no text of its own; "width" is the notice of one accepted.
_TEXTS: Final = {"percent": "number", "words": "number", "width": "width_of"}
_Problem = tuple[str, dict[str, object]]


def file(path: Path) -> Iterator[Fault]:
    """Yield all that is to be said of one table; other tables are read only for its ids.

    Raises:
        TableError: The description of the tables cannot be read.
    """
    described = schema.tables(path.parent)
    if path.name in described:
        table = described[path.name]
        files = {path.name} | {field.reference[0] for field in table.fields if field.reference}
        yield from faults(table, {name: sheet.read(path.parent / name) for name in files})


def faults(table: Table, sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    """Yield all that is to be said of a table, given as it was read with those it refers to."""
    one = sheets[table.file]
    yield from one.faults
    if not one.header:
        if not one.refused:
            yield Fault(one.path, "empty")
        return
    yield from _header(table, one)
    for field in table.fields:
        if field.name in one.header:
            yield from _column(field, one, sheets)


def _header(table: Table, one: Sheet) -> Iterator[Fault]:
    """Yield columns that are gone, renamed, unknown or moved."""
    wanted = [field.name for field in table.fields]
    gone = [name for name in wanted if name not in one.header]
    for name in filter(None, one.header):
        if name in wanted:
            continue
        nearest = difflib.get_close_matches(name.casefold(), gone, n=1, cutoff=0.5)
        if nearest:
            gone.remove(nearest[0])
            yield Fault(one.path, "renamed", 1, name, {"cell": name, "write": nearest[0]})
        else:
            yield Fault(one.path, "surplus", 1, name, {"cell": name})
    for name in gone:
        yield Fault(one.path, "column", 1, name, {"name": name})
    if [name for name in one.header if name in wanted] != [n for n in wanted if n in one.header]:
        yield Fault(one.path, "order", 1, notice=True)


def _column(field: Field, one: Sheet, sheets: Mapping[str, Sheet]) -> Iterator[Fault]:
    cells = [(number, row[field.name]) for number, row in one.rows]
    good = field.example or next((c for _, c in cells if c and field.accepts(c)), "")
    known = _known(field, sheets)
    first: dict[str, int] = {}
    for number, cell in cells:
        problem = _problem(field, cell, good)
        if problem is None and cell and known is not None and cell not in known:
            problem = _unknown(field, cell, known)
        if problem is None and cell and field.unique and cell in first:
            problem = "duplicate", {"cell": cell, "first": first[cell]}
        if problem:
            yield Fault(one.path, problem[0], number, field.name, problem[1])
        first.setdefault(cell, number)


def _known(field: Field, sheets: Mapping[str, Sheet]) -> set[str] | None:
    """Return what the cells of a column may name, or None where that cannot be told."""
    if field.reference is None:
        return None
    file, column = field.reference
    other = sheets.get(file)
    if other is None or other.refused or column not in other.header:
        return None  # that table has faults of its own
    return {row[column] for _, row in other.rows}


def _problem(field: Field, cell: str, good: str) -> _Problem | None:
    """Return what is wrong with a cell by itself: the key of a text, and its values."""
    if not cell:
        return ("required", {"example": good or "…"}) if field.required else None
    damage = _damage(field, cell)
    if damage:
        return damage
    if not field.accepts(cell):
        return _misshapen(field, cell, good)
    return _measure(field, cell)


def _damage(field: Field, cell: str) -> _Problem | None:
    """Return what a spreadsheet has left in the place of what was typed, in any column."""
    values: dict[str, object] = {"cell": cell}
    if _FORMULA.fullmatch(cell):
        return "formula", values
    if cell.casefold() in _NOTHING and cell not in field.enum:
        if not field.required:
            return "placeholder", values
        return None if field.prose else ("placeholder.required", values)
    if "\ufffd" in cell or (field.name.endswith("zh") and "??" in cell and not _ZH.search(cell)):
        return "lost", values
    if field.prose and readings.is_english_date(cell):
        return "made_date", values | {"write": readings.dates(cell)[0]}
    return None


def _measure(field: Field, cell: str) -> _Problem | None:
    """Return that a cell is too long, too small or too large."""
    values: dict[str, object] = {"cell": cell}
    if field.longest is not None and len(cell) > field.longest:
        return "longer", values | {"length": len(cell), "most": field.longest}
    if field.minimum is not None and float(cell) < field.minimum:
        return "minimum", values | {"least": f"{field.minimum:g}"}
    if field.maximum is not None and float(cell) > field.maximum:
        return "maximum", values | {"most": f"{field.maximum:g}"}
    return None


def _misshapen(field: Field, cell: str, good: str) -> _Problem:
    """Return what was probably meant by a cell that is not of its column's form."""
    for kind, text in readings.readings(cell):
        if text != cell and field.accepts(text):
            return _TEXTS.get(kind, kind), {"cell": cell, "write": text}
    if field.accepts("0.5") and readings.is_range(cell):  # a column of numbers
        return "range", {"cell": cell}
    made = readings.dates(cell)
    if made:
        return "made_date", {"cell": cell, "write": made[-1]}
    if field.enum:
        return _unknown(field, cell, set(field.enum))
    return "form", {"cell": cell, "example": good or "…"}


def _unknown(field: Field, cell: str, known: set[str]) -> _Problem:
    """Return that a cell names nothing, with the nearest that there is, or with all if few."""
    values: dict[str, object] = {"cell": cell, "file": field.reference and field.reference[0]}
    nearest = difflib.get_close_matches(cell.casefold(), sorted(known), n=1, cutoff=0.6)
    if nearest:
        return "nearest" if field.reference else "word", values | {"write": nearest[0]}
    if len(known) > _MANY:
        return "no_such", values
    return "no_word", values | {"known": ", ".join(sorted(known))}
