"""A number guessed on a scale, or drawn as a bar, before the reported one stands beside it."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import TYPE_CHECKING, Any, Final

import anywidget
import traitlets

from lessonkit.charts import live, theme
from lessonkit.charts.table import FIGURE, parts
from lessonkit.core.bundler import inlined
from lessonkit.core.language import current
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import listed, say, sentences
from lessonkit.facts import figures
from lessonkit.questions import numbers
from lessonkit.questions.predict.classroom import Classroom
from lessonkit.questions.predict.guess import Guess
from lessonkit.widgets import STATIC
from lessonkit.widgets.controls import LiveChart

if TYPE_CHECKING:
    from collections.abc import Callable

    import ipywidgets

    from lessonkit.charts.table import Part
    from lessonkit.facts.units import Unit

_INTERVALS: Final = 5  # into which a class's show of hands divides the scale


@dataclass(frozen=True)
class Span:
    """The scale of a guess: from, to, step, in a unit."""

    least: float
    most: float
    step: float
    unit: Unit


@dataclass(frozen=True)
class Answer:
    """What stands beside a guess: a number in the scale's unit, a figure's `id` and words."""

    value: float
    id: str = ""
    said: str = ""


@dataclass(frozen=True)
class _Bar:
    """A bar of the picture after the guess."""

    name: str
    value: float
    said: str
    id: str = ""

    @property
    def cell(self) -> Part:
        """What it says, leading to its source where it has one."""
        return {"text": self.said, "id": self.id} if self.id else self.said


class Estimate(anywidget.AnyWidget):
    """A range, a field for the same number and, where it is `drawn`, a bar to be pulled.

    `typed` is what the learner has put, by any of them, as text; `value` the number that it is,
    None where it is none on the scale; then it is `refused`, unless nothing is typed. Once
    `locked` it can be read and reached, but no longer moved.
    """

    _esm = inlined(STATIC / "estimate.js")
    value = traitlets.Float(None, allow_none=True).tag(sync=True)
    typed = traitlets.Unicode().tag(sync=True)
    refused = traitlets.Bool(default_value=False).tag(sync=True)
    min = traitlets.Float().tag(sync=True)
    max = traitlets.Float().tag(sync=True)
    step = traitlets.Float().tag(sync=True)
    drawn = traitlets.Bool(default_value=False).tag(sync=True)
    locked = traitlets.Bool(default_value=False).tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode().tag(sync=True)


class Scale(Guess):
    """A number to be guessed. Set `value` (in the span's unit) as a learner does."""

    def __init__(  # noqa: PLR0913 - what a guess is made of
        self,
        about: str,
        of: str,
        asked: str,
        span: Span,
        answer: Answer | None,
        *,
        explained: str,
        drawn: bool = False,
        reveal: Callable[[], ipywidgets.Widget] | None = None,
    ) -> None:
        """Ask for a number.

        Args:
            about: Its id, which begins with the lesson's area.
            of: The fingerprint of what the guess depends on.
            asked: The question, as HTML.
            span: The scale.
            answer: What is reported or computed; None where the page does not say.
            explained: What is said after the guess, as HTML.
            drawn: Whether the guess is a bar that is pulled to its height.
            reveal: Makes what shows with the answer, below the two bars.
        """
        self._span, self._reported, self._explained = span, answer, explained
        self._make = reveal
        label = say("predict.guess", unit=span.unit.label[current()])
        self._estimate = Estimate(
            min=span.least,
            max=span.most,
            step=span.step,
            drawn=drawn,
            lang=current(),
            words={
                "label": label,
                "locked": say("predict.locked", label=label),
                "typed": say("predict.typed"),
                "wrong": say(
                    "predict.wrong", least=format_number(span.least), most=format_number(span.most)
                ),
                "pattern": _pattern(span.unit),
            },
        )
        self._estimate.observe(lambda change: self._take(change["new"]), "typed")
        classroom = Classroom(about, of, say("predict.class.intervals"), self._intervals())
        super().__init__(about, of, asked, [self._estimate], classroom)

    @property
    def value(self) -> float | None:
        """The number as it stands on the scale, None until it was set."""
        return self._estimate.value

    @value.setter
    def value(self, number: float | None) -> None:
        self._estimate.value = number

    @property
    def guess(self) -> float | None:
        """The number, or None while it was not set or lies off the scale."""
        fits = self.value is not None and self._span.least <= self.value <= self._span.most
        return self.value if fits else None

    def _take(self, typed: str) -> None:
        """Set the number that was typed; half a number is none to commit to."""
        if self._estimate.locked:
            return
        number = numbers.read(typed, self._span.unit)
        value = None if number is None else float(number / Fraction(self._span.unit.scale))
        fits = value is not None and self._span.least <= value <= self._span.most
        with self._estimate.hold_sync():
            self._estimate.refused = bool(typed.strip()) and not fits
            self.value = value if fits else None

    def _unfinished(self) -> str:
        return say("predict.unfinished")

    def _answer(self, guess: float | None) -> str:
        mine = say("predict.skipped")
        if guess is not None:
            mine = say("predict.yours", guess=self._in_words(guess))
        theirs = escape(say("predict.open"))
        if found := self._reported:
            value = escape(self._reported_in_words())
            linked = f'<a href="#src-{escape(found.id)}">{value}</a>' if found.id else value
            theirs = escape(say("predict.answer")).format(value=linked)
        return sentences(escape(mine), theirs, self._explained)

    def _pictures(self, guess: float | None) -> list[ipywidgets.Widget]:
        bars = []
        if guess is not None:
            bars.append(_Bar(say("predict.bar.mine"), guess, self._in_words(guess)))
        if found := self._reported:
            name = say("predict.bar.reported")
            bars.append(_Bar(name, found.value, self._reported_in_words(), found.id))
        shown = [self._make()] if self._make else []
        return [self._chart(bars), *shown] if bars else shown

    def _chart(self, bars: list[_Bar]) -> LiveChart:
        pairs = (say("pair", name=bar.name, says=bar.said) for bar in bars)
        values, unit = listed(pairs, mark="between"), self._span.unit.label[current()]
        told = listed((say("pair", name=bar.name, says=FIGURE) for bar in bars), mark="between")
        return LiveChart(
            spec=live.stacked(
                title=say("predict.chart"),
                subtitle=say("predict.subtitle"),
                description=say("predict.description", values=values),
                axis=unit,
                parts=[""],
                groups=[bar.name for bar in bars],
                bars=[""],
                colours=(theme.BLUE,),
            ),
            rows=[
                row
                for bar in bars
                for row in live.segments(bar.name, "", {"": bar.value}, said=bar.said)
            ],
            table={
                "caption": say("predict.chart"),
                "header": [say("predict.header.what"), unit],
                "rows": [[bar.name, bar.cell] for bar in bars],
            },
            sentence=parts(told, (bar.cell for bar in bars)),
        )

    def _reported_in_words(self) -> str:
        found = self._reported
        return (found.said or self._in_words(found.value)) if found else ""

    def _read(self, stored: Any) -> float | None:  # noqa: ANN401 - a file holds anything
        if isinstance(stored, bool) or not isinstance(stored, int | float):
            return None
        return float(stored) if self._span.least <= stored <= self._span.most else None

    def _put(self, guess: float) -> None:
        self.value = guess

    def _lock(self, *, locked: bool) -> None:
        self._estimate.locked = locked

    def _ends(self) -> list[float]:
        """Return where the intervals of a show of hands begin, and where the last one ends."""
        width = (self._span.most - self._span.least) / _INTERVALS
        return [self._span.least + i * width for i in range(_INTERVALS + 1)]

    def _intervals(self) -> list[str]:
        *most, last = itertools.pairwise(map(format_number, self._ends()))
        below = [say("predict.class.interval", start=start, end=end) for start, end in most]
        return [*below, say("predict.class.last", start=last[0], end=last[1])]

    def _marks(self) -> dict[int, str]:
        found = self._reported
        if found is None or not self._span.least <= found.value <= self._span.most:
            return {}
        place = sum(start <= found.value for start in self._ends()[1:-1])
        return {place: say("predict.class.here", value=self._reported_in_words())}

    def _in_words(self, value: float) -> str:
        return figures.format_figure(Decimal(f"{value:.10g}"), self._span.unit, "exact")


def _pattern(unit: Unit) -> str:
    """Return how a number of a unit is said, with {number} in its place."""
    if unit.id == "percent":
        return "{number}%"
    return say("predict.said", number="{number}", unit=unit.label[current()])
