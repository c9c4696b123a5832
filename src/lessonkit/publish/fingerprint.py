"""What a built lesson was made from, as one short hash, so that a change shows."""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final

from lessonkit import tables
from lessonkit.core import texts
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.lessons.lesson import Lesson
from lessonkit.tables import schema

# What labels.csv holds for commands and pages alone: no notebook shows it.
_ELSEWHERE: Final = (
    *("build.", "check.", "cli.", "coverage.", "error.", "export.", "fault.", "find.", "front."),
    *("notes.", "readme.", "start.", "translated.", "usage.", "verify.", "work."),
)


def fingerprint(lesson: Lesson) -> str:
    """Return a short hash of all that tables say of a lesson's areas, and of its texts.

    A notebook states the one that it was built from: `check` tells of one that was built from
    other figures or other words of its charts and panels.
    """
    found = [*_rows(lesson.areas), *_texts(lesson.name, lesson.lang)]
    return hashlib.sha256(repr(found).encode()).hexdigest()[:12]


def _rows(areas: Iterable[str]) -> Iterator[list[tuple[str, str]]]:
    prefixes = tuple(f"{area}." for area in areas)
    for name in sorted(schema.tables(home().data)):  # a stray copy of a table changes nothing
        for row in tables.read(home().data / name):
            if row.get("id", "").startswith(prefixes):
                yield sorted(row.items())


def _texts(name: str, lang: Lang) -> Iterator[tuple[str, str]]:
    shared = texts.read(home().data / texts.SHARED)
    yield from ((key, said[lang]) for key, said in shared.items() if not key.startswith(_ELSEWHERE))
    own = home().lessons / name / texts.OWN
    if own.exists():
        yield from ((key, said[lang]) for key, said in texts.read(own).items())
