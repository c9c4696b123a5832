"""Terms: named once, the same members in both languages, and a source where one is given."""

import re
from collections import Counter

import pytest
from homes import Stand

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.core.ids import UnknownIdError
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.facts import metrics, quantities, terms
from lessonkit.facts.terms import Term

TERMS = terms.all_terms()


@pytest.mark.parametrize("lang", LANGS)
def test_no_two_terms_have_one_name(lang: Lang) -> None:
    """A reader who meets a name can look it up without guessing which is meant."""
    names = Counter(term.label[lang].casefold() for term in TERMS.values())

    assert [name for name, count in names.items() if count > 1] == []


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_both_languages_name_as_many_members(term: Term) -> None:
    """Neither twin of a lesson lists more than the other, and no member is listed twice."""
    assert len(term.members["zh"]) == len(term.members["en"])
    for lang in LANGS:
        assert term.label[lang]
        assert len(set(term.members[lang])) == len(term.members[lang])


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_what_is_explained_has_a_source_and_what_is_not_says_so(term: Term, lang: Lang) -> None:
    """Page, kit or a publisher with title; a term without members is said to be undefined."""
    explained = term.explained(lang)

    if not term.members[lang]:
        assert not term.source
        assert explained == say("term.undefined")
    else:
        assert all(member in explained for member in term.members[lang])
        assert term.listed_on_page == (term.source == "page")
        cited = term.source not in ("page", "kit")
        assert cited <= (term.source in explained)
        assert cited <= ("," in term.source)


@pytest.mark.parametrize("term", TERMS.values(), ids=TERMS)
def test_what_the_page_is_said_to_list_is_not_cited_from_elsewhere(term: Term) -> None:
    """One origin a term: an address stands only where a publisher does."""
    addressed = "http" in term.source

    assert not (addressed and term.listed_on_page)
    assert addressed <= bool(re.match(r"[^,]+, .+https?://", term.source))


def test_some_terms_are_of_each_kind() -> None:
    """The kinds that the tests above tell apart do occur."""
    kinds = {
        term.source if term.source in ("", "page", "kit") else "cited" for term in TERMS.values()
    }

    assert kinds == {"", "page", "kit", "cited"}


def test_an_unknown_term_is_answered_with_the_nearest() -> None:
    """A slip in a lesson names the term that was meant."""
    with pytest.raises(UnknownIdError, match="six_precise"):
        terms.term("six_precis")


def test_members_of_a_listed_set_are_as_many_as_its_name_says() -> None:
    """The five goods are five, the three legacies three."""
    for name, metric in (
        ("five_goods", "civility.set.five_goods"),
        ("three_legacies", "legacies.set.three"),
        ("three_guarantees", "housing.set.three_guarantees"),
        ("six_ways", "page.set.six_ways"),
    ):
        assert len(terms.term(name).members["zh"]) == metrics.metric(metric).value


def test_a_mark_behind_the_last_member_counts_no_member(
    monkeypatch: pytest.MonkeyPatch, stand: Stand
) -> None:
    """Who edits the list may end it with the mark that stands between members."""
    rows = [dict(row) for row in tables.read(home().data / "terms.csv") if row["id"] == "six_ways"]
    many = quantities.evaluate("listed.six_ways").interval
    rows[0]["members_zh"] += "；"
    monkeypatch.setattr(tables, "read", lambda _: rows)
    stand()  # without what was remembered

    assert quantities.evaluate("listed.six_ways").interval == many
