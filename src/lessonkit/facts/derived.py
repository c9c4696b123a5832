"""Figures that the kit computes from those of the page, each with its caveat."""

from dataclasses import dataclass

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.ids import known
from lessonkit.core.language import Lang
from lessonkit.facts import quantities
from lessonkit.facts.figures import Figure
from lessonkit.facts.units import all_units
from lessonkit.tables.cells import both


@dataclass(frozen=True)
class Derived(Figure):
    """A figure computed from others: a row of derived.csv, with its caveat."""

    expression: str
    caveat: dict[Lang, str]


def derived(name: str) -> Derived:
    """Return the computed figure with the id `name`.

    Raises:
        UnknownIdError: No computed figure has this id.
    """
    return known(name, all_derived())


@remembered
def all_derived() -> dict[str, Derived]:
    """Return every computed figure by id; one that needs rounding is "about".

    Raises:
        TableError: An expression is not of the grammar, comes to no single figure or names
            what no table holds.
    """
    return tables.keyed(home().data / "derived.csv", _derive)


def _derive(row: dict[str, str]) -> Derived:
    unit = known(row["unit"], all_units())
    value, qualifier = quantities.stated(row["expression"], unit)
    return Derived(
        id=row["id"],
        label=both(row, "label"),
        value=value,
        unit=unit,
        qualifier=qualifier,
        expression=row["expression"],
        caveat=both(row, "caveat"),
    )
