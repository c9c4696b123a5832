"""Panels of the lesson on the Regulation."""

from lessonkit.areas.regulation import model
from lessonkit.areas.regulation.duties import duties
from lessonkit.areas.regulation.matching import Matching
from lessonkit.areas.regulation.structure import structure
from lessonkit.areas.regulation.voices import voices

__all__ = ["Matching", "duties", "model", "structure", "voices"]
