"""The model of a hospital bill: what must hold for every bill and every assumption."""

import math
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.areas.health.model.bill import Assumptions, increased, settle
from lessonkit.core.ranges import OutOfRangeError

YUAN = st.floats(0, 1e7)
SHARE = st.floats(0, 1)
TERMS = st.builds(
    Assumptions,
    deductible=YUAN,
    outside=SHARE,
    cap=YUAN | st.just(math.inf),
    assisted=SHARE,
    ceiling=YUAN | st.just(math.inf),
)
CENT = 0.01  # yuan; what rounding of floats may not exceed


@given(bill=YUAN, rate=SHARE, terms=TERMS)
def test_a_patient_pays_neither_less_than_nothing_nor_more_than_the_bill(
    bill: float, rate: float, terms: Assumptions
) -> None:
    """Whatever is assumed, no part is negative and none is larger than the bill."""
    settled = settle(bill, rate, terms)

    for part in (settled.insurance, settled.assistance, settled.patient):
        assert 0 <= part <= bill


@given(bill=YUAN, rate=SHARE, terms=TERMS)
def test_the_parts_add_up_to_the_bill(bill: float, rate: float, terms: Assumptions) -> None:
    """Insurance, assistance and patient together pay the bill, to the cent."""
    settled = settle(bill, rate, terms)

    assert math.isclose(
        settled.insurance + settled.assistance + settled.patient, bill, abs_tol=CENT
    )


@given(bill=YUAN, rate=SHARE, terms=TERMS)
def test_nobody_pays_more_than_the_most_that_is_assumed(
    bill: float, rate: float, terms: Assumptions
) -> None:
    """The cap holds for the insurance, the ceiling for medical assistance."""
    settled = settle(bill, rate, terms)

    assert settled.insurance <= terms.cap
    assert settled.assistance <= terms.ceiling


@given(bill=YUAN, rate=SHARE, terms=TERMS, most=SHARE)
def test_a_higher_rate_never_costs_the_patient_more(
    bill: float, rate: float, terms: Assumptions, most: float
) -> None:
    """More insurance never raises the patient's part."""
    low, high = sorted((rate, most))

    assert settle(bill, high, terms).patient <= settle(bill, low, terms).patient + CENT


@pytest.mark.parametrize("term", ["deductible", "outside", "cap", "assisted", "ceiling"])
@given(bill=YUAN, rate=SHARE, terms=TERMS, other=TERMS)
def test_a_kinder_assumption_never_costs_the_patient_more(
    term: str, bill: float, rate: float, terms: Assumptions, other: Assumptions
) -> None:
    """A lower deductible, less outside the catalogue, a higher cap, more assistance: all help."""
    low, high = sorted((getattr(terms, term), getattr(other, term)))
    kinder, harder = (low, high) if term in ("deductible", "outside") else (high, low)

    helped = settle(bill, rate, replace(terms, **{term: kinder}))

    assert helped.patient <= settle(bill, rate, replace(terms, **{term: harder})).patient + CENT


@given(bill=st.floats(0.01, 1e7), rate=SHARE)
def test_with_nothing_in_between_the_effective_rate_is_the_printed_one(
    bill: float, rate: float
) -> None:
    """By default no deductible, catalogue or cap stands between rate and bill."""
    assert math.isclose(settle(bill, rate).effective_rate, rate, abs_tol=1e-9)


@given(bill=st.floats(1, 1e7), rate=SHARE, terms=TERMS)
def test_without_assistance_the_effective_rate_never_exceeds_the_printed_one(
    bill: float, rate: float, terms: Assumptions
) -> None:
    """A deductible, a catalogue and a cap can only lower what insurance pays."""
    assert settle(bill, rate, replace(terms, assisted=0)).effective_rate <= rate + 1e-9


def test_a_bill_is_settled_as_by_hand() -> None:
    """10,000 yuan, a fifth outside, 500 deductible, 70%; half of the listed rest, at most 1,000."""
    terms = Assumptions(deductible=500, outside=0.2, assisted=0.5, ceiling=1_000)

    settled = settle(10_000, 0.7, terms)

    assert settled.insurance == pytest.approx(5_250)
    assert settled.assistance == pytest.approx(1_000)
    assert settled.patient == pytest.approx(3_750)
    assert settled.effective_rate == pytest.approx(0.625)


def test_no_bill_has_no_share_paid() -> None:
    """A bill of nothing divides nothing by nothing; the answer is 0 and no error."""
    assert settle(0, 0.9).effective_rate == 0


@given(rate=SHARE, by=SHARE)
def test_the_two_readings_agree_only_where_they_must(rate: float, by: float) -> None:
    """Points and factor differ, but for a rate of 1, no increase, or both at the top."""
    points, factor = increased(rate, by, "points"), increased(rate, by, "factor")
    must_agree = rate * by == by or rate * (1 + by) >= 1

    if must_agree:
        assert points == pytest.approx(factor)
    else:
        assert factor <= points
        assert factor < points or math.isclose(rate * by, by, abs_tol=1e-12)


@given(rate=SHARE, by=SHARE)
def test_an_increase_leaves_a_rate_a_share(rate: float, by: float) -> None:
    """Under both readings the new rate is no lower than the old one and at most 1."""
    for higher in (increased(rate, by, "points"), increased(rate, by, "factor")):
        assert rate <= higher <= 1


@pytest.mark.parametrize(
    ("call", "name", "advice"),
    [
        (lambda: settle(100, 95), "rate is 95", r"Write 95 percent as 0\.95"),
        (lambda: settle(-1, 0.9), "bill is -1", "Write a bill in yuan"),
        (lambda: settle(math.nan, 0.9), "bill is nan", "Write a bill in yuan"),
        (lambda: settle(math.inf, 0.9), "bill is inf", "Write a bill in yuan"),
        (lambda: increased(90, 0.05, "points"), "rate is 90", r"Write 90 percent as 0\.9"),
        (lambda: increased(0.9, 5, "points"), "by is 5", r"Write 5 percent as 0\.05"),
        (lambda: Assumptions(deductible=-1), "deductible is -1", "Write 0 for none"),
        (lambda: Assumptions(outside=20), "outside is 20", r"Write 20 percent as 0\.2"),
        (lambda: Assumptions(cap=-1), "cap is -1", "Leave it out for none"),
        (lambda: Assumptions(assisted=50), "assisted is 50", r"Write 50 percent as 0\.5"),
        (lambda: Assumptions(ceiling=-1), "ceiling is -1", "Leave it out for none"),
        (lambda: Assumptions(cap=math.nan), "cap is nan", "Leave it out for none"),
    ],
)
def test_what_is_out_of_range_is_refused_with_what_to_write(
    call: Callable[[], object], name: str, advice: str
) -> None:
    """A percentage where a share is meant would pay a bill many times over: it is refused."""
    with pytest.raises(OutOfRangeError, match=f"^{name}; .*{advice}"):
        call()
