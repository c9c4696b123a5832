"""Dated steps that the page names, and the days between them as far as they are known."""

import datetime as dt
from dataclasses import dataclass

from lessonkit import tables
from lessonkit.core import dates
from lessonkit.core.home import home
from lessonkit.core.ids import known
from lessonkit.core.language import Lang
from lessonkit.facts import metrics
from lessonkit.facts.metrics import Metric


@dataclass(frozen=True)
class Step:
    """A row of events.csv; `date` is a year, a month, a day, or "" where none is printed.

    `who` took the step, as far as its sentence says; "" where it does not.
    """

    id: str
    date: str
    label: dict[Lang, str]
    who: dict[Lang, str]
    phrase: str
    offset: int

    @property
    def span(self) -> tuple[dt.date, dt.date]:
        """The first and the last day that the printed date can mean.

        Raises:
            ValueError: No date is printed.
        """
        return dates.span(self.date)

    @property
    def figure(self) -> Metric | None:
        """The date as a figure of the page, where the table of figures holds it there."""
        here = (self.date, self.offset)
        return next((m for m in metrics.all_metrics().values() if (m.date, m.offset) == here), None)


def steps(system: str) -> tuple[Step, ...]:
    """Return the steps of a system of events.csv in the table's order.

    Raises:
        UnknownIdError: There is no such system; the message names the nearest.
    """
    found: dict[str, list[Step]] = {}
    for row in tables.read(home().data / "events.csv"):
        label: dict[Lang, str] = {"zh": row["label_zh"], "en": row["label_en"]}
        who: dict[Lang, str] = {"zh": row["who_zh"], "en": row["who_en"]}
        step = Step(row["id"], row["date"], label, who, row["phrase"], int(row["offset"]))
        found.setdefault(row["system"], []).append(step)
    return tuple(known(system, found))


def days_between(earlier: Step, later: Step) -> tuple[int, int]:
    """Return the least and the most days from one dated step to another.

    Raises:
        ValueError: One of them has no date.
    """
    (first, last), (next_first, next_last) = earlier.span, later.span
    return (next_first - last).days, (next_last - first).days
