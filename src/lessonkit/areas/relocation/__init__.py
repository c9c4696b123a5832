"""Panels of the relocation lesson."""

from lessonkit.areas.relocation.bounds import bounds
from lessonkit.areas.relocation.census import census
from lessonkit.areas.relocation.documents import Documents
from lessonkit.areas.relocation.laboratory import laboratory
from lessonkit.areas.relocation.old_house import old_houses
from lessonkit.areas.relocation.reading import judgement
from lessonkit.areas.relocation.two_moves import two_moves

__all__ = [
    "Documents",
    "bounds",
    "census",
    "judgement",
    "laboratory",
    "old_houses",
    "two_moves",
]
