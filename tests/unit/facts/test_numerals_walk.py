"""Every numeral that the page prints is a figure of the kit or left out with a reason."""

import re
from typing import Final

import pytest

from lessonkit import tables
from lessonkit.areas.page.page_map import reading_order
from lessonkit.core.home import home
from lessonkit.facts import metrics
from lessonkit.facts.layout import blocks
from lessonkit.facts.metrics import Metric

RUN: Final = re.compile(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十百千万亿]+")
REASONS: Final = {"furniture", "idiom", "name", "ordinal", "repeat", "title", "word"}
OMITTED: Final = tables.read(home().data / "omitted.csv")


def _place(metric: Metric) -> range:
    """Return where a figure's printed form stands on the page."""
    start = metric.offset + metric.phrase.index(metric.printed)
    return range(start, start + len(metric.printed))


def _figures_at(start: int, end: int) -> list[str]:
    """Return the figures whose printed form covers all of a stretch of the page."""
    return [
        m.id
        for m in metrics.all_metrics().values()
        if _place(m).start <= start and end <= _place(m).stop
    ]


def test_every_numeral_of_the_page_is_a_figure_or_is_left_out(printed: str) -> None:
    """Arabic or Chinese, each run of numerals is in one table and never in both."""
    left_out = {(int(row["offset"]), row["printed"]) for row in OMITTED}
    runs = {(run.start(), run.group()) for run in RUN.finditer(printed)}

    assert len(runs) > 200
    for at, numeral in sorted(runs):
        in_metrics = bool(_figures_at(at, at + len(numeral)))
        assert in_metrics != ((at, numeral) in left_out), f"{numeral} at {at}"
    assert left_out <= runs, "what is left out is a whole run of numerals of the page"


def test_of_a_passage_printed_twice_the_first_printing_is_taken_down() -> None:
    """No figure stands in the second printing: one source is one witness."""
    (again,) = (block for block in blocks() if block.kind == "repeat")

    assert not [m.id for m in metrics.all_metrics().values() if again.start <= m.offset < again.end]


@pytest.mark.parametrize("row", OMITTED, ids=lambda row: f"{row['offset']}-{row['printed']}")
def test_what_is_left_out_has_a_known_reason_and_is_no_figure(row: dict[str, str]) -> None:
    """A numeral is left out because of what it is, not because nobody looked."""
    at = int(row["offset"])

    assert row["reason"] in REASONS
    assert RUN.fullmatch(row["printed"])
    assert not _figures_at(at, at + len(row["printed"]))
    assert bool(row["note_zh"]) == bool(row["note_en"])
    assert not row["metric"] or row["reason"] == "repeat"


@pytest.mark.parametrize(
    "row",
    [row for row in OMITTED if row["reason"] == "repeat"],
    ids=lambda row: f"{row['offset']}-{row['printed']}",
)
def test_what_is_said_again_names_the_figure_that_it_says(row: dict[str, str]) -> None:
    """A repeated numeral leads to the row, or to the place on the page, where it is counted."""
    if row["metric"]:
        metric = metrics.metric(row["metric"])
        assert row["printed"] in metric.printed or row["printed"] in metric.phrase
    else:
        first = int(row["note_en"].rpartition(" ")[2])
        figures = _figures_at(first, first + len(row["printed"]))
        names = {other["printed"] for other in OMITTED if int(other["offset"]) == first}
        assert figures or row["printed"] in names
        assert str(first) in row["note_zh"]


def test_figures_are_numbered_as_they_are_read() -> None:
    """The order of the map is that of the print, and no two figures swap places."""
    ordered = reading_order(list(metrics.all_metrics().values()))

    assert [_place(m).start for m in ordered] == sorted(_place(m).start for m in ordered)
