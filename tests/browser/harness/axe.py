"""Hold a page against axe-core; what JupyterLab itself does is listed, with where it is known."""

import re
from typing import Final

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_AXE: Final = Axe()
_OPTIONS: Final = {"resultTypes": ["violations"]}

# What axe-core 4.12 finds once on each page of JupyterLab 4.6, and where that is known: the
# rule, what the element has in its tag. One that is mended has to go from here.
LABS_OWN: Final = {
    # Cells are no articles of their feed: jupyterlab #14765, #16891.
    ("aria-required-children", "jp-WindowedPanel-viewport"),
    # The button that folds what stands below a heading has no name: jupyterlab #16890.
    ("button-name", "jp-collapseHeadingButton"),
    # The field with the file's name has only a title: jupyterlab #16890.
    ("label-title-only", "input type="),
    # The skip link stands outside all landmarks: jupyterlab #16888.
    ("region", "jp-skiplink"),
}

# Vega 5 and 6 call marks a picture while there are none, before a control brings some: the
# group is empty, so nothing goes unsaid.
EMPTY: Final = re.compile(r'svg-img-alt .* mark container"></g>')


def violations(page: Page, within: str | None = None) -> list[str]:
    """Return what axe objects to, a line for each element: rule, impact, the element.

    Args:
        page: A page.
        within: A selector of the part that is looked at; by default all.
    """
    said = _AXE.run(page, context=within, options=_OPTIONS).response
    lines = [
        f"{found['id']} ({found['impact']}): {node['html'][:300]}"
        for found in said["violations"]
        for node in found["nodes"]
    ]
    return [line for line in lines if not EMPTY.fullmatch(line)]


def only_labs_own(page: Page) -> None:
    """Assert that axe objects to what is listed of JupyterLab, each once, and to nothing else."""
    left = violations(page)
    for rule, mark in LABS_OWN:
        known = [line for line in left if line.startswith(f"{rule} ") and mark in line]
        assert len(known) == 1, f"{rule} of {mark} is listed, and found {len(known)} times"
        left.remove(known[0])
    assert not left, "\n".join(left)
