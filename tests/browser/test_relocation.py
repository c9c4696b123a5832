"""The relocation lesson as a learner who doubts everything meets it, without a network."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import nbformat
import pytest
from browser.harness import kit, sight
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import PATIENCE, kill_kernel, open_lesson, visit
from playwright.sync_api import Locator, Page, expect

from lessonkit.core.language import Lang
from lessonkit.core.numerals import format_number
from lessonkit.core.texts import say

Shot = Callable[[str], None]
LESSON: Final = "03-relocation"
READING: Final = re.compile(r"(?<!1)22,?979")
KIT: Final = "relocation.reading.kit"
TESTS: Final = ("jobs", "coverage", "sites", "residents", "poor", "region", "media")


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[Running]:
    """The real kit with a learner of the test's own: both languages share their file."""
    with kit.running(Kit(ROOT, tmp_path), "--lang", "zh") as lab:
        yield lab


def drawn(page: Page, key: str, lang: Lang) -> tuple[Locator, Locator]:
    """Return a slider below or beside a chart, and the chart's picture."""
    slider = page.get_by_role("slider", name=say(key, lang))
    return slider, page.locator(".jp-RenderedVega5").filter(has=slider).locator("svg")


def laboratory(page: Page, lang: Lang) -> Locator:
    """Return the chart of the headcount laboratory with its controls."""
    slider = page.get_by_role("slider", name=say("relocation.lab.people", lang))
    return page.locator(".jp-RenderedVega5").filter(has=slider).locator(".vega-embed")


def opener(chart: Locator, lang: Lang, name: str) -> Locator:
    """Return the menu whose guess opens a test."""
    number = TESTS.index(name) + 1
    label = say(
        "relocation.lab.open", lang, number=number, name=say(f"relocation.lab.{name}", lang)
    )
    return chart.get_by_role("combobox", name=label)


