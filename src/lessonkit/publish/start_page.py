"""The start page: a notebook for each language, made from the lessons.

Its cell shows where the learner is. What is stored of it is the table of lessons alone, which
is what a viewer without a kernel shows.
"""

import itertools
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from lessonkit.core import files
from lessonkit.core.home import home
from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.course import listing, order, outline, review
from lessonkit.course.outline import START, Outline
from lessonkit.facts import cards, roles
from lessonkit.learner import workspace
from lessonkit.lessons import asked

_CELL: Final = "from lessonkit.course.contents import Contents\n\nContents()"


def renew() -> None:
    """Write the page of each language where it is not what the lessons say.

    Raises:
        LessonError: A lesson cannot be read.
    """
    for path, text in outdated().items():
        files.replace(path, text)


def outdated() -> dict[Path, str]:
    """Return the pages that differ from the lessons, and what they should be.

    Raises:
        LessonError: A lesson cannot be read.
    """
    pages = {home().notebooks / lang / f"{START}.ipynb": page(lang) for lang in LANGS}
    return {path: text for path, text in pages.items() if _read(path) != text}


def page(lang: Lang) -> str:
    """Return the page as the text of a notebook.

    Raises:
        LessonError: A lesson cannot be read.
    """
    lessons = {lesson.name: lesson for lesson in outline.read(lang)}
    on_the_way = [lessons[name] for name in order.names()]
    notebook = new_notebook()
    told = new_markdown_cell(f"# {say('front.title', lang)}\n\n{say('front.told', lang)}")
    shown = new_code_cell(
        f"# {say('front.cell', lang)}\n{_CELL}",
        execution_count=1,
        metadata={"jupyter": {"source_hidden": True}},
        outputs=[new_output("execute_result", listing.beside(on_the_way, lang), execution_count=1)],
    )
    notebook.cells = [told, shown]
    for number, cell in enumerate(notebook.cells):
        cell["id"] = f"{START}-{number}"
    notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
        "lessonkit": {
            "lesson": START,
            "lang": lang,
            "cards": cards.cards([], _anchors(on_the_way, lang), lang),
            "outlines": [outline.plain(lesson) for lesson in on_the_way],
            "sources": workspace.sources(notebook.cells),
        },
    }
    text: str = nbformat.writes(notebook)
    return text + "\n"


def _anchors(lessons: Iterable[Outline], lang: Lang) -> list[str]:
    """Return where links in the questions lead that the page may ask again."""
    again = itertools.chain.from_iterable(map(review.short, lessons))
    return roles.anchors(
        "\n".join(text for name in again for text in asked.of_question(name, lang))
    )


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""
