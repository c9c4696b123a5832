"""Checks of the page against itself: what agrees, what does not, what cannot be told.

A verdict is worked out from the figures each time. It holds for every number that the
qualifiers leave (consistent), for none of them (inconsistent) or for some (undecided).
"""

from __future__ import annotations

import datetime as dt
import functools
import math
import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, cast, get_args

from lessonkit import tables
from lessonkit.core.home import home, remembered
from lessonkit.core.language import Lang, current
from lessonkit.core.texts import say
from lessonkit.facts import expressions, figures, metrics, quantities, units
from lessonkit.facts.dimensions import DATE, name, unit_of
from lessonkit.facts.figures import format_figure
from lessonkit.facts.intervals import Interval
from lessonkit.facts.quantities import Quantity
from lessonkit.facts.units import Unit
from lessonkit.tables import TableError

if TYPE_CHECKING:
    from collections.abc import Callable

    from lessonkit.facts.figures import Qualifier

Relation = Literal["=", "<", "<=", ">", ">=", "part_of", "computed"]
Verdict = Literal["consistent", "inconsistent", "undecided", "computed"]
RELATIONS: Final = get_args(Relation)
VERDICTS: Final = get_args(Verdict)
_DIFFERENCE: Final = re.compile(r"[a-z_.]+ - [a-z_.]+")  # of two figures; 1 - ID is a share
_MIRRORED: Final[dict[Relation, Relation]] = {">": "<", ">=": "<="}


@dataclass(frozen=True)
class Check:
    """A check of figures of the page: a row of checks.csv.

    `stated` is the verdict that the table gives, `verdict` the one that the figures give.
    """

    id: str
    area: str
    left: str
    relation: Relation
    right: str
    stated: Verdict
    label: dict[Lang, str]
    note: dict[Lang, str]

    @functools.cached_property
    def values(self) -> tuple[Quantity, Quantity | None]:
        """What the left side comes to, and the right side where there is one.

        Raises:
            ExpressionError: A side is not of the grammar, or (DimensionError) unlike
                things are added or compared.
            UnknownIdError: A side names what no table holds.
        """
        left = quantities.evaluate(self.left)
        if self.relation == "computed":
            return left, None
        right = quantities.evaluate(self.right)
        quantities.common(left, right)
        return left, right

    @property
    def verdict(self) -> Verdict:
        """What the figures give, whatever the table says; raises as `values` does."""
        left, right = self.values
        return "computed" if right is None else judge(left.interval, self.relation, right.interval)

    @functools.cached_property
    def figures(self) -> list[str]:
        """The ids of the page's figures that the check rests on, each once."""
        sides = [self.left, self.right] if self.right else [self.left]
        return list(dict.fromkeys(one for side in sides for one in quantities.metric_ids(side)))

    def arithmetic(self, lang: Lang | None = None) -> str:
        """Return the check worked out in words: each side, its value, the verdict."""
        lang = lang or current()
        left, right = self.values
        verdict = say(f"verdict.{self.verdict}", lang)
        one = _side(self.left, left, lang)
        if right is None:
            return say("arithmetic.computed", lang, left=one, verdict=verdict)
        return say(
            "arithmetic.compared",
            lang,
            left=one,
            right=_side(self.right, right, lang),
            asked=say(f"relation.{self.relation}", lang),
            verdict=verdict,
        )


def all_checks() -> list[Check]:
    """Return every check of checks.csv, in the table's order.

    Raises:
        TableError: A row has a relation or a verdict that there is not, or a right side
            too many or too few.
    """
    return list(_read())


def worked_out(expression: str, lang: Lang) -> str:
    """Return an expression in words with what it comes to: "70% + 5% = 75%".

    Raises:
        ExpressionError: It is not of the grammar, or (DimensionError) adds unlike things.
        UnknownIdError: It names what no table holds.
    """
    return _side(expression, quantities.evaluate(expression), lang)


def judge(left: Interval, relation: Relation, right: Interval) -> Verdict:
    """Return whether a relation holds for all, for none or for some numbers of two intervals.

    A smaller count may be a part of a larger one, which the counts alone never show: for
    `part_of` the verdict is undecided, or inconsistent where the part is larger.
    """
    if relation in _MIRRORED:
        return judge(right, _MIRRORED[relation], left)
    match relation:
        case "=":
            always = left.exact and left == right
            never = left.low > right.high or right.low > left.high
        case "<":
            always, never = left.high < right.low, left.low >= right.high
        case "<=":
            always, never = left.high <= right.low, left.low > right.high
        case "part_of":
            always, never = False, left.low > right.high
        case _:
            return "computed"
    return "consistent" if always else "inconsistent" if never else "undecided"


