"""The watched village: a control moves a setting; picture, table and words are the model's."""

from dataclasses import replace
from typing import Any

import pytest
from widgets import chart_of, sliders_of

from lessonkit.areas.relapse import PaperLedger, Watch
from lessonkit.areas.relapse.model import Settings, simulate, village
from lessonkit.areas.relapse.watch import SEED
from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say
from lessonkit.learner.journal import Journal


@pytest.fixture(autouse=True)
def mine(journal: Journal) -> Journal:
    """A learner's file of the test's own, as ledgers are kept in it."""
    return journal


@pytest.mark.parametrize("name", ["threshold", "delay", "staff"])
def test_one_control_moves_one_setting(lang: Lang, name: str) -> None:
    """Each of the three panels has a single slider, and all else stays as it was."""
    panel = Watch(name)
    before = panel.settings
    (slider,) = sliders_of(panel).values()

    slider.value = 3

    assert panel.settings == replace(before, **{name: 3})
    assert panel.outcome.settings == panel.settings


def test_all_together_has_every_setting(lang: Lang) -> None:
    """A percentage in a control is a share in the model."""
    panel = Watch()
    sliders = sliders_of(panel)
    assert len(sliders) == 7

    sliders[say("relapse.watch.error")].value = 35
    sliders[say("relapse.watch.threshold")].value = 1.7

    assert panel.settings.error == pytest.approx(0.35)
    assert panel.settings.threshold == pytest.approx(1.7)


def test_picture_table_and_sentence_say_what_the_model_says(lang: Lang) -> None:
    """The rows are the model's months, and the counts add up."""
    panel = Watch("threshold")
    panel.settings = replace(panel.settings, threshold=2.5)
    outcome = simulate(village(SEED), panel.settings)
    chart, counts = chart_of(panel), panel.counts

    drawn = [row["y"] for row in chart.rows if row["line"] == say("relapse.watch.line.waiting")]
    assert drawn == outcome.waiting.tolist()
    assert counts["alarms"] == len(outcome.cases) == (counts["real"] or 0) + (counts["false"] or 0)
    assert counts["falls"] == len(outcome.falls) == (counts["seen"] or 0) + (counts["missed"] or 0)
    now = {row[0]: row[1] for row in chart.table["rows"]}
    assert now[say("relapse.watch.count.alarms")] == format_number(counts["alarms"] or 0)
    assert format_number(counts["false"] or 0) in chart.sentence
    assert {row[2] for row in chart.table["rows"]} != set(now.values())


def test_a_line_at_zero_says_that_nobody_was_warned_of(lang: Lang) -> None:
    """The sentence has no days where nobody was helped."""
    panel = Watch("threshold")

    next(iter(sliders_of(panel).values())).value = 0

    assert say("relapse.watch.sentence.quiet") in chart_of(panel).sentence
    assert panel.counts["alarms"] == 0
    assert panel.counts["falls"] == panel.counts["unwatched"] == panel.counts["missed"]


@pytest.mark.parametrize("panel", [Watch, PaperLedger])
def test_without_a_kernel_a_panel_is_an_invitation(lang: Lang, panel: type) -> None:
    """A built notebook holds one fixed sentence in its language."""
    assert panel()._repr_mimebundle_()["text/plain"] == say("panel.invitation")


def test_what_the_lesson_says_of_the_village_holds_in_it() -> None:
    """Higher lines first leave fewer out of money, then more; late reports; more helpers."""
    lines = [_counts(threshold=line) for line in (0, 1, 4)]
    now, late = _counts(), _counts(delay=3)
    one, two, four, eight = (_counts(staff=staff) for staff in (1, 2, 4, 8))

    assert lines[1]["falls"] < lines[2]["falls"] < lines[0]["falls"]
    assert lines[1]["short"] < lines[2]["short"] < lines[0]["short"]
    assert (lines[0]["longest"], lines[0]["cost"]) == (0, 0)
    assert now["alarms"] <= late["alarms"] < 1.2 * now["alarms"]
    assert late["real"] < now["real"]
    assert late["unhelped"] > 2 * now["unhelped"]
    assert two["falls"] < one["falls"]
    assert two["longest"] < one["longest"]
    assert (four["falls"], four["short"]) == (eight["falls"], eight["short"])
    assert eight["load"] < four["load"]
    assert _counts(delay=0)["missed"] < now["missed"]
    assert min(_counts(staff=3)["falls"], _counts(delay=0)["falls"]) <= 45 < now["falls"]


def test_both_branches_are_counted(lang: Lang) -> None:
    """Warnings are of poor households or of those lifted out; accounts are closed or open."""
    counts = Watch().counts

    assert counts["alarms"] == (counts["poor"] or 0) + (counts["lifted"] or 0)
    assert counts["alarms"] == (counts["closed"] or 0) + (counts["open"] or 0)
    assert counts["poor"]


def _counts(**settings: Any) -> dict[str, Any]:  # noqa: ANN401 - of Settings
    panel = Watch("threshold")
    panel.settings = Settings(**settings)
    return panel.counts
