"""What the figures of the tables say of each other, row by row."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lessonkit.core import dates, numerals, texts
from lessonkit.facts import expressions
from lessonkit.tables import cells, readings
from lessonkit.tables.fault import Fault

if TYPE_CHECKING:
    from lessonkit.tables.sheet import Sheet

_UNCERTAIN: Final = frozenset("几数")  # 几十年 is twenty or more, not ten
_LARGE: Final = frozenset("万亿")
_ENDINGS: Final = ("printed", "first", "last", "year")  # what an expression may ask of a figure
_DATE: Final = "date"
_NAMING: Final = {"listed": "terms.csv", "unit": "units.csv"}  # all else is a figure


class Cells(dict[str, str]):
    """The cells of a row; a column that is gone is empty here, as it has a fault of its own."""

    def __missing__(self, name: str) -> str:
        return ""


class Facts:
    """What rows are held against: the other tables, as far as they could be read."""

    def __init__(self, sheets: Mapping[str, Sheet]) -> None:
        """Take the tables as they were read, by file name."""
        self._sheets = sheets

    @functools.cached_property
    def figures(self) -> dict[str, Cells]:
        """The rows of metrics.csv by id."""
        return self._rows("metrics.csv")

    @functools.cached_property
    def units(self) -> dict[str, Cells]:
        """The rows of units.csv by id."""
        return self._rows("units.csv")

    @functools.cached_property
    def names(self) -> set[str]:
        """All that an expression may name."""
        terms = {f"listed.{name}" for name in self._rows("terms.csv")}
        return {f"unit.{name}" for name in self.units} | terms | set(self.figures)

    def unknown(self, leaf: str) -> bool:
        """Return whether an expression names what no table holds, as far as can be told."""
        table = self._sheets.get(_NAMING.get(leaf.partition(".")[0], "metrics.csv"))
        if table is None or table.refused:
            return False  # the row may be lost there
        stem, _, ending = leaf.rpartition(".")
        return leaf not in self.names and not (ending in _ENDINGS and stem in self.figures)

    def _rows(self, name: str) -> dict[str, Cells]:
        one = self._sheets.get(name)
        return {row.get("id", ""): Cells(row) for _, row in one.rows} if one else {}


_Problem = tuple[str, str, dict[str, object]]  # key of a text, column, what the text is filled with
_Rule = Callable[[Cells, Facts], Iterator[_Problem]]


def faults(one: Sheet, facts: Facts) -> Iterator[Fault]:
    """Yield where the rows of a table contradict themselves or another table."""
    for number, row in one.rows:
        here = Cells(row)
        for rule in (_pairs, *_RULES.get(one.path.name, ())):
            for key, column, values in rule(here, facts):
                yield Fault(one.path, key, number, column, {"cell": here[column]} | values)


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the id that was probably meant, or … where none resembles it."""
    ids = sorted(known)
    head = name.partition(".")[0]
    near = [one for one in ids if one.startswith(f"{head}.")] or ids
    return next(iter(difflib.get_close_matches(name, near, n=1)), "…")


def _pairs(row: Cells, _: Facts) -> Iterator[_Problem]:
    """Yield a text that is there in one language only."""
    for one, other in (("zh", "en"), ("en", "zh")):
        for column in [name for name in row if name.endswith(f"_{one}")]:
            twin = f"{column.removesuffix(one)}{other}"
            if row.get(twin) and not row[column]:
                yield "pair", column, {"other": twin}


def _braces(row: Cells, _: Facts) -> Iterator[_Problem]:
    """Yield a text in which the kit fills in other values than in its twin."""
    zh, en = (texts.slots(row[lang]) for lang in ("zh", "en"))
    if row["zh"] and row["en"] and zh != en:
        here, there = (" ".join(f"{{{name}}}" for name in sorted(one)) or "…" for one in (en, zh))
        yield "braces", "en", {"here": here, "other": "zh", "there": there}


