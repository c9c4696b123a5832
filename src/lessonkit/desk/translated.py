"""Which Chinese text an English twin translates, stated in the twin's header."""

import re
from collections.abc import Sequence
from typing import Final

import click

from lessonkit.core import files
from lessonkit.core.language import system
from lessonkit.core.texts import say
from lessonkit.lessons import catalogue
from lessonkit.lessons.lesson import Lesson, read, read_notes

_LINE: Final = re.compile(r"^translates: .*\n", re.MULTILINE)


def run(wanted: Sequence[str]) -> None:
    """State for the lessons meant by `wanted`, or all, that the twin is up to date.

    Only the header's line `translates:` is written, in the lesson and in its instructor's
    page; the rest of the files stays as it is.

    Raises:
        UnknownLessonError: There is no such lesson.
        LessonError: A lesson cannot be read.
    """
    for name in [catalogue.find(text) for text in wanted] or catalogue.names():
        zh = read(name, "zh")
        _state(zh, read(name, "en"))
        if zh.path.with_name("notes.zh.md").exists():
            _state(read_notes(name, "zh"), read_notes(name, "en"))
        click.echo(say("translated.done", system(), lesson=name))


def _state(zh: Lesson, en: Lesson) -> None:
    raw = en.path.read_bytes().decode("utf-8-sig")
    ends, text = ("\r\n" if "\r\n" in raw else "\n"), raw.replace("\r\n", "\n")
    head, _, body = text.removeprefix("---\n").partition("---\n")
    line = f"translates: {' '.join(zh.fingerprints)}\n"
    head = _LINE.sub("", head) + line
    files.replace(en.path, f"---\n{head}---\n{body}".replace("\n", ends))


def outdated(zh: Lesson, en: Lesson) -> list[int]:
    """Return the cells of `en` whose original has changed since it was translated.

    Cells count from 1, the header is 0; a different number of cells counts every one that
    no longer stands at its place.
    """
    stated = str(en.header.get("translates", "")).split()
    return [i for i, now in enumerate(zh.fingerprints) if i >= len(stated) or stated[i] != now]
