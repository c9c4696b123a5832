"""Slips of the pen in a lesson: half a role, half a fence, marks of a merge, broken code."""

from __future__ import annotations

import ast
import re
import unicodedata
from typing import TYPE_CHECKING, Final

from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts import roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.lessons.lesson import Cell, Lesson

_MERGE: Final = re.compile(r"(<{7}|>{7})( |$)")
_FENCE: Final = re.compile(r"\s*(```|~~~)\s*\{")
# What a word processor or a Chinese keyboard writes for the quotes of code.
_QUOTES: Final = str.maketrans("“”„‟‘’‛`", "\"\"\"\"''''")
_ODD: Final = re.compile(r"[“”„‟‘’‛，；：（）［］｛｝＝＋－＊／＂＇．　\u00a0\t]")


def slips(lesson: Lesson) -> Iterator[Finding]:
    """Yield roles that are half written, fences that begin no cell, marks of a merge."""
    for cell in lesson.cells:
        for i, text in enumerate(cell.source.splitlines()):
            line = cell.line + i
            if _MERGE.match(text):
                yield found(lesson.path, line, "merge", text=text)
            elif cell.kind == "markdown":
                for typed, write in roles.broken(text):
                    yield found(lesson.path, line, "role.broken", typed=typed, write=write)
                if _FENCE.match(text):
                    yield found(lesson.path, line, "fence", text=text.strip())


def code(lesson: Lesson) -> Iterator[Finding]:
    """Yield code that Python cannot read, with the signs that a keyboard put in their place."""
    for cell in lesson.cells:
        if cell.kind == "code" and not any(map(_MERGE.match, cell.source.splitlines())):
            yield from _unread(lesson, cell)


def _unread(lesson: Lesson, cell: Cell) -> Iterator[Finding]:
    try:
        ast.parse(cell.source)
    except SyntaxError as error:
        lines = cell.source.splitlines()
        at = min(error.lineno or 1, len(lines)) - 1
        text = lines[at]
        odd = _ODD.search(text)
        if odd:
            write = unicodedata.normalize("NFKC", text.translate(_QUOTES)).replace("\t", "    ")
            values = {"sign": odd[0], "write": write.strip()}
            yield found(lesson.path, cell.line + at, "code.sign", **values)
        else:
            yield found(lesson.path, cell.line + at, "code.unread", text=text.strip())
