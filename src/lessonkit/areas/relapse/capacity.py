"""Every threshold at once, with so many helpers: who is reached in time, who waits too long."""

from typing import Final

from lessonkit.areas.relapse.lines import FEW, HELPERS, over_lines
from lessonkit.areas.relapse.model import warn
from lessonkit.charts.table import Table
from lessonkit.charts.theme import Layers
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say

_LINES: Final = (0.5, 1.0, 1.1, 1.2, 1.3, 1.5, 2.0, 3.0, 4.0)  # months; close where it turns


def capacity() -> Layers:
    """Return over all thresholds who of those that fall is reached in time, and who waits.

    Moved: the threshold, in months of spending in hand; helpers, who take up so many new
    cases a month; how many in a hundred will fall. A dotted rule shows from which threshold
    on more warnings make help slower. All of it runs in the browser alone.
    """
    return over_lines(
        "capacity",
        ("reached", "late"),
        ["relapse.capacity.flow", "relapse.capacity.words", "relapse.capacity.others"],
        _table(),
        helped=True,
    )


def _table() -> Table:
    """Return what comes of some thresholds, with helpers and falling as at first."""
    lines = {months: warn(months, FEW, HELPERS) for months in _LINES}
    columns = ("coming", "wait", "seen", "reached")
    return {
        "caption": say("relapse.capacity.caption", falling=FEW, helpers=HELPERS),
        "header": [
            say("relapse.dilemma.axis"),
            *(say(f"relapse.capacity.header.{name}") for name in columns),
        ],
        "rows": [
            [
                format_number(months),
                format_number(line.coming, decimals=1),
                format_number(line.wait, decimals=0),
                format_number(line.seen, decimals=0),
                format_number(line.reached, decimals=0),
            ]
            for months, line in lines.items()
        ],
    }
