"""The two first lessons from top to bottom, by keyboard alone and by mouse, with a restart in
the middle.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

import pytest
from browser.harness import hands, kit, sight
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import open_lesson, restart
from playwright.sync_api import Locator, Page, expect

from lessonkit.core.language import Lang

Shot = Callable[[str], None]
AGAIN: Final = re.compile("这是你上次的|This is your (?:earlier|last) ")
Walk = Callable[[Page, Locator | None, Locator | None], None]
# Each lesson by keyboard in one language, by mouse in the other.
WALKS: Final[dict[str, tuple[str, Lang, Walk]]] = {
    "00-page-zh-keyboard": ("00-page", "zh", hands.by_keyboard),
    "00-page-en-mouse": ("00-page", "en", hands.by_mouse),
    "07-health-zh-mouse": ("07-health", "zh", hands.by_mouse),
    "07-health-en-keyboard": ("07-health", "en", hands.by_keyboard),
}

# What each question holds, as a learner sees it; a show of hands was cleared for the next class.
HELD: Final = """questions => questions.map(question => ({
  asked: question.getAttribute('aria-label'),
  given: [...question.querySelectorAll('input, select, textarea')]
    .filter((one) => !one.closest('.lessonkit-classroom'))
    .map((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value)),
}))"""


@pytest.fixture
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner who has done nothing yet."""
    real = Kit(ROOT, tmp_path_factory.mktemp("learner"))
    with kit.running(real, "--lang", "en") as lab:
        yield lab


@pytest.mark.parametrize("name", WALKS)
def test_a_lesson_is_worked_through_with_a_restart_in_the_middle(
    page: Page, mine: Running, shot: Shot, name: str
) -> None:
    """
    Each control is used once: links open their cards, which give the focus back, each question
    and guess says something; what was given stands there after the restart, and at the end.
    """
    lesson, lang, walk = WALKS[name]
    open_lesson(page, mine, lang, lesson)
    sight.lay_out(page)
    questions = page.locator(".lessonkit-question")
    half = questions.count() // 2
    walk(page, None, questions.nth(half))
    before = questions.evaluate_all(HELD)[:half]

    restart(page)
    expect(questions.first).to_contain_text(AGAIN)
    assert questions.evaluate_all(HELD)[:half] == before
    shot("restarted")

    sight.lay_out(page)
    walk(page, questions.nth(half), None)

    expect(questions.filter(has_not=page.locator("[role=status]:not(:empty)"))).to_have_count(0)
    shot("end")
