"""The ledger kept by hand: visits make months, plans come back, no story is told early."""

import html

import pytest

from lessonkit.areas.relapse import PaperLedger
from lessonkit.areas.relapse.model.paper import HELP, HOUSEHOLDS, MONTHS, Plan, course_of
from lessonkit.core.language import Lang
from lessonkit.core.texts import listed, say
from lessonkit.learner.journal import Journal

CARRIED_THROUGH: Plan = [[1, 6]] * MONTHS

IN_HINDSIGHT: Plan = [[1, 6], [1, 4], [6, 8], [], [], []]


@pytest.fixture(autouse=True)
def mine(journal: Journal) -> Journal:
    """A learner's file of the test's own, as ledgers are kept in it."""
    return journal


def test_months_are_turned_by_visits(lang: Lang) -> None:
    """Two ticked households are a month's plan, and the boxes are empty for the next."""
    panel = PaperLedger()
    panel._boxes[1].value = panel._boxes[6].value = True

    panel.go_on()

    assert panel.plan == [[1, 6]]
    assert not any(box.value for box in panel._boxes.values())


def test_three_visits_are_asked_about(lang: Lang) -> None:
    """Nothing happens until one is unticked."""
    panel = PaperLedger()
    for number in (1, 2, 3):
        panel._boxes[number].value = True

    panel.go_on()

    assert panel.plan == []
    assert say("relapse.paper.too_many", most=2) in panel._status.text


def test_stories_show_only_at_the_end(lang: Lang) -> None:
    """What becomes of a household is not given away while there is something to decide."""
    panel = PaperLedger()
    story = say("relapse.paper.kind.unseen.4")
    assert story not in panel._ledger.value
    for _ in range(MONTHS):
        panel.go_on()

    assert panel.finished
    assert story in panel._ledger.value
    assert say("relapse.paper.saved.none") in panel._status.text


def test_a_sparing_visit_is_told(lang: Lang) -> None:
    """Visiting 1 and 6 whenever possible keeps both; 4 and 8 fall all the same."""
    panel = PaperLedger()
    panel.plan = CARRIED_THROUGH

    assert sorted(panel.course.fell) == [4, 8]
    assert say("relapse.paper.saved", households=listed("16")) in panel._status.text
    panel.begin_anew()
    assert not panel.finished


def test_a_ledger_comes_back_where_it_was_left(lang: Lang, mine: Journal) -> None:
    """After two months a ledger opened later stands in the third, and says so."""
    panel = PaperLedger()
    for households in ((1, 6), (4,)):
        for number in households:
            panel._boxes[number].value = True
        panel.go_on()

    later = PaperLedger()

    assert later.plan == [[1, 6], [4]]
    assert say("relapse.paper.month", month=3, last=MONTHS) in html.unescape(later._asked.value)
    assert say("relapse.paper.restored") in later._status.text
    assert len(mine.history("judgement", PaperLedger.id)) == 2


def test_beginning_anew_loses_no_plan(lang: Lang) -> None:
    """A plan that was carried through is listed with what came of it, next to the new one."""
    panel = PaperLedger()
    for plan in (CARRIED_THROUGH, IN_HINDSIGHT):
        panel.plan = plan
        panel.begin_anew()
    panel.plan = [[2, 5]]

    later = PaperLedger()

    assert later.plan == [[2, 5]]
    assert later.earlier == [CARRIED_THROUGH, IN_HINDSIGHT]
    assert say("relapse.paper.plan.caption") in later._before.value
    assert later._before.value.count("<tr>") == 3
    assert say("relapse.paper.plan.none") in later._before.value


@pytest.mark.parametrize(
    "kept",
    [
        "text",
        {"plan": "16"},
        {"plan": [[1, 2, 3]]},
        {"plan": [[9]]},
        {"plan": [[1, 1]]},
        {"plan": [[True]]},
        {"plan": [[]] * 7},
        {"plan": [1]},
        {},
    ],
)
def test_what_is_no_plan_is_left_alone(lang: Lang, mine: Journal, kept: object) -> None:
    """A line edited by hand breaks nothing: the ledger opens at its first month."""
    mine.note("judgement", PaperLedger.id, kept)

    panel = PaperLedger()

    assert (panel.plan, panel.earlier) == ([], [])


def test_no_visit_is_counted_twice_and_none_is_lost() -> None:
    """A visit adds its help once, to the household visited."""
    for number, entry in HOUSEHOLDS.items():
        course = course_of([[number]])
        if entry.start + entry.changes[0] >= 0:
            assert course.held[number][0] == entry.start + entry.changes[0] + HELP
        others = {n: held for n, held in course.held.items() if n != number}
        assert others == {n: held for n, held in course_of([]).held.items() if n != number}


def test_the_ledger_is_as_its_words_say() -> None:
    """The two with least manage alone; those visited for having least leave 4 and 8; six do."""
    least = sorted(HOUSEHOLDS, key=lambda number: HOUSEHOLDS[number].start)[:2]

    assert not set(least) & set(course_of([]).fell)
    assert sorted(course_of(_those_with_least()).fell) == [4, 8]
    assert course_of(IN_HINDSIGHT).fell == {}
    assert sum(map(len, IN_HINDSIGHT)) == 6


def test_no_plan_of_two_visits_is_offered_three() -> None:
    """A plan that cannot be made is refused."""
    with pytest.raises(ValueError, match="is no plan; write up to 2 of 1 to 8"):
        course_of([[1, 2, 3]])


def _those_with_least() -> Plan:
    """Return what visiting the two with least in the ledger, a month old, comes to."""
    plan: Plan = []
    for month in range(MONTHS):
        held = course_of(plan).held
        known = {n: held[n][month - 2] if month > 1 else e.start for n, e in HOUSEHOLDS.items()}
        plan.append(sorted(known, key=lambda number: known[number])[:2])
    return plan
