"""Outside figures: who publishes them, and what keeps them apart from the page's."""

import dataclasses
import re
from urllib.parse import urlsplit

import pytest

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS, Lang
from lessonkit.facts import context, derived, metrics
from lessonkit.facts.context import ContextFigure

FIGURES = context.all_context_figures()
ROWS = tables.read(home().data / "context.csv")


def test_there_are_enough_and_not_too_many() -> None:
    """25 to 60, none lost on the way from the table, none named like a figure of the page."""
    assert 25 <= len(ROWS) <= 60
    assert len(FIGURES) == len(ROWS)
    assert not set(FIGURES) & (set(metrics.all_metrics()) | set(derived.all_derived()))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_sources_are_of_the_two_better_grades(row: dict[str, str]) -> None:
    """Grade A has the publisher's own address, grade B none; nothing unseen is cited."""
    assert row["grade"] in {"A", "B"}
    assert bool(row["url"]) == (row["grade"] == "A")
    if row["url"]:
        parts = urlsplit(row["url"])
        assert parts.scheme in {"http", "https"}
        assert parts.hostname


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_a_publisher_is_named_in_each_language_apart(figure: ContextFigure) -> None:
    """No name stands for both at once, and none is left in Chinese for readers of English."""
    assert all(figure.publisher.values())
    assert all(figure.title.values())
    assert not any(" / " in name for name in figure.publisher.values())
    assert not re.search(r"[\u3400-\u9fff]", figure.publisher["en"])


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_nothing_is_comparable_unless_year_people_and_definition_are_the_same(
    figure: ContextFigure,
) -> None:
    """Each is answered yes, no or unstated, and a note says what it may not be used for."""
    assert set(figure.same) == {"year", "people", "definition"}
    assert set(figure.same.values()) <= {"yes", "no", "unstated"}
    assert figure.comparable == (set(figure.same.values()) == {"yes"})
    assert all(figure.note[lang] for lang in LANGS)


@pytest.mark.parametrize("question", ["year", "people", "definition"])
@pytest.mark.parametrize("answer", ["no", "unstated"])
def test_one_difference_is_enough(question: str, answer: str) -> None:
    """Two yeses do not make a comparison."""
    figure = next(iter(FIGURES.values()))
    alike = dataclasses.replace(figure, same=dict.fromkeys(figure.same, "yes"))

    assert alike.comparable
    assert not dataclasses.replace(alike, same={**alike.same, question: answer}).comparable


@pytest.mark.parametrize("figure", FIGURES.values(), ids=FIGURES)
def test_its_source_line_names_publisher_title_date_and_limits(
    figure: ContextFigure, lang: Lang
) -> None:
    """A reader sees that it is not of the page."""
    line = figure.source_line(lang)

    for part in (figure.label, figure.publisher, figure.title, figure.note):
        assert part[lang] in line
    assert {"zh": "页面以外", "en": "Not from the page"}[lang] in line
    assert figure.format(lang)
    assert not re.search(r"[\u3400-\u9fff]", figure.label["en"] + figure.note["en"])


def test_an_unknown_outside_figure_is_answered_with_the_nearest() -> None:
    """A slip in a lesson names what was meant."""
    with pytest.raises(UnknownIdError, match=r"page\.population\.lhasa_2020"):
        context.context_figure("page.population.lhasa_202")
