"""Pages that the kit writes for a browser: one file each, read and printed without a network."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt

from lessonkit import labextension
from lessonkit.core import files
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang, system
from lessonkit.core.texts import say

CODE: Final[dict[Lang, str]] = {"zh": "zh-CN", "en": "en"}  # as in HTML
_SHARED: Final = (labextension.FOLDER / "fonts.css", Path(__file__).with_suffix(".css"))
_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")


class UnwritableError(KitError):
    """The folder of exports cannot be written to."""


def page(title: str, body: str, lang: Lang, styles: Iterable[Path], head: str = "") -> str:
    """Return a whole page.

    Args:
        title: What the browser calls it, as text.
        body: Its body as HTML.
        lang: Its language.
        styles: Files of CSS, after those which all pages share.
        head: What else its head holds, as HTML.
    """
    style = "".join(path.read_text(encoding="utf-8") for path in (*_SHARED, *styles))
    return f"""<!doctype html>
<html lang="{CODE[lang]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
{head}<title>{escape(title)}</title>
<style>
{style}</style>
</head>
<body>
{body}
</body>
</html>
"""


def markdown(text: str) -> str:
    """Return Markdown, roles resolved, as HTML."""
    return str(_MARKDOWN.render(text))


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
