"""One thing that is wrong, in one line: file, line, problem, what to type instead."""

from dataclasses import dataclass
from pathlib import Path

from lessonkit.core.home import home
from lessonkit.core.language import system
from lessonkit.core.texts import say
from lessonkit.tables.fault import Fault, place


@dataclass(frozen=True)
class Finding:
    """Something wrong at a place; `line` 0 means the file as a whole.

    In a table the place is `row` and `column`. A `notice` is nothing to mend.
    """

    path: Path
    line: int
    problem: str
    row: int = 0
    column: str = ""
    notice: bool = False

    def __str__(self) -> str:
        """Return the line that `lessonkit check` prints."""
        line = [say("check.line", system(), line=self.line)] if self.line else []
        where = [*line, *place(self.row, self.column, system())]
        return "  ".join([home().named(self.path), *where, self.problem])


def found(path: Path, line: int, key: str, /, **values: object) -> Finding:
    """Return a finding worded by the text `check.<key>` of labels.csv, in the system's language."""
    return Finding(path, line, say(f"check.{key}", system(), **values))


def of_table(fault: Fault) -> Finding:
    """Return what is to be said of a table as a finding, in the system's language."""
    problem = fault.problem(system())
    return Finding(fault.path, 0, problem, fault.row, fault.column, notice=fault.notice)
