"""A slip in a cell is one line: file, row, column, the cell as it is, what to type."""

import unicodedata
from dataclasses import dataclass
from typing import Final

import frictionless
import pytest
from books import Book, only

from lessonkit.core.errors import KitError
from lessonkit.facts import metrics
from lessonkit.tables import TableError

EXCEL_ZH, EXCEL_EN = "zh_CN.UTF-8", "en_GB.UTF-8"


@dataclass(frozen=True)
class Slip:
    """What stands in a cell of the first row of figures, and what the line says of it."""

    column: str
    cell: str
    says: tuple[str, ...]
    name: str = "metrics"


SLIPS: Final = (
    Slip("value", "90%", ("not a number", "Write: 90")),
    Slip("value", "９０％", ("not a number", "Write: 90")),
    Slip("value", "1,265", ("commas", "Write: 1265")),
    Slip("value", "1，265", ("commas", "Write: 1265")),
    Slip("value", "1 265", ("space", "Write: 1265")),
    Slip("value", "1.2万", ("Write: 12000",)),
    Slip("value", "1.2E+05", ("scientific", "write: 120000")),
    Slip("value", "约90人", ("not a number", "Write: 90")),
    Slip("value", "四", ("not a number", "Write: 4")),
    Slip("value", "10-20", ("range", "range_low", "range_high")),
    Slip("value", "2-Jan", ('"1-2"', "date")),
    Slip("value", "1月2日", ('"1-2"', "date")),
    Slip("value", "=SUM(E2:E3)", ("formula",)),
    Slip("value", "#REF!", ("formula",)),
    Slip("value", "#NAME?", ("formula",)),
    Slip("value", "########", ("formula",)),
    Slip("value", "", ("empty", "another row has: ")),
    Slip("value", "-", ("needs a real entry",)),
    Slip("value", "—", ("needs a real entry",)),
    Slip("value", "n/a", ("needs a real entry",)),
    Slip("value", "NA", ("needs a real entry",)),
    Slip("value", "无", ("needs a real entry",)),
    Slip("value", "many", ("Write as in: ",)),
    Slip("value", "NaN", ("needs a real entry",)),
    Slip("value", "1e999999999", ("Write as in: ",)),
    Slip("as_of", "2019/8/1", ("year-month-day", "Write: 2019-08-01")),
    Slip("as_of", "2019.8.1", ("Write: 2019-08-01",)),
    Slip("as_of", "2019–08", ("Write: 2019-08",)),
    Slip("as_of", "2019年8月", ("Write: 2019-08",)),
    Slip("as_of", "Aug-19", ("Write: 2019-08",)),
    Slip("as_of", "43678", ("Write: 2019-08-01",)),
    Slip("as_of", "2019-8-1 0:00", ("Write: 2019-08-01",)),
    Slip("as_of", "未说明", ("clear this cell",)),
    Slip("note_zh", "无", ("clear this cell",)),
    Slip("id", "health.three batches", ("Write: health.three_batches",)),
    Slip("id", "health. three", ("Write: health.three",)),
    Slip("id", "Health.Three", ("Write: health.three",)),
    Slip("id", "1.23E+17", ("Write as in: health.",)),
    Slip("id", "健康", ("Write as in: health.",)),
    Slip("qualifier", "at least", ("Write: at_least",)),
    Slip("qualifier", "exakt", ("Write: exact",)),
    Slip("qualifier", "certain", ("Write one of: about, at_least",)),
    Slip("unit", "persn", ("is not in units.csv", "Write: person")),
    Slip("unit", "zzz", ("is not in units.csv", "add a row")),
    Slip("section", "two", ("Write as in: 2",)),
    Slip("section", "2.0", ("Write as in: 2",)),
    Slip("section", "12", ("more than 9",)),
    Slip("section", "30-50", ("Write as in: 2",)),
    Slip("offset", "-1", ("less than 0",)),
    Slip("phrase", "三个一批" * 8, ("32 letters, at most 30",)),
    Slip("label_zh", "????", ("lost its letters",)),
    Slip("label_zh", "健康\ufffd", ("lost its letters",)),
    Slip("label_en", "2-Jan", ('"1-2"', "Set the column to Text")),
    Slip("label_en", "=A1+B1", ("formula",)),
    Slip("scale", "万", ("Write: 10000",), "units"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.column}: {slip.cell}")
def test_a_slip_is_one_line_with_its_cell_and_what_to_type(book: Book, slip: Slip) -> None:
    """File, row as the spreadsheet shows it, column, the cell as it is, what to type."""
    book.put(slip.column, slip.cell, 2, slip.name)

    here = [line for line in book.faults() if f"row 2  column {slip.column}  " in line]
    line = only(here, f"{slip.name}.csv  ", *slip.says)

    shown = unicodedata.normalize("NFKC", slip.cell)[:40]
    assert f'"{shown}' in unicodedata.normalize("NFKC", line) or not slip.cell
    assert "\n" not in line


def test_the_line_is_the_instructors_language(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same finding, word for word, on a Chinese and on another system."""
    book.put("value", "3%")
    english = book.faults()
    monkeypatch.setenv("LC_ALL", EXCEL_ZH)

    assert english == [
        'metrics.csv  row 2  column value  "3%" is not a number; '
        "unit and qualifier have their own columns. Write: 3"
    ]
    assert book.faults() == [
        "metrics.csv  第 2 行  value 列  写的是“3%”，这一列只写数字，"
        "单位和“约”“以上”另有各列。请改成：3"
    ]


def test_a_long_or_strange_cell_is_shown_in_one_short_line(book: Book) -> None:
    """A novel pasted into a cell, with line ends and invisible letters, stays readable."""
    book.put("qualifier", "a\n\x07\x1b[31m" + "b" * 5000)

    line = only(book.faults(), '"a↵<U+0007><U+001B>[31mbbb', '…"')

    assert len(line) < 400


def test_a_duplicate_names_both_rows(book: Book) -> None:
    """Whoever mends it must see the other row."""
    book.put("id", "health.tiers")

    row = book.row("metrics", "health.tiers")
    other = [i for i, cells in enumerate(book.cells["metrics"], 1) if cells[0] == "health.tiers"][
        -1
    ]
    assert (row, other) == (2, other)
    only(book.faults(), f"row {other}  column id  ", '"health.tiers" stands in row 2 already')


def test_a_duplicate_that_looks_the_same_is_one(book: Book) -> None:
    """A no-break space or a zero-width one makes no second id."""
    book.put("id", "health.\u200btiers\xa0")

    assert ["stands in row 2 already" in line for line in book.faults()] == [True]


def test_a_lesson_does_not_choose_between_two_rows(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two rows with one id neither is silently taken."""
    book.put("id", "health.tiers")
    with pytest.raises(TableError, match=r"column id: .*stands in row 2 already"):
        metrics.all_metrics()


@pytest.mark.parametrize(
    "slip", [one for one in SLIPS if one.column in ("value", "unit", "section")]
)
def test_a_lesson_shows_the_same_sentence_as_check(
    book: Book, slip: Slip, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a lesson cannot use it names as check does, or it can use it."""
    book.put(slip.column, slip.cell)
    try:
        metrics.all_metrics()
    except KitError as error:
        assert str(error).startswith(f"metrics.csv, row 2, column {slip.column}: ")  # noqa: PT017
        assert all(part in str(error) for part in slip.says)  # noqa: PT017
    else:
        assert slip.cell == "12"  # a section that the page does not have can be shown


def _frictionless(book: Book) -> set[tuple[str, int, str]]:
    report = frictionless.Package(str(book.folder / "datapackage.json")).validate()
    return {
        (f"{task.name}.csv", getattr(error, "row_number", 0), getattr(error, "field_name", ""))
        for task in report.tasks
        for error in task.errors
    }


@pytest.mark.parametrize(
    "slip",
    [slip for slip in SLIPS if not slip.column.startswith(("label", "note"))],
    ids=lambda slip: f"{slip.column}: {slip.cell}",
)
def test_frictionless_refuses_the_same_cells(book: Book, slip: Slip) -> None:
    """The kit's own short validator and the library agree on what the description forbids."""
    book.put(slip.column, slip.cell, 2, slip.name)

    refused = _frictionless(book)

    assert any(file == f"{slip.name}.csv" and row == 2 for file, row, _ in refused)
