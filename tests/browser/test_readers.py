"""Every lesson for every reader: light and dark, narrow, zoomed, from the back row, by Tab alone,
and as axe-core sees it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from browser.harness import axe, sight
from browser.harness.colours import MARK, TEXT, contrast, luminance, use_theme
from browser.harness.kit import Running
from browser.harness.pages import open_lesson
from browser.harness.spill import spilt
from browser.harness.watch import new_context, watch
from playwright.sync_api import Browser, Locator, Page, expect

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.course.outline import START
from lessonkit.lessons import catalogue

Shot = Callable[[str], None]
# Each lesson is opened in the dark in one language, in the light in the other.
READINGS = [
    (name, lang, "Dark" if (number + LANGS.index(lang)) % 2 else "Light")
    for number, name in enumerate(catalogue.names())
    for lang in LANGS
]
DIM = 0.1  # luminance
LARGER = 1.4  # at least, of prose and controls on a projector
NAMELESS = re.compile(
    r"- (?:button|link|checkbox|radio|radiogroup|slider|textbox|spinbutton|combobox|region)"
    r"(?! \")[:\s].*"
)
SILENT = """
charts => charts.filter(chart =>
  (chart.closest('[role=graphics-document]')?.ariaLabel ?? '').length < 40
).length
"""
HEARD = ":not([aria-hidden=true], [aria-hidden=true] *)"
ASTRAY = """
labels => labels.filter((label) => {
  const words = label.getBoundingClientRect();
  const button = label.querySelector('input').getBoundingClientRect();
  return Math.abs(button.left - words.left) > 4 || button.top - words.top > 8;
}).map((label) => label.textContent)
"""


@dataclass(frozen=True)
class Reading:
    """A lesson that is open and live, everything in it drawn."""

    page: Page
    lang: Lang
    theme: str

    @property
    def bar(self) -> Locator:
        """The bar above the lesson."""
        return self.page.locator(".lessonkit-Bar")


@pytest.fixture(scope="module", params=READINGS, ids="-".join)
def reading(browser: Browser, lab: Running, request: pytest.FixtureRequest) -> Iterator[Reading]:
    """Each lesson in each language, opened once for all tests here."""
    name, lang, theme = request.param
    context = new_context(browser)
    with watch(context):
        page = context.new_page()
        use_theme(page, f"JupyterLab {theme}")
        open_lesson(page, lab, lang, name)
        sight.lay_out(page)
        yield Reading(page, lang, theme)
        context.close()


@pytest.fixture
def page(reading: Reading) -> Page:
    """Its page, as wide as at first."""
    reading.page.set_viewport_size({"width": 1280, "height": 900})
    sight.settle(reading.page)  # else what comes first would be measured on the page before
    return reading.page


def test_all_is_drawn_and_code_stays_folded(page: Page, reading: Reading, shot: Shot) -> None:
    """In the theme that was asked for; every chart tells what it shows, and no part of it does."""
    light = str(reading.theme == "Light").lower()
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", light)
    panels = page.locator(".lessonkit-picture")
    expect(page.locator(".lessonkit-picture:has(svg)")).to_have_count(panels.count())
    expect(page.locator(".jupyter-widgets :is(select, input, button)").first).to_be_visible()
    expect(page.locator(".jp-CodeCell .cm-editor:visible")).to_have_count(0)
    charts = page.locator(".jp-Notebook svg.marks")
    expect(charts.first).to_be_visible()
    assert charts.evaluate_all(SILENT) == 0
    expect(charts.locator(f"[aria-label]{HEARD}")).to_have_count(0)  # Vega's, of every mark
    shot(reading.theme)


def test_tab_leads_through_a_lesson(page: Page, reading: Reading) -> None:
    """
    From the bar on, Tab reaches each control once and ends; where it is can be seen, and each
    control and region has a name.
    """
    reading.bar.get_by_role("button").first.focus()
    walk = sight.walk(page)

    assert [each for each in walk if each["times"] > 1] == []
    assert [each for each in walk if each["times"] == 0] == []
    assert [each for each in walk if not each["seen"]] == []
    for shown in page.locator(sight.SHOWN).all():
        assert NAMELESS.findall(shown.aria_snapshot()) == []
    questions = page.locator(".lessonkit-question")
    asking = page.locator(".lessonkit-question[role=group][aria-label]")
    expect(asking).to_have_count(questions.count())
    boxes = page.locator(".lessonkit-panel .widget-radio-box")
    expect(page.locator(".lessonkit-panel").get_by_role("radiogroup")).to_have_count(boxes.count())


def test_radio_buttons_stand_before_their_words(page: Page, reading: Reading) -> None:
    """Also where the words take more than a line."""
    assert page.locator(".widget-radio-box label").evaluate_all(ASTRAY) == []


def test_words_and_controls_keep_their_contrast(page: Page, reading: Reading) -> None:
    """With a table open, a guess drawn and a card shown: text 4.5:1, edges and marks 3:1."""
    page.locator(".lessonkit-Table summary").first.click()
    drawn = page.locator(".lessonkit-pulled")
    if drawn.count():
        drawn.first.click(position={"x": 20, "y": 60})
    for ground in sight.grounds(page):
        assert (luminance(ground) > DIM) == (reading.theme == "Light")
    faint = [word for word in sight.words(page) if contrast(*word["colours"]) < TEXT]
    assert faint == []
    pale = [mark for mark in sight.edges(page) if contrast(*mark["colours"]) < MARK]
    assert pale == []
    page.locator(".jp-Notebook a[href^='#src-'], .jp-Notebook a[href^='#term-']").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert [w for w in sight.words(page, "dialog") if contrast(*w["colours"]) < TEXT] == []
    page.keyboard.press("Escape")


def test_chinese_says_that_it_is_chinese(page: Page, reading: Reading) -> None:
    """What a lesson shows in Chinese letters is marked so, and its own language as its own."""
    notebook = page.locator(".jp-Notebook")
    expect(notebook).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[reading.lang])

    assert sight.mistaken_languages(page) == []


def test_words_stay_within_their_chart(page: Page, reading: Reading) -> None:
    """Wherever its controls stand, also where these stand beside it."""
    assert spilt(page) == []


def test_quotes_of_english_charts_are_no_wider_than_letters(page: Page, reading: Reading) -> None:
    """Also where the only fonts for charts are Chinese; in Chinese they are as wide as those."""
    text = page.locator(".jp-Notebook svg.marks text").first
    assert reading.lang == "zh" or sight.quote_width(text) < sight.NARROW


@pytest.mark.parametrize("size", [(1024, 768), (640, 450)], ids=["1024", "200 percent"])
def test_nothing_is_cut_off_on_a_small_page(
    page: Page, reading: Reading, size: tuple[int, int]
) -> None:
    """What is wider than the page moves in a box of its own, which has a name and takes the focus;
    controls stay in view. At 200 percent a page of 1280 has 640.
    """
    page.set_viewport_size({"width": size[0], "height": size[1]})
    sight.settle(page)

    assert sight.cut_off(page) == []
    for button in reading.bar.get_by_role("button").all():
        expect(button).to_be_in_viewport(ratio=1)


def test_the_back_row_can_read_everything(page: Page, reading: Reading, shot: Shot) -> None:
    """The switch enlarges prose, controls, tables and charts, cuts nothing off, covers nothing."""
    before = sight.heights(page)
    size = reading.bar.get_by_role("button", name=re.compile("Projector|投影"))
    size.click()
    page.set_viewport_size({"width": 1280, "height": 800})
    sight.settle(page)
    after = sight.heights(page)

    assert before.keys() == after.keys()
    for name, height in before.items():
        least = 1.0 if name == "chart" else LARGER
        assert after[name] > least * height, name
    assert sight.cut_off(page) == []
    assert sight.covered(page) == []
    assert spilt(page) == []
    page.locator("svg.marks").first.scroll_into_view_if_needed()
    shot("projector")
    page.set_viewport_size({"width": 1024, "height": 768})
    sight.settle(page)
    assert sight.cut_off(page) == []
    size.click()
    expect(page.locator(".jp-Notebook")).to_have_attribute("data-lessonkit-size", "")


def test_axe_finds_in_a_lesson_only_what_is_labs_own(page: Page, reading: Reading) -> None:
    """The whole page, folds open, but for the table of all figures of the page; a heading is
    chosen, beside which Lab then shows its button.
    """
    page.locator(".jp-Notebook h1").first.click()
    long = say("table.show", reading.lang, caption=say("page.map.title", reading.lang))
    folds = page.locator(".jp-Notebook details:not([open]) > summary").filter(has_not_text=long)
    folds.evaluate_all("folds => folds.forEach(fold => { fold.parentElement.open = true; })")

    axe.only_labs_own(page)


@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_in_the_contents_only_what_is_labs_own(
    browser: Browser, lab: Running, lang: Lang
) -> None:
    """The page on which a learner begins."""
    context = new_context(browser)
    with watch(context):
        start = context.new_page()
        open_lesson(start, lab, lang, START)
        axe.only_labs_own(start)
        context.close()
