"""What the page does not state."""

from lessonkit import tables
from lessonkit.core.home import home


def of_area(area: str) -> list[dict[str, str]]:
    """Return the rows of missing.csv for an area: what the page does not state of it."""
    return [row for row in tables.read(home().data / "missing.csv") if row["area"] == area]
