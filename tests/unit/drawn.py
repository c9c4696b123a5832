"""The kit's charts as the tests of charts see them, each made once."""

import csv
import functools
import io
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any

import pytest

from lessonkit import areas, charts
from lessonkit.areas.health import shares
from lessonkit.charts import store
from lessonkit.charts.renderer import mimebundle
from lessonkit.core.language import Lang
from lessonkit.core.texts import has
from lessonkit.facts import metrics, relations
from lessonkit.widgets.controls import LiveChart

RATES = ("all", "poor")
# Systems that have a title to be drawn under.
DRAWN = [
    system for system in relations.all_systems() if has(f"{relations.area(system)}.{system}.title")
]
NO_AXES = ["page map", *DRAWN]
STILL: dict[str, Callable[[], Any]] = {
    "bars": lambda: charts.bars(metrics.find("health.facilities"), "health.facilities", ["city"]),
    "grouped": lambda: charts.grouped(metrics.grid("health.reimb", RATES), "health.rates"),
    "left over": areas.health.left_over,
    "counted twice": areas.health.counted_twice,
    "people reached": areas.page.people_reached,
    "reach": areas.health.reach,
    "voices": areas.regulation.voices,
    "reports": areas.page.reports,
    "tally": areas.page.tally,
    "timeline": lambda: charts.timeline("regulation_path"),
    "duties": areas.regulation.duties,
    "laboratory": areas.relocation.laboratory,
    "bounds": areas.relocation.bounds,
    "census": areas.relocation.census,
    "old houses": areas.relocation.old_houses,
    "two moves": areas.relocation.two_moves,
    "dilemma": areas.relapse.dilemma,
    "capacity": areas.relapse.capacity,
    "clearing": areas.relapse.clearing,
    "page map": lambda: areas.page.page_map(list(metrics.all_metrics().values())),
    **{system: functools.partial(charts.diagram, system) for system in DRAWN},
}
LIVE: dict[str, Callable[[], Any]] = {
    "bill": lambda: areas.health.Bill()._chart,
    "shares": shares._chart,
    "atlas": lambda: areas.page.Atlas()._chart,
    "fraction": lambda: areas.health.Fraction()._chart,
    "watch": lambda: areas.relapse.Watch()._chart,
}


# Bars whose length is a number; the timeline's are spans of dates.
BARS = [
    *("bars", "grouped", "left over", "counted twice", "people reached", "voices", "tally"),
    *("bounds", "census", "old houses", *LIVE),
]
BARS.remove("watch")  # lines


@functools.cache
def made(form: str, lang: Lang) -> dict[str, Any]:
    """Return the Vega-Lite of a chart in the language of the folder, which is `lang`."""
    if form in STILL:
        return dict(STILL[form]().to_dict())
    live = LIVE[form]()
    assert isinstance(live, LiveChart)
    return {**live.spec, "datasets": {"rows": live.rows}}


@functools.cache
def stored(form: str, lang: Lang) -> dict[str, Any]:
    """Return what a notebook stores of a chart, compiled anew: what was kept proves nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(store.ANEW, "1")
        return mimebundle(made(form, lang))


def marks(spec: dict[str, Any]) -> set[str]:
    """Return the kinds of mark that a chart is drawn with."""
    return {mark for path, mark in walk(spec) if path[-2:] == ("mark", "type")}


def walk(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - JSON
    """Yield every value of a JSON document with the names that lead to it."""
    yield path, value
    if isinstance(value, dict):
        for name, part in value.items():
            yield from walk(part, (*path, name))
    elif isinstance(value, list):
        for part in value:
            yield from walk(part, path)


def rows_with(spec: dict[str, Any], column: str) -> list[dict[str, Any]]:
    """Return the rows that a chart holds as text and that have a column, numbers as numbers."""
    sets = {
        v["values"] if "values" in v else spec["datasets"][v["name"]]: v["format"].get("parse", {})
        for _, v in walk(spec)
        if isinstance(v, dict) and v.get("format", {}).get("type") == "csv"
    }
    return [
        {name: float(cell) if cell and name in numbers else cell for name, cell in row.items()}
        for text, numbers in sets.items()
        for row in csv.DictReader(io.StringIO(text))
        if column in row
    ]


def numbers(text: str) -> list[Decimal]:
    """Return the numbers of a sentence, thousands separators left out."""
    return [Decimal(n.replace(",", "")) for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)]
