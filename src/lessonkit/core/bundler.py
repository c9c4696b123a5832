"""Scripts of the page that are made of several modules, where a page can load only one.

Statements of modules are read in these forms, each on a line of its own, and no others:

    import { one, two as second } from './file.js';
    export function name(…) {        (also: async function, class)
    export const name = …
    export default …                 (in the script that a page loads)

A script with another form is refused: passed over, it would fail in the page of a learner.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_IMPORT: Final = re.compile(r"""import \{ (?P<names>[^}]+) \} from ['"](?P<file>\.[^'"]+)['"];""")
_EXPORT: Final = re.compile(r"export (?=(?:(?:async )?function|const|class) (?P<name>\w+))")
_DEFAULT: Final = "export default "
_NAMED: Final = re.compile(r"(?:(?:async )?function|const|let|var|class) (?P<name>\w+)")


class ScriptError(Exception):
    """A script that cannot be put together with others; it names file and line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        """Say where, what is wrong and which forms there are."""
        super().__init__(f"{path.name}, line {line}: {problem} (see core/bundler.py)")


@dataclass(frozen=True)
class Import:
    """What a script takes from another one: names, each with what it is called here."""

    path: Path
    names: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Script:
    """A module as it is read: its `body` is without imports, and without the word export.

    `names` are what stands at its top level, with their lines; `default` tells whether the
    body holds an ``export default``.
    """

    path: Path
    imports: tuple[Import, ...]
    exports: tuple[str, ...]
    names: dict[str, int]
    body: str
    default: bool


def read(path: Path) -> Script:
    """Return a script.

    Raises:
        ScriptError: It imports or exports in a form that is not understood.
    """
    imports: list[Import] = []
    exports: list[str] = []
    names: dict[str, int] = {}
    body: list[str] = []
    default = False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        kept = line
        if found := _IMPORT.fullmatch(line):
            pairs = (one.strip().partition(" as ") for one in found["names"].split(","))
            taken = tuple((name, alias or name) for name, _, alias in pairs if name)
            imports.append(Import((path.parent / found["file"]).resolve(), taken))
            continue
        if found := _EXPORT.match(line):
            exports.append(found["name"])
            kept = line[found.end() :]
        elif line.startswith(_DEFAULT):
            default = True
        elif re.match(r"(import|export)\b(?!\()", line):
            raise ScriptError(path, number, f"this form is not understood: {line.strip()}")
        if found := _NAMED.match(kept):
            names[found["name"]] = number
        body.append(kept)
    text = "\n".join([*body, ""])
    return Script(path, tuple(imports), tuple(exports), names, text, default)


def ordered(path: Path, given: frozenset[str] = frozenset()) -> list[Script]:
    """Return a script after all that it imports, each once.

    Args:
        path: The script.
        given: Names of files that the page has already: these are not read.

    Raises:
        ScriptError: As `read`; or a script imports what the other does not export, or two
            import each other.
    """
    found: dict[Path, Script] = {}
    _collect(path.resolve(), given, found, ())
    return list(found.values())


def _collect(
    path: Path, given: frozenset[str], found: dict[Path, Script], above: tuple[Path, ...]
) -> None:
    script = read(path)
    for one in script.imports:
        if one.path.name in given:
            continue
        if one.path in (*above, path):
            raise ScriptError(path, 1, f"it and {one.path.name} import each other")
        if one.path not in found:
            _collect(one.path, given, found, (*above, path))
        for name, _ in one.names:
            if name not in found[one.path].exports:
                raise ScriptError(path, 1, f"{one.path.name} exports no {name}")
    found[path] = script


def inlined(path: Path) -> str:
    """Return a script with the modules that it imports in their place, each once.

    A widget's script is sent by the kernel and has no address to import from. All stand in one
    scope.

    Raises:
        ScriptError: As `ordered`; or a name is given twice, or taken under another one.
    """
    scripts = ordered(path)
    for line, problem, script in _clashes(scripts):
        raise ScriptError(script.path, line, problem)
    return "\n".join(script.body for script in scripts)


def _clashes(scripts: list[Script]) -> Iterator[tuple[int, str, Script]]:
    """Yield what keeps scripts from standing in one scope."""
    seen: dict[str, str] = {}
    for script in scripts:
        for name, line in script.names.items():
            if name in seen:
                yield line, f"{name} is a name of {seen[name]} as well", script
            seen[name] = script.path.name
        for one in script.imports:
            for name, alias in one.names:
                if name != alias:
                    yield 1, f"{name} of {one.path.name} is called {alias} here", script
        if script.default and script is not scripts[-1]:
            yield 1, "only the script that a page loads has an export default", script
