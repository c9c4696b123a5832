"""A lesson as one page, made from its built notebook: charts live, questions with answers."""

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import nbformat
from markupsafe import Markup

from lessonkit import labextension
from lessonkit.core import pages
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang, system
from lessonkit.core.texts import say
from lessonkit.course import listing, outline
from lessonkit.course.outline import START
from lessonkit.lessons.lesson import header
from lessonkit.publish import source_list, webpage
from lessonkit.publish.export import cells, scripts
from lessonkit.publish.notes import paper

_TEMPLATE: Final = Path(__file__).with_name("export.html")
_STYLES: Final = (
    labextension.FOLDER / "card.css",
    labextension.FOLDER / "picture.css",
    labextension.FOLDER / "table.css",
    paper.STYLE,
    _TEMPLATE.with_suffix(".css"),
)
_LESSON: Final = re.compile(r'<a href="(?P<name>[\w-]+)\.ipynb[^"]*"[^>]*>(?P<words>.*?)</a>')


class ExportError(KitError):
    """A lesson whose built notebook is missing or cannot be read."""


def file(name: str, lang: Lang) -> str:
    """Return what the page of a lesson is called."""
    return f"{name}.{lang}.html"


def lesson(name: str, lang: Lang, together: Collection[str] = ()) -> str:
    """Return the page of a lesson.

    Args:
        name: The lesson's name.
        lang: Its language.
        together: Files of the pages that lie beside it: it leads to these only.

    Raises:
        ExportError: The lesson has not been built.
        LessonError: Its header cannot be read.
    """
    notebook = _notebook(name, lang)
    told = notebook.metadata["lessonkit"]
    shown = filter(None, (cells.html(cell, lang, told["cards"]) for cell in notebook.cells))
    body = Markup("\n".join(shown))  # noqa: S704 - texts of the kit, outputs of its build
    around = {**told["path"], "contents": START}
    return _page(
        str(header(name, lang)["title"]),
        lang,
        links=_links(name, lang, around, together),
        main=_beside(body, lang, together),
        sources=_other_sources(body, lang),
        live=_live(lang, name.partition("-")[0]),
        scripts=scripts.data("cards", told["cards"]) + "\n" + scripts.bundle(),
    )


def contents(lang: Lang, together: Collection[str] = ()) -> str:
    """Return the page that lists all lessons.

    Raises:
        LessonError: A lesson cannot be read.
    """
    title = say("front.title", lang)
    rows = listing.table(outline.read(lang), lang, file("{name}", lang))
    return _page(
        title,
        lang,
        links=_links(START, lang, {}, together),
        main=webpage.markdown(f"# {title}\n\n{say('export.told', lang)}\n\n{rows}"),
        sources="",
        live=_live(lang),
        scripts="",
    )


def _page(title: str, lang: Lang, **parts: object) -> str:
    return webpage.page(_TEMPLATE, title, lang, _STYLES, **parts)


def _beside(body: Markup, lang: Lang, together: Collection[str]) -> Markup:
    """Return prose whose links to other lessons lead to their pages, or are words alone."""

    def page(link: re.Match[str]) -> str:
        to = file(link["name"], lang)
        return f'<a href="{to}">{link["words"]}</a>' if to in together else link["words"]

    return Markup(_LESSON.sub(page, body))  # noqa: S704 - as it was, but for the links


def _other_sources(body: str, lang: Lang) -> str:
    """Return the sources that only tables of charts lead to: cards take a script."""
    linked = dict.fromkeys(re.findall(r'href="#(src-[^"]+)"', body))
    others = [anchor for anchor in linked if f'id="{anchor}"' not in body]
    return webpage.markdown(source_list.items(others, lang)) if others else ""


def _live(lang: Lang, number: str = "") -> str:
    """Return how to open a lesson, or the contents, in Lab."""
    command = f"python3 kit.py start {number}".rstrip()
    return webpage.markdown(say("export.live", lang, command=command))


def _links(
    name: str, lang: Lang, around: Mapping[str, str | None], together: Collection[str]
) -> list[tuple[str, str, str]]:
    """Return the way on, to pages that lie beside this one: words, file and language of each."""
    twin: Lang = "en" if lang == "zh" else "zh"
    ways = [(say(f"export.{way}", lang), file(to, lang), lang) for way, to in around.items() if to]
    ways.append((say("export.this", twin), file(name, twin), twin))
    return [(words, to, pages.CODE[of]) for words, to, of in ways if to in together]


def _notebook(name: str, lang: Lang) -> nbformat.NotebookNode:
    path = home().notebooks / lang / f"{name}.ipynb"
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        notebook.metadata["lessonkit"]["cards"]
    except (OSError, ValueError, KeyError) as error:
        raise ExportError(say("export.unbuilt", system(), path=path, lesson=name)) from error
    return notebook
