"""Scripts of the page that are made of several modules, where a page can load only one."""

import re
from pathlib import Path
from typing import Final

IMPORT: Final = re.compile(
    r"""^import \{ (?P<names>[^}]+) \} from ['"](?P<file>\.[^'"]+)['"];$""", re.MULTILINE
)
EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const) (?P<name>\w+))", re.MULTILINE)


def inlined(path: Path) -> str:
    """Return a module with the modules that it imports in their place, each once.

    A widget's script is sent by the kernel and has no address to import from. The names of
    all modules must differ.
    """
    return _inlined(path.resolve(), set())


def _inlined(path: Path, seen: set[Path]) -> str:
    def imported(found: re.Match[str]) -> str:
        other = (path.parent / found["file"]).resolve()
        if other in seen:
            return ""
        seen.add(other)
        return EXPORT.sub("", _inlined(other, seen))

    return IMPORT.sub(imported, path.read_text(encoding="utf-8"))
