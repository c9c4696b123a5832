"""The patient's side of the printed rates: a guess, then the three falls."""

from fractions import Fraction
from html import escape
from typing import Any, Final

from lessonkit.areas.health.rates import LEVELS, name, printed
from lessonkit.charts import live, theme
from lessonkit.core.texts import listed, say
from lessonkit.questions.predict.order import Order
from lessonkit.questions.quiz.question import short
from lessonkit.widgets.controls import LiveChart

_PEOPLE: Final = ("all", "poor")


class PatientShares(Order):
    """Where does five points more relieve the patient most, in proportion?"""

    id = "health.relief_order"

    def __init__(self) -> None:
        """Ask for the order of the three hospital levels."""
        super().__init__(
            type(self).id,
            short((say("health.shares.question", "zh"), LEVELS)),
            escape(say("health.shares.question")),
            [name(level) for level in LEVELS],
            lambda: [_fall(level) for level in LEVELS],
            explained=escape(say("health.shares.explanation")),
            reveal=_chart,
        )


def _chart() -> LiveChart:
    return LiveChart(
        spec=live.stacked(
            title=say("health.shares.title"),
            subtitle=say("health.shares.subtitle"),
            description=say("health.shares.description", values=_values()),
            axis=say("health.shares.axis"),
            parts=[name(people) for people in _PEOPLE],
            groups=[name(level) for level in LEVELS],
            bars=[name(people) for people in _PEOPLE],
            colours=(theme.BLUE, theme.RED),
        ),
        rows=_rows(),
        table=_table(),
        sentence=_values(),
    )


def _left(people: str, level: str) -> Fraction:
    """Return the share of the costs that a printed rate leaves to the patient."""
    return 1 - Fraction(printed(people, level)).limit_denominator(1000)


def _fall(level: str) -> Fraction:
    before, after = (_left(people, level) for people in _PEOPLE)
    return (before - after) / before


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"


def _values() -> str:
    falls = (
        say(
            "health.shares.value",
            level=name(level),
            before=_percent(_left("all", level)),
            after=_percent(_left("poor", level)),
            fall=_fall(level),
        )
        for level in LEVELS
    )
    return listed(falls, mark="between")


def _rows() -> list[dict[str, Any]]:
    return [
        row
        for level in LEVELS
        for people in _PEOPLE
        for row in live.segments(
            name(level),
            name(people),
            {name(people): float(_left(people, level) * 100)},
            said=_said(people, level),
        )
    ]


def _said(people: str, level: str) -> str:
    key = "health.shares.less" if people == "poor" else "health.shares.said"
    share = _percent(_left(people, level))
    return say(key, people=name(people), share=share, fall=_fall(level))


def _table() -> dict[str, Any]:
    return {
        "caption": say("health.shares.title"),
        "header": [
            say(f"health.shares.header.{column}") for column in ("level", "all", "poor", "fall")
        ],
        "rows": [
            [
                name(level),
                _percent(_left("all", level)),
                _percent(_left("poor", level)),
                str(_fall(level)),
            ]
            for level in LEVELS
        ],
    }
