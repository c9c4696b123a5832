"""What the tables of data/ may hold: silences, lengths, languages, and mechanisms with dates."""

import re
from collections import Counter

import pytest

from lessonkit import tables
from lessonkit.core import dates
from lessonkit.core.home import home
from lessonkit.facts import areas, metrics, missing
from lessonkit.facts.layout import blocks

TABLES = sorted(path.name for path in home().data.glob("*.csv"))
MOST = 30  # characters of the page in a row that a cell may quote
CHINESE = re.compile(r"[\u3400-\u9fff]")
# Chinese that an English cell may hold: in quotes or brackets, or named as printed.
QUOTED = re.compile(r"[“\"'(][^”\"')]*[”\"')]")
# Where a publication stands under the title that it has.
CITED = {("context.csv", "title_en")}
# Rows about Chinese words themselves, which their English must name.
ON_WORDS = {
    "culture.workshop_name",
    "dibao",
    "intangible_heritage",
    "limited_ability",
    "regulation.history.letter",
    "fault.wan",
}


@pytest.mark.parametrize("area", sorted({m.area for m in metrics.all_metrics().values()}))
def test_every_area_with_figures_says_what_is_not_stated(area: str) -> None:
    """At least four silences, each with what knowing it would answer, none said twice."""
    rows = missing.of_area(area)

    assert len(rows) >= 4
    for column in ("text_zh", "text_en", "would_answer_zh", "would_answer_en"):
        cells = [row[column] for row in rows]
        assert all(cells)
        assert len(set(cells)) == len(cells)


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_quotes_more_than_a_phrase_of_the_page(table: str, printed: str) -> None:
    """The page is its publisher's: thirty characters in a row at most, wherever they stand."""
    stretches = {printed[at : at + MOST + 1] for at in range(len(printed) - MOST)}

    for number, row in tables.numbered(home().data / table):
        for column, cell in row.items():
            quoted = {cell[at : at + MOST + 1] for at in range(len(cell) - MOST)} & stretches
            assert not quoted, f"{table}, row {number}, {column}"


@pytest.mark.parametrize("table", TABLES)
def test_english_cells_hold_chinese_only_where_a_word_is_named(table: str) -> None:
    """Nobody who reads English only meets a cell that was left in Chinese."""
    for number, row in tables.numbered(home().data / table):
        for column, cell in row.items():
            english = column == "en" or column.endswith("_en")
            if english and (table, column) not in CITED:
                chinese = CHINESE.search(QUOTED.sub("", cell))
                named = row.get("id", row.get("key")) in ON_WORDS
                assert not chinese or named, f"{table}, row {number}, {column}: {cell}"


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_say_it_or_neither_does(table: str) -> None:
    """A note in one language alone would be lost on readers of the other."""
    for number, row in tables.numbered(home().data / table):
        for column in row:
            if column.endswith("_zh"):
                twin = column.removesuffix("zh") + "en"
                assert bool(row[column]) == bool(row[twin]), f"{table}, row {number}, {column}"


def test_steps_of_a_path_are_as_precise_as_their_dates() -> None:
    """A day, a month, a year or no date at all, which is said."""
    for row in tables.read(home().data / "events.csv"):
        shape = {"day": 10, "month": 7, "year": 4, "none": 0}[row["precision"]]
        assert len(row["date"]) == shape, row["id"]
        if row["date"]:
            first, last = dates.span(row["date"])
            assert first <= last


def test_dated_steps_of_a_path_stand_in_order() -> None:
    """Whoever reads a system's steps top to bottom never goes back in time."""
    by_system: dict[str, list[str]] = {}
    for row in tables.read(home().data / "events.csv"):
        if row["date"]:
            by_system.setdefault(row["system"], []).append(row["date"])

    for system, found in by_system.items():
        assert found == sorted(found, key=lambda date: dates.span(date)[0]), system


def test_checks_are_enough_and_of_every_kind() -> None:
    """At least 45, in every area; none is a verdict on what the page does not let one judge."""
    rows = tables.read(home().data / "checks.csv")

    assert len(rows) >= 45
    assert {row["area"] for row in rows} == set(areas.all_areas())
    assert set(Counter(row["verdict"] for row in rows)) == {
        "consistent",
        "inconsistent",
        "undecided",
        "computed",
    }


def test_every_area_is_used_and_every_figure_has_one() -> None:
    """Table of areas, figures and layout agree."""
    assert {m.area for m in metrics.all_metrics().values()} == set(areas.all_areas())
    assert {m.article for m in metrics.all_metrics().values()} <= {b.article for b in blocks()}


def test_a_word_is_a_figure_only_where_it_tells_how_much() -> None:
    """All or none of what can be counted is read as a figure; 全面, which tells how, is not."""
    read = {m.printed for m in metrics.all_metrics().values() if m.claim == "implied"}

    assert read == {"清零", "全部", "全覆盖", "全额", "全票", "首批"}
