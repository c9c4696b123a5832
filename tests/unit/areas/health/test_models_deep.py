"""The invented stays and households of the health lesson: what holds whatever is moved."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.areas.health.model.checking import COUNTS, MOST, NEEDS, lacking
from lessonkit.areas.health.model.household_list import (
    BASES,
    COUNTED,
    HOUSEHOLDS,
    MONTHS,
    Base,
    Counted,
    hundreds,
    rate,
)
from lessonkit.areas.health.model.stays import COUNT, bills, realised, stays
from lessonkit.core.ranges import OutOfRangeError

MONTH = st.integers(1, MONTHS)
COUNTS_ASKED = st.sets(st.sampled_from(COUNTS))


def test_the_same_seed_gives_the_same_stays_everywhere() -> None:
    """A class talks about one set of bills; a seed of its own gives another."""
    assert len(stays()) == COUNT
    assert sum(bills(0)) == 1_326_400
    assert sum(bills(COUNT)) == 129_000
    assert stays(1) == stays(1) != stays(2)
    assert all(0 < stay.short < stay.long for seed in range(20) for stay in stays(seed))


@given(
    costs=st.lists(st.floats(1, 1e6), min_size=1, max_size=40),
    share=st.floats(0, 1),
    deductible=st.floats(0, 1e5),
)
def test_a_rule_never_comes_to_more_than_its_rate(
    costs: list[float], share: float, deductible: float
) -> None:
    """A deductible only takes away, and it takes most from small bills, so the mean of the
    stays lies at or below the share of the money.
    """
    found = realised(costs, share, deductible)

    assert 0 <= found.of_stays <= found.of_money + 1e-9
    assert found.of_money <= share + 1e-9


@given(costs=st.lists(st.floats(1, 1e6), min_size=1, max_size=40), share=st.floats(0, 1))
def test_without_a_deductible_rule_and_result_are_one(costs: list[float], share: float) -> None:
    """Only what stands between rate and bill parts them."""
    found = realised(costs, share, 0)

    assert found.of_money == pytest.approx(share)
    assert found.of_stays == pytest.approx(share)


def test_another_rule_comes_to_the_printed_rate() -> None:
    """What the lesson says: seventy-six percent above a thousand gives seventy."""
    assert 100 * realised(bills(30), 0.76, 1_000).of_money == pytest.approx(70, abs=0.5)


@given(counted=st.sampled_from(COUNTED), base=st.sampled_from(BASES), month=MONTH)
def test_nobody_is_above_the_line_who_is_not_below_it(
    counted: Counted, base: Base, month: int
) -> None:
    """So a rate is a share, from none to all."""
    found = rate(counted, base, month)

    assert found.above <= found.below <= set(HOUSEHOLDS)
    assert found.share is None or 0 <= found.share <= 1


@given(counted=st.sampled_from(COUNTED), month=MONTH)
def test_those_there_both_times_are_there_each_time(counted: Counted, month: int) -> None:
    """The narrowest base lies within the two that it is made of, below and above the line."""
    stayed, then, start = (rate(counted, base, month) for base in ("stayed", "then", "start"))

    assert stayed.below == then.below & start.below
    assert stayed.above == then.above & start.above


@given(base=st.sampled_from(BASES), month=MONTH)
def test_whoever_was_visited_lately_was_visited(base: Base, month: int) -> None:
    """A stricter numerator never counts more."""
    assert rate("lately", base, month).above <= rate("served", base, month).above


@given(counted=st.sampled_from(("signed", "served")), month=st.integers(1, MONTHS - 1))
def test_on_a_fixed_list_what_was_done_stays_done(counted: Counted, month: int) -> None:
    """Over those of the beginning, a later day never counts fewer."""
    assert rate(counted, "start", month).above <= rate(counted, "start", month + 1).above


@given(month=MONTH)
def test_those_signed_up_among_those_signed_up_are_all(month: int) -> None:
    """The sentence that is true whatever was done."""
    assert rate("signed", "signed", month).share == 1


def test_the_list_holds_what_the_lesson_asks_for() -> None:
    """At the year's end three ways come to a hundred and another to little more than half."""
    shares = [rate(c, b, MONTHS).share for c, b in itertools.product(COUNTED, BASES)]

    assert hundreds(MONTHS) == 3
    assert min(share for share in shares if share is not None) < 0.6


def test_a_month_that_there_is_not_is_refused() -> None:
    """The error says what to write."""
    with pytest.raises(OutOfRangeError, match="Write 12 for December"):
        rate("signed", "then", 13)


@given(fewer=COUNTS_ASKED, more=COUNTS_ASKED)
def test_a_count_more_never_hides_a_claim(fewer: set[str], more: set[str]) -> None:
    """What can be checked with some counts can be checked with these and others."""
    before, after = lacking(fewer), lacking(fewer | more)

    assert all(after[claim] <= before[claim] for claim in NEEDS)


def test_four_counts_check_three_claims_at_most() -> None:
    """What the lesson says, tried with every choice; all counts together check everything."""
    best = max(
        sum(not missing for missing in lacking(chosen).values())
        for chosen in itertools.combinations(COUNTS, MOST)
    )

    assert best == 3
    assert not any(lacking(COUNTS).values())
    assert lacking([]) == dict(NEEDS)


def test_a_count_that_there_is_not_is_named() -> None:
    """A misspelt name is no count that decides nothing."""
    with pytest.raises(ValueError, match="there is no count 'doctors'"):
        lacking(["doctors"])
