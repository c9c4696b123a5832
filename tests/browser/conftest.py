"""Fixtures of the browser tests: one browser, one running kit, a fence around each page."""

import os
import re
from collections.abc import Callable, Generator, Iterator

import pytest
from browser.harness import kit, lessons
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.watch import Fence
from browsers import FLAGS, find_browser
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

FAILED = pytest.StashKey[bool]()
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
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    yield context
    context.close()


@pytest.fixture
def fence(context: BrowserContext) -> Iterator[Fence]:
    """The record of the context; what a test does not expect and take out of it fails it."""
    fence = Fence(context)
    yield fence
    assert fence.outside == []
    assert fence.complaints == []


@pytest.fixture
def page(context: BrowserContext, fence: Fence, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A blank page within the fence; of a test that fails, its last picture is kept."""
    assert fence.outside == []
    page = context.new_page()
    yield page
    if request.node.stash.get(FAILED, False):
        keep(page, request, "failed")


@pytest.fixture
def shot(page: Page, request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Keep a picture of the page in tests/artefacts, which CI stores."""
    return lambda name: keep(page, request, name)


def keep(page: Page, request: pytest.FixtureRequest, name: str) -> None:
    """Write a picture of a test's page."""
    ARTEFACTS.mkdir(exist_ok=True)
    test = re.sub(r"\W+", "-", request.node.name.removeprefix("test_")).strip("-")
    page.screenshot(path=ARTEFACTS / f"{test}.{name}.png")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember on a test itself that it has failed, for its fixtures."""
    report = yield
    if report.failed:
        item.stash[FAILED] = True
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
