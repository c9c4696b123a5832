"""The tests of the headcount laboratory: their arithmetic as expressions of `n`, the headcount.

`written` is the headcount as the language writes it.
"""

from dataclasses import dataclass
from typing import Final

from lessonkit.areas.relocation import model
from lessonkit.charts.expressions import vega_number, vega_string, vega_text
from lessonkit.core.numerals import format_number
from lessonkit.facts.context import context_figure
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
        "n": "written",
        "jobs": _fixed(jobs),
        "gain": _fixed(gain),
        "sites": _fixed(sites),
        "small": _fixed(small, 2),
        "large": _fixed(large, 2),
        "size": vega_number(f"n / {jobs}", 2),
        "share": f"format({gain} / n, '.1%')",
        "each": vega_number(f"n / {sites}", 0),
        "mean": _fixed(mean),
        "china": _fixed(china),
        "times": vega_number(f"n / {sites} / {mean}", 1),
        "places": vega_number(f"n / {mean}", 0),
        "residents": _fixed(residents),
        "of_residents": f"format(n / {residents}, '.1%')",
        "poor": _fixed(poor),
        "of_poor": vega_number(f"n / {poor}", 2),
        "others": vega_number(f"max(0, n - {poor})", 0),
        "tar": _fixed(tar),
        "of_tar": f"format(n / {tar}, '.1%')",
        "tar_left": vega_number(f"{tar} - n", 0),
        "part": f"format({part}, '.1%')",
        "least": _fixed(least),
        "most": _fixed(most - 1),
        "beyond": vega_number(f"max(0, n - {least})", 0),
        "needed": _fixed(round(needed, -2)),
        "needed_times": _fixed(needed / jobs, 1),
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
            vega_text(f"relocation.lab.{name}.said", **facts),
            vega_text(f"relocation.lab.{name}.kept", **facts),
            test,
            name not in ("jobs", "coverage"),
        )
        for name, test in strained.items()
    ]


def _value(name: str) -> int:
    return int(metric(name).value)  # a count, as the next; 61, not 61.0, keeps formulas short


def _outside(name: str) -> int:
    return int(context_figure(name).value)


def _fixed(value: float, places: int = 0) -> str:
    return vega_string(format_number(value, decimals=places))
