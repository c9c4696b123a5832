"""Pictures and links of a lesson that lead nowhere."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from lessonkit.course.outline import START
from lessonkit.desk.check.finding import Finding, found
from lessonkit.lessons import catalogue, pictures

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from lessonkit.lessons.lesson import Lesson


def broken(lesson: Lesson) -> Iterator[Finding]:
    """Yield pictures that are not there, too large or without words, and links to no lesson."""
    for cell in lesson.cells:
        if cell.kind != "markdown":
            continue
        for i, text in enumerate(cell.source.splitlines()):
            for link in pictures.LINK.finditer(text):
                told = _picture if link["picture"] else _link
                yield from told(lesson, cell.line + i, link)


def _picture(lesson: Lesson, line: int, link: re.Match[str]) -> Iterator[Finding]:
    folder, target = lesson.path.parent, link["target"]
    path = pictures.find(target, folder)
    if path is None:
        there = [one.name for one in folder.iterdir() if one.suffix.lower() in pictures.TYPES]
        near = _nearest(target, there)
        key = "picture.near" if near else "picture.missing"
        yield found(lesson.path, line, key, target=target, write=near)
    elif path.suffix.lower() not in pictures.TYPES:
        types = ", ".join(pictures.TYPES)
        yield found(lesson.path, line, "picture.type", target=target, types=types)
    elif path.stat().st_size > pictures.LARGEST:
        most = pictures.LARGEST // 1000
        yield found(lesson.path, line, "picture.large", target=target, most=most)
    if not link["text"].strip():
        yield found(lesson.path, line, "picture.silent", target=target)


def _link(lesson: Lesson, line: int, link: re.Match[str]) -> Iterator[Finding]:
    target, _, _ = link["target"].partition("#")
    if not target or ":" in target:  # within the lesson, or an address outside
        return
    lessons = [f"{name}.ipynb" for name in (*catalogue.names(), START)]
    if target not in lessons:
        write = _nearest(target, lessons) or lessons[0]
        yield found(lesson.path, line, "link", target=target, write=write)


def _nearest(target: str, names: list[str]) -> str:
    alike = {name.lower(): name for name in names}
    near = difflib.get_close_matches(target.lower(), alike, 1, 0.4)
    return alike[near[0]] if near else ""
