"""Panels of the lesson on the page itself."""

from lessonkit.panels.page.atlas import Atlas
from lessonkit.panels.page.hunt import Hunt
from lessonkit.panels.page.people import people_reached
from lessonkit.panels.page.proof import Proof, checked
from lessonkit.panels.page.reports import reports
from lessonkit.panels.page.tally import reported_share, tally

__all__ = [
    "Atlas",
    "Hunt",
    "Proof",
    "checked",
    "people_reached",
    "reported_share",
    "reports",
    "tally",
]
