"""A page made of what a learner wrote: escaped, whole, beside their lessons."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from lessonkit.core import pages
from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say

_TEMPLATE: Final = Path(__file__).with_suffix(".html")


class TakeawayError(KitError):
    """The folder of the learner's lessons cannot be written to."""


def page(heading: str, rows: Iterable[tuple[str, str]], *, lang: Lang, by: str, on: str) -> str:
    """Return an HTML page; whatever was typed is shown as it is and never run.

    Args:
        heading: What the page is.
        rows: Labels and what was written; an empty text is marked as open.
        lang: The language of the page.
        by: The name typed, or "": then the page names nobody.
        on: The date, as 2026-11-24.
    """
    written = say("form.by", lang, name=by, date=on) if by else on
    styles = (_TEMPLATE.with_suffix(".css"),)
    return pages.page(_TEMPLATE, heading, lang, styles, rows=rows, written=written)


def write(stem: str, content: str) -> Path:
    """Write a page beside the learner's lessons and return where; no file is overwritten.

    Raises:
        TakeawayError: The folder cannot be written to.
    """
    folder = home().copies
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path in (folder / f"{stem}{ending}.html" for ending in _endings()):
            try:
                with path.open("x", encoding="utf-8", newline="\n") as file:
                    file.write(content)
            except FileExistsError:
                continue
            return path
    except OSError as error:
        message = say("form.unwritable", path=folder, reason=error.strerror or error)
        raise TakeawayError(message) from error
    raise AssertionError


def _endings() -> Iterable[str]:
    """Yield what makes names of the same day different: nothing, then -2, -3 and on."""
    number = 1
    while True:
        yield f"-{number}" if number > 1 else ""
        number += 1
