"""How long a chart takes to follow a slider, timed inside the page of a lesson opened in Lab."""

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from browser.harness import kit, pages
from browsers import FLAGS, find_browser
from playwright.sync_api import Locator, Page, sync_playwright

from bench.measure import Row
from lessonkit.language import say
from lessonkit.paths import ROOT

_LANG: Final = "zh"
_MOVES: Final = 30
_TIME: Final = (Path(__file__).parent / "moves.js").read_text(encoding="utf-8")
_KERNEL: Final = ("slider to chart, with the kernel", 60)
_PAGE: Final = ("slider to chart, in the browser alone", 20)


def rows() -> Iterator[Row]:
    """Yield the median time from a move to the changed chart, in ms, for both kinds of charts."""
    browser = find_browser()
    if not browser:
        for what, bound in (_KERNEL, _PAGE):
            yield Row(f"{what} (no Chromium, Chrome or Edge found)", None, bound, "ms")
        return
    with (
        tempfile.TemporaryDirectory() as home,
        kit.running(kit.Kit(ROOT, Path(home)), "--lang", _LANG) as lab,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=FLAGS) as chromium,
    ):
        page = chromium.new_page()
        pages.open_lesson(page, lab, _LANG, "07-health")
        bill = _slider(page, "bill.any")
        panel = page.locator(".lessonkit-panel").filter(has=bill)
        yield Row(_KERNEL[0], _median(bill, panel.locator(".lessonkit-picture")), _KERNEL[1], "ms")
        township = _slider(page, "staff.a_township")
        chart = page.locator(".jp-RenderedVega5").filter(has=township)
        yield Row(_PAGE[0], _median(township, chart), _PAGE[1], "ms")


def _slider(page: Page, label: str) -> Locator:
    return page.get_by_role("slider", name=say(label, _LANG))


def _median(slider: Locator, picture: Locator) -> float:
    slider.scroll_into_view_if_needed()
    picture.locator("svg").wait_for()
    arguments = {"slider": slider.element_handle(), "moves": _MOVES}
    times: list[float] = picture.evaluate(_TIME, arguments)
    return statistics.median(times)
