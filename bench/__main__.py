"""Print one table of everything measured: `python -m bench [PART …]`."""

import importlib
import sys

from rich.console import Console
from rich.table import Table

from lessonkit.core.home import home

PARTS = ("sizes", "starting", "opening", "moves", "clicks", "answers")


def main() -> None:
    """Measure the parts named on the command line, or all."""
    sys.path.append(str(home().root / "tests"))  # a part may use the browser tests' harness
    table = Table("what", "measured", "at most", "")
    for part in sys.argv[1:] or PARTS:
        for row in importlib.import_module(f"bench.{part}").rows():
            table.add_row(*row.cells())
    Console(width=110).print(table)


if __name__ == "__main__":
    main()
