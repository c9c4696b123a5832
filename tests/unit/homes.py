"""Homes of which some folders are a test's own."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from lessonkit.core.home import Home, home, opened

Stand = Callable[..., Home]


@contextlib.contextmanager
def standing() -> Iterator[Stand]:
    """Yield a function that opens a home in which the folders named are others, till the end."""
    with contextlib.ExitStack() as stack:

        def stand(**folders: Path) -> Home:
            return stack.enter_context(opened(replace(home(), **folders)))

        yield stand
