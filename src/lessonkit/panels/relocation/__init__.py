"""Panels of the relocation lesson."""

from lessonkit.panels.relocation.bounds import bounds
from lessonkit.panels.relocation.census import census
from lessonkit.panels.relocation.documents import Documents
from lessonkit.panels.relocation.laboratory import laboratory
from lessonkit.panels.relocation.old_house import old_houses
from lessonkit.panels.relocation.reading import judgement
from lessonkit.panels.relocation.two_moves import two_moves

__all__ = [
    "Documents",
    "bounds",
    "census",
    "judgement",
    "laboratory",
    "old_houses",
    "two_moves",
]
