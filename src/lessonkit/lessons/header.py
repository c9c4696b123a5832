"""The header of a lesson, and what is wrong with one in words that tell what to type."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from lessonkit.core.language import system
from lessonkit.core.texts import say

_BETWEEN: Final = "---\n"
_FIRST: Final = 2  # the line of a file in which its header begins
# What PyYAML says, and the key of what we say: error.header.<key>.
_KINDS: Final = (
    (r"unexpected end of stream", "quote"),
    (r"character '\\t'", "tab"),
    (r"could not find expected ':'", "key"),
    (r"expected ',' or '[}\]]'", "bracket"),
    (r"unknown escape", "escape"),
    (r"cannot start any token|alias|the tag|node content|block scalar|anchor|indicators", "sign"),
    (r"expected <block end>", "indent"),
    (r"unhashable", "key"),
)


class HeaderError(ValueError):
    """A header that cannot be read: the `line` of the file, and in words what to type."""

    def __init__(self, line: int, kind: str, **values: object) -> None:
        """Word the problem in the system's language."""
        super().__init__(say(f"error.header.{kind}", system(), **values))
        self.line = line


def read(text: str) -> dict[str, Any]:
    """Return the header that stands between the first two lines of dashes of a lesson.

    Raises:
        HeaderError: There is none, or it is not of the form key: value.
    """
    parts = text.split(_BETWEEN, 2)
    if len(parts) < 3 or parts[0]:  # noqa: PLR2004 - before, header, after
        raise HeaderError(1, "none")
    try:
        found = yaml.safe_load(parts[1])
    except yaml.MarkedYAMLError as error:
        raise _worded(error, parts[1].splitlines()) from error
    except yaml.reader.ReaderError as error:
        line = parts[1].count("\n", 0, error.position) + _FIRST
        raise HeaderError(line, "letter") from error
    except ValueError as error:  # what has the form of a date and is none
        raise HeaderError(1, "value", problem=error) from error
    if not isinstance(found, dict):
        raise HeaderError(1, "form")
    return found


def _worded(error: yaml.MarkedYAMLError, lines: list[str]) -> HeaderError:
    """Return what a parser complains of as what its author can mend."""
    said = f"{error.context or ''} {error.problem or ''}"
    kind = next((kind for pattern, kind in _KINDS if re.search(pattern, said)), "")
    # What never closes is mended where it opened, all else where it was noticed.
    opened = kind in ("quote", "bracket", "key") and error.context_mark
    mark = error.context_mark if opened else error.problem_mark
    at = min(mark.line, len(lines) - 1) if mark else 0
    line = lines[at] if lines else ""
    if "mapping values are not allowed" in said:
        return _of_colon(at, lines)
    if kind == "sign":
        return HeaderError(at + _FIRST, kind, write=_quoted(line))
    if not kind:
        return HeaderError(at + _FIRST, "other", text=line.strip(), problem=error.problem)
    return HeaderError(at + _FIRST, kind, text=line.strip())


def _of_colon(at: int, lines: list[str]) -> HeaderError:
    """Return what is wrong where the parser met a colon that it did not expect."""
    line = lines[at]
    if line.count(": ") > 1 and not line.startswith(" "):
        return HeaderError(at + _FIRST, "colon", write=_quoted(line))
    before = lines[at - 1] if at else ""
    if before and ":" not in before:  # a full-width colon, or none
        return HeaderError(at - 1 + _FIRST, "key", text=before.strip())
    return HeaderError(at + _FIRST, "indent", text=line.strip())


def _quoted(line: str) -> str:
    """Return a line with its value in quotes, or the same for any line that has no value."""
    key, colon, value = line.strip().partition(": ")
    text = value.strip().strip('"“”')
    return f"{key}: '{text}'" if colon else f"key: '{line.strip()}'"
