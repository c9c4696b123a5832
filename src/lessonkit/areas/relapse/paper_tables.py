"""The tables of the ledger kept by hand: its months, and the plans of earlier times."""

from collections.abc import Sequence
from typing import Final

from lessonkit.areas.relapse.model.paper import HOUSEHOLDS, MONTHS, Course, Plan, course_of
from lessonkit.core import html
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import listed, say

SHOWN: Final = 5  # earlier plans, the latest


def ledger(course: Course, done: int) -> str:
    """Return the ledger after `done` months, as HTML; with all months over, with the stories.

    Until then reports are a month old: the last column is of the month before.
    """
    over = done >= MONTHS
    known = MONTHS if over else max(0, done - 1)
    months = [say("relapse.paper.end", month=month) for month in range(1, known + 1)]
    header = [say("relapse.paper.household"), say("relapse.paper.start"), *months]
    header += [say("relapse.paper.what")] if over else []
    rows = []
    for number, entry in HOUSEHOLDS.items():
        cells = [str(number), format_number(entry.start * 100)]
        cells += [
            say("relapse.paper.short")
            if course.fell.get(number) == month
            else format_number(held * 100)
            for month, held in enumerate(course.held[number][:known], start=1)
        ]
        cells += [say(f"relapse.paper.kind.{entry.kind}.{number}")] if over else []
        rows.append(cells)
    return html.table(say("relapse.paper.caption"), header, rows)


def earlier(plans: Sequence[Plan]) -> str:
    """Return the latest of the plans carried through, as HTML, or "" where there is none."""
    if not plans:
        return ""
    header = [
        say(f"relapse.paper.plan.{column}") for column in ("number", "visits", "spared", "fell")
    ]
    rows = []
    for number, plan in list(enumerate(plans, start=1))[-SHOWN:]:
        course = course_of(plan)
        visits = (listed(map(str, month)) or say("relapse.paper.plan.none") for month in plan)
        spared = [str(one) for one in course.unhelped if one not in course.fell]
        fell = [str(one) for one in course.fell]
        told = (listed(each) or say("relapse.paper.plan.none") for each in (spared, fell))
        rows.append([str(number), listed(visits, mark="between"), *told])
    return html.table(say("relapse.paper.plan.caption"), header, rows)
