"""Every threshold at once: of a hundred that fall how many are seen, of a hundred warnings real."""

from typing import Final

from lessonkit.areas.relapse.lines import FEW, over_lines
from lessonkit.areas.relapse.model import warn
from lessonkit.charts.table import Table
from lessonkit.charts.theme import Layers
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say

_MONTHS: Final = range(1, 7)


def dilemma() -> Layers:
    """Return both shares over all thresholds, with the learner's own choice marked.

    Moved: the threshold, in months of spending in hand; how many in a hundred will fall.
    What households have in hand is invented. All of it runs in the browser alone.
    """
    return over_lines(
        "dilemma",
        ("seen", "certain"),
        ["relapse.dilemma.words", "relapse.dilemma.others"],
        _table(),
    )


def _table() -> Table:
    """Return both shares at whole months, with as many falling as at first."""
    lines = {months: warn(months, FEW) for months in _MONTHS}
    return {
        "caption": say("relapse.dilemma.caption", falling=FEW),
        "header": [
            say("relapse.dilemma.axis"),
            say("relapse.dilemma.header.seen"),
            say("relapse.dilemma.header.real"),
        ],
        "rows": [
            [str(months), *(format_number(n, decimals=0) for n in (line.seen, line.certain or 0))]
            for months, line in lines.items()
        ],
    }
