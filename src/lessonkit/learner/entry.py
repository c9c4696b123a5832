"""The form of one line of the learner's file, as bytes and as a record.

The file itself is written in journal.py.

A line comes from a file that anybody may edit, so what is read is held to sizes, to a depth
and to numbers that can be counted with. Nothing in it is ever run.
"""

from __future__ import annotations

import datetime as dt
import json
import math
from dataclasses import dataclass
from typing import Any, Final, Literal, cast, get_args

SCHEMA: Final = 1  # of the lines that this kit writes; a newer kit counts up
LONGEST: Final = 100_000  # bytes of a line
LONGEST_TEXT: Final = 20_000  # letters of a reflection, which fit into a line in any script
_DEEPEST: Final = 8  # lists within lists
_MOST_DIGITS: Final = 20  # of a whole number

Kind = Literal["answer", "guess", "class", "judgement", "reflection", "help", "place"]
KINDS: Final = get_args(Kind)


class DamagedLineError(ValueError):
    """A line that is no record: half of one, or nothing that the kit writes."""


@dataclass(frozen=True)
class Record:
    """Something that a learner did: `value` about the question (or panel) `about`.

    `at` is the time with its zone, `lesson` the lesson's name; `value` is what JSON holds.
    """

    at: str
    lesson: str
    about: str
    kind: Kind
    value: Any

    @property
    def when(self) -> dt.datetime:
        """The time as one that can be compared; a line written by hand may have none."""
        try:
            found = dt.datetime.fromisoformat(self.at)
        except ValueError:
            return dt.datetime.min.replace(tzinfo=dt.UTC)
        return found if found.tzinfo else found.replace(tzinfo=dt.UTC)


def write(record: Record) -> bytes:
    """Return a record as a line, its end included.

    Raises:
        DamagedLineError: It could not be read back: too long, too deep, no number.
    """
    fields = {
        "v": SCHEMA,
        "at": record.at,
        "lesson": record.lesson,
        "about": record.about,
        "kind": record.kind,
        "value": record.value,
    }
    try:
        line = json.dumps(fields, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    except (TypeError, ValueError, RecursionError) as error:
        raise DamagedLineError from error
    read(line)
    return line + b"\n"


def read(line: bytes) -> Record | None:
    """Return what a line holds, or None for a line of a newer kit.

    Raises:
        DamagedLineError: The line is not whole, or is none that the kit writes.
    """
    if len(line) > LONGEST:
        raise DamagedLineError
    try:
        found = json.loads(
            line.decode("utf-8-sig"),
            parse_constant=_refuse,
            parse_float=_finite,
            parse_int=_short,
            object_pairs_hook=_unique,
        )
        if b"\\u" in line:  # half of a pair of surrogates is no letter and cannot be sent
            json.dumps(found, ensure_ascii=False).encode()
        too_deep = _depth(found) > _DEEPEST
    except (ValueError, RecursionError) as error:
        raise DamagedLineError from error
    if too_deep or not isinstance(found, dict) or type(found.get("v")) is not int:
        raise DamagedLineError
    if found["v"] > SCHEMA:
        return None
    texts = [found.get(name) for name in ("at", "lesson", "about", "kind")]
    if not all(isinstance(text, str) for text in texts) or "value" not in found:
        raise DamagedLineError
    at, lesson, about, kind = cast("list[str]", texts)
    if kind not in KINDS:
        raise DamagedLineError
    return Record(at, lesson, about, cast("Kind", kind), found["value"])


def _refuse(text: str) -> None:
    raise DamagedLineError(text)


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise DamagedLineError(text)
    return value


def _short(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise DamagedLineError(text)
    return int(text)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise DamagedLineError
    return found


def _depth(value: object) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0
