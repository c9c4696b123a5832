"""Doubts about the print: where they stand, what they guard, and that none is applied."""

from decimal import Decimal

import pytest

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.language import LANGS
from lessonkit.facts import metrics
from lessonkit.facts.layout import blocks

ROWS = tables.read(home().data / "corrections.csv")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_doubt_stands_where_it_says(row: dict[str, str], printed: str) -> None:
    """The page holds the doubtful words at their place, as printed."""
    assert printed.startswith(row["printed"], int(row["offset"]))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_doubt_says_why_in_both_languages_and_changes_something(row: dict[str, str]) -> None:
    """A reading, where there is one, differs from the print; a reason is always there."""
    assert row["reading"] != row["printed"]
    assert len(row["printed"]) <= 30
    assert all(row[f"reason_{lang}"] for lang in LANGS)


@pytest.mark.parametrize("row", [r for r in ROWS if r["metric"]], ids=lambda row: row["id"])
def test_a_doubt_is_never_applied_to_its_figure(row: dict[str, str]) -> None:
    """The figure keeps its printed value, which the doubt guards under `expect`."""
    metric = metrics.metric(row["metric"])

    assert row["expect"], "a doubt about a figure guards its value"
    if metric.date:
        assert row["expect"] == metric.date
    else:
        assert Decimal(row["expect"]) == metric.value


@pytest.mark.parametrize("row", [r for r in ROWS if r["metric"]], ids=lambda row: row["id"])
def test_a_doubt_about_a_figure_stands_in_its_article(row: dict[str, str]) -> None:
    """A doubt about what one author prints is no doubt about another's figure."""
    (block,) = (b for b in blocks() if b.start <= int(row["offset"]) < b.end)

    assert block.article == metrics.metric(row["metric"]).article


def test_what_is_said_to_be_doubled_is_doubled(printed: str) -> None:
    """Of the two printings of a passage, a bracket apart, the doubt names the second."""
    (row,) = (r for r in ROWS if r["id"] == "layout.page_repeat")

    assert printed.count(row["printed"].removeprefix("《")) == 2
    assert printed.rindex(row["printed"]) == int(row["offset"])


def test_the_doubts_that_touch_figures_are_all_there() -> None:
    """Headcount, reading of 5%, broken unit, doubled words, one name spelt two ways."""
    named = {row["id"] for row in ROWS}

    assert len(ROWS) >= 25
    assert {"relocation.people", "health.five_percent", "layout.sessions_unit"} <= named
    assert {"regulation.doubled_and", "culture.workshop_name", "layout.column_jump"} <= named
