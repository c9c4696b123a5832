"""Panels of the health lesson."""

from lessonkit.areas.health import model
from lessonkit.areas.health.bill import Bill
from lessonkit.areas.health.four_counts import FourCounts
from lessonkit.areas.health.fraction import Fraction
from lessonkit.areas.health.reach import guessed, reach
from lessonkit.areas.health.shares import PatientShares
from lessonkit.areas.health.staff import counted_twice, left_over

__all__ = [
    "Bill",
    "FourCounts",
    "Fraction",
    "PatientShares",
    "counted_twice",
    "guessed",
    "left_over",
    "model",
    "reach",
]
