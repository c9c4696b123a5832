"""Figures found by a number or a word, and which papers each has."""

import dataclasses
from decimal import Decimal

import pytest
from homes import Stand

from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS
from lessonkit.facts import areas, corrections, lookup, metrics
from lessonkit.facts.lookup import Metadata, matching, metadata


def _ids(text: str, area: str | None = None) -> list[str]:
    return [metric.id for metric in matching(text, area=area)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1265", "health.staff.grassroots"),
        ("1,265", "health.staff.grassroots"),
        ("１２６５", "health.staff.grassroots"),
        ("57.04%", "environment.soil.share"),
        ("57.04", "environment.soil.share"),
        ("311", "civility.activity.person_times"),
        ("3110000", "civility.activity.person_times"),
        ("311万", "civility.activity.person_times"),
        ("540000", "culture.heritage.sales"),
        ("54", "culture.heritage.sales"),
    ],
)
def test_a_number_is_found_as_printed_and_as_it_counts(text: str, found: str) -> None:
    """With or without commas, full-width, in ten-thousands or written out."""
    assert _ids(text) == [found]


def test_a_number_is_not_found_inside_another() -> None:
    """Who looks for 5 does not want 1,265, 57.04 or 2015."""
    for metric in matching("5"):
        assert 5 in (metric.value, metric.value * metric.unit.scale) or "5" in metric.printed
    assert "health.staff.grassroots" not in _ids("5")
    assert _ids("126") == []


@pytest.mark.parametrize(
    "text", ["报销", "reimbursement", "REIMBURSEMENT", "health.reimb", "  报销  ", "报销 农牧民"]
)
def test_words_of_either_language_and_ids_find_a_figure(text: str) -> None:
    """Case and blanks do not matter."""
    assert "health.reimb.all.city" in _ids(text)


def test_several_words_must_all_be_found() -> None:
    """A word more finds fewer, and a number among them counts as one."""
    assert _ids("农牧民 报销 70") == ["health.reimb.all.city"]
    assert _ids("reimbursement city") == ["health.reimb.poor.city", "health.reimb.all.city"]
    assert _ids("报销 厕所") == []


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_to_look_for_is_everything(text: str) -> None:
    """All figures, in the order of the tables."""
    assert _ids(text) == list(metrics.all_metrics())


@pytest.mark.parametrize(
    "text", ["nan", "snan", "inf", "-5", "1e5", "%", ".", "(", "[", "\\", "余("]
)
def test_what_only_looks_like_a_number_is_a_word(text: str) -> None:
    """It finds what holds it, and stops nothing."""
    for metric in matching(text):
        assert text in lookup._text(metric.id)


@pytest.mark.parametrize("area", areas.all_areas())
def test_an_area_gives_its_figures_only(area: str) -> None:
    """Every area has some, and they add up to all."""
    assert _ids("", area) == [name for name, m in metrics.all_metrics().items() if m.area == area]
    assert set(_ids("100", area)) <= set(_ids("", area))


def test_an_unknown_area_is_answered_with_the_nearest() -> None:
    """A slip is not an area without figures."""
    with pytest.raises(UnknownIdError, match="health"):
        matching("", area="helth")


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("relocation.old_house.agreements", {"date", "base"}),
        ("education.aid.as_of", set()),
        ("education.aid.money", {"date"}),
        ("health.reimb.all.city", {"base"}),
        ("relocation.people", {"doubt"}),
        ("civility.activity.person_times", set()),
    ],
)
def test_papers_are_what_the_page_gives(name: str, has: set[Metadata]) -> None:
    """A date, a base, a doubt of the print, or none; a date itself was counted at none."""
    assert metadata(metrics.metric(name)) == has


def test_an_earlier_value_is_one_of_the_same_thing_at_another_date(
    stand: Stand,
) -> None:
    """The page has no such pair; with one, both figures have something to compare with."""
    assert not [m for m in metrics.all_metrics().values() if "earlier" in metadata(m)]
    stand()
    now = metrics.metric("relocation.old_house.agreements")
    before = dataclasses.replace(
        now, id="relocation.old_house.before", as_of="2018-12-31", value=Decimal(900)
    )
    metrics.all_metrics()[before.id] = before

    assert "earlier" in metadata(now)
    assert "earlier" in metadata(before)
    assert "earlier" not in metadata(metrics.metric("relocation.people"))


def test_a_doubt_belongs_to_a_figure_that_exists() -> None:
    """Each doubt about a figure is found from the figure, in both languages."""
    for row in corrections.all_corrections():
        if row["metric"]:
            assert "doubt" in metadata(metrics.metric(row["metric"]))
        assert all(row[f"reason_{lang}"] for lang in LANGS)
