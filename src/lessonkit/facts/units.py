"""Units: what one of each counts, and how it is written."""

from dataclasses import dataclass
from decimal import Decimal

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.language import Lang
from lessonkit.tables.cells import both, number


@dataclass(frozen=True)
class Unit:
    """A unit of units.csv: one of it is `scale` of the base unit of its dimension."""

    id: str
    label: dict[Lang, str]
    dimension: str
    scale: Decimal
    one: str = ""  # the English label for exactly one, where it differs


@remembered
def all_units() -> dict[str, Unit]:
    """Return the units of units.csv by id."""
    return tables.keyed(home().data / "units.csv", _unit)


def _unit(row: dict[str, str]) -> Unit:
    scale = number(row["scale"])
    return Unit(row["id"], both(row, "label"), row["dimension"], scale, row["one_en"])
