"""Where a kit's folders are: its tables, its lessons, the built notebooks, the learner's own.

Everything that reads or writes them asks `home()`. That is the folder which this package lies
in, unless another one is open:

    with opened(Home.at(folder)):
        command.run()

What has been read of a home is remembered for as long as it is open.
"""

import contextlib
import functools
import os
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")
_ROOT: Final = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Home:
    """The folders of a kit.

    Attributes:
        root: The folder with the READMEs, from which messages name files.
        data: The tables.
        lessons: What instructors edit: a folder a lesson.
        notebooks: The lessons as they were built: a folder a language.
        learner: The folder for what belongs to the learner, and for what the kit itself keeps.
    """

    root: Path
    data: Path
    lessons: Path
    notebooks: Path
    learner: Path

    @classmethod
    def at(cls, root: Path) -> "Home":
        """Return the home in which everything lies in one folder.

        Example:
            >>> Home.at(Path("kit")).lessons.as_posix()
            'kit/lessons'
        """
        return cls(root, root / "data", root / "lessons", root / "notebooks", root)

    @property
    def copies(self) -> Path:
        """What learners work in: their copies of the notebooks, and their file."""
        return self.learner / "my-lessons"

    @property
    def exports(self) -> Path:
        """Pages written for a browser."""
        return self.learner / "exports"

    @property
    def state(self) -> Path:
        """What the kit keeps for itself."""
        return self.learner / ".lessonkit"

    @property
    def environment(self) -> dict[str, str]:
        """The variables that make another process, such as a kernel, use the same folders."""
        return {
            "LESSONKIT_ROOT": str(self.root),
            "LESSONKIT_DATA": str(self.data),
            "LESSONKIT_HOME": str(self.learner),
        }

    def named(self, path: Path) -> str:
        """Return a file as a message names it: from the root on, where it lies under it."""
        shown = path.relative_to(self.root) if path.is_relative_to(self.root) else path
        return shown.as_posix()


@dataclass(frozen=True)
class _Opened:
    home: Home
    memory: dict[Any, Any] = field(default_factory=dict)


def _by_environment() -> Home:
    """Return the home that the variables name; without them, the folder of this package."""
    whole = Home.at(Path(os.environ.get("LESSONKIT_ROOT", _ROOT)))
    # Tables that are being edited elsewhere can be tried before they come into the kit, and a
    # class machine may keep what belongs to its learners elsewhere.
    data = Path(os.environ.get("LESSONKIT_DATA", whole.data))
    learner = Path(os.environ.get("LESSONKIT_HOME", whole.learner))
    return replace(whole, data=data, learner=learner)


_now: ContextVar[_Opened] = ContextVar("_now")
_DEFAULT: Final = _Opened(_by_environment())


def home() -> Home:
    """Return the home in use."""
    return _now.get(_DEFAULT).home


@contextlib.contextmanager
def opened(wanted: Home) -> Iterator[Home]:
    """Make `wanted` the home in use, read afresh."""
    before = _now.set(_Opened(wanted))
    try:
        yield wanted
    finally:
        _now.reset(before)


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Return `function` as one that computes each result once while a home is open.

    Args:
        function: Takes arguments by place that can be hashed, and reads the home in use.
    """

    @functools.wraps(function)
    def recall(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        memory, key = _now.get(_DEFAULT).memory, (function, args)
        if key not in memory:
            memory[key] = function(*args, **kwargs)
        return cast("_T", memory[key])

    return recall
