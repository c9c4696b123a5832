"""The deep panels of the health lesson: plain values, what is said of them, what is kept."""

import re
from pathlib import Path
from typing import Any

import pytest

from lessonkit.areas.health import FourCounts, Fraction, four_counts, fraction, guessed, reach
from lessonkit.areas.health.model.household_list import BASES, COUNTED, HOUSEHOLDS, Base, Counted
from lessonkit.charts import theme
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts.context import QUESTIONS, context_figure
from lessonkit.learner import journal as journals
from lessonkit.learner.journal import Journal
from lessonkit.widgets.controls import Press
from lessonkit.widgets.gate import ANSWERS, Gate

PAIRS = [
    ("health.staff.grassroots", "health.physicians.china_2019"),
    ("health.diseases.major", "health.disease.national_2018"),
]


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Journal:
    """A learner's file of the test's own."""
    mine = Journal(tmp_path / "my-work.jsonl")
    monkeypatch.setattr(journals, "mine", lambda: mine)
    return mine


def _bars(panel: Fraction) -> list[dict[str, Any]]:
    return [row for row in panel._chart.rows if "end" in row]


@pytest.mark.parametrize("counted", COUNTED)
@pytest.mark.parametrize("base", BASES)
def test_picture_table_and_sentence_count_the_same(
    lang: Lang, counted: Counted, base: Base
) -> None:
    """Blue bars are those below the line; the numbers of the sentence are theirs."""
    panel = Fraction()
    panel.counted, panel.base, panel.month = counted, base, 8

    above, below = len(panel.rate.above), len(panel.rate.below)
    assert sum(row["shade"] == theme.BLUE for row in _bars(panel)) == below
    said = [row["said"] for row in _bars(panel)]
    assert said == [row[-1] for row in panel._chart.table["rows"]]
    assert said.count(say("health.fraction.place.above")) == above
    assert {str(above), str(below)} <= set(re.findall(r"\d+", panel._chart.sentence))
    assert (say("health.fraction.always") in panel._chart.sentence) == (counted == base)


def test_what_happened_to_a_household_is_on_its_bar(lang: Lang) -> None:
    """As many signs as sign-ups and visits in the list, none outside the year."""
    signs = [row for row in Fraction()._chart.rows if "sign" in row]

    assert len(signs) == sum(bool(h.signed) + len(h.visits) for h in HOUSEHOLDS.values())
    assert all(0 < row["at"] < 12 for row in signs)


def test_noted_sentences_stand_from_low_to_high_and_come_back(lang: Lang) -> None:
    """Each once; a later panel shows them, and what is no way of counting is left out."""
    panel = Fraction()
    panel.base = "signed"
    panel.note()
    panel.note()
    assert panel._said.text == say("health.fraction.noted")
    panel.counted = "lately"
    panel.note()

    later = Fraction()

    assert later.noted == [["signed", "signed", 12], ["lately", "signed", 12]]
    assert later._list.value.index(say("health.fraction.counted.lately")) < later._list.value.index(
        "100%"
    )
    assert say("health.fraction.restored") in later._said.text
    journals.note(
        "judgement", fraction.Fraction.id, [["signed", "x", 1], 7, ["signed", "then", 13]]
    )
    assert Fraction().noted == []
    later.clear()
    assert later._list.value == ""
    assert Fraction().noted == []


def test_four_counts_and_no_more(lang: Lang) -> None:
    """A fifth box cannot be ticked until one is unticked, and the sentence says so."""
    panel = FourCounts()
    for count in ("signed", "registered", "beds", "village_doctors"):
        panel._boxes[count].value = True

    assert panel.checkable == ["signed", "village"]
    assert panel._boxes["served"].disabled
    assert not panel._boxes["beds"].disabled
    assert say("health.counts.full") in panel._status.text
    assert say("health.counts.beds") in panel._status.text
    assert panel._table.value.count(f">{say('health.counts.checkable')}<") == 2
    panel._boxes["beds"].value = False
    assert not panel._boxes["served"].disabled


