"""The two first lessons from top to bottom by keyboard alone, with a restart in the middle."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import pytest
from browser.harness import kit, sight
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import choose, open_lesson, wait_live
from playwright.sync_api import Locator, Page, expect

from lessonkit.language import Lang

Shot = Callable[[str], None]
STEPS: Final = 900  # of Tab at most
CARDS: Final = 12  # links of prose whose card is opened; the others are of the same kind
WRITTEN: Final = "因为 a<b"
AGAIN: Final = re.compile("这是你上次的|This is your (?:earlier|last) ")

# What has the focus, where it is, and whether it was met before.
FOCUSED: Final = """() => {
  const one = document.activeElement;
  const inside = one.closest('.jp-RenderedMarkdown, .jp-OutputArea-output');
  const met = one.dataset.walked ?? '';
  one.dataset.walked = 'yes';
  return {
    // A control that is shut off in this moment loses the focus; Tab goes on from there.
    away: one !== document.body && !one.closest('.jp-NotebookPanel'),
    met: Boolean(met) || !inside,
    kind: one.type && one.tagName === 'INPUT' ? one.type : one.tagName.toLowerCase(),
    off: one.disabled || one.ariaDisabled === 'true',
    href: one.getAttribute('href') ?? '',
    on: one.checked ?? false,
    // In an order each list is to have a choice of its own.
    place: [...(one.closest('.lessonkit-question')?.querySelectorAll('select') ?? [])].indexOf(one),
    beside: Boolean(one.closest('.lessonkit-question')?.querySelector('[type=radio]')),
    name: one.ariaLabel ?? one.labels?.[0]?.textContent ?? '',
  };
}"""
# What each question holds, as a learner sees it; a show of hands was cleared for the next class.
HELD: Final = """questions => questions.map(question => ({
  asked: question.getAttribute('aria-label'),
  given: [...question.querySelectorAll('input, select, textarea')]
    .filter((one) => !one.closest('.lessonkit-classroom'))
    .map((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value)),
}))"""
KEYS: Final = {"range": "ArrowRight", "button": "Enter", "summary": "Enter"}
UNKEPT: Final = re.compile("姓名|name \\(optional")  # by intention: of a form that is exported


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner who has done nothing yet."""
    real = Kit(ROOT, tmp_path_factory.mktemp("learner"))
    with kit.running(real, "--lang", "en") as lab:
        yield lab


def use(page: Page, focused: dict[str, Any], cards: int) -> int:
    """Do with the control that has the focus what one does with it; return the cards opened."""
    kind = focused["kind"]
    if kind == "a" and focused["href"].startswith("#"):
        if cards >= CARDS:
            return 0
        page.keyboard.press("Enter")
        card = page.get_by_role("dialog")
        expect(card).to_be_visible()
        page.keyboard.press("Escape")
        expect(card).to_have_count(0)
        assert page.evaluate("() => document.activeElement.dataset.walked") == "yes"
        return 1
    if kind in {"text", "number", "textarea"} and not UNKEPT.match(focused["name"]):
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(WRITTEN if kind == "textarea" else "7")
    elif kind in {"radio", "checkbox"} and not focused["on"]:
        page.keyboard.press("Space")
    elif kind == "select" and not focused["beside"]:
        page.keyboard.press("Home")
        for _ in range(focused["place"] + 1):
            page.keyboard.press("ArrowDown")
    elif kind in KEYS:
        page.keyboard.press(KEYS[kind])
    return 0


def walk(page: Page, questions: Locator, until: int | None = None) -> None:
    """Go on by Tab and use each control, up to the question number `until` or out of the lesson."""
    cards = 0
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["away"]:
            return
        if not focused["met"] and not focused["off"]:
            cards += use(page, focused, cards)
        if until is not None and questions.nth(until).evaluate(
            "one => one.contains(document.activeElement)"
        ):
            return
    pytest.fail("Tab does not lead out of the lesson")


@pytest.mark.parametrize(("lesson", "lang"), [("00-page", "zh"), ("07-health", "en")])
def test_a_lesson_is_worked_through_by_keyboard_with_a_restart_in_the_middle(
    page: Page, mine: Running, shot: Shot, lesson: str, lang: Lang
) -> None:
    """
    Each control is used once: links open their cards and get the focus back, each question
    and guess says something; what was given stands there after the restart, and at the end.
    """
    open_lesson(page, mine, lang, lesson)
    sight.lay_out(page)
    questions = page.locator(".lessonkit-question")
    half = questions.count() // 2
    page.locator(".lessonkit-Bar button").first.focus()
    walk(page, questions, half)
    before = questions.evaluate_all(HELD)[:half]

    choose(page, "Kernel", "Restart Kernel…")
    page.get_by_role("button", name="Confirm Kernel Restart").click()
    page.locator(".jp-Notebook:not([data-lessonkit=live])").wait_for()
    wait_live(page)
    expect(questions.first).to_contain_text(AGAIN)
    assert questions.evaluate_all(HELD)[:half] == before
    shot("restarted")

    sight.lay_out(page)
    questions.nth(half).locator("input, select, textarea, button").first.focus()
    walk(page, questions)

    expect(questions.filter(has_not=page.locator("[role=status]:not(:empty)"))).to_have_count(0)
    shot("end")
