"""Go through a lesson and use each control once, as one does with keys and as with a mouse."""

from typing import Any, Final

import pytest
from playwright.sync_api import ElementHandle, Error, Locator, Page, Position, expect

_STEPS: Final = 900  # controls and stops of Tab at most
_CARDS: Final = 12  # links of prose whose card is opened; the others are of the same kind
_WRITTEN: Final = "因为 a<b"
_KEYS: Final = {"range": "ArrowRight", "button": "Enter", "summary": "Enter"}
_MOMENT: Final = 5_000  # ms
_TYPED: Final = {"text", "number", "textarea"}

_TOLD: Final = """
  const off = (one) => one.disabled || one.ariaDisabled === 'true';
  const links = 'a[href^="#"]:not(.jp-InternalAnchorLink)'; // Lab's own stand beside headings
  const told = (one) => ({
    kind: one.type && one.tagName === 'INPUT' ? one.type : one.localName,
    card: one.matches(links),
    // In an order each list is to have a choice of its own.
    place: [...(one.closest('.lessonkit-question')?.querySelectorAll('select') ?? [])]
      .indexOf(one),
    // Of a choice by radio buttons or from a list beside them, the buttons are used.
    beside: Boolean(one.closest('.lessonkit-question')?.querySelector('[type=radio]')),
    on: one.checked ?? false,
    there: one.isConnected && !off(one),
    // A name goes on the exported page of a form and is kept nowhere, so it would not come back.
    unkept: /姓名|name \\(optional/.test(one.ariaLabel ?? one.labels?.[0]?.textContent ?? ''),
  });
"""
_TELL: Final = "one => {" + _TOLD + "return told(one); }"
_FOCUSED: Final = (
    "() => {"
    + _TOLD
    + """
  const one = document.activeElement;
  const inside = one.closest('.jp-RenderedMarkdown, .jp-OutputArea-output');
  const met = one.dataset.used ?? '';
  one.dataset.used = 'yes';
  return {
    ...told(one),
    // A control that is shut off in this moment loses the focus; Tab goes on from there.
    away: one !== document.body && !one.closest('.jp-NotebookPanel'),
    use: !met && inside && !off(one),
  };
}"""
)
_NEXT: Final = (
    "([since, until]) => {"
    + _TOLD
    + """
  const areas = '.jp-Notebook :is(.jp-RenderedMarkdown, .jp-OutputArea-output)';
  const controls = 'input, select, textarea, button, summary, svg.marks, .lessonkit-pulled';
  for (const one of document.querySelectorAll(`${areas} :is(${links}, ${controls})`)) {
    if (until?.contains(one)) return null;
    if (since && since.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING) continue;
    const seen = one.checkVisibility({ visibilityProperty: true });
    if (one.dataset.used || off(one) || !seen) continue;
    one.dataset.used = 'yes';
    return one;
  }
  return null;
}"""
)


def by_keyboard(page: Page, since: Locator | None, until: Locator | None) -> None:
    """Go on by Tab and use each control from those in `since` (or the first) up to those in
    `until`, or out of the lesson.

    Raises:
        Failed: Tab does not lead out of the lesson.
    """
    start = since.locator("input, select, textarea, button") if since else None
    (start or page.locator(".lessonkit-Bar button")).first.focus()
    cards = 0
    for _ in range(_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused["away"]:
            return
        if focused["use"] and focused["card"] and cards < _CARDS:
            page.keyboard.press("Enter")
            _close_card(page, "Escape")
            assert page.evaluate("() => document.activeElement.dataset.used") == "yes"
            cards += 1
        elif focused["use"]:
            _press(page, focused)
        if until and until.evaluate("one => one.contains(document.activeElement)"):
            return
    pytest.fail("Tab does not lead out of the lesson")


def by_mouse(page: Page, since: Locator | None, until: Locator | None) -> None:
    """Click on each control in the order of the page, from those in `since` (or the first) up to
    those in `until`, or to the end; keys are used to type alone.

    Raises:
        Failed: There is no end of controls.
    """
    ends = [one.element_handle() if one else None for one in (since, until)]
    cards = 0
    for _ in range(_STEPS):
        one = page.evaluate_handle(_NEXT, ends).as_element()
        if not one:
            return
        told = one.evaluate(_TELL)
        if not told["card"]:
            _click(page, one, told)
        elif cards < _CARDS:
            one.click()
            _close_card(page, None)
            cards += 1
    pytest.fail("there is no end of controls")


def _close_card(page: Page, key: str | None) -> None:
    """Close the card that has opened by a key, or by its own button."""
    card = page.get_by_role("dialog")
    expect(card).to_be_visible()
    if key:
        page.keyboard.press(key)
    else:
        card.get_by_role("button").first.click()
    expect(card).to_have_count(0)


def _press(page: Page, told: dict[str, Any]) -> None:
    kind = told["kind"]
    if kind in _TYPED and not told["unkept"]:
        _type(page, kind)
    elif kind in {"radio", "checkbox"} and not told["on"]:
        page.keyboard.press("Space")
    elif kind == "select" and not told["beside"]:
        page.keyboard.press("Home")
        for _ in range(told["place"] + 1):
            page.keyboard.press("ArrowDown")
    elif kind in _KEYS:
        page.keyboard.press(_KEYS[kind])


def _click(page: Page, one: ElementHandle, told: dict[str, Any]) -> None:
    kind = told["kind"]
    if kind in _TYPED and told["unkept"]:
        return
    if kind == "select":  # its list is a window of the system, which no test can click in
        if not told["beside"]:
            options = one.evaluate("list => list.options.length - 1")  # without the first, empty
            one.select_option(index=1 + told["place"] % options)
        return
    box = one.bounding_box()
    place: Position | None = None
    if box and kind in {"range", "svg"}:
        place = {"x": 0.7 * box["width"], "y": 0.5 * box["height"]}
    try:
        one.click(position=place, timeout=_MOMENT)
    except Error:
        if one.evaluate(_TELL)["there"]:
            raise
        return  # what the last click began has shut it off, or drawn it anew
    if kind in _TYPED:
        _type(page, kind)
    card = page.get_by_role("dialog")
    if kind == "svg" and card.count():
        _close_card(page, None)


def _type(page: Page, kind: str) -> None:
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(_WRITTEN if kind == "textarea" else "7")