def test_chosen_counts_come_back(lang: Lang) -> None:
    """The learner's file holds their names; names that there are not are left out."""
    FourCounts()._boxes["in_both"].value = True
    assert FourCounts().chosen == ["in_both"]
    assert say("health.counts.restored") in FourCounts()._status.text

    journals.note("judgement", four_counts.FourCounts.id, ["teeth", "costs"])

    assert FourCounts().chosen == ["costs"]


def test_the_chart_begins_with_rule_and_results_as_one(lang: Lang) -> None:
    """It gives nothing of the guess away: without a deductible all three stand at the rule;
    with the one of which is guessed, less is paid.
    """
    assert reach().to_dict()["description"].count("70.0%") == 2
    assert 60 < guessed() < 70


def test_a_pair_chosen_in_the_moment_of_the_press_is_the_one_that_is_judged(
    lang: Lang, journal: Journal
) -> None:
    """The page holds the choice back and sends it with the press; old answers do not count."""
    gate = Gate(PAIRS)
    gate.answers = dict.fromkeys(QUESTIONS, "no")
    gate.compare()
    (press,) = (one for one in gate.children[0].children if isinstance(one, Press))
    held = [
        getattr(control, name)
        for control, (_, name) in zip(press._controls, press.reads, strict=True)
    ]
    held[-1] = 1 - gate._choice.index

    press._pressed(None, {"type": "press", "held": held}, [])

    assert gate._status.text == say("gate.unfinished")
    assert len(journal.history("judgement", gate.id)) == 0


def test_the_gate_asks_for_all_three_answers_first(lang: Lang) -> None:
    """Nothing is revealed before; then each answer is compared and what is needed is named."""
    gate = Gate(PAIRS)
    gate.answers = {"year": "unstated", "people": "yes"}
    gate.compare()
    assert (gate.opened, gate._said.text) == (False, "")
    assert gate._status.text == say("gate.unfinished")

    gate.answers = {"year": "unstated", "people": "yes", "definition": "no"}
    gate.compare()

    other = context_figure(PAIRS[0][1])
    assert gate.opened
    yes, no = (say(f"gate.answer.{answer}") for answer in ("yes", "no"))
    differs = say("gate.differs", question=say("gate.people"), yours=yes, kit=no)
    assert differs in gate._status.text
    assert say("gate.shut") in gate._said.text
    assert all(say(f"gate.need.{question}") in gate._said.text for question in QUESTIONS)
    assert other.note[lang] in gate._note.text


def test_a_changed_answer_takes_the_verdict_away(lang: Lang) -> None:
    """What was said of other answers does not stay beside new ones."""
    gate = Gate(PAIRS)
    gate.answers = dict.fromkeys(QUESTIONS, "no")
    gate.compare()

    gate._asked["year"].value = "yes"

    assert (gate.opened, gate._status.text, gate._said.text) == (False, "", "")


def test_each_pair_keeps_its_own_answers(lang: Lang, journal: Journal) -> None:
    """Another pair is shut until it is answered; the first one comes back as it was left."""
    gate = Gate(PAIRS)
    gate.answers = dict.fromkeys(QUESTIONS, "unstated")
    gate.compare()
    gate.compare()
    assert len(journal.history("judgement", f"{PAIRS[0][1]}.gate")) == 1

    gate.pair = 1
    assert (gate.opened, gate.answers) == (False, {})
    gate.pair = 0

    assert gate.opened
    assert gate.answers == Gate(PAIRS).answers == dict.fromkeys(QUESTIONS, "unstated")


@pytest.mark.parametrize("saved", [7, {"year": "perhaps"}, ["yes"], {"year": ["yes"]}])
def test_what_is_no_answer_in_the_file_is_left_out(lang: Lang, saved: object) -> None:
    """Anybody may edit the learner's file."""
    journals.note("judgement", f"{PAIRS[0][1]}.gate", saved)

    assert Gate(PAIRS).answers == {}
    assert set(context_figure(PAIRS[0][1]).same.values()) <= set(ANSWERS)
