"""An invented village: who runs out of money, who is warned of, who is helped and when.

Households have numbers and nothing else; every size in here is ours, none is a figure of the
page, which gives none.
"""

from lessonkit.models.relapse.capacity import Desk, serve
from lessonkit.models.relapse.ledger import STRETCH, Settings
from lessonkit.models.relapse.lines import Line, warn
from lessonkit.models.relapse.outcome import MONTH, Outcome
from lessonkit.models.relapse.screening import real_share
from lessonkit.models.relapse.simulation import simulate
from lessonkit.models.relapse.village import Village, village

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
