"""An invented village: who runs out of money, who is warned of, who is helped and when.

Households have numbers and nothing else; every size in here is ours, none is a figure of the
page, which gives none.
"""

from lessonkit.areas.relapse.model.capacity import Desk, serve
from lessonkit.areas.relapse.model.ledger import STRETCH, Settings
from lessonkit.areas.relapse.model.lines import Line, warn
from lessonkit.areas.relapse.model.outcome import MONTH, Outcome
from lessonkit.areas.relapse.model.screening import real_share
from lessonkit.areas.relapse.model.simulation import simulate
from lessonkit.areas.relapse.model.village import Village, village

__all__ = [
    "MONTH",
    "STRETCH",
    "Desk",
    "Line",
    "Outcome",
    "Settings",
    "Village",
    "real_share",
    "serve",
    "simulate",
    "village",
    "warn",
]
