"""A rate put together by hand: numerator, denominator and day of one invented list."""

from collections.abc import Iterable
from typing import Any, Final

import ipywidgets
import traitlets

from lessonkit.areas.health.model.household_list import (
    BASES,
    COUNTED,
    HOUSEHOLDS,
    MONTHS,
    Base,
    Counted,
    Rate,
    rate,
)
from lessonkit.charts import theme
from lessonkit.charts.spans import spans
from lessonkit.core.texts import listed, say, sentences
from lessonkit.widgets.controls import LiveChart, Press, Slider, Status
from lessonkit.widgets.kept import Kept

_MOST: Final = 8  # sentences that stand below each other
_SETTINGS: Final = 3  # numerator, denominator, month


class Fraction(Kept):
    """One list, one number a sentence: choose what is counted, over what and when.

    Set `counted`, `base` and `month` as plain values, or move the controls; read `rate`.
    `note()` puts the sentence below the others in `noted`, as a learner does; those are kept
    in the learner's file.
    """

    id = "health.fractions"
    restored = "health.fraction.restored"
    counted = traitlets.Enum(COUNTED, default_value="signed")
    base = traitlets.Enum(BASES, default_value="then")
    month = traitlets.Int(MONTHS)
    noted: traitlets.List[list[Any]] = traitlets.List()

    def __init__(self) -> None:
        """Start with those signed up over those registered, at the end of the year."""
        self._counted = _choice("counted", COUNTED)
        self._base = _choice("base", BASES)
        self._month = Slider(
            label=say("health.fraction.month"),
            value=MONTHS,
            min=1,
            max=MONTHS,
            pattern=say("health.fraction.at"),
        )
        self._chart = LiveChart(
            spec=spans(
                title=say("health.fraction.title"),
                subtitle=[say("health.fraction.subtitle"), say("health.fraction.key")],
                description=say("health.fraction.description", count=len(HOUSEHOLDS)),
                axis=say("health.fraction.axis"),
                months=MONTHS,
                names=[_name(number) for number in HOUSEHOLDS],
            )
        )
        self._said, self._list = Status(), ipywidgets.HTML()
        controls = [self._counted, self._base, self._month]
        press = Press(say("health.fraction.note"), self.note, controls)
        again = Press(say("health.fraction.clear"), self.clear)
        super().__init__([*controls, press, again, self._said, self._list], self._chart)
        for name, control in zip(("counted", "base"), controls, strict=False):
            traitlets.link((control, "value"), (self, name))
        self._month.observe(lambda change: self.set_trait("month", int(change["new"])), "value")
        self.observe(lambda change: self._month.set_trait("value", change["new"]), "month")
        self.observe(lambda _: self._draw(), ["counted", "base", "month"])
        self.observe(lambda _: self._show_noted(), "noted")
        self._draw()
        noted, self._said.text = self.recall(_known)
        self.noted = noted or []

    @property
    def rate(self) -> Rate:
        """Which households are above the line and which below it."""
        return rate(self.counted, self.base, self.month)

    def note(self) -> None:
        """Put the sentence that stands there below the others, and keep them."""
        settings = [self.counted, self.base, self.month]
        if settings in self.noted:
            self._said.text = say("health.fraction.noted")
            return
        self.noted = [*self.noted, settings][-_MOST:]
        self._said.text = self.remember(self.noted) or say("health.fraction.kept")

    def clear(self) -> None:
        """Take the sentences away."""
        self.noted = []
        self._said.text = self.remember([])

    def _draw(self) -> None:
        found = self.rate
        with self._chart.hold_sync():
            self._chart.rows = [*_rows(found, self.month)]
            self._chart.table = _table(found)
            self._chart.sentence = _sentence(self.counted, self.base, self.month)

    def _show_noted(self) -> None:
        told = sorted((_told(*settings) for settings in self.noted), key=lambda one: one[0])
        items = "".join(f"<li>{text}</li>" for _, text in told)
        self._list.value = f"<ul>{items}</ul>" if items else ""


def _choice(part: str, options: Iterable[str]) -> ipywidgets.RadioButtons:
    return ipywidgets.RadioButtons(
        options=[(say(f"health.fraction.{part}.{name}"), name) for name in options],
        description=say(f"health.fraction.{part}"),
        style={"description_width": "initial"},
    )


def _known(saved: Any) -> list[list[Any]] | None:  # noqa: ANN401 - anybody may edit the file
    """Return the settings that a value of the learner's file holds, None where there are none."""
    noted = [one for one in saved if _is_settings(one)] if isinstance(saved, list) else []
    return noted[-_MOST:] or None


def _is_settings(settings: Any) -> bool:  # noqa: ANN401 - anybody may edit the file
    if not isinstance(settings, list) or len(settings) != _SETTINGS:
        return False
    counted, base, month = settings
    return counted in COUNTED and base in BASES and month in range(1, MONTHS + 1)


def _name(number: int) -> str:
    return say("health.fraction.household", number=number)


def _rows(found: Rate, month: int) -> Iterable[dict[str, Any]]:
    for number, one in HOUSEHOLDS.items():
        name, below = _name(number), number in found.below
        yield {
            "name": name,
            "start": max(0, one.joined - 1),
            "end": MONTHS if one.left is None else one.left,
            "shade": theme.BLUE if below else theme.GREY,
            "said": _place(number, found),
        }
        if one.signed:
            yield {"name": name, "at": one.signed - 0.5, "sign": say("health.fraction.sign.signed")}
        for visit in one.visits:
            where = visit - (0.2 if visit == one.signed else 0.5)
            yield {"name": name, "at": where, "sign": say("health.fraction.sign.visit")}
    yield {"now": month}


def _place(number: int, found: Rate) -> str:
    key = "above" if number in found.above else "below" if number in found.below else "outside"
    return say(f"health.fraction.place.{key}")


def _table(found: Rate) -> dict[str, Any]:
    columns = ("name", "joined", "left", "signed", "visits", "place")
    none = say("health.fraction.none")
    return {
        "caption": say("health.fraction.table"),
        "header": [say(f"health.fraction.header.{column}") for column in columns],
        "rows": [
            [
                _name(number),
                str(one.joined) if one.joined else say("health.fraction.before"),
                none if one.left is None else str(one.left),
                none if one.signed is None else str(one.signed),
                listed(map(str, one.visits)) or none,
                _place(number, found),
            ]
            for number, one in HOUSEHOLDS.items()
        ],
    }


def _told(counted: Counted, base: Base, month: int) -> tuple[float, str]:
    """Return a way of counting as a share to sort by, and as a sentence with its rate."""
    found = rate(counted, base, month)
    share = float(found.share or 0)
    return share, say(
        "health.fraction.told",
        month=month,
        counted=say(f"health.fraction.counted.{counted}"),
        base=say(f"health.fraction.base.{base}"),
        above=len(found.above),
        below=len(found.below),
        percent=f"{100 * share:.3g}",
    )


def _sentence(counted: Counted, base: Base, month: int) -> str:
    _, told = _told(counted, base, month)
    tautology = say("health.fraction.always") if counted == base else ""
    return sentences(told, tautology)
