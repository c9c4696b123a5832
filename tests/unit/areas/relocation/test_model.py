"""What a headcount needs of the figures beside it: what must hold for every headcount."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonkit.areas.relocation.model import (
    household_size_at,
    household_size_needed,
    jobs_needed,
    more_than,
    rounded_from,
    sampling_error,
    times,
)
from lessonkit.core.ranges import OutOfRangeError

PEOPLE = st.floats(0, 1e7)
JOBS = st.floats(1, 1e6)


@given(people=PEOPLE, jobs=JOBS, more=PEOPLE)
def test_more_people_never_need_smaller_households(people: float, jobs: float, more: float) -> None:
    """With the jobs fixed, the size needed rises with the headcount."""
    assert household_size_needed(people + more, jobs) >= household_size_needed(people, jobs)


@given(people=st.floats(1, 1e7), jobs=JOBS, each=st.floats(1, 5))
def test_the_two_ways_round_agree(people: float, jobs: float, each: float) -> None:
    """At the size that some jobs need, just those jobs are needed."""
    size = household_size_needed(people, jobs, each)
    if size >= 1:
        assert math.isclose(jobs_needed(people, size, each), jobs)


@given(people=PEOPLE, jobs=JOBS, moved=st.floats(0, 1), counted=st.floats(0.01, 1))
def test_two_gaps_multiply(people: float, jobs: float, moved: float, counted: float) -> None:
    """Both shares bend the size alike, and whole shares leave it as it was."""
    size = household_size_at(people, jobs, moved, counted)

    needed = household_size_needed(people, jobs)
    assert math.isclose(size, needed * moved * counted, rel_tol=1e-9, abs_tol=1e-9)
    assert size <= needed * (1 + 1e-9)


@given(sites=st.integers(1, 500), spread=st.floats(0, 5), data=st.data())
def test_more_sites_never_tell_less(sites: int, spread: float, data: st.DataObject) -> None:
    """The error falls with each site, and is nothing when all were counted or all are alike."""
    visited = data.draw(st.integers(1, sites))
    error = sampling_error(sites, visited, spread)

    assert sampling_error(sites, sites, spread) == 0
    assert sampling_error(sites, visited, 0) == 0
    if visited < sites:
        assert sampling_error(sites, visited + 1, spread) <= error


@given(value=st.integers(1, 10**6), step=st.sampled_from([1, 10, 100, 1000]))
def test_rounding_leads_back(value: int, step: int) -> None:
    """Whatever lies between the bounds is written as the same rounded number."""
    rounded = value * step
    low, high = rounded_from(rounded, step)

    assert low <= rounded < high
    assert math.isclose(high - low, step)


@given(digit=st.integers(1, 9), zeros=st.integers(0, 7))
def test_more_than_ends_at_the_next_step_of_the_last_digit(digit: int, zeros: int) -> None:
    """The floor is the lower bound, one step of its last digit the distance."""
    floor = digit * 10**zeros

    assert more_than(floor) == (floor, floor + 10**zeros)


@given(value=PEOPLE, base=st.floats(1, 1e6))
def test_times_undoes_multiplying(value: float, base: float) -> None:
    """So many times the base is the value."""
    assert math.isclose(times(value, base) * base, value, abs_tol=1e-6)


def test_nonsense_is_refused() -> None:
    """Less than nobody, no job, no base."""
    with pytest.raises(OutOfRangeError):
        household_size_needed(-1, 1)
    with pytest.raises(OutOfRangeError):
        household_size_needed(1, 0)
    with pytest.raises(OutOfRangeError):
        times(1, 0)
    with pytest.raises(OutOfRangeError):
        household_size_at(1, 1, 35, 1)
    with pytest.raises(OutOfRangeError):
        sampling_error(39, 40, 1)
