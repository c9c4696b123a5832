"""The instructor's pages of a lesson: their parts, their figures, the same in both languages."""

import re
from collections.abc import Iterator
from typing import Final

from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.desk.check import figures, twins, writing
from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts import roles
from lessonkit.lessons.lesson import NOTES, Lesson, LessonError, read_notes

LEAST: Final = {"discuss": 3, "misread": 3}  # items; every other part has a sentence at least
_ITEM: Final = re.compile(r"^\s*(?:[-*]|\d+\.) |^\|(?! *:?-)", re.MULTILINE)


def everything(name: str) -> Iterator[Finding]:
    """Yield all that is wrong with the instructor's pages of a lesson."""
    sound: dict[Lang, Lesson] = {}
    for lang in LANGS:
        path = home().lessons / name / f"notes.{lang}.md"
        if not path.exists():
            yield found(path, 0, "pages.missing")
            continue
        try:
            page = read_notes(name, lang)
        except LessonError as error:
            yield found(path, error.line, "unreadable", problem=error.problem)
            continue
        faults = [*_parts(page), *_title(page)]
        yield from faults
        yield from writing.slips(page)
        yield from figures.known_roles(page)
        yield from figures.typed_by_hand(page)
        if not faults:
            sound[lang] = page
    if len(sound) == len(LANGS):
        yield from twins.drift(sound["zh"], sound["en"])
        yield from _items(sound["zh"], sound["en"])


def items(text: str) -> int:
    """Return how many items a part has: lines of a list, rows of a table below its head."""
    heads = len(re.findall(r"^\| *:?-", text, re.MULTILINE))
    return len(_ITEM.findall(text)) - heads


def _title(page: Lesson) -> Iterator[Finding]:
    if not isinstance(page.header.get("title"), str):
        yield found(page.path, 1, "header.text", key="title")


def _parts(page: Lesson) -> Iterator[Finding]:
    """Yield a page whose parts are not the fixed ones, and parts with too little in them."""
    wanted = [f"## {say(f'notes.{part}', page.lang)}" for part in NOTES]
    if [cell.source.partition("\n")[0].strip() for cell in page.cells] != wanted:
        yield found(page.path, 1, "pages.parts", parts=" → ".join(wanted))
        return
    for part, cell in zip(NOTES, page.cells, strict=True):
        _, _, text = cell.source.partition("\n")
        least = LEAST.get(part, 0)
        if not text.strip() or items(text) < least:
            yield found(page.path, cell.line, "pages.few", least=max(1, least))
    if not roles.anchors(page.cells[NOTES.index("sheet")].source):
        yield found(page.path, page.cells[0].line, "pages.figure")


def _items(zh: Lesson, en: Lesson) -> Iterator[Finding]:
    for first, second in zip(zh.cells, en.cells, strict=True):
        counts = items(first.source), items(second.source)
        if counts[0] != counts[1]:
            part = first.source.partition("\n")[0].removeprefix("## ")
            values = dict(zip(LANGS, counts, strict=True))
            yield found(en.path, second.line, "pages.items", part=part, **values)
