"""The policy areas of the page, each with the lesson that it has or will have."""

from lessonkit import tables
from lessonkit.core.home import home, remembered


@remembered
def all_areas() -> dict[str, dict[str, str]]:
    """Return the rows of areas.csv by id."""
    return tables.keyed(home().data / "areas.csv", lambda row: row)


def lesson(area: str) -> str:
    """Return the number of an area's lesson as it is written, as in "07"."""
    return all_areas()[area]["lesson"].partition("-")[0]
