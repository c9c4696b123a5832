"""What a built lesson was made from, as one short hash, so that a change shows."""

import hashlib
from collections.abc import Iterable

from lessonkit import tables
from lessonkit.core.home import home
from lessonkit.tables import schema


def fingerprint(wanted: Iterable[str]) -> str:
    """Return a short hash of all that the tables say of some areas.

    A notebook states the one it was built from, so that a changed figure shows.
    """
    prefixes = tuple(f"{area}." for area in wanted)
    rows = [
        sorted(row.items())
        for name in sorted(schema.tables(home().data))  # a stray copy of a table changes nothing
        for row in tables.read(home().data / name)
        if row.get("id", "").startswith(prefixes)
    ]
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:12]
