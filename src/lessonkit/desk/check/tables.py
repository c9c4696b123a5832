"""The tables of data/: their form, and what their figures say of each other."""

from collections.abc import Iterator

from lessonkit.core.home import home
from lessonkit.desk.check import claims
from lessonkit.desk.check.finding import Finding, of_table
from lessonkit.facts import derived
from lessonkit.tables import TableError, schema, sheet, validate
from lessonkit.tables.fault import Fault


def everything() -> Iterator[Finding]:
    """Yield all that is to be said of the tables, faults and notices.

    A fault in one table hides neither those in others nor others in the same table.
    """
    folder = home().data
    try:
        described = schema.tables(folder)
    except TableError as error:
        yield Finding(error.path, 0, error.problem, error.row or 0)
        return
    sheets = {name: sheet.read(folder / name) for name in described}
    facts = claims.Facts(sheets)
    for name, table in described.items():
        faults = list(validate.faults(table, sheets))
        told = {(fault.row, fault.column) for fault in faults if not fault.notice}
        further = claims.faults(sheets[name], facts)
        faults += [fault for fault in further if (fault.row, fault.column) not in told]
        faults.sort(key=lambda fault: (not fault.notice, fault.row))
        yield from map(of_table, faults)
    # Names from other programs' locks and copies begin so; they are gone when the file is closed.
    for path in sorted(folder.glob("[!.~]*.csv")):
        if path.name not in described:
            yield of_table(Fault(path, "stray"))


def computed() -> Iterator[Finding]:
    """Yield the first computed figure that comes to nothing, where all else is in order."""
    try:
        derived.all_derived()
    except TableError as error:
        yield Finding(error.path, 0, error.problem, error.row or 0, error.column or "")
