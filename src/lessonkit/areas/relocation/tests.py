"""The tests of the headcount laboratory: their arithmetic as expressions of `n`, the headcount."""

from dataclasses import dataclass
from typing import Final

from lessonkit.areas.relocation import model
from lessonkit.charts.expressions import words
from lessonkit.facts.context import outside
from lessonkit.facts.corrections import all_corrections
from lessonkit.facts.derived import derived
from lessonkit.facts.metrics import metric

DOUBT: Final = "relocation.people"
REPEATING: Final = "region"  # the test whose figures two others use
_STEP: Final = 1_000  # what 2.3万 is rounded to


@dataclass(frozen=True)
class Trial:
    """A test. `said` and `kept` are expressions for its words, the latter with the print kept.

    `strained` is the expression for whether the headcount strains it, "" where the test
    decides nothing; `independent` is false where the hypothesis was formed from it.
    """

    name: str
    said: str
    kept: str
    strained: str
    independent: bool


def printed() -> int:
    """Return the headcount as printed."""
    return int(metric(DOUBT).value)


def reading() -> int:
    """Return the reading of the headcount that corrections.csv offers."""
    (found,) = (row["reading"] for row in all_corrections() if row["metric"] == DOUBT)
    return int(found)


def trials() -> list[Trial]:
    """Return the tests, those first that the hypothesis was formed from."""
    jobs, gain, sites = (_value(f"relocation.{n}") for n in ("jobs.people", "gain.people", "sites"))
    small, large = (
        float(derived(f"relocation.{move}.household_size").value)
        for move in ("yangbajain", "sanyan")
    )
    low, high = model.rounded_from(gain, _STEP)
    tar, tar_sites = _outside("relocation.people.tar_2020"), _outside("relocation.sites.tar_2020")
    china = _outside("relocation.people.china") / _outside("relocation.sites.china")
    poor, tar_poor = _outside("industry.poor.lhasa_2019"), _outside("page.poor.tar_2020")
    residents = _outside("page.population.lhasa_2020")
    least, most = model.more_than(_outside("relocation.people.lhasa_2019"))
    mean, part = tar / tar_sites, poor / tar_poor
    needed = model.jobs_needed(printed(), large)
    facts = {
        "n": "format(n, ',.0f')",
        "jobs": _whole(jobs),
        "gain": _whole(gain),
        "sites": _whole(sites),
        "small": _fixed(small, 2),
        "large": _fixed(large, 2),
        "size": f"format(n / {jobs}, '.2f')",
        "share": f"format({gain} / n, '.1%')",
        "each": f"format(n / {sites}, ',.0f')",
        "mean": _whole(mean),
        "china": _whole(china),
        "times": f"format(n / {sites} / {mean}, '.1f')",
        "places": f"format(n / {mean}, ',.0f')",
        "residents": _whole(residents),
        "of_residents": f"format(n / {residents}, '.1%')",
        "poor": _whole(poor),
        "of_poor": f"format(n / {poor}, '.2f')",
        "others": f"format(max(0, n - {poor}), ',.0f')",
        "tar": _whole(tar),
        "of_tar": f"format(n / {tar}, '.1%')",
        "tar_left": f"format({tar} - n, ',.0f')",
        "part": f"format({part}, '.1%')",
        "least": _whole(least),
        "most": _whole(most - 1),
        "beyond": f"format(max(0, n - {least}), ',.0f')",
        "needed": f"format({round(needed, -2)}, ',.0f')",
        "needed_times": f"format({needed / jobs}, '.1f')",
    }
    strained = {
        "jobs": f"n / {jobs} > {large}",
        "coverage": f"n < {low} || n >= {high}",
        "sites": f"n / {sites} > odd * {mean}",
        "residents": "",
        "poor": f"n > {poor}",
        "region": f"n / {tar} > odd * {part}",
        "media": f"n < {least} || n >= {most}",
    }
    return [
        Trial(
            name,
            words(f"relocation.lab.{name}.said", **facts),
            words(f"relocation.lab.{name}.kept", **facts),
            test,
            name not in ("jobs", "coverage"),
        )
        for name, test in strained.items()
    ]


def _value(name: str) -> float:
    return float(metric(name).value)


def _outside(name: str) -> float:
    return float(outside(name).value)


def _whole(value: float) -> str:
    return f"'{value:,.0f}'"


def _fixed(value: float, places: int) -> str:
    return f"'{value:.{places}f}'"
