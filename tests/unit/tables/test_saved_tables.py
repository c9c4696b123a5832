"""Tables as people's programs save them: read as meant, and said so."""

import unicodedata
from collections.abc import Callable
from typing import Final

import pytest
from books import Book, only, read_back, written
from hypothesis import given
from hypothesis import strategies as st

from lessonkit import tables


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encoding_and_line_ends_make_no_difference(book: Book, encoding: str, end: str) -> None:
    """Whatever Excel, WPS or an editor writes by default is the same table."""
    book.save(encoding=encoding, end=end)

    assert read_back(book) == book.cells["metrics"]
    assert book.faults() == []


def test_gb18030_is_read_with_a_notice(book: Book) -> None:
    """Chinese WPS saves so; nothing is wrong, but other programs would show other letters."""
    book.save(encoding="gb18030")

    only(book.notices(), "metrics.csv  note: ", "GB18030", '"CSV UTF-8 (Comma delimited)"')


def test_blank_rows_and_columns_at_the_end_are_nothing(book: Book) -> None:
    """A spreadsheet that was scrolled too far saves commas, which nobody need hear of."""
    width = len(book.cells["metrics"][0])
    rows = [[*row, "", " "] for row in book.cells["metrics"]] + [[""] * (width + 2)] * 40
    book.path().write_bytes(written(rows) + b"\r\n\r\n")

    assert read_back(book) == book.cells["metrics"]
    assert book.findings() == []


def test_blank_rows_between_are_one_notice(book: Book) -> None:
    """However many there are, and rows keep the numbers that the spreadsheet shows."""
    rows = book.cells["metrics"]
    blank = [[""] * len(rows[0])]
    book.path().write_bytes(written(rows[:2] + blank + rows[2:3] + blank * 2 + rows[3:]))

    assert read_back(book) == rows
    only(book.notices(), "metrics.csv  row 3  note: 3 blank row(s)")
    assert [number for number, _ in tables.numbered(book.path())][:3] == [2, 4, 7]


@pytest.mark.parametrize(
    ("column", "damage", "said"),
    [
        ("id", lambda cell: f"{cell} ", "begin or end with a space"),
        ("id", lambda cell: f"{cell}\xa0", "invisible"),
        ("note_en", lambda cell: cell.replace(" ", "\xa0"), "<U+00A0>district"),
        ("id", lambda cell: f"\u200b{cell[:3]}\ufeff{cell[3:]}", "<U+200B>hea<U+FEFF>lth"),
        ("note_en", lambda cell: unicodedata.normalize("NFD", cell), "decomposed"),
        ("value", lambda cell: cell.translate({48 + i: 0xFF10 + i for i in range(10)}), "full-w"),
        (
            "id",
            lambda cell: "".join(chr(ord(c) + 0xFEE0) for c in cell if c != "_"),
            "ｈｅａｌｔｈ",
        ),
    ],
)
def test_what_nobody_sees_is_read_as_what_everybody_sees(
    book: Book, column: str, damage: Callable[[str], str], said: str
) -> None:
    """Spaces, invisible, decomposed and full-width letters make no second key; it is said once."""
    row = book.row("metrics", "health.tiers")
    book.put("note_en", "Doilungdêqên district", row)
    book.put("note_zh", "堆龙德庆", row)
    before = tables.read(book.path())
    cell = book.cells["metrics"][row - 1][book.column("metrics", column)]
    book.put(column, damage(cell), row)

    assert tables.read(book.path()) == before
    assert book.faults() == []
    only(book.notices(), f"metrics.csv  row {row}  column {column}  note: 1 cell(s)", said)


def test_full_width_letters_in_a_text_stay(book: Book) -> None:
    """Chinese prose has full-width signs and letters of its own."""
    book.put("label_zh", "Ａ类，９个")

    assert read_back(book)[1][2] == "Ａ类，９个"
    assert book.findings() == []


def test_columns_in_another_order_are_read_by_their_names(book: Book) -> None:
    """Moving a column in a spreadsheet loses nothing."""
    before = tables.read(book.path())
    book.path().write_bytes(written([row[::-1] for row in book.cells["metrics"]]))

    assert tables.read(book.path()) == before
    assert book.faults() == []
    only(book.notices(), "row 1", "another order")


@pytest.mark.parametrize(
    "cell", ["<script>alert(1)</script>", "[a](http://b)", "$x^2$", "{{x}}", '"a", b', "甲\n乙"]
)
def test_markup_in_a_text_is_text(book: Book, cell: str) -> None:
    """Nothing in a cell is interpreted while it is read, and none of it is a fault."""
    book.put("label_zh", cell)

    assert read_back(book)[1][2] == cell
    assert book.findings() == []


_PLAIN: Final = st.text(
    st.characters(codec="gb18030", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])
    | st.just("\n")
).map(lambda cell: unicodedata.normalize("NFC", cell).replace("\xa0", " ").strip())


@given(
    rows=st.lists(st.lists(_PLAIN, min_size=3, max_size=3).filter(any), max_size=5),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "gb18030"]),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_rows_read_are_the_rows_written(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], encoding: str, end: str
) -> None:
    """Any cells, in any encoding and with any line ends that are read, come back as they were."""
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_bytes(written([["id", "zh", "en"], *rows], encoding=encoding, end=end))

    assert [list(row.values()) for row in tables.read(path)] == rows
