"""What a learner meets in a lesson, section by section: minutes, level, and what can be kept.

The outlines of all lessons stand in the start page's own notebook, so that its kernel reads
no lesson: made by `read` at build, brought back by `stored`.
"""

from __future__ import annotations

import ast
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from lessonkit.core.home import home
from lessonkit.course import order
from lessonkit.lessons import asked, catalogue, lesson
from lessonkit.questions.quiz import markup, table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lessonkit.core.language import Lang
    from lessonkit.lessons.lesson import Cell
    from lessonkit.widgets.kept import Kept

START: Final = "start"  # the notebook of the start page, in the folder of each language


@dataclass(frozen=True)
class Section:
    """A section; `tasks` are the ids under which a learner's work in it is kept, with kinds.

    A kind is that of a question ("choice" …), "guess", or "panel".
    """

    heading: str
    level: str
    minutes: int
    tasks: dict[str, str]


@dataclass(frozen=True)
class Outline:
    """A lesson in one language; sections are counted from 1, as places in it are."""

    name: str
    title: str
    question: str
    needs: tuple[str, ...]  # names of the lessons that this one builds on
    key_points: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def number(self) -> str:
        """The lesson's number as it is written, as in "07"."""
        return self.name.partition("-")[0]

    def asks(self, about: str) -> bool:
        """Return whether the lesson asks a question, for a guess and the like, by its id."""
        return any(about in section.tasks for section in self.sections)

    def minutes(self, level: str) -> int:
        """How long the sections of a level take together."""
        return sum(section.minutes for section in self.sections if section.level == level)


def read(lang: Lang) -> list[Outline]:
    """Return the outlines of all lessons, sorted by number and not in the order of the course.

    Raises:
        LessonError: A lesson cannot be read.
        KeyError: Its header lacks title or question.
        UnknownQuestionError: It asks a question that there is not.
        TableError: Its questions or the areas cannot be read.
    """
    names = catalogue.names()
    return [_read(name, lang, names) for name in names]


def stored(lang: Lang) -> list[Outline]:
    """Return the outlines in the order of the way through the lessons.

    Raises:
        OSError: The start page has not been built.
    """
    text = (home().notebooks / lang / f"{START}.ipynb").read_text(encoding="utf-8")
    return [_restored(each) for each in json.loads(text)["metadata"]["lessonkit"]["outlines"]]


def plain(outline: Outline) -> dict[str, Any]:
    """Return an outline as JSON holds it."""
    return asdict(outline)


def _restored(found: dict[str, Any]) -> Outline:
    sections = tuple(Section(**section) for section in found["sections"])
    lists = {key: tuple(found[key]) for key in ("needs", "key_points")}
    return Outline(**{**found, **lists, "sections": sections})


def _read(name: str, lang: Lang, names: list[str]) -> Outline:
    found = lesson.read(name, lang)
    needed = order.needs(name)
    return Outline(
        name,
        found.title,
        found.question,
        tuple(each for each in names if catalogue.number(each) in needed),
        tuple(found.header.get("key_points") or ()),
        tuple(_section(heading, cells, lang) for heading, cells in found.sections),
    )


def _section(heading: str, cells: list[Cell], lang: Lang) -> Section:
    first = cells[0]
    tasks = {name: kind for cell in cells if cell.kind == "code" for name, kind in _tasks(cell)}
    level = str(first.metadata.get("level"))
    return Section(markup.plain(heading, lang), level, first.minutes, tasks)


def _tasks(cell: Cell) -> Iterator[tuple[str, str]]:
    """Yield what a cell keeps: the ids with which questions, guesses and panels are called."""
    yield from ((name, table.question(name).kind) for _, name in asked.asked(cell.source))
    yield from ((name, "guess") for _, name in asked.asked(cell.source, "predict"))
    for called, arguments in _panels(cell.source):
        yield from dict.fromkeys(called.tasks(*arguments), "panel").items()


def _panels(source: str) -> Iterator[tuple[type[Kept], list[Any]]]:
    """Yield the panels that keep something which a cell calls, with what it gives them."""
    from lessonkit import areas  # noqa: PLC0415 - read at build; the start page's kernel never does

    try:
        tree = ast.parse(source)
    except SyntaxError:
        return  # the lesson's own error, told where it is built
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            root, *names = ast.unparse(node.func).split(".")
            called: Any = areas if root == "panels" else None
            for name in names:
                called = getattr(called, name, None)
            if hasattr(called, "tasks"):
                yield called, [ast.literal_eval(one) for one in node.args if _plain(one)]


def _plain(node: ast.expr) -> bool:
    """Return whether an argument is written out, and not named."""
    return not any(isinstance(part, ast.Name | ast.Call) for part in ast.walk(node))