def click_at(page: Page, slider: Locator, share: float) -> None:
    """Click on a slider's scale with the mouse."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)


def weigh(page: Page, shot: Shot, lang: Lang) -> None:
    """
    A guess opens a test by keyboard and mouse, the headcount moves all open ones and is written
    as readers write it, and only a named range shows the reading; chart and controls are in
    view together all the while, also on a projector.
    """
    chart = laboratory(page, lang)
    chart.scroll_into_view_if_needed()
    assert not READING.search(page.locator("body").inner_text())

    opener(chart, lang, "sites").select_option(say("relocation.lab.guess.strains", lang))
    picture = chart.locator("svg")
    expect(picture).to_contain_text(say("relocation.lab.independent", lang))
    expect(picture).to_contain_text("1,538")
    opener(chart, lang, "jobs").press("ArrowDown")
    expect(picture).to_contain_text(say("relocation.lab.forming", lang))
    slider = chart.get_by_role("slider", name=say("relocation.lab.people", lang))
    slider.press("ArrowRight")
    shown = slider.locator("xpath=following-sibling::span")
    expect(shown).to_have_text(format_number(61_000, lang))
    expect(picture).to_contain_text("1,564")
    expect(picture).to_contain_text("8.57")
    click_at(page, slider, 0.9)
    expect(picture).not_to_contain_text("1,564")
    chart.get_by_role("radio", name=say("relocation.lab.mode.keep", lang)).check()
    expect(picture).to_contain_text("20,400")
    assert not READING.search(page.locator("body").inner_text())

    for name in TESTS:
        opener(chart, lang, name).select_option(say("relocation.lab.guess.unknown", lang))
    for width, height in ((1024, 768), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        sight.seen_whole(page, chart)
        shot(f"whole-{width}")
    size = page.locator(".lessonkit-Bar").get_by_role("button", name=re.compile("Projector|投影"))
    size.click()
    for width, height in ((1920, 1080), (1280, 900)):
        page.set_viewport_size({"width": width, "height": height})
        sight.settle(page)
        sight.seen_whole(page, chart)
        shot(f"projector-{width}")
    size.click()

    chart.get_by_role("slider", name=say("relocation.lab.low", lang)).press("ArrowRight")
    chart.get_by_role("checkbox", name=say("relocation.lab.ready", lang)).check()
    expect(picture).to_contain_text("22,979")


def move(page: Page, lang: Lang) -> None:
    """Bounds, old houses, two moves and the census answer keys and mouse."""
    slider, picture = drawn(page, "relocation.bounds.moved", lang)
    expect(picture).to_contain_text("17.27")
    slider.press("ArrowLeft")
    expect(picture).to_contain_text("16.41")
    click_at(page, slider, 0.2)
    expect(picture).to_contain_text(say("relocation.bounds.fits", lang))

    slider, picture = drawn(page, "relocation.funnel.moved", lang)
    slider.press("ArrowRight")
    page.get_by_role("radio", name=say("relocation.funnel.divide.done", lang)).check()
    expect(picture).to_contain_text("9.08")

    slider, picture = drawn(page, "relocation.moves.size", lang)
    slider.press("ArrowRight")
    expect(picture).to_contain_text("2.01")
    click_at(page, slider, 0.7)
    expect(picture).not_to_contain_text("2.01")

    slider, picture = drawn(page, "relocation.census.visited", lang)
    slider.press("End")
    expect(picture).to_contain_text(say("relocation.census.apart", lang))
    click_at(page, slider, 0.03)
    expect(picture).to_contain_text(say("relocation.census.mixed", lang))


def commit(page: Page, lang: Lang) -> None:
    """A guess, a judgement, a document and a form are answered in words that follow them."""
    guess = page.locator(".lessonkit-question").filter(has=page.locator(".lessonkit-estimate"))
    guess.first.get_by_role("textbox").fill("6")
    guess.first.get_by_role("button", name=say("guess.commit", lang)).click()
    expect(guess.first).to_contain_text("17.27")

    judgement = page.locator(".lessonkit-judgement")
    judgement.get_by_role("checkbox", name=say("relocation.lab.media", lang)).press("Space")
    judgement.get_by_role("radio", name=say("judgement.likely", lang), exact=True).check()
    judgement.get_by_role("textbox", name=say("judgement.change", lang)).fill("roll 花名册")
    judgement.get_by_role("button", name=say("judgement.keep", lang)).click()
    expect(judgement).to_contain_text(say(f"{KIT}.media", lang))
    expect(judgement).to_contain_text(say(KIT, lang))

    documents = page.locator(".lessonkit-documents")
    documents.get_by_role(
        "radio", name=say("relocation.documents.births", lang), exact=True
    ).check()
    documents.get_by_role("checkbox", name=say("relocation.documents.cause.date", lang)).press(
        "Space"
    )
    documents.get_by_role("button", name=say("relocation.documents.look", lang)).press("Enter")
    expect(documents).to_contain_text(say("relocation.documents.births.is", lang))
    assert documents.inner_text().count(say("relocation.documents.other", lang)) == 2

    who = page.get_by_role("textbox", name=say("relocation.stay.who", lang))
    who.fill("邻村的人 <b>")
    who.press("Tab")
    expect(page.get_by_text(say("form.kept", lang)).first).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_lesson_is_worked_through_and_comes_back(
    page: Page, mine: Running, shot: Shot, lang: Lang
) -> None:
    """
    Each interactive does what it should; what was kept stands in the learner's file, and is
    there again after the kernel has died and the page was closed.
    """
    open_lesson(page, mine, lang, LESSON)
    expect(page.locator("[data-mime-type*=error]")).to_have_count(0)
    weigh(page, shot, lang)
    move(page, lang)
    commit(page, lang)
    shot("done")

    kept = {(line["kind"], line["about"]) for line in mine.kit.work()}
    assert kept >= {
        ("guess", "relocation.guess_size"),
        ("judgement", "relocation.reading"),
        ("guess", "relocation.document"),
        ("reflection", "relocation.stay"),
    }

    kill_kernel(page, mine, lang, LESSON)
    page.wait_for_timeout(1_000)
    again = page.context.new_page()
    page.close()
    open_lesson(again, mine, lang, LESSON)
    expect(again.get_by_text(say("predict.restored", lang)).first).to_be_visible()
    back = again.locator(".lessonkit-judgement")
    expect(back.get_by_role("checkbox", name=say("relocation.lab.media", lang))).to_be_checked()
    likely = back.get_by_role("radio", name=say("judgement.likely", lang), exact=True)
    expect(likely).to_be_checked()
    change = back.get_by_role("textbox", name=say("judgement.change", lang))
    expect(change).to_have_value("roll 花名册")
    expect(back).to_contain_text(say(KIT, lang))
    births = again.get_by_role("radio", name=say("relocation.documents.births", lang), exact=True)
    expect(births).to_be_checked()
    who = again.get_by_role("textbox", name=say("relocation.stay.who", lang))
    expect(who).to_have_value("邻村的人 <b>")


def test_the_laboratory_needs_neither_kernel_nor_trust(page: Page, mine: Running) -> None:
    """In a copy that nobody has trusted or run, a guess opens a test and the headcount moves it."""
    path = mine.kit.my_lesson("zh", LESSON)
    copy = path.with_name("untrusted.ipynb")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source += "\n\n改过"
    nbformat.write(notebook, copy)
    visit(page, mine, "zh", copy.stem)
    page.locator(".jp-Notebook[data-lessonkit=untrusted]").wait_for(timeout=PATIENCE)

    chart = laboratory(page, "zh")
    opener(chart, "zh", "sites").select_option(say("relocation.lab.guess.strains", "zh"))
    expect(chart.locator("svg")).to_contain_text("1,538")
    chart.get_by_role("slider", name=say("relocation.lab.people", "zh")).press("ArrowRight")
    expect(chart.locator("svg")).to_contain_text("1,564")
