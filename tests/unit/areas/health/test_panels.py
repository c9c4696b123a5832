"""The panels of the health lesson: state by plain values, by controls, and in words."""

import re
from typing import Any

import ipywidgets
import pytest
from hypothesis import given
from hypothesis import strategies as st
from widgets import chart_of, told, within

from lessonkit.areas.health import Bill, PatientShares, bill_picture
from lessonkit.areas.health.model.bill import Assumptions, Settlement, settle
from lessonkit.areas.health.rates import KINDS, LEVELS, name, rate
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.widgets.controls import LiveChart, Press, Slider, Status

pytestmark = pytest.mark.usefixtures("journal")
CONTROLS = (
    Press,
    Slider,
    ipywidgets.Button,
    ipywidgets.Checkbox,
    ipywidgets.Dropdown,
    ipywidgets.RadioButtons,
)


def _labelled(panel: ipywidgets.Widget, text: str) -> Any:  # noqa: ANN401 - a widget
    """Return the control that a learner knows by its label."""
    found = [
        widget
        for widget in within(panel)
        if text in (getattr(widget, "label", None), getattr(widget, "description", None))
    ]
    assert len(found) == 1, text
    return found[0]


def _number(cell: str) -> int:
    """Return the yuan that a cell of the table says."""
    found = re.match(r"(?P<digits>[\d,.]+)(?P<wan>万?)", cell)
    assert found, cell
    return round(float(found["digits"].replace(",", "")) * (10_000 if found["wan"] else 1))


def _said(panel: ipywidgets.Widget) -> str:
    return " ".join(w.html for w in within(panel) if isinstance(w, Status))


@pytest.mark.parametrize("reading", ["points", "factor"])
def test_with_all_assumptions_off_the_rate_as_read_is_what_is_paid(
    lang: Lang, reading: str
) -> None:
    """At first nothing stands between the printed rate and the bill."""
    panel = Bill()
    panel.reading = reading

    for (kind, level), settled in panel.settlements.items():
        assert settled.effective_rate == pytest.approx(rate(kind, level, reading))  # type: ignore[arg-type]
        assert settled.assistance == 0
    assert say("health.bill.sentence.nogap") in told(chart_of(panel))


def test_state_is_set_by_plain_values(lang: Lang) -> None:
    """A lesson or a test says what it means: yuan by level, a reading, assumptions."""
    panel = Bill()
    terms = Assumptions(deductible=500, outside=0.2, cap=3_000)

    panel.bills = {"township": 5_000.0, "county": 10_000.0, "city": 40_000.0}
    panel.reading = "factor"
    panel.terms = terms

    for (kind, level), settled in panel.settlements.items():
        assert settled == settle(panel.bills[level], rate(kind, level, "factor"), terms)


def test_one_slider_moves_all_three_bills_while_they_are_equal(lang: Lang) -> None:
    """Equal bills are an assumption: one control, and it says so."""
    panel = Bill()

    _labelled(panel, say("health.bill.any")).value = 25_000

    assert panel.bills == dict.fromkeys(LEVELS, 25_000)
    shown = [s for s in within(panel) if isinstance(s, Slider) and s.layout.display != "none"]
    assert len(shown) == 1


def test_three_bills_have_three_sliders(lang: Lang) -> None:
    """The assumption switched off, each level has its own bill, and keeps it."""
    panel = Bill()
    _labelled(panel, say("health.bill.equal")).value = False

    for level, bill in zip(LEVELS, (5_000, 10_000, 40_000), strict=True):
        _labelled(panel, say("health.bill.of", level=name(level))).value = bill

    assert panel.bills == {"township": 5_000, "county": 10_000, "city": 40_000}


