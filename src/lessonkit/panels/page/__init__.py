"""Panels of the lesson on the page itself."""

from lessonkit.panels.page.atlas import Atlas
from lessonkit.panels.page.hunt import Hunt
from lessonkit.panels.page.people import people_reached

__all__ = ["Atlas", "Hunt", "people_reached"]
