"""How a settled bill is shown: stacked bars, a table and a sentence."""

import math
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from lessonkit.areas.health.model.bill import Settlement
from lessonkit.areas.health.rates import KINDS, LEVELS, Kind, name, printed
from lessonkit.charts import live
from lessonkit.charts.table import FIGURE, FigureCell, Part, parts
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import figures, units

Settled = Mapping[tuple[Kind, str], Settlement]
Rates = Mapping[tuple[Kind, str], float]
_PARTS = ("insurance", "assistance", "patient")


def spec() -> dict[str, Any]:
    """Return the chart, ready for `rows`."""
    return live.stacked(
        title=say("health.bill.title"),
        subtitle=say("health.bill.subtitle"),
        description=say("health.bill.description"),
        axis=say("health.bill.axis"),
        parts=[say(f"health.bill.part.{part}") for part in _PARTS],
        groups=[name(level) for level in LEVELS],
        bars=[name(kind) for kind in KINDS],
        marked=True,
    )


def rows(settled: Settled, rates: Rates) -> list[dict[str, Any]]:
    """Return the parts of each bar, the rate as read marked on it."""
    return [
        row
        for (kind, level), one in settled.items()
        for row in live.segments(
            name(level),
            name(kind),
            {say(f"health.bill.part.{part}"): getattr(one, part) for part in _PARTS},
            said=say("health.bill.end", kind=name(kind), yuan=_yuan(_whole(one)[-1])),
            mark=rates[kind, level] * one.bill,
        )
    ]


def table(settled: Settled, rates: Rates) -> dict[str, Any]:
    """Return the same numbers as a table: one row a bar."""
    columns = ("level", "kind", "bill", *_PARTS, "rate", "effective")
    return {
        "caption": say("health.bill.table"),
        "header": [say(f"health.bill.header.{column}") for column in columns],
        "rows": [
            [
                name(level),
                name(kind),
                *map(_yuan, _whole(one)),
                _rate(kind, level, rates[kind, level]),
                _percent(one.effective_rate),
            ]
            for (kind, level), one in settled.items()
        ],
    }


def sentence(settled: Settled, rates: Rates) -> list[Part]:
    """Return what to notice: does the reading fit the page, which bar is furthest from its rate."""
    raised = [rates["registered", level] for level in LEVELS]
    same = all(
        math.isclose(rate, printed("poor", level))
        for rate, level in zip(raised, LEVELS, strict=True)
    )
    first = say(
        f"health.bill.sentence.{'same' if same else 'differs'}",
        rates=listed(_percent(rate) for rate in raised),
        printed=listed(FIGURE for _ in LEVELS),
    )
    three = [_figure("poor", level, printed("poor", level)) for level in LEVELS]
    key = max(settled, key=lambda key: abs(rates[key] - settled[key].effective_rate))
    if not settled[key].bill or math.isclose(rates[key], settled[key].effective_rate):
        return parts(sentences(first, say("health.bill.sentence.nogap")), three)
    rate = _rate(*key, rates[key])
    gap = say(
        "health.bill.sentence.gap",
        level=name(key[1]),
        kind=name(key[0]),
        rate=rate if isinstance(rate, str) else FIGURE,
        effective=_percent(settled[key].effective_rate),
        patient=_yuan(_whole(settled[key])[-1]),
    )
    return parts(sentences(first, gap), three if isinstance(rate, str) else [*three, rate])


def _rate(kind: Kind, level: str, rate: float) -> Part:
    """Return a rate as a cell: that of all people is printed, the others' is our reading."""
    return _figure(kind, level, rate) if kind == "all" else _percent(rate)


def _figure(people: str, level: str, rate: float) -> FigureCell:
    return {"text": _percent(rate), "id": f"health.reimb.{people}.{level}"}


def _whole(one: Settlement) -> tuple[int, int, int, int]:
    """Return bill, insurance, assistance and patient in whole yuan that still add up."""
    # Rounding where each part ends, not each part, leaves none below zero.
    bill, insured, helped = (
        int(Decimal(amount).quantize(Decimal(1), ROUND_HALF_UP))
        for amount in (one.bill, one.insurance, one.insurance + one.assistance)
    )
    return bill, insured, helped - insured, bill - helped


def _yuan(amount: int) -> str:
    return figures.format_figure(Decimal(amount), units.all_units()["yuan"], "exact")


def _percent(share: float) -> str:
    return f"{share * 100:.4g}%"
