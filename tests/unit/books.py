"""A small set of the kit's tables, saved as spreadsheets save them."""

import csv
import io
import json
import shutil
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from lessonkit import tables
from lessonkit.core.home import home, opened
from lessonkit.desk.check.finding import Finding
from lessonkit.desk.check.tables import everything

USED: Final = ("areas", "units", "metrics", "derived", "corrections")
WHOLE: Final = ("areas", "units")  # others are cut down to the health lesson's rows
EXCEL_ZH, EXCEL_EN = "zh_CN.UTF-8", "en_GB.UTF-8"


@dataclass
class Book:
    """A small set of tables of the kit in a folder, to be saved in many ways."""

    folder: Path
    cells: dict[str, list[list[str]]] = field(default_factory=dict)

    def path(self, name: str = "metrics") -> Path:
        """Return the file of a table."""
        return self.folder / f"{name}.csv"

    def row(self, name: str, start: str) -> int:
        """Return the number, as a spreadsheet shows it, of the row whose id starts so."""
        return next(i for i, row in enumerate(self.cells[name], 1) if row[0].startswith(start))

    def column(self, name: str, column: str) -> int:
        """Return the index of a column."""
        return self.cells[name][0].index(column)

    def put(self, column: str, cell: str, row: int = 2, name: str = "metrics") -> None:
        """Type into a cell and save the table."""
        self.cells[name][row - 1][self.column(name, column)] = cell
        self.save(name)

    def save(self, name: str = "metrics", **form: str) -> None:
        """Save a table: by default as Excel's CSV UTF-8."""
        self.path(name).write_bytes(written(self.cells[name], **form))

    def findings(self) -> list[Finding]:
        """Return all that is said of the tables."""
        with opened(home()):  # read afresh
            return list(everything())

    def faults(self) -> list[str]:
        """Return what is to be mended, in lines, files by their names alone."""
        return [str(one) for one in self.findings() if not one.notice]

    def notices(self) -> list[str]:
        """Return what was read as meant although it was written otherwise."""
        return [str(one) for one in self.findings() if one.notice]


def written(
    rows: list[list[str]], encoding: str = "utf-8-sig", end: str = "\r\n", separator: str = ","
) -> bytes:
    """Return a table as a spreadsheet writes it."""
    stream = io.StringIO(newline="")
    # Python leaves a line end in a cell bare where rows end otherwise; spreadsheets never do.
    bare = end == "\r"
    csv.writer(
        stream,
        delimiter=separator,
        lineterminator=end,
        quoting=csv.QUOTE_ALL if bare else csv.QUOTE_MINIMAL,
    ).writerows(rows)
    return stream.getvalue().encode(encoding)


def open_book(folder: Path) -> Book:
    """Lay out a sound set of tables in a folder."""
    folder.mkdir()
    made = Book(folder)
    package = json.loads((home().data / "datapackage.json").read_text("utf-8"))
    known = (*USED, "labels")  # in whose words what is wrong is said
    package["resources"] = [one for one in package["resources"] if one["name"] in known]
    shutil.copy(home().data / "labels.csv", folder)
    (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
    for name in USED:
        with (home().data / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        kept = [row for row in rows if name in WHOLE or row[0].startswith("health.")]
        made.cells[name] = [header, *kept]
        made.save(name)
    return made


def workbook() -> bytes:
    """Return the bytes of an Excel workbook."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return stream.getvalue()


def read_back(book: Book, name: str = "metrics") -> list[list[str]]:
    """Return a table as the kit reads it, the header first."""
    rows = tables.read(book.path(name))
    return [book.cells[name][0], *([row[c] for c in book.cells[name][0]] for row in rows)]


def only(lines: list[str], *parts: str) -> str:
    """Return the one line that there is, which holds all the parts."""
    assert len(lines) == 1, lines
    for part in parts:
        assert part in lines[0]
    return lines[0]
