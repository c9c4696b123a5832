"""Tables are read as Excel, WPS and editors save them, or refused with their place."""

from pathlib import Path

import pytest

from lessonkit import tables
from lessonkit.core.errors import KitError
from lessonkit.tables import TableError

TEXT = "id,label_zh,value\na.b,乡镇级,95\nc.d,市级,75\n"
ROWS = [
    {"id": "a.b", "label_zh": "乡镇级", "value": "95"},
    {"id": "c.d", "label_zh": "市级", "value": "75"},
]


def _table(folder: Path, content: bytes) -> Path:
    path = folder / "表 #1.csv"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(TEXT.encode(), id="utf-8"),
        pytest.param(TEXT.encode("utf-8-sig"), id="utf-8 with BOM"),
        pytest.param(TEXT.encode("gb18030"), id="gb18030"),
        pytest.param(TEXT.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(TEXT.replace("\n", "\r").encode(), id="CR"),
        pytest.param(TEXT.rstrip("\n").encode(), id="no last line end"),
        pytest.param(TEXT.replace("\nc", "\n\n,,\nc").encode() + b",,\r\n\r\n", id="blank rows"),
        pytest.param(TEXT.replace("\n", ",,\n").encode(), id="columns that Excel adds"),
        pytest.param(TEXT.replace(",", " ,\u3000".strip("\u3000") + " ").encode(), id="spaces"),
        pytest.param(TEXT.replace("a.b", "\u200ba.b\xa0").encode(), id="invisible letters"),
        pytest.param(TEXT.replace("乡镇级", '"乡镇级"').encode(), id="quotes"),
    ],
)
def test_what_can_be_read_as_meant_is_read(tmp_path: Path, content: bytes) -> None:
    """Encoding, line ends, blank rows and stray spaces make no difference to a table."""
    assert tables.read(_table(tmp_path, content)) == ROWS


def test_rows_count_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    """A blank row has a number too, and the header is row 1."""
    path = _table(tmp_path, b"id\na\n\nb\n")

    assert [number for number, _ in tables.numbered(path)] == [2, 4]


def test_a_short_row_has_empty_cells(tmp_path: Path) -> None:
    """Programs that drop empty cells at the end of a row lose nothing."""
    assert tables.read(_table(tmp_path, b"id,note\na\n")) == [{"id": "a", "note": ""}]


def test_a_cell_may_hold_comma_quote_and_line_end(tmp_path: Path) -> None:
    """A quoted cell is one cell, whatever stands in it."""
    path = _table(tmp_path, b'id,note\na,"one, ""two""\nthree"\n')

    assert tables.read(path) == [{"id": "a", "note": 'one, "two"\nthree'}]


def test_letters_composed_in_two_ways_are_one_text(tmp_path: Path) -> None:
    """A Mac's decomposed letters make no second key that looks the same."""
    path = _table(tmp_path, "id\nDoilungde\u0302qen\n".encode())

    assert tables.read(path) == [{"id": "Doilungd\u00eaqen"}]


def test_markup_and_formulas_stay_text(tmp_path: Path) -> None:
    """Nothing in a cell is interpreted while it is read."""
    path = _table(tmp_path, b"id\n<b>=1+1</b>\n")

    assert tables.read(path) == [{"id": "<b>=1+1</b>"}]


def test_an_empty_file_is_an_empty_table(tmp_path: Path) -> None:
    """A table without even a header has no rows."""
    assert tables.read(_table(tmp_path, b"")) == []


def test_a_file_in_no_known_encoding_is_refused_by_name(tmp_path: Path) -> None:
    """Letters are never guessed: the message names the file and the encodings that are read."""
    with pytest.raises(TableError, match=r"表 #1\.csv.*neither UTF-8 nor GB18030"):
        tables.read(_table(tmp_path, b"id\n\xff\xff\xff\n"))


def test_a_broken_quote_is_refused_with_a_row(tmp_path: Path) -> None:
    """A quote that never closes does not swallow the rest of the table in silence."""
    with pytest.raises(TableError) as caught:
        tables.read(_table(tmp_path, b'id,note\na,"x" y\nb,z\n'))

    assert caught.value.row == 2


def test_a_missing_table_is_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    """What a person can mend is a KitError that names the file."""
    with pytest.raises(KitError, match=r"absent\.csv: "):
        tables.read(tmp_path / "absent.csv")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    """A wrong file dropped into data/ does not fill the memory of a class machine."""
    with pytest.raises(TableError, match="MB"):
        tables.read(_table(tmp_path, b"id\n" + b"a,\n" * 10_000_000))
