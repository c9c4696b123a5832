"""The figures of the page, each a claim with its papers."""

from __future__ import annotations

import difflib
import functools
import hashlib
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, TypeVar, cast, get_args

from lessonkit import tables
from lessonkit.core import dates
from lessonkit.core.errors import KitError
from lessonkit.core.language import Lang, current, has, say
from lessonkit.core.paths import DATA
from lessonkit.facts import figures
from lessonkit.facts.figures import QUALIFIERS, Qualifier, Unit
from lessonkit.tables import schema
from lessonkit.tables.cells import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    import pandas as pd

Claim = Literal["reported", "rule", "target", "set", "date", "implied"]
CLAIMS: Final = get_args(Claim)
DATE: Final = "date"  # the unit of figures that are dates
_T = TypeVar("_T")


class UnknownIdError(KitError):
    """An id that no table holds; the message names the nearest ones."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Look for ids that resemble `name` among `known`."""
        self.name = name
        self.nearest = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
        super().__init__(say("error.unknown_id", id=name, nearest=", ".join(self.nearest)))


@dataclass(frozen=True)
class Figure:
    """A number with a unit and a qualifier that can be said in both languages."""

    id: str
    label: dict[Lang, str]
    value: Decimal
    unit: Unit
    qualifier: Qualifier

    def said(self, lang: Lang | None = None) -> str:
        """Return qualifier, number and unit in words."""
        return figures.said(self.value, self.unit, self.qualifier, lang)

    def bare(self, lang: Lang | None = None) -> str:
        """Return qualifier and number, for prose that names what is counted."""
        return figures.bare(self.value, self.unit, self.qualifier, lang)

    @property
    def short(self) -> str:
        """The label on a chart: that of the last part of the id, where it has one."""
        key = f"part.{self.id.rpartition('.')[2]}"
        return say(key) if has(key) else self.label[current()]


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

    def said(self, lang: Lang | None = None) -> str:
        """Return qualifier, number and unit in words; a date as the language writes it."""
        return figures.date(self.date, lang) if self.date else super().said(lang)

    def bare(self, lang: Lang | None = None) -> str:
        """Return qualifier and number; a date in full."""
        return figures.date(self.date, lang) if self.date else super().bare(lang)

    @property
    def place(self) -> int:
        """Where the number itself begins on the page, in characters."""
        return self.offset + self.phrase.find(self.printed)


@dataclass(frozen=True)
class Derived(Figure):
    """A figure computed from others: a row of derived.csv, with its caveat."""

    expression: str
    caveat: dict[Lang, str]


def metric(name: str) -> Metric:
    """Return the figure of the page with the id `name`.

    Raises:
        UnknownIdError: No figure has this id; the message names the nearest ones.
    """
    return known(name, metrics())


def derived(name: str) -> Derived:
    """Return the computed figure with the id `name`.

    Raises:
        UnknownIdError: No computed figure has this id.
    """
    return known(name, all_derived())


def find(prefix: str) -> list[Metric]:
    """Return the figures whose id is `prefix` or lies under it, in the table's order.

    Raises:
        UnknownIdError: There is no such figure.
    """
    found = [m for name, m in metrics().items() if f"{name}.".startswith(f"{prefix}.")]
    if not found:
        raise UnknownIdError(prefix, metrics())
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
            "said": m.said(lang),
            "qualifier": m.qualifier,
            "claim": m.claim,
            "as_of": m.as_of,
            "over": m.over[lang],
            "article": m.article,
            "section": m.section,
        }
        for m in metrics().values()
        if area in (None, m.area)
    ]
    return pd.DataFrame(rows).set_index("id")


@functools.cache
def areas() -> dict[str, dict[str, str]]:
    """Return the policy areas of areas.csv by id."""
    return tables.keyed(DATA / "areas.csv", lambda row: row)


def fingerprint(wanted: Iterable[str]) -> str:
    """Return a short hash of all that the tables say of some areas.

    A notebook states the one it was built from, so that a changed figure shows.
    """
    prefixes = tuple(f"{area}." for area in wanted)
    rows = [
        sorted(row.items())
        for name in sorted(schema.tables(DATA))  # a stray copy of a table changes nothing
        for row in tables.read(DATA / name)
        if row.get("id", "").startswith(prefixes)
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]


@functools.cache
def units() -> dict[str, Unit]:
    """Return the units of units.csv by id."""
    return tables.keyed(
        DATA / "units.csv",
        lambda row: Unit(
            row["id"],
            _both(row, "label"),
            row["dimension"],
            number(row["scale"]),
            row["one_en"],
        ),
    )


@functools.cache
def metrics() -> dict[str, Metric]:
    """Return every figure of the page by id, in the table's order.

    Raises:
        TableError: A row cannot be read as meant.
    """
    return tables.keyed(DATA / "metrics.csv", _metric)


@functools.cache
def all_derived() -> dict[str, Derived]:
    """Return every computed figure by id; one that needs rounding is "about".

    Raises:
        TableError: An expression is not of the grammar, comes to no single figure or names
            what no table holds.
    """
    return tables.keyed(DATA / "derived.csv", _derive)


def missing(area: str) -> list[dict[str, str]]:
    """Return the rows of missing.csv for an area: what the page does not state of it."""
    return [row for row in tables.read(DATA / "missing.csv") if row["area"] == area]


def grid(prefix: str, parts: Sequence[str]) -> list[list[Metric]]:
    """Return the figures under `prefix` in a row for each of `parts`, as in a table."""
    return [find(f"{prefix}.{part}") for part in parts]


def _metric(row: dict[str, str]) -> Metric:
    return Metric(
        id=row["id"],
        label=_both(row, "label"),
        value=_value(row),
        unit=known(row["unit"], units()),
        qualifier=cast("Qualifier", _one_of(row, "qualifier", QUALIFIERS)),
        area=row["area"],
        printed=row["printed"],
        claim=cast("Claim", _one_of(row, "claim", CLAIMS)),
        as_of=row["as_of"],
        over=_both(row, "over"),
        article=row["article"],
        section=int(row["section"]),
        phrase=row["phrase"],
        offset=int(row["offset"]),
        note=_both(row, "note"),
        date=row["value"] if row["unit"] == DATE else "",
    )


def _derive(row: dict[str, str]) -> Derived:
    # Quantities read the figures from here, so they come when the first one is computed.
    from lessonkit.facts import quantities  # noqa: PLC0415

    unit = known(row["unit"], units())
    value, qualifier = quantities.stated(row["expression"], unit)
    return Derived(
        id=row["id"],
        label=_both(row, "label"),
        value=value,
        unit=unit,
        qualifier=qualifier,
        expression=row["expression"],
        caveat=_both(row, "caveat"),
    )


def _value(row: dict[str, str]) -> Decimal:
    if row["unit"] != DATE:
        return number(row["value"])
    return Decimal(dates.span(row["value"])[0].toordinal())


def known(name: str, table: Mapping[str, _T]) -> _T:
    """Return what `table` holds under `name`.

    Raises:
        UnknownIdError: Nothing; the message names the nearest ids.
    """
    if name not in table:
        raise UnknownIdError(name, table)
    return table[name]


def _both(row: dict[str, str], column: str) -> dict[Lang, str]:
    return {"zh": row[f"{column}_zh"], "en": row[f"{column}_en"]}


def _one_of(row: dict[str, str], column: str, allowed: tuple[str, ...]) -> str:
    if row[column] not in allowed:
        message = f"{column}: {row[column]!r} is none of {', '.join(allowed)}"
        raise ValueError(message)
    return row[column]
