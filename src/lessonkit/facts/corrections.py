"""Doubts about the print: what may have been meant, and why. None is ever applied."""

from lessonkit import tables
from lessonkit.core.home import home, remembered


@remembered
def all_corrections() -> tuple[dict[str, str], ...]:
    """Return the rows of corrections.csv."""
    return tuple(tables.read(home().data / "corrections.csv"))
