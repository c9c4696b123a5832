"""The arithmetic of the lesson on hospital bills, without chart or widget."""

from lessonkit.areas.health.model import bill, checking, household_list, stays

__all__ = ["bill", "checking", "household_list", "stays"]
