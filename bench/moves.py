"""How long a chart takes to follow a slider, timed inside the page of a lesson opened in Lab."""

import statistics
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from browser.harness import pages
from browsers import find_browser
from playwright.sync_api import Locator, Page

from bench.measure import Row
from bench.opened import LANG, opened
from lessonkit.core.texts import say

_MOVES: Final = 30
_TIME: Final = (Path(__file__).parent / "moves.js").read_text(encoding="utf-8")
_KERNEL: Final = ("slider to chart, with the kernel", 60)
_VILLAGE: Final = ("slider to chart, a village of 500 over 60 months", 150)
_PAGE: Final = ("slider to chart, in the browser alone", 20)


def rows() -> Iterator[Row]:
    """Yield the median time from a move to the changed chart, in ms, for both kinds of charts."""
    browser = find_browser()
    if not browser:
        for what, bound in (_KERNEL, _PAGE, _VILLAGE):
            yield Row(f"{what} (no Chromium, Chrome or Edge found)", None, bound, "ms")
        return
    with opened(browser) as (lab, page):
        pages.open_lesson(page, lab, LANG, "07-health")
        bill = _slider(page, "health.bill.any")
        panel = page.locator(".lessonkit-panel").filter(has=bill)
        yield Row(_KERNEL[0], _median(bill, panel.locator(".lessonkit-picture")), _KERNEL[1], "ms")
        township = _slider(page, "health.staff.a_township")
        chart = page.locator(".jp-RenderedVega5").filter(has=township)
        yield Row(_PAGE[0], _median(township, chart), _PAGE[1], "ms")
        pages.open_lesson(page, lab, LANG, "12-relapse")
        line = _slider(page, "relapse.watch.threshold").first
        panel = page.locator(".lessonkit-panel").filter(has=line).first
        lines = panel.locator(".lessonkit-picture")
        yield Row(_VILLAGE[0], _median(line, lines), _VILLAGE[1], "ms")


def _slider(page: Page, label: str) -> Locator:
    return page.get_by_role("slider", name=say(label, LANG))


def _median(slider: Locator, picture: Locator) -> float:
    slider.scroll_into_view_if_needed()
    picture.locator("svg").wait_for()
    arguments = {"slider": slider.element_handle(), "moves": _MOVES}
    times: list[float] = picture.evaluate(_TIME, arguments)
    return statistics.median(times)
