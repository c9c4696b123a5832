"""The instructor's page on paper: the sheet is one side of A4, and the key stays folded."""

import pytest
from browser.harness import axe
from playwright.sync_api import Page, expect

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.lessons import catalogue
from lessonkit.publish.notes import document

WIDTH, HEIGHT = 673, 1017  # CSS pixels that A4 leaves between margins of 16 and 14 mm


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheet_fits_on_one_side_of_paper(page: Page, lang: Lang) -> None:
    """Of every lesson, with its three questions, at the size in which it is printed; axe-core has
    nothing to say against the pages, the key open.
    """
    page.set_viewport_size({"width": WIDTH, "height": HEIGHT})
    page.emulate_media(media="print")
    for name in catalogue.names():
        page.set_content(document.document(name, lang))
        box = page.locator(".sheet").bounding_box()
        assert box
        assert box["height"] <= HEIGHT, name
        page.emulate_media(media="screen")
        page.get_by_text(say("notes.key", lang)).click()
        assert axe.violations(page) == [], name
        page.emulate_media(media="print")


def test_the_key_is_printed_only_once_it_was_opened(page: Page) -> None:
    """A class that is given the pages gets no answers unless the instructor opened them."""
    page.set_content(document.document("07-health", "en"))
    key = page.get_by_text(say("notes.key", "en"))
    answer = page.locator("details li").first
    page.emulate_media(media="print")
    expect(key).to_be_hidden()

    page.emulate_media(media="screen")
    key.click()
    page.emulate_media(media="print")

    expect(answer).to_be_visible()
