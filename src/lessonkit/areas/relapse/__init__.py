"""Panels of the lesson on falling back and early warning."""

from lessonkit.areas.relapse import model
from lessonkit.areas.relapse.capacity import capacity
from lessonkit.areas.relapse.clearing import clearing
from lessonkit.areas.relapse.dilemma import dilemma
from lessonkit.areas.relapse.paper import PaperLedger
from lessonkit.areas.relapse.watch import Watch

__all__ = ["PaperLedger", "Watch", "capacity", "clearing", "dilemma", "model"]
