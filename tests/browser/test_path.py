"""The way through the lessons: contents, a lesson, its twin at the same place, the next."""

from collections.abc import Callable

import pytest
from browser.harness.kit import Running
from browser.harness.pages import PATIENCE, visit
from playwright.sync_api import Locator, Page, expect

from lessonkit.course import order

Shot = Callable[[str], None]
HERE = "00-page"
PLACE = 12  # a cell well below the first screen


def bar(page: Page) -> Locator:
    """Return the bar of the notebook in front."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .lessonkit-Bar")


def live(page: Page) -> None:
    """Wait until the notebook in front has run."""
    shown = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook[data-lessonkit=live]"
    page.locator(shown).wait_for(timeout=PATIENCE)


def on(page: Page, lang: str, lesson: str) -> None:
    """Wait until a notebook is in front."""
    page.wait_for_url(f"**/{lang}/{lesson}.ipynb*", timeout=PATIENCE)


def scroll(page: Page, cell: Locator) -> None:
    """Scroll a cell to the top, again and again while what stands above it is still drawn."""
    above, still = 0.0, 0
    for _ in range(PATIENCE // 200):
        cell.evaluate("cell => cell.scrollIntoView({block: 'start'})")
        page.wait_for_timeout(200)
        box = cell.bounding_box()
        still = still + 1 if box and box["y"] == above else 0
        above = box["y"] if box else 0.0
        if still == 5:
            return
    pytest.fail("the lesson has not come to rest")


def test_contents_lesson_twin_at_the_same_place_and_next(
    page: Page, lab: Running, shot: Shot
) -> None:
    """The bar leads on by mouse and by keyboard, keeps the place, and the size for the next."""
    visit(page, lab, "zh", "start")
    page.locator(f".jp-Notebook a[href*='{HERE}']").first.click()
    on(page, "zh", HERE)
    live(page)

    size = bar(page).get_by_role("button", name="投影字号")
    expect(size).to_have_attribute("aria-pressed", "false")
    size.click()
    expect(size).to_have_attribute("aria-pressed", "true")
    shot("projector")
    shown = ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook .jp-Cell"
    page.mouse.move(640, 500)
    page.mouse.wheel(0, 10)  # a reader moves, so that a remembered place is no longer held
    scroll(page, page.locator(shown).nth(PLACE))
    twin = bar(page).get_by_role("button", name="English")
    expect(twin).to_have_attribute("lang", "en")
    twin.focus()
    page.keyboard.press("Enter")
    on(page, "en", HERE)
    expect(page.locator(shown).nth(PLACE)).to_be_in_viewport(timeout=PATIENCE)
    expect(page.locator(shown).first).not_to_be_in_viewport()
    shot("twin")

    larger = bar(page).get_by_role("button", name="Projector size")
    expect(larger).to_have_attribute("aria-pressed", "true")
    larger.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    after = bar(page).get_by_role("button", name="Next")
    expect(after).to_be_focused()
    page.keyboard.press("Enter")
    on(page, "en", str(order.neighbours(HERE)["next"]))
    expect(bar(page).get_by_role("button", name="Previous")).to_be_visible(timeout=PATIENCE)
