"""From a click to what it is for: a source card on the page, an answer on the disk."""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from browser.harness import pages
from browsers import find_browser
from playwright.sync_api import Page

from bench.measure import Row
from bench.opened import LANG, opened
from lessonkit.core.texts import say
from lessonkit.learner.journal import NAME

_CLICKS: Final = 30
_TIME: Final = (Path(__file__).parent / "clicks.js").read_text(encoding="utf-8")
_FIRST: Final = ("click to card, the first one", None)
_CARD: Final = ("click to card", 50)
_ANSWER: Final = ("click to the answer on the disk", 100)
_PATIENCE: Final = 10.0  # s


def rows() -> Iterator[Row]:
    """Yield the time of a first card and the medians of cards and answers, in ms."""
    browser = find_browser()
    if not browser:
        for what, bound in (_FIRST, _CARD, _ANSWER):
            yield Row(f"{what} (no Chromium, Chrome or Edge found)", None, bound, "ms")
        return
    with opened(browser) as (lab, page):
        pages.open_lesson(page, lab, LANG, "07-health")
        links = page.locator(".jp-MarkdownOutput a[href^='#src-']").all()
        times = [float(links[i % len(links)].evaluate(_TIME)) for i in range(_CLICKS + 1)]
        yield Row(_FIRST[0], times[0], _FIRST[1], "ms")
        yield Row(_CARD[0], statistics.median(times[1:]), _CARD[1], "ms")
        answers = [_answered(page, lab.kit.home / "my-lessons" / NAME) for _ in range(_CLICKS)]
        yield Row(_ANSWER[0], statistics.median(answers), _ANSWER[1], "ms")


def _answered(page: Page, path: Path) -> float:
    """Return the milliseconds from a click on a number's button to the line in the file."""
    asked = page.locator(".lessonkit-question").filter(has=page.locator(".lessonkit-field")).last
    asked.get_by_role("textbox").last.fill("7000")
    before = path.stat().st_size if path.exists() else 0
    clicked = asked.get_by_role("button", name=say("quiz.check", LANG)).evaluate(
        "button => { const at = Date.now(); button.click(); return at; }"
    )
    end = time.monotonic() + _PATIENCE
    while not path.exists() or path.stat().st_size == before:
        if time.monotonic() > end:
            raise TimeoutError(path)
        time.sleep(0.001)
    return path.stat().st_mtime * 1000 - float(clicked)
