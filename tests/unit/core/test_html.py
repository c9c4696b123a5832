"""The one table of all pages and panels."""

from markupsafe import Markup

from lessonkit.core import html

TEXT = '<b>"&'


def test_text_in_a_table_stays_text_and_markup_is_taken_as_it_is() -> None:
    """In every cell, and in the caption; a reader is told which cell heads what."""
    link = Markup('<a href="#src-x">x</a>')

    made = html.table(TEXT, [TEXT], [[TEXT, TEXT], [link, link]])

    assert TEXT not in made
    assert made.count("&lt;b&gt;&quot;&amp;") == 4
    assert f'<tr><th scope="row">{link}</th><td>{link}</td></tr>' in made
    assert '<th scope="col">' in made


def test_a_table_below_a_heading_of_its_own_has_no_caption() -> None:
    """An empty caption would be read out as one."""
    assert "<caption" not in html.table("", ["a"], [["b"]])
