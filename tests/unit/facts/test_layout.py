"""How the page is laid out: blocks, the column jump, the passage that is printed twice."""

import itertools

import pytest

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.facts import layout, metrics
from lessonkit.facts.layout import blocks


def test_blocks_follow_each_other_and_never_overlap() -> None:
    """Each is a stretch of some length; between two there is a line's end at most."""
    for block in blocks():
        assert 0 <= block.start < block.end
    for one, other in itertools.pairwise(blocks()):
        assert one.end <= other.start <= one.end + 4


def test_each_article_opens_once_and_in_the_order_of_the_page() -> None:
    """Report, essay, digest; the report that goes on later does not open again."""
    opening = [block.article for block in blocks() if block.opens]

    assert opening == ["report", "essay", "digest"]
    assert [b.article for b in blocks()].count("report") > 1
    assert {b.kind for b in blocks()} == {"text", "heading", "furniture", "kicker", "repeat"}


@pytest.mark.parametrize("table", ["metrics.csv", "corrections.csv", "relations.csv", "events.csv"])
def test_whatever_the_tables_quote_lies_in_a_block(table: str) -> None:
    """No phrase stands between the blocks or beyond the page."""
    for row in tables.read(home().data / table):
        at = int(row["offset"])
        assert any(block.start <= at < block.end for block in blocks()), row["offset"]


def test_a_figure_is_of_the_article_and_section_where_it_stands() -> None:
    """Table and layout agree on who says it."""
    for metric in metrics.all_metrics().values():
        (block,) = (b for b in blocks() if b.start <= metric.offset < b.end)
        assert (block.article, int(block.section)) == (metric.article, metric.section), metric.id


def test_the_seam_is_where_the_report_breaks_off_for_a_whole_article() -> None:
    """The essay, all of it, lies between the two halves of a word."""
    breaks, resumes = layout.seam()

    essay = [block for block in blocks() if block.article == "essay"]
    assert breaks <= essay[0].start
    assert essay[-1].end <= resumes
    assert not [b for b in blocks() if b.article == "report" and breaks < b.start < resumes]


def test_the_seam_is_in_mid_word(printed: str) -> None:
    """Put together the two ends read on: 产 and 业项目建设."""
    breaks, resumes = layout.seam()

    assert printed[breaks - 1] + printed[resumes : resumes + 5] == "产业项目建设"


def test_the_passage_that_is_printed_again_is_the_one_before_it() -> None:
    """It is known by its length: from its first character to its last, and none beside."""
    (again,) = (block for block in blocks() if block.kind == "repeat")
    first_end = blocks()[blocks().index(again) - 1].end
    first_start = first_end - (again.end - again.start)

    assert layout.printed_again(first_start)
    assert layout.printed_again(first_end - 1)
    assert not layout.printed_again(first_start - 1)
    assert not layout.printed_again(first_end)


def test_it_is_printed_again_word_for_word(printed: str) -> None:
    """The printings differ in the one bracket that a title, cut short, begins with."""
    (again,) = (block for block in blocks() if block.kind == "repeat")
    first_end = blocks()[blocks().index(again) - 1].end

    second = printed[again.start : again.end]
    assert second.startswith("《")
    assert printed[:first_end].endswith(second[1:])


def test_the_blocks_leave_out_nothing_but_line_ends(printed: str) -> None:
    """Every character of the page belongs to a block."""
    covered = {at for block in blocks() for at in range(block.start, block.end)}

    assert not [c for at, c in enumerate(printed) if at not in covered and not c.isspace()]
    assert max(covered) < len(printed)
