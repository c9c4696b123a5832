"""The invented village under a ledger: controls, five years as lines, and what was counted."""

import functools
import statistics
from dataclasses import asdict, replace
from typing import Any, Final

import traitlets

from lessonkit.areas.relapse.model import Outcome, Settings, Village, simulate, village
from lessonkit.charts.tracks import tracks
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say, sentences
from lessonkit.widgets.controls import LiveChart, Panel, Slider

SEED: Final = 12
# Each control's least, most, step, how its number is said, and by what it is multiplied.
_CONTROLS: Final = {
    "threshold": (0.0, 4.0, 0.1, "relapse.watch.months", 1.0),
    "every": (1.0, 12.0, 1.0, "relapse.watch.months", 1.0),
    "delay": (0.0, 6.0, 1.0, "relapse.watch.months", 1.0),
    "error": (0.0, 100.0, 5.0, "amount.percent", 100.0),
    "staff": (0.0, 20.0, 1.0, "relapse.watch.people", 1.0),
    "cases": (1.0, 15.0, 1.0, "relapse.watch.households", 1.0),
    "support": (0.0, 3_000.0, 100.0, "amount.yuan", 1.0),
}
_LINES: Final = ("fallen", "waiting", "before")
_COUNTS: Final = (
    "alarms",
    "real",
    "false",
    "poor",
    "lifted",
    "unwatched",
    "falls",
    "seen",
    "missed",
    "short",
    "days",
    "unhelped",
    "longest",
    "busiest",
    "load",
    "closed",
    "open",
    "cost",
)


@functools.cache
def _village() -> Village:
    return village(SEED)


@functools.cache
def _before() -> Outcome:
    return simulate(_village(), Settings())


@functools.cache
def _unwatched() -> Outcome:
    return simulate(_village(), Settings(threshold=0))


class Watch(Panel):
    """A way of watching and helping -> what becomes of five hundred invented households.

    Set `settings` as a plain value or move the controls; read `outcome` and `counts`.
    """

    settings = traitlets.Instance(Settings, args=())

    def __init__(self, *moved: str) -> None:
        """Show sliders for the settings named, or for all of them."""
        self._sliders = {name: _slider(name) for name in moved or _CONTROLS}
        self._chart = LiveChart(
            spec=tracks(
                title=say("relapse.watch.title"),
                subtitle=say("relapse.watch.subtitle").split("|"),
                description=say("relapse.watch.description"),
                x=say("relapse.watch.axis.month"),
                y=say("relapse.watch.axis.households"),
                names=[say(f"relapse.watch.line.{line}") for line in _LINES],
            )
        )
        super().__init__(list(self._sliders.values()), self._chart)
        for slider in self._sliders.values():
            slider.observe(lambda _: self._read_controls(), "value")
        self.observe(lambda _: self._draw(), "settings")
        self._draw()

    @property
    def outcome(self) -> Outcome:
        """What becomes of the village."""
        return simulate(_village(), self.settings)

    @property
    def counts(self) -> dict[str, int | None]:
        """What can be counted over the five years; None where nobody was helped."""
        return _counts(self.outcome)

    def _read_controls(self) -> None:
        values: dict[str, Any] = {}
        for name, slider in self._sliders.items():
            value = slider.value / _CONTROLS[name][-1]
            values[name] = value if name in ("threshold", "error") else int(value)
        self.settings = replace(self.settings, **values)

    def _draw(self) -> None:
        outcome = self.outcome
        counts, first = _counts(outcome), _counts(_before())
        with self._chart.hold_sync():
            self._chart.rows = _rows(outcome)
            self._chart.table = {
                "caption": say("relapse.watch.table"),
                "header": [
                    say(f"relapse.watch.header.{part}") for part in ("what", "now", "first")
                ],
                "rows": [
                    [say(f"relapse.watch.count.{name}"), _said(name, counts), _said(name, first)]
                    for name in _COUNTS
                ],
            }
            self._chart.sentence = _sentence(counts)


def _slider(name: str) -> Slider:
    least, most, step, pattern, factor = _CONTROLS[name]
    return Slider(
        label=say(f"relapse.watch.{name}"),
        value=asdict(Settings())[name] * factor,
        min=least,
        max=most,
        step=step,
        pattern=say(pattern),
    )


def _counts(outcome: Outcome) -> dict[str, int | None]:
    """Return what the table counts; `load` in percent."""
    days = [day for day in outcome.days if day is not None]
    alarms, real = len(outcome.cases), int(outcome.real.sum())
    falls, seen = len(outcome.falls), int(outcome.seen.sum())
    poor = int(outcome.village.poor[outcome.cases[:, 0]].sum())
    closed, load = outcome.closed(), outcome.load
    return {
        "alarms": alarms,
        "real": real,
        "false": alarms - real,
        "poor": poor,
        "lifted": alarms - poor,
        "unwatched": len(_unwatched().falls),
        "falls": falls,
        "seen": seen,
        "missed": falls - seen,
        "short": int(outcome.short.sum()),
        "days": round(statistics.median(days)) if days else None,
        "unhelped": falls - len(days),
        "longest": int(outcome.waits.max(initial=0)),
        "busiest": int(outcome.in_hand.max()),
        "load": None if load is None else round(100 * load),
        "closed": closed,
        "open": alarms - closed,
        "cost": outcome.cost,
    }


def _rows(outcome: Outcome) -> list[dict[str, Any]]:
    drawn = (
        outcome.fallen.sum(axis=1),
        outcome.waiting,
        _before().fallen.sum(axis=1),
    )
    return [
        {"x": month, "y": int(y), "line": say(f"relapse.watch.line.{line}")}
        for line, track in zip(_LINES, drawn, strict=True)
        for month, y in enumerate(track, start=1)
    ]


def _said(name: str, counts: dict[str, int | None]) -> str:
    count = counts[name]
    if count is None:
        return say("relapse.watch.nobody")
    return say("amount.percent", number=count) if name == "load" else format_number(count)


def _sentence(counts: dict[str, int | None]) -> str:
    """Return what to notice: what came of the warnings, of the falls, and how fast help was."""
    parts = [
        "relapse.watch.sentence.alarms" if counts["alarms"] else "relapse.watch.sentence.quiet"
    ]
    parts += ["relapse.watch.sentence.falls"]
    parts += [] if counts["days"] is None else ["relapse.watch.sentence.days"]
    said = {name: format_number(count) for name, count in counts.items() if count is not None}
    return sentences(*(say(part, **said) for part in parts))