@pytest.mark.parametrize(
    ("term", "set_to", "expected"),
    [("deductible", 800, 800), ("outside", 30, 0.3), ("cap", 5_000, 5_000), ("assisted", 40, 0.4)],
)
def test_an_assumption_counts_only_while_it_is_switched_on(
    lang: Lang, term: str, set_to: float, expected: float
) -> None:
    """Its slider appears with the switch; switched off, it is as if it had never been."""
    panel = Bill()
    untouched = panel.settlements
    switch = _labelled(panel, say(f"health.bill.term.{term}"))
    amount = _labelled(panel, say(f"health.bill.amount.{term}"))
    amount.value = set_to
    assert panel.settlements == untouched
    assert amount.layout.display == "none"

    switch.value = True
    assert getattr(panel.terms, term) == pytest.approx(expected)
    assert amount.layout.display == ""
    assert panel.settlements != untouched

    switch.value = False
    assert panel.settlements == untouched


def test_assistance_stops_at_its_printed_ceiling(lang: Lang) -> None:
    """However much assistance takes over, 250,000 yuan a year is the most."""
    panel = Bill()
    panel.bills = dict.fromkeys(LEVELS, 4_000_000.0)
    _labelled(panel, say("health.bill.term.assisted")).value = True
    _labelled(panel, say("health.bill.amount.assisted")).value = 100
    panel.bills = dict.fromkeys(LEVELS, 4_000_000.0)

    assert panel.settlements["all", "city"].assistance == 250_000


def test_the_two_readings_are_told_from_each_other(lang: Lang) -> None:
    """One reading gives the three rates printed elsewhere, the other none of them."""
    panel = Bill()
    same = told(chart_of(panel))
    _labelled(panel, say("health.bill.reading")).value = "factor"
    other = told(chart_of(panel))

    assert same.startswith(say("health.bill.sentence.same").partition("{")[0])
    assert all(f"{rate:g}%" in same for rate in (95, 90, 75))
    assert all(f"{rate:g}%" in other for rate in (94.5, 89.25, 73.5))
    assert same.partition("%")[2] != other.partition("%")[2]
    printed = [part["id"] for part in chart_of(panel).sentence if not isinstance(part, str)]
    assert printed == [f"health.reimb.poor.{level}" for level in LEVELS]


def test_a_printed_rate_leads_to_its_source_from_the_sentence_too(lang: Lang) -> None:
    """Assistance takes the bill of farmers and herders furthest from the rate printed for them."""
    panel = Bill()
    panel.terms = Assumptions(assisted=1.0, ceiling=1_000)

    assert {"text": "70%", "id": "health.reimb.all.city"} in chart_of(panel).sentence


@pytest.mark.parametrize(
    "terms", [Assumptions(), Assumptions(deductible=500, outside=0.2, assisted=0.5, ceiling=1_000)]
)
def test_picture_table_and_sentence_say_what_the_model_says(lang: Lang, terms: Assumptions) -> None:
    """Three ways to take in the same numbers, and all are the model's."""
    panel = Bill()
    panel.bills = {"township": 5_000.0, "county": 12_345.0, "city": 40_000.0}
    panel.terms = terms
    chart = chart_of(panel)
    settled = panel.settlements

    table = {(row[0], row[1]): row[2:6] for row in chart.table["rows"]}
    assert len(table) == len(settled) == len(LEVELS) * len(KINDS)
    for (kind, level), one in settled.items():
        shown = [_number(cell) for cell in table[name(level), name(kind)]]
        parts = (one.bill, one.insurance, one.assistance, one.patient)
        assert shown == pytest.approx(parts, abs=1)  # whole yuan
        assert shown[0] == sum(shown[1:])  # which still add up
        rows = [r for r in chart.rows if (r["group"], r["bar"]) == (name(level), name(kind))]
        sizes = [row["end"] - row["start"] for row in rows]
        assert sizes == pytest.approx([one.insurance, one.assistance, one.patient])
        assert rows[-1]["mark"] == pytest.approx(rate(kind, level, "points") * one.bill)
        assert table[name(level), name(kind)][-1] in rows[-1]["said"]
    if terms.deductible:
        assert any(row[5] in told(chart) for row in chart.table["rows"])


