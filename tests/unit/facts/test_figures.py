"""A figure becomes words in one place: qualifier, number, unit."""

import re
from decimal import Decimal

import pytest

from lessonkit.core.language import LANGS, Lang
from lessonkit.facts import figures, metrics
from lessonkit.facts.figures import QUALIFIERS, Qualifier
from lessonkit.facts.units import Unit

PERSON = Unit("person", {"zh": "人", "en": "people"}, "people", Decimal(1))
PERCENT = Unit("percent", {"zh": "%", "en": "%"}, "share", Decimal("0.01"))
WAN_YUAN = Unit("wan_yuan", {"zh": "万元", "en": "ten thousand yuan"}, "money", Decimal(10_000))


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "zh", "en"),
    [
        ("95", PERCENT, "exact", "95%", "95%"),
        ("10", PERSON, "at_least", "10人以上", "at least 10 people"),
        ("1968", PERSON, "about", "约1,968人", "about 1,968 people"),
        ("25", WAN_YUAN, "at_most", "至多25万元", "at most 250,000 yuan"),
        ("1008.6", WAN_YUAN, "exact", "1008.6万元", "10.086 million yuan"),
        ("20000", PERSON, "more_than", "超过2万人", "more than 20,000 people"),
        ("400", WAN_YUAN, "less_than", "不到400万元", "less than 4 million yuan"),
        ("10", PERSON, "range_low", "10人（下端）", "10 people (lower end)"),
        ("17", PERSON, "range_high", "17人（上端）", "17 people (upper end)"),
    ],
)
def test_qualifier_number_and_unit_are_said_as_people_say_them(
    value: str, unit: Unit, qualifier: Qualifier, zh: str, en: str
) -> None:
    """The qualifier is never dropped, and each language has its own order of words."""
    assert figures.format_figure(Decimal(value), unit, qualifier, "zh") == zh
    assert figures.format_figure(Decimal(value), unit, qualifier, "en") == en


@pytest.mark.parametrize("qualifier", [q for q in QUALIFIERS if q != "exact"])
def test_every_qualifier_is_heard(lang: Lang, qualifier: Qualifier) -> None:
    """A figure that is not exact never sounds like one that is."""
    assert figures.format_figure(Decimal(10), PERSON, qualifier) != figures.format_figure(
        Decimal(10), PERSON, "exact"
    )


def test_a_bare_figure_leaves_out_the_unit_and_nothing_else() -> None:
    """Prose that names what is counted says the number with its qualifier."""
    assert figures.format_amount(Decimal(10), PERSON, "at_least", "zh") == "10以上"
    assert figures.format_amount(Decimal(10), PERSON, "at_least", "en") == "at least 10"


def test_the_notebooks_language_is_the_default(lang: Lang) -> None:
    """A figure said without naming a language is said in that of the notebook."""
    metric = metrics.metric("health.staff.township_floor")

    assert metric.format() == metric.format(lang)
    assert metric.format_number() == metric.format_number(lang)


@pytest.mark.parametrize("name", metrics.all_metrics())
def test_every_figure_can_be_said_in_both_languages(name: str) -> None:
    """English is without Chinese letters, and no text lacks what stands for the number."""
    metric = metrics.metric(name)

    assert not re.search(r"[\u3400-\u9fff]", metric.format("en"))
    for lang in LANGS:
        assert re.search(r"\d", metric.format(lang))
        assert "{" not in metric.format(lang)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2017", "2017年", "2017"),
        ("2019-08", "2019年8月", "August 2019"),
        ("2020-05-01", "2020年5月1日", "1 May 2020"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(text: str, zh: str, en: str) -> None:
    """A year stays a year; no day is invented."""
    assert figures.date(text, "zh") == zh
    assert figures.date(text, "en") == en
