"""Fixtures of the browser tests: one browser, one running kit, a fence around each page."""

import os
import re
from collections.abc import Callable, Generator, Iterator

import pytest
from browser.harness import kit, lessons
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import open_lesson
from browser.harness.watch import Fence, new_context, watch
from browsers import FLAGS, find_browser
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from lessonkit.core.language import LANGS, Lang

expect.set_options(timeout=20_000)  # a shared machine may be slow, a test must not notice first
ARTEFACTS = ROOT / "tests" / "artefacts"
# Each test opens a lesson of its own, since a lesson's kernel outlives its page.
SMALL = (
    "01-opens",
    "02-reload",
    "03-restart",
    "04-rerun",
    "05-dies",
    "06-late",
    "07-fails",
    "08-calm",
    "09-twice",
    "10-lost",
    "11-sleeps",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own browser, without a window."""
    path = find_browser()
    if not path:
        reason = "no Chromium, Chrome or Edge on this machine: browser tests are left out"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that has never seen the kit."""
    context = new_context(browser)
    yield context
    context.close()


@pytest.fixture
def fence(context: BrowserContext) -> Iterator[Fence]:
    """The record of the context; what a test does not expect and take out of it fails it."""
    with watch(context) as fence:
        yield fence


@pytest.fixture
def page(context: BrowserContext, fence: Fence) -> Page:
    """A blank page within the fence."""
    assert fence.outside == []
    return context.new_page()


@pytest.fixture(scope="module", params=LANGS)
def lang(request: pytest.FixtureRequest) -> Lang:
    """Each language, one after the other, for all tests of a module."""
    lang: Lang = request.param
    return lang


@pytest.fixture(scope="module")
def opened(
    browser: Browser, lab: Running, lang: Lang, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """The LESSON of a module, live in each language: one page for all its tests, in their order,
    because opening one takes longer than most tests do.
    """
    context = new_context(browser)
    with watch(context):
        page = context.new_page()
        open_lesson(page, lab, lang, request.module.LESSON)
        yield page
        context.close()


@pytest.fixture
def shot(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keep a picture of the page in tests/artefacts, which CI stores."""
    return lambda name: keep(request.node, name)


def keep(item: pytest.Item, name: str) -> None:
    """Write a picture of a test's page, if it has come to one."""
    ARTEFACTS.mkdir(exist_ok=True)
    test = re.sub(r"\W+", "-", item.name.removeprefix("test_")).strip("-")
    for page in getattr(item, "funcargs", {}).values():
        if isinstance(page, Page) and not page.is_closed():
            page.screenshot(path=ARTEFACTS / f"{test}.{name}.png")
            return


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep the last picture of a test that fails."""
    report = yield
    if report.failed and call.when == "call":
        keep(item, "failed")
    return report


@pytest.fixture(scope="session")
def small_kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """A kit with small lessons only, in a folder of the kind that breaks quoting."""
    copied = kit.copy(tmp_path_factory.mktemp("kit") / "课 #1 & 50% done")
    for lang in lessons.TITLE:
        for lesson in SMALL:
            lessons.write(copied.root / "notebooks" / lang / f"{lesson}.ipynb", lang)
        failing = copied.root / "notebooks" / lang / "07-fails.ipynb"
        lessons.write(failing, lang, "1 / 0", "print('after')")
    return copied


@pytest.fixture(scope="session")
def small_lab(small_kit: Kit) -> Iterator[Running]:
    """That kit, running with an English interface."""
    with kit.running(small_kit, "01", "--lang", "en") as lab:
        yield lab


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with its real lessons, its learner's files in a folder of the tests."""
    real = Kit(ROOT, tmp_path_factory.mktemp("learner"))
    with kit.running(real, "--lang", "zh") as lab:
        yield lab
