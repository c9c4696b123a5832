"""Rows that contradict themselves, other tables or the lessons that use them."""

import pytest
from books import Book, only, workbook
from conftest import Kit

from lessonkit.core.language import LANGS


@pytest.mark.parametrize(
    ("start", "column", "cell", "says"),
    [
        ("health.tiers", "printed", "五级", ("does not stand in the phrase",)),
        ("health.tiers", "value", "5", ('prints "四级"', "it is: 4")),
        ("health.reimb.poor.city", "value", "0.75", ('prints "75%"', "it is: 75")),
        ("health.reimb.poor.city", "value", "7500", ('prints "75%"', "it is: 75")),
        ("health.assist.ceiling", "value", "250000", ('prints "25万元"', "it is: 25")),
        ("health.tiers", "value", "2020-05-01", ("is a date", '"tier"')),
        ("health.tiers", "as_of", "2020-02-30", ("no date that there is",)),
        ("health.tiers", "id", "page.tiers", ("Write: health.tiers",)),
        ("health.tiers", "over_zh", "全市", ("over_zh is not", "both languages")),
    ],
)
def test_a_row_that_contradicts_itself_is_found(
    book: Book, start: str, column: str, cell: str, says: tuple[str, ...]
) -> None:
    """Two cells of one row that cannot both be right are one line with the likely one."""
    row = book.row("metrics", start)
    book.put(column, cell, row)

    only([line for line in book.faults() if f"metrics.csv  row {row}  " in line], *says)


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [("2万余", "person", "20000"), ("95%", "percent", "95"), ("百分之九十", "percent", "90"),
     ("1,265人", "person", "1265"), ("十三对", "person", "13"), ("25万元", "wan_yuan", "25"),
     ("3.2亿元", "wan_yuan", "32000"), ("二〇一九年", "person", "2019"), ("几十年", "person", "20"),
     ("一个不能少", "person", "0"), ("全部", "percent", "100")],
)  # fmt: skip
def test_a_value_as_it_is_printed_is_let_be(
    book: Book, printed: str, unit: str, value: str
) -> None:
    """Chinese and Arabic numerals, 万 and 亿, units of ten thousand, and what holds no number."""
    for column, cell in {"printed": printed, "phrase": f"共{printed}。", "unit": unit}.items():
        book.put(column, cell)
    book.put("value", value)

    assert book.faults() == []


def test_what_excel_made_of_a_printed_range_is_told_from_its_phrase(book: Book) -> None:
    """1-2 in the phrase and 1月2日 beside it: the original is known."""
    book.put("phrase", "每户1-2人")
    book.put("printed", "1月2日")

    assert any("column printed" in line and '"1-2"' in line for line in book.faults())


def test_a_reading_whose_figure_has_changed_is_found(book: Book) -> None:
    """A doubt about the print is kept only as long as the figure is the one in doubt."""
    cells = book.cells["corrections"]
    row = book.row("corrections", "health.five_percent")
    old = cells[row - 1][book.column("corrections", "expect")]
    book.put("expect", "6", row, "corrections")

    only(book.faults(), f"corrections.csv  row {row}  column expect  ", f"is {old} in metrics.csv")


@pytest.mark.parametrize(
    ("expression", "says"),
    [
        ("health.tier / 2", ('"health.tier"', "Write: health.tiers")),
        ("unit.persn * 2", ('"unit.persn"', "Write: unit.person")),
        ("health.tiers.last2", ('"health.tiers.last2"', "Write: health.tiers")),
        ("__import__('os')", ("not an expression",)),
    ],
)
def test_an_expression_names_what_there_is(
    book: Book, expression: str, says: tuple[str, ...]
) -> None:
    """An id that no table holds is answered by the nearest one."""
    book.put("expression", expression, 2, "derived")

    only(book.faults(), "derived.csv  row 2  column expression  ", *says)


def test_a_table_that_cannot_be_read_hides_no_unknown_figure(book: Book) -> None:
    """Units that are lost are not called unknown, while a figure that is not there still is."""
    book.path("units").write_bytes(workbook())
    book.put("expression", "health.tier * unit.person", 2, "derived")

    lines = [line for line in book.faults() if line.startswith("derived.csv")]

    only(lines, '"health.tier"', "Write: health.tiers")


def test_a_deleted_figure_names_the_lessons_and_lines_that_use_it(kit: Kit) -> None:
    """In prose and in code, in both languages, with the row that could be put back."""
    for lang in LANGS:
        kit.replace(kit.lesson(lang), "first = 1", 'data.metric("health.tiers")')
    lines = kit.metrics.read_bytes().decode("utf-8-sig").split("\n")
    gone = ("health.tiers,", "health.reimb.all.city,")
    kept = "\n".join(line for line in lines if not line.startswith(gone))
    kit.metrics.write_bytes(kept.encode())

    found = [line for line in kit.findings() if line.startswith("lessons/")]

    for lang in LANGS:
        text = kit.lesson(lang).read_text("utf-8").split("\n")
        for id_, said in (
            ("health.tiers", "the code uses"),
            ("health.reimb.all.city", "no figure"),
        ):
            line = next(i for i, one in enumerate(text, 1) if id_ in one)
            assert any(
                one.startswith(f"lessons/01-health/{lang}.md  line {line}  ")
                and said in one
                and f'"{id_}"' in one
                for one in found
            )
