"""One thing that is wrong, in one line: file, line, problem, what to type instead."""

from dataclasses import dataclass
from pathlib import Path

from lessonkit.language import say, system
from lessonkit.paths import ROOT


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place; `line` 0 means the file as a whole."""

    path: Path
    line: int
    problem: str

    def __str__(self) -> str:
        """Return the line that `lessonkit check` prints."""
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        place = [say("check.line", system(), line=self.line)] if self.line else []
        return "  ".join([path.as_posix(), *place, self.problem])


def found(path: Path, line: int, key: str, /, **values: object) -> Finding:
    """Return a finding worded by the text `check.<key>` of labels.csv, in the system's language."""
    return Finding(path, line, say(f"check.{key}", system(), **values))