@remembered
def _read() -> tuple[Check, ...]:
    path = home().data / "checks.csv"
    return tuple(_check(row, number) for number, row in tables.numbered(path))


def _check(row: dict[str, str], number: int) -> Check:
    wanted = {
        "relation": row["relation"] not in RELATIONS and ", ".join(RELATIONS),
        "verdict": row["verdict"] not in VERDICTS and ", ".join(VERDICTS),
        "right": (row["relation"] == "computed") == bool(row["right"])
        and say("error.checks.right"),
    }
    for column, instead in wanted.items():
        if instead:
            problem = say("error.checks.cell", cell=row[column], wanted=instead)
            raise TableError(home().data / "checks.csv", number, column, problem)
    return Check(
        id=row["id"],
        area=row["area"],
        left=row["left"],
        relation=cast("Relation", row["relation"]),
        right=row["right"],
        stated=cast("Verdict", row["verdict"]),
        label={"zh": row["label_zh"], "en": row["label_en"]},
        note={"zh": row["note_zh"], "en": row["note_en"]},
    )


def _side(text: str, value: Quantity, lang: Lang) -> str:
    spelt = expressions.spell(
        text, lambda leaf: _leaf(leaf, lang), lambda text: _number(Fraction(text), lang)
    )
    if not any(sign in text for sign in "+-*/"):
        return spelt
    said = _value(value, lang)
    if _DIFFERENCE.fullmatch(text) and said.endswith("%"):
        said = say("arithmetic.points", lang, figure=said.removesuffix("%"))
    return f"{spelt} = {said}"


def _leaf(leaf: str, lang: Lang) -> str:
    known = metrics.all_metrics()
    if leaf in known:
        return known[leaf].format(lang)
    head, _, rest = leaf.partition(".")
    if head == "unit":
        return say("arithmetic.unit", lang, unit=units.all_units()[rest].label[lang])
    if head == "listed":
        count = len(quantities.listed(rest))
        return say("arithmetic.listed" if count else "arithmetic.unlisted", lang, count=count)
    stem, _, way = leaf.rpartition(".")
    if way == "year":
        return figures.date(known[stem].date[:4], lang)
    if way == "printed":
        return format_figure(known[stem].value, known[stem].unit, "exact", lang)
    return _value(quantities.quantity(leaf), lang)


def _value(quantity: Quantity, lang: Lang) -> str:
    """Return an interval in words, rounded to the safe side."""
    match quantity.interval.low, quantity.interval.high:
        case Fraction() as low, Fraction() as high if low == high:
            rounded, exact = _rounded(low, round, quantity)
            return _said(rounded, quantity, "exact" if exact else "about", lang)
        case Fraction() as low, Fraction() as high if low > 0:
            ends = (_rounded(low, math.floor, quantity), _rounded(high, math.ceil, quantity))
            least, most = (_said(end, quantity, "exact", lang) for end, _ in ends)
            return say("arithmetic.range", lang, low=least, high=most)
        case Fraction() as low, float() if low > 0:
            return _said(_rounded(low, math.floor, quantity)[0], quantity, "at_least", lang)
        case _, Fraction() as high:
            return _said(_rounded(high, math.ceil, quantity)[0], quantity, "at_most", lang)
    return say("arithmetic.any", lang)


def _rounded(
    value: Fraction, rounding: Callable[[Fraction], int], quantity: Quantity
) -> tuple[Decimal, bool]:
    return quantities.rounded(value / Fraction(_unit(quantity).scale), rounding)


def _said(value: Decimal, quantity: Quantity, qualifier: Qualifier, lang: Lang) -> str:
    if quantity.dimension == DATE:
        return figures.date(dt.date.fromordinal(int(value)).isoformat(), lang)
    return format_figure(value.normalize(), _unit(quantity), qualifier, lang)


def _number(value: Fraction, lang: Lang) -> str:
    return _value(Quantity(Interval.point(value), None), lang)


def _unit(quantity: Quantity) -> Unit:
    if quantity.dimension is None:
        return Unit("", {"zh": "", "en": ""}, "", Decimal(1))
    found = unit_of(quantity.dimension)
    if found:
        return found
    called = name(quantity.dimension)
    return Unit("", {"zh": called, "en": called}, "", Decimal(1))
