"""The figures of the page, each a claim with where it stands and for what."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from lessonkit import tables
from lessonkit.core import dates
from lessonkit.core.home import home, remembered
from lessonkit.core.ids import UnknownIdError, known
from lessonkit.core.language import Lang, current
from lessonkit.facts import figures
from lessonkit.facts.figures import QUALIFIERS, Figure, Qualifier
from lessonkit.facts.units import all_units
from lessonkit.tables.cells import both, number

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

Claim = Literal["reported", "rule", "target", "set", "date", "implied"]
CLAIMS: Final = get_args(Claim)
DATE: Final = "date"  # the unit of figures that are dates


@dataclass(frozen=True)
class Metric(Figure):
    """A figure of the page: a row of metrics.csv, with where it stands and for what."""

    area: str
    printed: str
    claim: Claim
    as_of: str
    over: dict[Lang, str]
    article: str
    section: int
    phrase: str
    offset: int
    note: dict[Lang, str]
    date: str = ""  # of a figure that is a date; its value is then the ordinal of the first day

    def format(self, lang: Lang | None = None) -> str:
        """Return qualifier, number and unit in words; a date as the language writes it."""
        return figures.date(self.date, lang) if self.date else super().format(lang)

    def format_number(self, lang: Lang | None = None) -> str:
        """Return qualifier and number; a date in full."""
        return figures.date(self.date, lang) if self.date else super().format_number(lang)

    @property
    def place(self) -> int:
        """Where the number itself begins on the page, in characters."""
        return self.offset + self.phrase.find(self.printed)


def metric(name: str) -> Metric:
    """Return the figure of the page with the id `name`.

    Raises:
        UnknownIdError: No figure has this id; the message names the nearest ones.
    """
    return known(name, all_metrics())


def find(prefix: str) -> list[Metric]:
    """Return the figures whose id is `prefix` or lies under it, in the table's order.

    Raises:
        UnknownIdError: There is no such figure.
    """
    found = [m for name, m in all_metrics().items() if f"{name}.".startswith(f"{prefix}.")]
    if not found:
        raise UnknownIdError(prefix, all_metrics())
    return found


def frame(*, area: str | None = None) -> pd.DataFrame:
    """Return the figures of the page as a table, one row a figure, ids as index.

    Columns: those of metrics.csv in the current language, `said` the figure in words.
    """
    import pandas as pd  # noqa: PLC0415 - a lesson without tables starts without pandas

    lang = current()
    rows = [
        {
            "id": m.id,
            "area": m.area,
            "label": m.label[lang],
            "value": float(m.value) if m.claim != "date" else None,
            "unit": m.unit.id,
            "said": m.format(lang),
            "qualifier": m.qualifier,
            "claim": m.claim,
            "as_of": m.as_of,
            "over": m.over[lang],
            "article": m.article,
            "section": m.section,
        }
        for m in all_metrics().values()
        if area in (None, m.area)
    ]
    return pd.DataFrame(rows).set_index("id")


@remembered
def all_metrics() -> dict[str, Metric]:
    """Return every figure of the page by id, in the table's order.

    Raises:
        TableError: A row cannot be read as meant.
    """
    return tables.keyed(home().data / "metrics.csv", _metric)


def grid(prefix: str, parts: Sequence[str]) -> list[list[Metric]]:
    """Return the figures under `prefix` in a row for each of `parts`, as in a table."""
    return [find(f"{prefix}.{part}") for part in parts]


def _metric(row: dict[str, str]) -> Metric:
    return Metric(
        id=row["id"],
        label=both(row, "label"),
        value=_value(row),
        unit=known(row["unit"], all_units()),
        qualifier=cast("Qualifier", _one_of(row, "qualifier", QUALIFIERS)),
        area=row["area"],
        printed=row["printed"],
        claim=cast("Claim", _one_of(row, "claim", CLAIMS)),
        as_of=row["as_of"],
        over=both(row, "over"),
        article=row["article"],
        section=int(row["section"]),
        phrase=row["phrase"],
        offset=int(row["offset"]),
        note=both(row, "note"),
        date=row["value"] if row["unit"] == DATE else "",
    )


def _value(row: dict[str, str]) -> Decimal:
    if row["unit"] != DATE:
        return number(row["value"])
    return Decimal(dates.span(row["value"])[0].toordinal())


def _one_of(row: dict[str, str], column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        message = f"{column}: {row[column]!r} is none of {', '.join(allowed)}"
        raise ValueError(message)
    return row[column]
