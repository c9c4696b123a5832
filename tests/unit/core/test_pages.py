"""The skeleton of all pages that the kit writes whole."""

import re
from pathlib import Path

import pytest

from lessonkit.core import pages
from lessonkit.core.language import Lang
from lessonkit.publish import export, notes
from lessonkit.widgets import takeaway

MARKUP = '<b title="x">\'&'
TEMPLATES = [
    Path(takeaway.__file__).with_suffix(".html"),
    Path(export.__file__).with_name("export.html"),
    Path(notes.__file__).with_name("notes.html"),
]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_page_has_the_one_skeleton(template: Path) -> None:
    """No template writes a head of its own."""
    text = template.read_text("utf-8")

    assert text.startswith('{% extends "core/page.html" %}\n')
    assert not re.search(r"<(?:html|head|style|title|body)\b", text)


def test_a_page_says_its_language_its_title_and_its_style(lang: Lang, tmp_path: Path) -> None:
    """Text is escaped; a style, which is the kit's own, is not."""
    style = tmp_path / "own.css"
    style.write_text("a > b {}\n", "utf-8")

    html = pages.page(TEMPLATES[0], MARKUP, lang, [style], rows=[], written=MARKUP)

    assert html.startswith(f'<!doctype html>\n<html lang="{pages.CODE[lang]}">\n')
    assert "<style>\na > b {}\n</style>" in html
    assert MARKUP not in html
    assert html.count("&lt;b title=&#34;x&#34;&gt;&#39;&amp;") == 3
    assert html.endswith("</body>\n</html>\n")
