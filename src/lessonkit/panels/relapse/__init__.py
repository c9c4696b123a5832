"""Panels of the lesson on falling back and early warning."""

from lessonkit.panels.relapse.capacity import capacity
from lessonkit.panels.relapse.clearing import clearing
from lessonkit.panels.relapse.dilemma import dilemma
from lessonkit.panels.relapse.paper import PaperLedger
from lessonkit.panels.relapse.watch import Watch

__all__ = ["PaperLedger", "Watch", "capacity", "clearing", "dilemma"]
