"""Watch a page: what it asks of other hosts, and what it complains of."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

_LOOPBACK: Final = "127.0.0.1"

# Complaints that JupyterLab 4.6 itself makes when all is well. Each says why it is not ours.
LABS_OWN: Final = {
    # A notebook that was saved with panels is opened with a new kernel: ipywidgets looks
    # for the old ones before the lesson has run.
    r"widget model not found": "ipywidgets",
    # Lab asks for a workspace, a translation or a setting that nobody has saved yet.
    r"Failed to load resource: .* 404": "JupyterLab",
    # On a busy machine Lab tells of a plugin, also of ours, that it took long to start.
    r"^Plugin lessonkit:live (\(with 0 dependants\) took|is taking too long)": "JupyterLab",
}


def new_context(browser: Browser) -> BrowserContext:
    """Return a browser that has never seen the kit, as large as a small laptop's."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30_000)
    return context


class Fence:
    """The record of one browser context.

    `outside` holds what was asked of any host but this machine, `complaints` what the
    console said as an error (and the lab extension as a warning) that is not Lab's own.
    """

    def __init__(self, context: BrowserContext) -> None:
        """Begin to watch every page of `context`."""
        self.outside: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", self._said)
        context.on("weberror", self._thrown)
        context.on("page", self._opened)

    def _opened(self, page: Page) -> None:
        page.on("websocket", lambda socket: self._asked(socket.url))

    def _asked(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob", "about", "file"} and parts.hostname != _LOOPBACK:
            self.outside.append(url)

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error" or "lessonkit" in message.text:
            self._complain(message.text)

    def _thrown(self, error: WebError) -> None:
        self._complain(str(error.error))

    def _complain(self, text: str) -> None:
        if not any(re.search(pattern, text) for pattern in LABS_OWN):
            self.complaints.append(text)


@contextmanager
def watch(context: BrowserContext) -> Iterator[Fence]:
    """Watch a context, and assert in the end that its record is empty."""
    fence = Fence(context)
    yield fence
    assert not fence.outside, "\n".join(fence.outside)
    assert not fence.complaints, "\n".join(fence.complaints)
