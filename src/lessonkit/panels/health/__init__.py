"""Panels of the health lesson."""

from lessonkit.panels.health.bill import Bill
from lessonkit.panels.health.four_counts import FourCounts
from lessonkit.panels.health.fraction import Fraction
from lessonkit.panels.health.reach import guessed, reach
from lessonkit.panels.health.shares import PatientShares
from lessonkit.panels.health.staff import counted_twice, left_over

__all__ = [
    "Bill",
    "FourCounts",
    "Fraction",
    "PatientShares",
    "counted_twice",
    "guessed",
    "left_over",
    "reach",
]
