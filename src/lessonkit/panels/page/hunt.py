"""Six finds: figures of the map that show what a figure can have and lack."""

from collections.abc import Callable
from typing import Final

import ipywidgets
import traitlets

from lessonkit import data, page
from lessonkit.charts.page_map import reading_order
from lessonkit.data import Metric
from lessonkit.glossary import members_on_page
from lessonkit.language import current, say
from lessonkit.lookup import papers
from lessonkit.panels.controls import Panel, Status


def _twice(metric: Metric) -> bool:
    return page.printed_again(metric.offset) or metric.id.startswith("health.reimb")


FINDS: Final[dict[str, Callable[[Metric], bool]]] = {
    "papers": lambda m: {"date", "base"} <= papers(m),
    "twice": _twice,
    "members": lambda m: m.claim == "set" and not members_on_page(m.phrase),
    "more": lambda m: m.qualifier == "more_than",
    "rule": lambda m: m.claim == "rule",
    "uncounted": lambda m: m.claim == "implied",
}


class Hunt(Panel):
    """Find a figure on the map for each of six descriptions, by its number there.

    Set a number in `numbers` (by find) as a learner does; read `found`.
    """

    numbers = traitlets.Dict()

    def __init__(self) -> None:
        """Ask for the six."""
        self._figures = reading_order(list(data.metrics().values()))
        self._fields = {
            name: ipywidgets.BoundedIntText(
                min=0,
                max=len(self._figures),
                description=say(f"hunt.{name}"),
                style={"description_width": "initial"},
            )
            for name in FINDS
        }
        self._said = {name: Status() for name in FINDS}
        rows = [box for name in FINDS for box in (self._fields[name], self._said[name])]
        super().__init__(rows)
        for name, field in self._fields.items():
            field.observe(lambda change, name=name: self._try(name, change["new"]), "value")
        self.observe(lambda change: self._fill(change["new"]), "numbers")

    @property
    def found(self) -> list[str]:
        """The finds for which the learner has a fitting figure."""
        return [name for name, n in self.numbers.items() if n and FINDS[name](self._figures[n - 1])]

    def _fill(self, numbers: dict[str, int]) -> None:
        for name, number in numbers.items():
            self._fields[name].value = number

    def _try(self, name: str, number: int) -> None:
        self.numbers = {**self.numbers, name: number}
        if not number:
            self._said[name].text = ""
            return
        figure = self._figures[number - 1]
        verdict = "right" if name in self.found else "wrong"
        self._said[name].text = say(
            f"hunt.{verdict}",
            label=figure.label[current()],
            said=figure.said(),
            why=say(f"hunt.{name}.why"),
            claim=say(f"claim.{figure.claim}"),
            qualifier=say(f"qualifier.name.{figure.qualifier}"),
        )
