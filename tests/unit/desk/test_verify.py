"""Phrases held against a copy of the page, sound or not."""

import re
import shutil
from pathlib import Path

import pytest
from homes import Stand

from lessonkit import tables
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.desk import verify
from lessonkit.desk.verify import QUOTING, misquotes

METRICS, ROW = "metrics.csv", 2


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stand: Stand) -> Path:
    """Five small tables with a phrase each."""
    shutil.copy(home().data / "labels.csv", tmp_path)
    stand(data=tmp_path)
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    for table, column in QUOTING.items():
        _write(tmp_path / table, column, "乙丙", 1)
    return tmp_path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page that holds what those tables quote."""
    path = tmp_path / "版面 #1 & 100%.txt"
    path.write_text("甲乙丙丁\n戊己", "utf-8")
    return path


def _write(path: Path, column: str, phrase: str, offset: int | str) -> None:
    path.write_text(f"id,{column},offset\nx,{phrase},{offset}\n", "utf-8")


def test_every_phrase_of_the_tables_stands_on_the_page(printed: str, tmp_path: Path) -> None:
    """A reader who distrusts a figure finds its phrase where the table says it is."""
    copy = tmp_path / "page.txt"
    copy.write_text(printed, "utf-8")

    assert [str(one) for one in misquotes(copy)] == []


def test_all_tables_that_quote_the_page_are_held_against_it() -> None:
    """A table with positions that nobody verifies would be found here."""
    quoting = {
        path.name
        for path in home().data.glob("*.csv")
        if "offset" in path.read_text("utf-8-sig").splitlines()[0].split(",")
    }

    assert quoting == set(QUOTING)
    assert verify.count() == sum(len(tables.read(home().data / table)) for table in quoting)


def test_a_page_that_holds_all_has_nothing_said_of_it(folder: Path, page: Path) -> None:
    """Each phrase stands at its position, counted in characters from 0."""
    assert list(misquotes(page)) == []


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_copy_saved_by_another_editor_is_the_same_page(
    folder: Path, page: Path, encoding: str, end: str
) -> None:
    """A mark at the start and Windows line ends move no phrase."""
    _write(folder / METRICS, "phrase", "戊己", 5)
    page.write_bytes(f"甲乙丙丁{end}戊己".encode(encoding))

    assert list(misquotes(page)) == []


@pytest.mark.parametrize("table", QUOTING)
@pytest.mark.parametrize(
    "wrong",
    [
        ("乙丙", 0, "1"),
        ("乙丙", 99, "1"),
        ("乙丁", 1, "nowhere"),
        ("乙丙", "", "1"),
        ("乙丙", -3, "1"),
        ("乙丙", "1.0", "1"),
    ],
)
def test_a_phrase_that_is_not_at_its_place_is_named_with_its_row(
    folder: Path, page: Path, table: str, wrong: tuple[str, int | str, str]
) -> None:
    """Wrong position, wrong phrase or no position: table, row, phrase, and where it stands."""
    phrase, offset, there = wrong
    _write(folder / table, QUOTING[table], phrase, offset)

    (line,) = map(str, misquotes(page))

    assert line == f"{table}, row {ROW}: “{phrase}” is not at {offset}; it stands at: {there}"


def test_the_lines_speak_the_systems_language(
    folder: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Chinese system they are Chinese, and one is said of each misquoting row."""
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    for table, column in QUOTING.items():
        _write(folder / table, column, "乙丁", 1)

    lines = [str(one) for one in misquotes(page)]

    assert lines == [f"{table} 第 2 行：“乙丁”不在第 1 字处；在：全文没有" for table in QUOTING]


@pytest.mark.parametrize("kind", ["missing", "folder", "gb18030", "binary"])
def test_a_page_that_cannot_be_read_is_answered_with_what_to_give(
    folder: Path, page: Path, kind: str
) -> None:
    """One sentence with the path as it was typed."""
    if kind in ("missing", "folder"):
        page.unlink()
    if kind == "folder":
        page.mkdir()
    if kind == "gb18030":
        page.write_bytes("甲乙丙丁".encode("gb18030"))
    if kind == "binary":
        page.write_bytes(bytes(range(128, 256)))

    with pytest.raises(KitError, match=re.escape(f"{page} cannot be read.")) as caught:
        list(misquotes(page))

    assert "UTF-8" in str(caught.value)
