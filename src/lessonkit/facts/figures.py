"""The only place where a figure becomes words: qualifier, number, unit."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from lessonkit.core import dates
from lessonkit.core.language import Lang, current
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import has, say
from lessonkit.facts.units import Unit

Qualifier = Literal[
    "exact",
    "about",
    "at_least",
    "at_most",
    "more_than",
    "less_than",
    "range_low",
    "range_high",
]
QUALIFIERS: Final = get_args(Qualifier)

# A year, a month, a day.
_DATES: Final[dict[Lang, tuple[str, str, str]]] = {
    "zh": ("y年", "y年M月", "y年M月d日"),
    "en": ("y", "MMMM y", "d MMMM y"),
}


def date(text: str, lang: Lang | None = None) -> str:
    """Return a year, month or day as the language writes it: 2019年8月, 1 May 2020."""
    # Babel is a third of the time of a first chart, so it comes when it is needed.
    from babel.dates import format_date  # noqa: PLC0415

    lang = lang or current()
    first, _ = dates.span(text)
    return format_date(first, format=_DATES[lang][text.count("-")], locale=lang)


def dated(text: str, lang: Lang | None = None) -> str:
    """Return a date as the language writes it, or that there is none: "not stated"."""
    return date(text, lang) if text else say("unsaid", lang)


def format_amount(
    value: Decimal, unit: Unit, qualifier: Qualifier, lang: Lang | None = None
) -> str:
    """Return qualifier and number without the unit, as in "at least 10"."""
    return _format(value, unit, qualifier, lang or current(), with_unit=False)


def format_figure(
    value: Decimal, unit: Unit, qualifier: Qualifier, lang: Lang | None = None
) -> str:
    """Return a figure in words: "10人以上", "at least 10 people", "95%"."""
    return _format(value, unit, qualifier, lang or current(), with_unit=True)


def _format(
    value: Decimal, unit: Unit, qualifier: Qualifier, lang: Lang, *, with_unit: bool
) -> str:
    scaled = value
    label = unit.label[lang]
    if unit.id == "percent":
        written = f"{format_number(value, lang)}%"
        label = ""
    else:
        if unit.id.startswith("wan_"):
            scaled = value * unit.scale
            label = label.removeprefix("万").removeprefix("ten thousand ")
        written = format_number(scaled, lang)
    if lang == "en" and scaled == 1:
        label = unit.one or label
    if with_unit and label:
        written += label if lang == "zh" else f" {label}"
    return say(f"qualifier.{qualifier}", lang, figure=written)


@dataclass(frozen=True)
class Figure:
    """A number with a unit and a qualifier that can be said in both languages."""

    id: str
    label: dict[Lang, str]
    value: Decimal
    unit: Unit
    qualifier: Qualifier

    def format(self, lang: Lang | None = None) -> str:
        """Return qualifier, number and unit in words."""
        return format_figure(self.value, self.unit, self.qualifier, lang)

    def format_number(self, lang: Lang | None = None) -> str:
        """Return qualifier and number, for prose that names what is counted."""
        return format_amount(self.value, self.unit, self.qualifier, lang)

    @property
    def short(self) -> str:
        """The label on a chart: that of the last part of the id, where it has one."""
        key = f"part.{self.id.rpartition('.')[2]}"
        return say(key) if has(key) else self.label[current()]
