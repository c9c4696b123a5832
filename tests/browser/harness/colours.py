"""Colours as a browser computes them, and their contrast as WCAG defines it."""

import json
import re
from typing import Final

from playwright.sync_api import Page, Route

TEXT: Final = 4.5  # WCAG 1.4.3, of text and its ground
MARK: Final = 3.0  # WCAG 1.4.11, of a mark or an edge and its ground
_THEMES: Final = "@jupyterlab/apputils-extension:themes"


def luminance(colour: str) -> float:
    """Return the relative luminance of `rgb(…)` as WCAG defines it, 0 to 1."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def use_theme(page: Page, theme: str) -> None:
    """Let Lab read from its settings that it has this theme; nothing is kept."""

    def answer(route: Route) -> None:
        response = route.fetch()
        if _THEMES not in response.text():
            return route.fulfill(response=response)
        found = response.json()
        for one in found.get("settings", []) if "id" not in found else [found]:
            if one["id"] == _THEMES:
                one |= {"raw": json.dumps({"theme": theme}), "settings": {"theme": theme}}
        return route.fulfill(response=response, json=found)

    page.route("**/lab/api/settings**", answer)
