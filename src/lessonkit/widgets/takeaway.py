"""A page made of what a learner wrote: escaped, whole, beside their lessons."""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Final

from lessonkit.core.errors import KitError
from lessonkit.core.home import home
from lessonkit.core.language import Lang
from lessonkit.core.texts import say

_STYLE: Final = (
    "body{font-family:sans-serif;max-width:42em;margin:2em auto;padding:0 1em;line-height:1.6}"
    "dt{font-weight:600;margin-top:1em}dd{margin:0;white-space:pre-wrap}footer{margin-top:2em}"
)
_LANG: Final[dict[Lang, str]] = {"zh": "zh-CN", "en": "en"}


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
    said = [(label, text if text.strip() else say("form.open", lang)) for label, text in rows]
    entries = "\n".join(f"<dt>{escape(k)}</dt>\n<dd>{escape(text)}</dd>" for k, text in said)
    written = say("form.by", lang, name=by, date=on) if by else on
    return (
        f'<!DOCTYPE html>\n<html lang="{_LANG[lang]}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(heading)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(heading)}</h1>\n<dl>\n{entries}\n</dl>\n"
        f"<footer><p>{escape(written)}</p><p>{escape(say('form.footer', lang))}</p></footer>\n"
        "</body>\n</html>\n"
    )


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
