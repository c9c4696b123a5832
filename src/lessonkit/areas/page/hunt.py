"""Six finds: figures of the map that show what a figure can have and lack."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Final

import ipywidgets
import traitlets

from lessonkit import tables
from lessonkit.areas.page.page_map import reading_order
from lessonkit.charts.table import FIGURE
from lessonkit.core.home import home, remembered
from lessonkit.core.language import current
from lessonkit.core.ranges import require
from lessonkit.core.texts import say
from lessonkit.facts import layout, metrics
from lessonkit.facts.checks import all_checks
from lessonkit.facts.lookup import metadata
from lessonkit.facts.metrics import Metric
from lessonkit.widgets.controls import Panel, Status


def _twice(metric: Metric) -> bool:
    """Return whether one source says a figure twice.

    In a passage printed again, in a sentence further on, or as the rates for the poor,
    which follow from those for all.
    """
    return (
        layout.printed_again(metric.offset)
        or metric.id in _said_again()
        or metric.id.startswith("health.reimb")
    )


@remembered
def _said_again() -> frozenset[str]:
    """Return the figures that omitted.csv says are said again."""
    return frozenset(row["metric"] for row in tables.read(home().data / "omitted.csv"))


def _unlisted(metric: Metric) -> bool:
    """Return whether a figure is the number in a name whose members the page does not list."""
    return metric.claim == "set" and metric.value > 1 and metric.id not in _listed()


@remembered
def _listed() -> frozenset[str]:
    """Return the named sets of which a check found as many members on the page as they say."""
    return frozenset(
        name
        for check in all_checks()
        if check.verdict == "consistent"
        and (check.right.startswith("listed.") or check.right.isdecimal())
        for name in check.figures
    )


FINDS: Final[dict[str, Callable[[Metric], bool]]] = {
    "metadata": lambda m: {"date", "base"} <= metadata(m),
    "twice": _twice,
    "members": _unlisted,
    "more": lambda m: m.qualifier == "more_than",
    "rule": lambda m: m.claim == "rule",
    "uncounted": lambda m: m.claim == "implied" and m.unit.id != "batch",
}


class Hunt(Panel):
    """Find a figure on the map for each of some descriptions, by its number there.

    Set a number in `numbers` (by find) as a learner does; read `found`.
    """

    numbers = traitlets.Dict()

    def __init__(self, finds: Sequence[int] = ()) -> None:
        """Ask for the finds with these numbers, as in [2, 4, 5]; for all six by default.

        Raises:
            OutOfRangeError: There is no find of that number.
        """
        for find in finds:
            require("find", find, 1, len(FINDS), "Write numbers of finds, as in [2, 4, 5].")
        asked = [name for n, name in enumerate(FINDS, 1) if n in finds or not finds]
        self._figures = reading_order(list(metrics.all_metrics().values()))
        self._fields = {
            name: ipywidgets.IntText(
                description=say(f"page.hunt.{name}"),
                style={"description_width": "20em"},
                layout={"width": "28em"},
            )
            for name in asked
        }
        self._said = {name: Status() for name in asked}
        rows = [box for name in asked for box in (self._fields[name], self._said[name])]
        super().__init__(rows)
        for name, field in self._fields.items():
            field.observe(lambda change, name=name: self._try(name, change["new"]), "value")
        self.observe(lambda change: self._fill(change["new"]), "numbers")

    @property
    def found(self) -> list[str]:
        """The finds for which the learner has a fitting figure."""
        return [
            name
            for name, n in self.numbers.items()
            if 0 < n <= len(self._figures) and FINDS[name](self._figures[n - 1])
        ]

    def _fill(self, numbers: dict[str, int]) -> None:
        for name, number in numbers.items():
            self._fields[name].value = number

    def _try(self, name: str, number: int) -> None:
        self.numbers = {**self.numbers, name: number}
        if not number:
            self._said[name].html = ""
            return
        if not 0 < number <= len(self._figures):
            self._said[name].html = escape(say("page.hunt.off", most=len(self._figures)))
            return
        figure = self._figures[number - 1]
        verdict = "right" if name in self.found else "wrong"
        told = say(
            f"page.hunt.{verdict}",
            label=figure.label[current()],
            said=FIGURE,
            why=say(f"page.hunt.{name}.why"),
            claim=say(f"claim.{figure.claim}"),
            qualifier=say(f"qualifier.name.{figure.qualifier}"),
            as_of=figure.as_of or say("unsaid"),
            over=figure.over[current()] or say("unsaid"),
        )
        link = f'<a href="#src-{escape(figure.id)}">{escape(figure.format())}</a>'
        self._said[name].html = escape(told).replace(FIGURE, link)
