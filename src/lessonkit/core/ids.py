"""Ids of tables: what one stands for, or the ids that it may have been meant for."""

import difflib
from collections.abc import Iterable, Mapping
from typing import TypeVar

from lessonkit.core.errors import KitError
from lessonkit.core.texts import say

_T = TypeVar("_T")


class UnknownIdError(KitError):
    """An id that no table holds; the message names the nearest ones."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Look for ids that resemble `name` among `known`."""
        self.name = name
        self.nearest = difflib.get_close_matches(name, list(known), n=3, cutoff=0.5)
        super().__init__(say("error.unknown_id", id=name, nearest=", ".join(self.nearest)))


def known(name: str, table: Mapping[str, _T]) -> _T:
    """Look up what `table` holds under the id `name`.

    Raises:
        UnknownIdError: The table has no such id; the message names the nearest ones.
    """
    if name not in table:
        raise UnknownIdError(name, table)
    return table[name]
