"""Panels of the health lesson."""

from lessonkit.panels.health.bill import Bill
from lessonkit.panels.health.shares import PatientShares
from lessonkit.panels.health.staff import counted_twice, left_over

__all__ = ["Bill", "PatientShares", "counted_twice", "left_over"]
