"""Panels of the lesson on the Regulation."""

from lessonkit.panels.regulation.matching import Matching
from lessonkit.panels.regulation.structure import structure

__all__ = ["Matching", "structure"]
