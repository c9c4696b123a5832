"""A doubtful headcount: what the figures beside it would need, and how far they reach."""

import math
from typing import Final

from lessonkit.core.ranges import require

_HALF: Final = 0.5
_ERRORS: Final = 2  # standard errors: some 19 draws of 20 lie within


def household_size_needed(people: float, jobs: float, per_household: float = 1.0) -> float:
    """Return the least mean household size if each has `per_household` of the `jobs` or more.

    Args:
        people: People moved, 0 or more.
        jobs: People in stable work, more than 0.
        per_household: Jobs that each household has at least, more than 0.

    Returns:
        People a household: jobs allow for ``jobs / per_household`` households at most.

    Raises:
        OutOfRangeError: An argument is outside its range.

    Source:
        ``relocation.jobs.per_household`` and ``relocation.jobs.people``. That the jobs are
        all jobs, and one a household no mere aim, is an assumption.
    """
    require("people", people, 0, math.inf, "Write a number of people, as in 20000.")
    require("jobs", jobs, 1, math.inf, "Write at least one job.")
    require("per_household", per_household, 1, math.inf, "Write at least 1.")
    return people * per_household / jobs


def household_size_at(people: float, jobs: float, moved: float, counted: float) -> float:
    """Return the least mean household size if headcount and jobs do not count alike.

    Args:
        people: People moved in the end, 0 or more.
        jobs: Jobs as printed, 1 or more, one or more a household.
        moved: Share of the people who had moved when the jobs were counted, 0 to 1.
        counted: Share of the jobs that was counted, more than 0, at most 1.

    Returns:
        People a household on the day of the jobs: ``people * moved * counted / jobs``.

    Raises:
        OutOfRangeError: An argument is outside its range.

    Source:
        ``relocation.people`` and ``relocation.jobs.people``; both shares are assumptions,
        since the page dates neither figure.
    """
    require("moved", moved, 0, 1, "Write 35 percent as 0.35.")
    require("counted", counted, 1e-9, 1, "Write 35 percent as 0.35.")
    return household_size_needed(people * moved, jobs / counted) if people else 0.0


def sampling_error(sites: int, visited: int, spread: float) -> float:
    """Return by what part of itself a total is uncertain when only some sites are counted.

    Args:
        sites: Sites in all, 1 or more.
        visited: Sites drawn by lot and counted in full, from 1 to `sites`.
        spread: How unlike the sites are: standard deviation of their headcounts over the
            mean (an assumption until somebody has counted).

    Returns:
        Twice the relative standard error, 0 when all were visited: the total lies within
        that part of the estimate in about 19 of 20 draws.

    Raises:
        OutOfRangeError: An argument is outside its range.

    Source:
        Simple random sampling without replacement, with its finite population correction.
    """
    require("sites", sites, 1, math.inf, "Write at least one site.")
    require("visited", visited, 1, sites, "Write no more than there are sites.")
    require("spread", spread, 0, math.inf, "Write 0 for sites all alike.")
    return _ERRORS * spread * math.sqrt((1 - visited / sites) / visited)


def jobs_needed(people: float, household_size: float, per_household: float = 1.0) -> float:
    """Return the jobs that people in households of a mean size need at least.

    Raises:
        OutOfRangeError: An argument is outside its range.
    """
    require("people", people, 0, math.inf, "Write a number of people, as in 20000.")
    require("household_size", household_size, 1, math.inf, "Write at least 1 person.")
    require("per_household", per_household, 1, math.inf, "Write at least 1.")
    return people / household_size * per_household


def rounded_from(value: float, step: float) -> tuple[float, float]:
    """Return least and most of what is written as `value` when rounded to `step`.

    Raises:
        OutOfRangeError: An argument is outside its range.
    """
    require("value", value, 0, math.inf, "Write the rounded number, as in 23000.")
    require("step", step, 1, math.inf, "Write what it is rounded to, as in 1000.")
    return max(0.0, value - _HALF * step), value + _HALF * step


def more_than(floor: float) -> tuple[float, float]:
    """Return the numbers that "more than `floor`" is taken for: up to the digit's next step.

    20,000 gives 20,000 and 30,000, the latter no longer meant. The kit's reading, no rule.

    Raises:
        OutOfRangeError: The floor is below 1.
    """
    require("floor", floor, 1, math.inf, "Write a round number, as in 20000.")
    step = 1
    while floor % (step * 10) == 0:
        step *= 10
    return floor, floor + step


def times(value: float, base: float) -> float:
    """Return how many times `base` a value is.

    Raises:
        OutOfRangeError: An argument is outside its range.
    """
    require("value", value, 0, math.inf, "Write 0 or more.")
    require("base", base, 1e-9, math.inf, "Write a base of more than 0.")
    return value / base
