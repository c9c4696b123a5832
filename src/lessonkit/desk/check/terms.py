"""Terms that a lesson uses before it has led to their explanation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts import terms
from lessonkit.facts.roles import ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.facts.terms import Term
    from lessonkit.lessons.lesson import Lesson

# Shorter names, as 户 and 余, are words that every reader knows; they are explained on demand.
_SHORTEST: Final = 3  # letters of a term in Chinese


def unexplained(lesson: Lesson) -> Iterator[Finding]:
    """Yield each term whose first use in the prose below the headings is no link to its card."""
    lines = [
        (cell.line + i, text)
        for cell in lesson.cells
        if cell.kind == "markdown"
        for i, text in enumerate(cell.source.splitlines())
        if not text.startswith("#")
    ]
    for term in terms.all_terms().values():
        if len(term.label["zh"]) < _SHORTEST:
            continue
        first = _first(term, lesson, lines)
        if first:
            name = term.label[lesson.lang]
            yield found(lesson.path, first, "term", term=name, write=f"{{term}}`{term.id}`")


def _first(term: Term, lesson: Lesson, lines: list[tuple[int, str]]) -> int:
    """Return the line in which a term stands bare for the first time, 0 if a link came before."""
    name = re.escape(term.label[lesson.lang])
    bare = re.compile(name if lesson.lang == "zh" else rf"\b{name}\b", re.IGNORECASE)
    for line, text in lines:
        linked = (one.start() for one in ROLE.finditer(text) if one["name"] == term.id)
        word = bare.search(ROLE.sub(lambda one: " " * len(one[0]), text))
        if (at := next(linked, None)) is not None and (not word or at < word.start()):
            return 0
        if word:
            return line
    return 0