def _phrase(row: Cells, _: Facts) -> Iterator[_Problem]:
    """Yield a printed figure that does not stand in its phrase."""
    printed, phrase = row["printed"], row["phrase"]
    if printed and phrase and printed not in phrase:
        originals = [text for text in readings.dates(printed) if text in phrase]
        if originals:
            yield "made_date", "printed", {"write": originals[0]}
        else:
            yield "phrase", "printed", {}


def _area(row: Cells, _: Facts) -> Iterator[_Problem]:
    """Yield an id of another area than its row's."""
    area, (first, _point, rest) = row["area"], row["id"].partition(".")
    if area and rest and area != first:
        yield "prefix", "id", {"write": f"{area}.{rest}"}


def _dates(row: Cells, _: Facts) -> Iterator[_Problem]:
    """Yield a date that there is not, and one in the place of a number."""
    value, unit = row["value"], row["unit"]
    if unit and unit != _DATE and "-" in value[1:] and _is_digits(value):
        yield "unit_date", "value", {"unit": unit}
    for column in ("as_of", "date", "value"):
        if _is_digits(row[column]) and (column != "value" or unit == _DATE):
            try:
                dates.span(row[column])
            except ValueError:
                yield "real_date", column, {}


def _value(row: Cells, facts: Facts) -> Iterator[_Problem]:
    """Yield a value that is not the number that its row prints, where that can be told."""
    printed, value = row["printed"], row["value"]
    numbers = numerals.found(printed)
    if row["claim"] == "implied" or _UNCERTAIN & set(printed) or printed not in row["phrase"]:
        return
    if row["unit"] == _DATE:
        if _is_digits(value) and not set(numbers) <= {Decimal(part) for part in value.split("-")}:
            yield "value.date", "value", {"printed": printed}
        return
    if set(numbers) <= {1} and not any(map(str.isdigit, printed)):
        return  # no number; or 一 as in 一个不能少, which is a word there
    number = _decimal(value)
    scale = _decimal(facts.units.get(row["unit"], Cells())["scale"])
    if number is None or scale is None:
        return
    counted = {number, number * scale} if scale > 1 else {number}
    wanted = {number * scale} if scale > 1 and _LARGE & set(printed) else counted
    if wanted & set(numbers):
        return
    meant = numbers[0] / scale if 1 < scale <= numbers[0] else numbers[0]
    yield "value", "value", {"printed": printed, "write": f"{meant.normalize():f}"}


def _expected(row: Cells, facts: Facts) -> Iterator[_Problem]:
    """Yield a reading whose figure has changed under it."""
    expected, now = row["expect"], facts.figures.get(row["metric"], Cells())["value"]
    if expected and now and now != expected and _decimal(now) != _decimal(expected):
        yield "expect", "expect", {"metric": row["metric"], "now": now}


def _expressions(*columns: str) -> _Rule:
    """Return the rule that these columns hold expressions that name what there is."""

    def rule(row: Cells, facts: Facts) -> Iterator[_Problem]:
        for column in columns:
            try:
                leaves = expressions.ids(row[column])
            except expressions.ExpressionError:
                yield "grammar", column, {}
                continue
            for leaf in filter(facts.unknown, leaves):
                yield "expression", column, {"cell": leaf, "write": nearest(leaf, facts.names)}

    return rule


_RULES: Final[dict[str, tuple[_Rule, ...]]] = {
    "metrics.csv": (_phrase, _area, _dates, _value),
    "derived.csv": (_expressions("expression"),),
    "checks.csv": (_area, _expressions("left", "right")),
    "missing.csv": (_area,),
    "corrections.csv": (_expected,),
    "events.csv": (_dates,),
    "context.csv": (_dates,),
    "views.csv": (_dates,),
    texts.SHARED: (_braces,),
    texts.OWN: (_braces,),
}


def _is_digits(text: str) -> bool:
    """Return whether a text has the form of a date here; any other is a fault of the cell."""
    return bool(text) and all(part.isdecimal() for part in text.split("-"))


def _decimal(text: str) -> Decimal | None:
    try:
        return cells.number(text)
    except ValueError:
        return None
