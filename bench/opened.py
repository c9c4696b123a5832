"""The kit running for a measurement, and a page to measure in."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from browser.harness import kit
from browsers import FLAGS
from playwright.sync_api import Page, sync_playwright

from lessonkit.core.home import home

LANG: Final = "zh"


@contextmanager
def opened(browser: str) -> Iterator[tuple[kit.Running, Page]]:
    """Start the kit for a new learner; yield it and a blank page.

    Args:
        browser: The path of a browser.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        kit.running(kit.Kit(home().root, Path(folder)), "--lang", LANG) as lab,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=browser, args=FLAGS) as chromium,
    ):
        yield lab, chromium.new_page()
