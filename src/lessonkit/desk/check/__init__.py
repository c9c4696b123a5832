"""`lessonkit check`: what is wrong with the lessons, where, and what to type instead."""

from lessonkit.desk.check.command import run

__all__ = ["run"]