def test_nothing_to_pay_is_no_error(lang: Lang) -> None:
    """A bill of nothing shows zeros and claims no gap."""
    panel = Bill()

    _labelled(panel, say("health.bill.any")).value = 0

    assert all(one.patient == 0 for one in panel.settlements.values())
    assert say("health.bill.sentence.nogap") in told(chart_of(panel))


@pytest.mark.parametrize("panel", [Bill, PatientShares])
def test_without_a_kernel_a_panel_is_an_invitation(lang: Lang, panel: type) -> None:
    """A built notebook holds one fixed sentence in its language: no address, no model."""
    shown = panel()._repr_mimebundle_()

    assert shown["text/plain"] == say("panel.invitation")
    assert bool(re.search(r"[\u3400-\u9fff]", shown["text/plain"])) == (lang == "zh")


@pytest.mark.parametrize("panel", [Bill, PatientShares])
def test_every_control_has_a_name(lang: Lang, panel: type) -> None:
    """A screen reader can say what each control is for, and no two are called the same."""
    names = [
        getattr(w, "label", "") if isinstance(w, (Slider, Press)) else w.description
        for w in within(panel())
        if isinstance(w, CONTROLS)
    ]

    assert all(names)
    assert len(set(names)) == len(names)


def test_the_falls_show_only_after_a_guess(lang: Lang) -> None:
    """Before, there is the question and nothing that gives it away."""
    panel = PatientShares()

    assert not panel.revealed
    assert not [widget for widget in within(panel) if isinstance(widget, LiveChart)]
    assert say("health.shares.explanation") not in _said(panel)


def test_a_right_guess_is_told_so(lang: Lang) -> None:
    """From 10 to 5 is a half, 15 to 10 a third, 30 to 25 a sixth."""
    panel = PatientShares()
    for place, level in enumerate(LEVELS, start=1):
        _labelled(panel, say("guess.place", place=place)).value = name(level)

    _labelled(panel, say("guess.commit")).click()

    assert panel.revealed
    assert panel.order == [name(level) for level in LEVELS]
    assert say("guess.same").partition("{")[0] in _said(panel)
    falls = [row[-1] for row in chart_of(panel).table["rows"]]
    assert falls == ["1/2", "1/3", "1/6"]


def test_another_guess_is_told_the_computed_order(lang: Lang) -> None:
    """No blame: the order that the figures give, and why."""
    panel = PatientShares()

    panel.order = [name(level) for level in reversed(LEVELS)]
    panel.commit()

    assert panel.revealed
    assert say("guess.other").partition("{")[0] in _said(panel)
    assert say("health.shares.explanation") in _said(panel)


@pytest.mark.parametrize("order", [[], ["township"], ["township", "township", "city"]])
def test_an_unfinished_guess_is_asked_for_and_reveals_nothing(lang: Lang, order: list[str]) -> None:
    """A place left empty, or one level twice, is no order yet."""
    panel = PatientShares()
    for place, level in enumerate(order, start=1):
        _labelled(panel, say("guess.place", place=place)).value = name(level)

    _labelled(panel, say("guess.commit")).click()

    assert not panel.revealed
    assert say("guess.unfinished") in _said(panel)


def test_a_guess_can_be_skipped(lang: Lang) -> None:
    """Skipping is fine and shows the same answer."""
    panel = PatientShares()

    _labelled(panel, say("guess.skip")).click()

    assert panel.revealed
    assert say("guess.skipped").partition("{")[0] in _said(panel)
    assert chart_of(panel).table["rows"]


@given(
    bill=st.integers(0, 60_000),
    insurance=st.floats(0, 1),
    assistance=st.floats(0, 1),
)
def test_no_part_of_a_bill_in_whole_yuan_is_below_zero(
    bill: int, insurance: float, assistance: float
) -> None:
    """However parts are rounded, they add up to the bill."""
    paid = bill * insurance
    one = Settlement(bill, paid, (bill - paid) * assistance)

    total, *parts = bill_picture._whole(one)

    assert min(parts) >= 0
    assert sum(parts) == total == bill
