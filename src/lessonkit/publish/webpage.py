"""Pages that the kit writes for a browser: one file each, read and printed without a network."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markupsafe import Markup

from lessonkit import labextension
from lessonkit.core import files, pages
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang, system
from lessonkit.core.texts import say

_SHARED: Final = (labextension.FOLDER / "fonts.css", Path(__file__).with_suffix(".css"))
_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


class UnwritableError(KitError):
    """The folder of exports cannot be written to."""


def page(template: Path, title: str, lang: Lang, styles: Iterable[Path], **parts: object) -> str:
    """Return a page as `pages.page` does, in the look that all pages made here share."""
    return pages.page(template, title, lang, (*_SHARED, *styles), **parts)


def markdown(text: str) -> Markup:
    """Return Markdown, roles resolved, as HTML."""
    return Markup(_MARKDOWN.render(text))  # noqa: S704 - texts of the kit


def write(name: str, text: str) -> Path:
    """Write a page into the folder of exports and return where.

    Raises:
        UnwritableError: The folder or the file cannot be written to.
    """
    path = home().exports / name
    try:
        files.replace(path, text)
    except OSError as error:
        reason = error.strerror or error
        raise UnwritableError(
            say("export.unwritable", system(), path=path, reason=reason)
        ) from error
    return path
