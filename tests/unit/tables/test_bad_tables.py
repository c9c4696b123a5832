"""Files that are no table, or no longer: named for what they are, with what to do.

The files are made the way Excel and WPS write them.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest
from books import Book, only, workbook, written

from lessonkit import tables
from lessonkit.core.errors import KitError
from lessonkit.core.language import Lang
from lessonkit.tables import TableError, sheet

EXCEL_ZH, EXCEL_EN = "zh_CN.UTF-8", "en_GB.UTF-8"


def _as(**form: str) -> Callable[[list[list[str]]], bytes]:
    return lambda rows: written(rows, **form)


FORMS: Final = {
    "utf-16, tabs": (_as(encoding="utf-16", separator="\t"), "UTF-16", "UTF-16"),
    "utf-16 big end first": (
        lambda rows: b"\xfe\xff" + written(rows, "utf-16-be"),
        "UTF-16",
        "UTF-16",
    ),
    "utf-16, no mark": (_as(encoding="utf-16-le"), "UTF-16", "UTF-16"),
    "tabs": (_as(separator="\t"), "tabs", "制表符"),
    "semicolons": (_as(separator=";"), "semicolons (;)", "分号（;）"),
    "xlsx": (lambda _: workbook(), "Excel workbook (.xlsx)", "Excel 工作簿（.xlsx）"),
    "xls": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "(.xls)", "（.xls）"),
    "zeros": (lambda _: bytes(range(256)) * 9, "no text file", "不是文本文件"),
    "other letters": (
        lambda rows: written(rows) + b"\xff\n",
        "neither UTF-8 nor GB18030",
        "既不是",
    ),
    "too large": (
        lambda rows: written(rows) + b",,\r\n" * 2_000_000,
        "larger than 5 MB",
        "大于 5 MB",
    ),
    "empty": (lambda _: b"\xef\xbb\xbf\r\n", "the table is empty", "没有内容"),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_file_of_another_form_is_refused_by_its_name(
    book: Book, form: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One line says what the file is and how to save it, in the system's language."""
    monkeypatch.setenv("LC_ALL", EXCEL_ZH if lang == "zh" else EXCEL_EN)
    make, *said = FORMS[form]
    book.path().write_bytes(make(book.cells["metrics"]))

    line = only([line for line in book.faults() if line.startswith("metrics.csv  ")])

    assert said[lang == "zh"] in line
    assert ("请" in line) == (lang == "zh")


@pytest.mark.parametrize("form", [name for name in FORMS if name != "empty"])
def test_a_lesson_shows_one_sentence_for_a_file_of_another_form(
    book: Book, form: str, lang: Lang, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names the file and what to do, in the notebook's language whatever the system's."""
    monkeypatch.setenv("LC_ALL", EXCEL_EN if lang == "zh" else EXCEL_ZH)
    make, *said = FORMS[form]
    book.path().write_bytes(make(book.cells["metrics"]))

    with pytest.raises(TableError) as caught:
        tables.read(book.path())

    assert str(caught.value).startswith("metrics.csv")
    assert said[lang == "zh"] in str(caught.value)
    assert isinstance(caught.value, KitError)


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep a file from being read, as Excel does with one that it has open."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there is no other way on Windows

        with path.open("r+b") as file:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1 << 30)
            yield
        return
    path.chmod(0)
    someone = os.geteuid()
    if someone == 0:  # root may read what it likes
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(someone)
        path.chmod(0o600)


def test_a_file_open_in_excel_is_to_be_closed_there(tmp_path: Path) -> None:
    """A lock is said in a person's words, not the system's."""
    path = tmp_path / "metrics.csv"
    path.write_bytes(b"id\na\n")
    sound = sheet.read(path)

    with _held(path):
        held = sheet.read(path)

    assert sound.refused is None
    assert held.refused
    assert held.refused.problem("en").endswith("Close it there and run again.")
    assert held.refused.problem("zh").endswith("请在那里关掉它，再运行一次。")


def test_the_line_that_names_the_comma_for_excel_is_no_row(book: Book) -> None:
    """Excel heeds it and does not show it, so rows keep their numbers."""
    book.path().write_bytes(b"sep=,\r\n" + book.path().read_bytes().removeprefix(b"\xef\xbb\xbf"))

    assert book.faults() == []


def test_a_table_that_is_gone_is_named(book: Book) -> None:
    """A missing file is a finding of that file."""
    book.path("areas").unlink()

    only(book.faults(), "areas.csv  the file is not there")


def test_a_folder_in_the_place_of_a_table_is_named(book: Book) -> None:
    """Whatever the system says of it, the line has a next step."""
    book.path("areas").unlink()
    book.path("areas").mkdir()

    only(book.faults(), "areas.csv  it cannot be opened", "run again")


def test_a_copy_of_a_table_is_no_table(book: Book) -> None:
    """A copy beside a table is never read, and said to be so; a program's lock file is let be."""
    book.path("metrics - 副本").write_bytes(book.path().read_bytes())
    book.path("~$metrics").write_bytes(b"\0")

    only(book.faults(), "metrics - 副本.csv  this is no table of the kit", "Move it")


@pytest.mark.parametrize(
    ("content", "said"), [(b"{\n", "row 2  "), (b"[]", "JSON"), (b"\xff", "JSON")]
)
def test_a_broken_description_is_one_line(book: Book, content: bytes, said: str) -> None:
    """Without the rules of the tables nothing can be held against them."""
    (book.folder / "datapackage.json").write_bytes(content)

    only(book.faults(), "datapackage.json  ", said, "Put the original back")
