"""Whole pages of HTML: one skeleton, `page.html`, that templates of the kit fill."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from lessonkit.core.language import Lang
from lessonkit.core.texts import say

if TYPE_CHECKING:
    from jinja2 import Environment

CODE: Final[dict[Lang, str]] = {"zh": "zh-CN", "en": "en"}  # as in HTML
_PACKAGE: Final = Path(__file__).parents[1]


def page(template: Path, title: str, lang: Lang, styles: Iterable[Path], **parts: object) -> str:
    """Return a whole page; all text in it is escaped.

    Args:
        template: A file of the package that extends ``core/page.html``.
        title: What the browser calls the page.
        lang: The language of the page.
        styles: Files of CSS.
        parts: What else the template names; HTML comes as Markup.
    """
    made = _environment().get_template(template.relative_to(_PACKAGE).as_posix())
    style = Markup("".join(path.read_text(encoding="utf-8") for path in styles))  # noqa: S704 - the kit's own files
    return made.render(code=CODE[lang], title=title, lang=lang, style=style, **parts)


@cache
def _environment() -> "Environment":
    from jinja2 import (  # noqa: PLC0415 - only who writes a page waits for it
        Environment,
        FileSystemLoader,
        StrictUndefined,
    )

    made = Environment(
        loader=FileSystemLoader(_PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["say"] = say
    return made
