"""Panels of the lesson on the page itself."""

from lessonkit.areas.page.atlas import Atlas
from lessonkit.areas.page.hunt import Hunt
from lessonkit.areas.page.page_map import page_map
from lessonkit.areas.page.people import people_reached
from lessonkit.areas.page.proof import Proof, checked
from lessonkit.areas.page.reports import reports
from lessonkit.areas.page.tally import reported_share, tally

__all__ = [
    "Atlas",
    "Hunt",
    "Proof",
    "checked",
    "page_map",
    "people_reached",
    "reported_share",
    "reports",
    "tally",
]
