"""A hospital bill at three levels, for two kinds of people: the controls and their state."""

import math
from typing import Final, cast, get_args

import ipywidgets
import traitlets

from lessonkit.areas.health import bill_picture as picture
from lessonkit.areas.health.model.bill import Assumptions, Reading, Settlement, settle
from lessonkit.areas.health.rates import KINDS, LEVELS, Kind, name, rate
from lessonkit.core.texts import say
from lessonkit.facts.metrics import metric
from lessonkit.widgets.controls import LiveChart, Panel, Slider

_START: Final = 10_000.0  # yuan
_LARGEST: Final = 400_000.0  # yuan; a bill that can reach the ceiling of assistance
_TERMS: Final = {  # each assumption's slider: start, end and step, and the pattern of its number
    "deductible": (500.0, 5_000.0, 100.0, "amount.yuan"),
    "outside": (20.0, 100.0, 1.0, "amount.percent"),
    "cap": (60_000.0, 200_000.0, 1_000.0, "amount.yuan"),
    "assisted": (50.0, 100.0, 1.0, "amount.percent"),
}


class Bill(Panel):
    """Bill, hospital level and kind of people -> who pays what.

    Set `bills` (yuan by level), `reading` and `terms` as plain values, or move the
    controls; read `settlements`.
    """

    bills = traitlets.Dict()
    reading = traitlets.Enum(get_args(Reading), default_value="points")
    terms = traitlets.Instance(Assumptions, args=())

    def __init__(self) -> None:
        """Start with the printed rates on equal bills, all assumptions off."""
        self._equal = ipywidgets.Checkbox(
            value=True, description=say("health.bill.equal"), indent=False
        )
        self._sliders = {
            level: Slider(
                label=say("health.bill.of", level=name(level)),
                value=_START,
                max=_LARGEST,
                step=1_000,
                pattern=say("amount.yuan"),
            )
            for level in LEVELS
        }
        self._reading = ipywidgets.RadioButtons(
            options=[
                (say(f"health.bill.reading.{reading}"), reading) for reading in get_args(Reading)
            ],
            description=say("health.bill.reading"),
            style={"description_width": "initial"},
        )
        self._switches = {
            term: ipywidgets.Checkbox(description=say(f"health.bill.term.{term}"), indent=False)
            for term in _TERMS
        }
        self._amounts = {
            term: Slider(
                label=say(f"health.bill.amount.{term}"),
                value=value,
                max=most,
                step=step,
                pattern=say(pattern),
            )
            for term, (value, most, step, pattern) in _TERMS.items()
        }
        self._chart = LiveChart(spec=picture.spec())
        terms = [box for term in _TERMS for box in (self._switches[term], self._amounts[term])]
        heading = ipywidgets.HTML(f"<strong>{say('health.bill.assumptions')}</strong>")
        super().__init__(
            [self._equal, *self._sliders.values(), self._reading, heading, *terms], self._chart
        )
        for control in (self._equal, self._reading, *self._sliders.values(), *terms):
            control.observe(lambda _: self._read_controls(), "value")
        self._read_controls()
        self.observe(lambda _: self._draw(), ["bills", "reading", "terms"])
        self._draw()

    @property
    def settlements(self) -> dict[tuple[Kind, str], Settlement]:
        """Who pays what, by kind of people and hospital level."""
        return {
            (kind, level): settle(self.bills[level], self._rate(kind, level), self.terms)
            for level in LEVELS
            for kind in KINDS
        }

    def _rate(self, kind: Kind, level: str) -> float:
        return rate(kind, level, cast("Reading", self.reading))

    def _read_controls(self) -> None:
        """Take over what the learner set; what an assumption does not use is put away."""
        equal = self._equal.value
        one = self._sliders[LEVELS[0]]
        one.label = (
            say("health.bill.any") if equal else say("health.bill.of", level=name(LEVELS[0]))
        )
        for level in LEVELS[1:]:
            self._sliders[level].layout.display = "none" if equal else ""
        for term, amount in self._amounts.items():
            amount.layout.display = "" if self._switches[term].value else "none"
        with self.hold_trait_notifications():
            self.bills = {level: (one if equal else self._sliders[level]).value for level in LEVELS}
            self.reading = self._reading.value
            self.terms = self._assumptions()

    def _assumptions(self) -> Assumptions:
        on = {term: a.value for term, a in self._amounts.items() if self._switches[term].value}
        ceiling = metric("health.assist.ceiling")
        return Assumptions(
            deductible=on.get("deductible", 0.0),
            outside=on.get("outside", 0.0) / 100,
            cap=on.get("cap", math.inf),
            assisted=on.get("assisted", 0.0) / 100,
            ceiling=float(ceiling.value * ceiling.unit.scale),
        )

    def _draw(self) -> None:
        settled = self.settlements
        rates = {(kind, level): self._rate(kind, level) for kind, level in settled}
        with self._chart.hold_sync():
            self._chart.rows = picture.rows(settled, rates)
            self._chart.table = picture.table(settled, rates)
            self._chart.sentence = picture.sentence(settled, rates)
