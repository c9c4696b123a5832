"""A lesson as one page, made from its built notebook: charts live, questions with answers."""

import re
from collections.abc import Collection, Mapping
from html import escape
from pathlib import Path
from typing import Final

import nbformat

from lessonkit import labextension
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

_STYLES: Final = (
    labextension.FOLDER / "card.css",
    labextension.FOLDER / "picture.css",
    labextension.FOLDER / "table.css",
    paper.STYLE,
    Path(__file__).with_name("export.css"),
)
# Nothing is fetched, whatever a page may hold; Vega makes functions of a chart's formulas.
_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'unsafe-eval'"
)


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
    body = "\n".join(filter(None, (cells.html(c, lang, told["cards"]) for c in notebook.cells)))
    around = {**told["path"], "contents": START}
    return _framed(
        str(header(name, lang)["title"]),
        lang,
        _links(name, lang, around, together),
        _main(body + _other_sources(body, lang)),
        _closing(lang, name.partition("-")[0]),
        scripts.data("cards", told["cards"]),
        scripts.bundle(),
    )


def contents(lang: Lang, together: Collection[str] = ()) -> str:
    """Return the page that lists all lessons.

    Raises:
        LessonError: A lesson cannot be read.
    """
    title = say("front.title", lang)
    rows = listing.table(outline.read(lang), lang, file("{name}", lang))
    body = webpage.markdown(f"# {title}\n\n{say('export.told', lang)}\n\n{rows}")
    links = _links(START, lang, {}, together)
    return _framed(title, lang, links, _main(body), _closing(lang))


def _framed(title: str, lang: Lang, links: str, *parts: str) -> str:
    """Return a page of `parts` below the list of links, where there are any."""
    bar = f'<nav aria-label="{escape(say("export.bar", lang))}"><ul>{links}</ul></nav>'
    body = "\n".join([*([f"<header>{bar}</header>"] if links else []), *parts])
    head = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
    return webpage.page(title, body, lang, _STYLES, head)


def _other_sources(body: str, lang: Lang) -> str:
    """Return the sources that only tables of charts lead to, folded: cards take a script."""
    linked = dict.fromkeys(re.findall(r'href="#(src-[^"]+)"', body))
    others = [anchor for anchor in linked if f'id="{anchor}"' not in body]
    if not others:
        return ""
    listing = webpage.markdown(source_list.items(others, lang))
    summary = escape(say("export.sources", lang))
    return f"\n<details><summary>{summary}</summary>{listing}</details>"


def _main(body: str) -> str:
    """Return what a page is about; the kit's styles for Lab hold within elements so named."""
    names = "jp-Notebook jp-RenderedMarkdown jp-OutputArea"
    return f'<main class="{names}" data-lessonkit-lesson>\n{body}\n</main>'


def _closing(lang: Lang, number: str = "") -> str:
    """Return how to open a lesson, or the contents, in Lab."""
    command = f"python3 kit.py start {number}".rstrip()
    told = webpage.markdown(say("export.live", lang, command=command))
    return f'<footer id="live">{told}</footer>'


def _links(
    name: str, lang: Lang, around: Mapping[str, str | None], together: Collection[str]
) -> str:
    """Return the way on as items of a list, to pages that lie beside this one."""
    twin: Lang = "en" if lang == "zh" else "zh"
    ways = [(say(f"export.{way}", lang), file(to, lang), lang) for way, to in around.items() if to]
    ways.append((say("export.this", twin), file(name, twin), twin))
    return "".join(
        f'<li><a href="{to}" lang="{webpage.CODE[of]}">{escape(words)}</a></li>'
        for words, to, of in ways
        if to in together
    )


def _notebook(name: str, lang: Lang) -> nbformat.NotebookNode:
    path = home().notebooks / lang / f"{name}.ipynb"
    try:
        notebook: nbformat.NotebookNode = nbformat.read(path, as_version=4)
        notebook.metadata["lessonkit"]["cards"]
    except (OSError, ValueError, KeyError) as error:
        raise ExportError(say("export.unbuilt", system(), path=path, lesson=name)) from error
    return notebook
