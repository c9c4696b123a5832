"""What a learner does on JupyterLab's page, and what they see there."""

import re
from pathlib import Path
from typing import Final

import psutil  # type: ignore[import-untyped]
import pytest
from browser.harness import lessons
from browser.harness.kit import Running
from playwright.sync_api import Page, Route, WebSocketRoute, expect

_SESSIONS: Final = "**/api/sessions*"
_OF_PANELS: Final = (b"comm_info_reply", b"update_states")  # answers to a page that asks for them
_CHANNELS: Final = re.compile("/channels")
PATIENCE: Final = 60_000  # ms; a shared machine may be slow, a test must not be the first to know


def visit(page: Page, lab: Running, lang: str, lesson: str) -> None:
    """Open a lesson and wait until its text is there, run or not."""
    page.goto(lab.url(lang, lesson))
    page.locator(".jp-Notebook h1").first.wait_for(timeout=PATIENCE)


def open_lesson(page: Page, lab: Running, lang: str, lesson: str) -> None:
    """Open a lesson and wait until it has run by itself."""
    visit(page, lab, lang, lesson)
    wait_live(page)


def wait_live(page: Page) -> None:
    """Wait until the lab extension says that the lesson is live."""
    page.locator(".jp-Notebook[data-lessonkit=live]").wait_for(timeout=PATIENCE)


def wait_runs(page: Page, notebook: Path, count: int) -> None:
    """Wait until a small lesson has run that often."""
    for _ in range(PATIENCE // 100):
        if lessons.runs(notebook) >= count:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"{notebook.name} has run {lessons.runs(notebook)} times, not {count}")


def answer(page: Page, number: int) -> None:
    """Type a number into the small lesson's panel and see what the kernel makes of it."""
    box = page.get_by_role("spinbutton", name="number")
    box.fill(str(number))
    box.press("Tab")
    expect(page.get_by_text(f"double: {2 * number}", exact=True)).to_be_visible()


def hold_kernels(page: Page) -> list[Route]:
    """Keep the page's wishes for a kernel from the server; return them as they come."""
    held: list[Route] = []

    def wished(route: Route) -> None:
        if route.request.method == "POST":
            held.append(route)
        else:
            route.continue_()

    page.route(_SESSIONS, wished)
    return held


def let_go(page: Page, held: list[Route]) -> None:
    """Let the server hear the wishes that were held."""
    for route in held:
        route.continue_()
    page.unroute(_SESSIONS)


def lose_panels(page: Page) -> None:
    """Keep from the page what the kernel says of the panels that it holds."""
    lose(page, list(_OF_PANELS))


def lose(page: Page, words: list[bytes]) -> None:
    """Keep from the page what a kernel says with one of `words` in it, while they stand there."""

    def through(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def pass_on(message: str | bytes) -> None:
            said = message if isinstance(message, bytes) else message.encode()
            if not any(one in said for one in words):
                socket.send(message)

        server.on_message(pass_on)

    page.route_web_socket(_CHANNELS, through)


class Wire:
    """What a page has to its kernels: cut and mended as by a laptop that sleeps and wakes."""

    def __init__(self, page: Page) -> None:
        """Hold the connections that a page makes from now on."""
        self._cut = False
        self._open: list[WebSocketRoute] = []
        page.route_web_socket(_CHANNELS, self._through)

    def cut(self) -> None:
        """Close all connections, and each new one at once."""
        self._cut = True
        for socket in self._open:
            socket.close()
        self._open.clear()

    def mend(self) -> None:
        """Let the page connect again."""
        self._cut = False

    def _through(self, socket: WebSocketRoute) -> None:
        if self._cut:
            socket.close()
        else:
            socket.connect_to_server()
            self._open.append(socket)


def choose(page: Page, menu: str, item: str) -> None:
    """Choose an item of one of Lab's menus as soon as Lab allows it."""
    entry = page.locator(".lm-Menu-item:not(.lm-mod-disabled) .lm-Menu-itemLabel")
    for _ in range(PATIENCE // 500):
        page.locator(".lm-MenuBar-itemLabel").get_by_text(menu, exact=True).click()
        page.wait_for_timeout(250)
        if entry.get_by_text(item, exact=True).count():
            entry.get_by_text(item, exact=True).click()
            return
        page.keyboard.press("Escape")  # an open menu does not notice what becomes possible
        page.wait_for_timeout(250)
    pytest.fail(f"{menu}, {item} stayed out of reach")


def restart(page: Page, item: str = "Restart Kernel…") -> None:
    """Restart the kernel by Lab's English menu, and wait until the lesson is live again."""
    page.locator(".jp-Notebook").evaluate("notebook => delete notebook.dataset.lessonkit")
    choose(page, "Kernel", item)
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    wait_live(page)


def kill_kernel(page: Page, lab: Running, lang: str, lesson: str) -> None:
    """Make an open lesson's kernel end as in a crash."""
    sessions = page.request.get(lab.api("sessions")).json()
    path = f"{lang}/{lesson}.ipynb"
    kernel = next(each["kernel"]["id"] for each in sessions if each["path"] == path)
    for process in psutil.Process(lab.process.pid).children(recursive=True):
        if any(kernel in word for word in process.cmdline()):
            process.kill()
