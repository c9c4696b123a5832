"""Columns, quotes and rows that are not what they were."""

import os
import subprocess
import sys

import pytest
from books import Book, only, workbook, written
from conftest import Kit

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.tables import TableError


def _without(book: Book, column: str) -> None:
    index = book.column("metrics", column)
    rows = [row[:index] + row[index + 1 :] for row in book.cells["metrics"]]
    book.path().write_bytes(written(rows))


def test_a_removed_column_is_named(book: Book) -> None:
    """It is said once, not once a row."""
    _without(book, "label_zh")

    only(book.faults(), "metrics.csv  row 1  column label_zh  ", "row 1: label_zh")


def test_a_lesson_names_a_removed_column(book: Book, lang: Lang) -> None:
    """Asking for a cell that is gone is no KeyError."""
    _without(book, "label_zh")

    with pytest.raises(TableError) as caught:
        tables.read(book.path())[0]["label_zh"]

    assert "label_zh" in str(caught.value)
    assert ("请" in str(caught.value)) == (lang == "zh")


@pytest.mark.parametrize("name", ["lable_zh", "Label_zh", "label zh", "标签"])
def test_a_renamed_column_is_told_its_name(book: Book, name: str) -> None:
    """A name that resembles the lost one is answered by it; another by both."""
    book.put("label_zh", name, 1)

    lines = book.faults()

    assert all("  row 1  " in line for line in lines)
    assert len(lines) == (2 if name == "标签" else 1)
    assert lines[-1].endswith("label_zh")


def test_an_extra_column_is_not_read(book: Book) -> None:
    """What stands there would be lost in silence."""
    rows = [[*row, "remark" if i == 0 else "x"] for i, row in enumerate(book.cells["metrics"])]
    book.path().write_bytes(written(rows))

    only(book.faults(), "row 1  column remark  ", "never read", "columns that there are")


def test_a_column_without_a_name_is_shown_by_its_letter(book: Book) -> None:
    """As the spreadsheet shows it, with what stands in it."""
    rows = [[*row, ""] for row in book.cells["metrics"]]
    rows[2][-1] = "look here"
    book.path().write_bytes(written(rows))

    letter = chr(ord("A") + len(rows[0]) - 1)
    only(book.faults(), f"row 3  column {letter}  ", '"look here"')


def test_a_column_that_stands_twice_is_refused(book: Book) -> None:
    """Which of the two is meant cannot be told."""
    book.path().write_bytes(written([[*row, row[0]] for row in book.cells["metrics"]]))

    only(book.faults(), "row 1  column id  ", "stands twice")


def test_a_comma_outside_quotes_is_found_in_its_row(book: Book) -> None:
    """It moves all that follows, so the row has a cell too many."""
    text = book.path().read_bytes().decode("utf-8-sig")
    text = text.replace("medical assistance, yearly", "medical assistance, yearly", 1).replace(
        '"', "", 2
    )
    book.path().write_bytes(text.encode())

    assert any("row 2  column S" in line and "quotes" in line for line in book.faults())


@pytest.mark.parametrize("quote", ['"', '"x" y'])
def test_a_broken_quote_names_the_row_where_it_opened(book: Book, quote: str) -> None:
    """Not the last line of the file; and what stands below it is still checked."""
    text = book.path().read_bytes().decode("utf-8-sig").split("\r\n")
    row = book.row("metrics", "health.facilities.township")
    text[row - 1] = text[row - 1].replace(",health,", f",{quote}health,", 1)
    text[row + 1] = text[row + 1].replace(",exact,", ",exakt,", 1)
    book.path().write_bytes("\r\n".join(text).encode())

    lines = [line for line in book.faults() if line.startswith("metrics.csv")]

    assert len(lines) == 2
    assert f"  row {row}  a quote" in lines[0]
    assert f"  row {row + 2}  column qualifier  " in lines[1]


def test_marks_of_a_merge_conflict_are_named(book: Book) -> None:
    """Both versions of a row may stand in the table; the person chooses."""
    lines = book.path().read_bytes().decode("utf-8-sig").split("\r\n")
    lines[1:1] = ["<<<<<<< HEAD"]
    book.path().write_bytes("\r\n".join(lines).encode())

    only(book.faults(), "row 2  ", "merge conflict", "<<<<<<< HEAD")


def test_all_faults_of_all_tables_are_found_at_once(book: Book) -> None:
    """Not in one table and not in another does a fault hide the next one."""
    book.put("value", "90%", 2)
    book.put("qualifier", "exakt", 2)
    book.put("unit", "persn", 5)
    book.put("scale", "万", 3, "units")
    book.path("corrections").write_bytes(workbook())

    places = [line.split("  ")[:3] for line in book.faults()]

    assert places[0][:2] == ["units.csv", "row 3"]
    assert [place for place in places if place[0] == "metrics.csv"] == [
        ["metrics.csv", "row 2", "column value"],
        ["metrics.csv", "row 2", "column qualifier"],
        ["metrics.csv", "row 5", "column unit"],
    ]
    assert [p[0] for p in places if p[0] not in ("units.csv", "metrics.csv")] == ["corrections.csv"]


def test_a_table_that_cannot_be_read_blames_no_other(book: Book) -> None:
    """Ids that it would have held are not called unknown."""
    book.path("units").write_bytes(workbook())

    only(book.faults(), "units.csv  this is an Excel workbook")


def test_checking_changes_nothing(book: Book) -> None:
    """Neither a file's bytes nor its date, and no file is added."""
    book.put("value", "９０％")
    book.save("areas", encoding="gb18030")
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in book.folder.iterdir()}

    assert book.findings()

    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in book.folder.iterdir()} == before


def test_notices_are_nothing_to_mend(kit: Kit) -> None:
    """They are printed, but not counted, and the status says that all is well."""
    kit.metrics.write_bytes(kit.metrics.read_bytes().decode("utf-8-sig").encode("gb18030"))

    status, lines = kit.run("check")

    assert status == 0
    assert lines[0].startswith("data/metrics.csv  note: ")
    assert "nothing to mend" in lines[-1]


def test_broken_interface_texts_are_still_said_in_words(kit: Kit) -> None:
    """The table of texts is a table too: its own fault has words, others their place and cell."""
    (kit.root / "data" / "labels.csv").write_bytes(workbook())
    kit.replace(kit.metrics, ",53,facility,", ",53个,facility,")

    _, lines = kit.run("check", system="zh")

    assert any(line.startswith("data/labels.csv  这是 Excel 工作簿") for line in lines)


def test_a_lesson_starts_without_what_only_faults_need() -> None:
    """Reading every figure loads neither the validator nor a library for tables."""
    code = "import sys; from lessonkit import data; data.all_metrics(); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"PYTHONPATH": str(home().root / "src")},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )

    loaded = set(done.stdout.split())
    assert "lessonkit.tables.sheet" in loaded
    assert not loaded & {"lessonkit.tables.validate", "frictionless", "pandas"}
