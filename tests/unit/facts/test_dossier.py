"""Everything known of a figure, as pairs of a name and what it says."""

import dataclasses

import pytest

from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import checks, corrections, dossier, metrics, provenance
from lessonkit.facts.metrics import Metric

CHECKS = checks.all_checks()


def _known(name: str, lang: Lang) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = {}
    for label, text in dossier.facts(metrics.metric(name), CHECKS, lang):
        facts.setdefault(label, []).append(text)
    return facts


@pytest.mark.parametrize("metric", metrics.all_metrics().values(), ids=metrics.all_metrics())
def test_every_figure_has_its_phrase_its_reporter_and_what_is_not_said(
    metric: Metric, lang: Lang
) -> None:
    """From the figure to the phrase is one step; nothing said is empty."""
    facts = dossier.facts(metric, CHECKS, lang)

    assert all(label and text for label, text in facts)
    assert facts[0] == (
        say("card.figure"),
        say("pair", name=metric.label[lang], says=metric.format()),
    )
    known = dict(facts)
    assert known[say("card.phrase")] == metric.phrase
    assert known[say("card.by")] == say(f"reporter.{metric.article}")
    assert str(metric.offset) in known[say("card.where")]
    assert known[say("card.claim")] == say(f"claim.{metric.claim}")


def test_what_the_page_does_not_state_is_said(lang: Lang) -> None:
    """Date and base are there as not stated, rather than left out."""
    known = _known("civility.activity.person_times", lang)

    assert known[say("card.as_of")] == known[say("card.over")] == [say("unsaid")]
    assert say("silent.as_of") in known[say("card.silent")][0]


def test_a_doubt_comes_with_its_reading_and_is_not_applied(lang: Lang) -> None:
    """The printed headcount stands; the reading without its leading 1 stands beside it."""
    known = _known("relocation.people", lang)

    assert "122,979" in known[say("card.figure")][0]
    (doubt,) = known[say("card.doubt")]
    assert "22979" in doubt
    (row,) = (r for r in corrections.all_corrections() if r["metric"] == "relocation.people")
    assert row[f"reason_{lang}"] in doubt


def test_a_doubt_without_a_reading_is_its_reason(lang: Lang) -> None:
    """Nothing is "read as" what nobody can tell."""
    (row,) = (r for r in corrections.all_corrections() if r["metric"] == "civility.stages")
    assert not row["reading"]

    (doubt,) = _known("civility.stages", lang)[say("card.doubt")]

    assert doubt == row[f"reason_{lang}"]


def test_a_date_is_of_no_other_date_and_over_nothing(lang: Lang) -> None:
    """So its card and its line in a list do not say that these are not stated."""
    date = metrics.metric("regulation.vote.date")

    known = _known(date.id, lang)

    assert not {say("card.as_of"), say("card.over"), say("card.silent")} & set(known)
    assert say("unsaid") not in provenance.source_line(date, lang)


def test_the_checks_that_use_a_figure_come_with_their_arithmetic(lang: Lang) -> None:
    """All of them and no other."""
    metric = metrics.metric("health.staff.grassroots")
    wanted = [c for c in CHECKS if metric.id in c.figures]

    told = _known(metric.id, lang)[say("card.check")]

    assert wanted
    assert told == [say("pair", name=c.label[lang], says=c.arithmetic()) for c in wanted]


def test_a_note_is_told_only_where_there_is_one(lang: Lang) -> None:
    """A figure without note has no line for it."""
    noted = next(m for m in metrics.all_metrics().values() if m.note[lang])
    bare = dataclasses.replace(noted, note={"zh": "", "en": ""})

    assert (say("card.note"), noted.note[lang]) in dossier.facts(noted, CHECKS, lang)
    assert say("card.note") not in dict(dossier.facts(bare, CHECKS, lang))
