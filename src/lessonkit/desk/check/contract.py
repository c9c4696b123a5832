"""The contract that a lesson's header, sections and code cells keep."""

from collections.abc import Iterator
from typing import Final

from lessonkit.course import order as way
from lessonkit.desk.check.finding import Finding, found
from lessonkit.facts.areas import all_areas
from lessonkit.lessons import catalogue
from lessonkit.lessons.lesson import LEVELS, Cell, Lesson

CORE_MINUTES: Final = 38  # of a class of 45
CODE_LINES: Final = 10
_TEXTS: Final = ("title", "question")
_LISTS: Final = ("objectives", "key_points")


def header(lesson: Lesson) -> Iterator[Finding]:
    """Yield what the header lacks or has wrong."""
    for key in _TEXTS:
        if not isinstance(lesson.header.get(key), str):
            yield found(lesson.path, 1, "header.text", key=key)
    for key in _LISTS:
        entries = lesson.header.get(key)
        if not (isinstance(entries, list) and entries and all(isinstance(e, str) for e in entries)):
            yield found(lesson.path, 1, "header.list", key=key)
    about = lesson.about
    number = lesson.name.partition("-")[0]
    if about.get("number") != int(number):
        yield found(lesson.path, 1, "header.number", number=int(number))
    area = catalogue.area(lesson.name)
    if lesson.area not in all_areas():
        yield found(lesson.path, 1, "header.area", areas=", ".join(all_areas()))
    elif lesson.area != area:
        yield found(lesson.path, 1, "header.folder", area=area)
    if not isinstance(about.get("minutes"), int) or not isinstance(about.get("needs"), list):
        yield found(lesson.path, 1, "header.minutes")


def order(lesson: Lesson) -> Iterator[Finding]:
    """Yield an `order` that is none, that another lesson has, or that is before what is needed."""
    places = way.places()
    here = places.pop(lesson.name, None)
    if here is None or lesson.about.get("order") != here:
        write = max(places.values(), default=0) + 10 if here is None else here
        yield found(lesson.path, 1, "header.order", write=write)
        return
    for name in (name for name, place in places.items() if place == here):
        yield found(lesson.path, 1, "header.shared", order=here, other=name, write=way.free(here))
    needed = way.needs(lesson.name)
    before = ((place, name) for name, place in places.items() if catalogue.number(name) in needed)
    later, last = max(before, default=(here, ""))
    if later > here:
        values = {"order": here, "other": last, "later": later, "write": way.free(later)}
        yield found(lesson.path, 1, "header.before", **values)


def sections(lesson: Lesson) -> Iterator[Finding]:
    """Yield sections without level or minutes, a core too long for a class, odd headings."""
    depth = 0
    for cell in lesson.cells:
        for line, level in _headings(cell):
            if level > depth + 1 or (level == 1 and depth):
                yield found(lesson.path, line, "heading", wanted="#" * min(level, depth + 1))
            depth = level
            told = cell.metadata.get("level") in LEVELS and cell.minutes
            if level == 2 and not told:  # noqa: PLR2004 - a section
                example = '+++ {"level": "core", "minutes": 5}'
                yield found(lesson.path, line, "section", example=example)
    core = lesson.minutes["core"]
    if core > CORE_MINUTES:
        yield found(lesson.path, 1, "core", minutes=core, most=CORE_MINUTES)


def code(lesson: Lesson) -> Iterator[Finding]:
    """Yield code cells that are too long or have no caption."""
    for cell in lesson.cells:
        if cell.kind == "code":
            lines = cell.source.splitlines()
            if len(lines) > CODE_LINES:
                yield found(lesson.path, cell.line, "code.long", lines=len(lines), most=CODE_LINES)
            if not lines or not lines[0].startswith("# "):
                yield found(lesson.path, cell.line, "code.caption")


def _headings(cell: Cell) -> Iterator[tuple[int, int]]:
    if cell.kind == "markdown":
        for i, line in enumerate(cell.source.splitlines()):
            hashes = len(line) - len(line.lstrip("#"))
            if hashes and line[hashes : hashes + 1] == " ":
                yield cell.line + i, hashes
