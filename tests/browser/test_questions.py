"""Questions as a learner meets them, by keyboard alone; restarts are in test_worked_through."""

from collections.abc import Callable, Iterator

import pytest
from browser.harness import axe, kit
from browser.harness.cards import close_card
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import open_lesson, wait_live
from playwright.sync_api import Locator, Page, expect

from lessonkit.core.language import Lang

Shot = Callable[[str], None]
LESSON = "07-health"
FIRST = {"zh": "病人付多少元？", "en": "An inpatient bill of a poor person"}
NUMBER = {"zh": "你的答案（元）", "en": "your answer (yuan)"}
CHECK = {"zh": "核对", "en": "Check"}
RIGHT = {"zh": "对。", "en": "Right."}
AGAIN = "This is your last answer."
MARKUP = '<img src=x onerror="document.title=1"> $x^2$ =1+1'


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner of its own, whose file the test looks into."""
    real = Kit(ROOT, tmp_path_factory.mktemp("learner"))
    with kit.running(real, "--lang", "en") as lab:
        yield lab


def question(page: Page, words: str) -> Locator:
    """Return the question that says `words`."""
    return page.locator(".lessonkit-question").filter(has_text=words)


def tab_to(page: Page, control: Locator) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(12):
        if control.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail("Tab does not lead there")


@pytest.fixture(scope="module")
def lang() -> Lang:
    """The language in which the kinds of questions are gone through, one is enough."""
    return "en"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_number_is_answered_by_keyboard(page: Page, lab: Running, shot: Shot, lang: str) -> None:
    """
    Wrong, then right, with Tab, digits, Enter and Space alone; what was answered in one language
    stands there in the other.
    """
    open_lesson(page, lab, lang, LESSON)
    first = question(page, FIRST[lang])
    number = first.get_by_role("textbox", name=NUMBER[lang])
    before = len(lab.kit.work("answer"))
    number.focus()
    if lang == "en":
        expect(first.get_by_role("status").first).to_contain_text(AGAIN)
        expect(number).to_have_value("0.24万")
        page.keyboard.press("Control+A")

    page.keyboard.type("21600")
    page.keyboard.press("Enter")
    expect(first.get_by_role("status").first).to_contain_text("21,600")
    assert len(lab.kit.work("answer")) == before + 1
    assert axe.violations(page, ".lessonkit-question") == []
    shot("wrong")

    page.keyboard.press("Control+A")
    page.keyboard.type("0.24万" if lang == "zh" else "2.4 thousand")
    tab_to(page, first.get_by_role("button", name=CHECK[lang]))
    page.keyboard.press("Space")
    expect(first.get_by_role("status").first).to_contain_text(RIGHT[lang])
    assert axe.violations(page, ".lessonkit-question") == []
    shot("right")


def test_each_kind_is_answered_by_keyboard(opened: Page, lab: Running, shot: Shot) -> None:
    """Radio buttons with Space and arrows, boxes with Space, lists by their first letters."""
    single = question(opened, "after a raise")
    single.get_by_role("radio").first.focus()
    opened.keyboard.press("Space")
    opened.keyboard.press("ArrowDown")
    tab_to(opened, single.get_by_role("button", name="Check"))
    opened.keyboard.press("Enter")
    expect(single.get_by_role("status").first).to_contain_text("Right.")

    several = question(opened, "which of these must be found")
    for letter in "ABCE":
        several.get_by_role("checkbox", name=f"{letter}. ").focus()
        opened.keyboard.press("Space")
    several.get_by_role("button", name="Check").press("Enter")
    expect(several.get_by_role("status").first).to_contain_text("Not yet")
    expect(several.get_by_role("status").first).to_contain_text("no part of this fraction")
    several.get_by_role("checkbox", name="B. ").press("Space")
    several.get_by_role("button", name="Check").press("Enter")
    expect(several.get_by_role("status").first).to_contain_text("Right.")

    order = question(opened, "by what the patient pays, least first")
    for place, letter in enumerate("BDCA", start=1):
        order.get_by_role("combobox", name=f"place {place}").focus()
        opened.keyboard.type(letter)
    order.get_by_role("button", name="Check").press("Enter")
    expect(order.get_by_role("status").first).to_contain_text("Right.")

    cards = question(opened, "Of which kind is each?")
    for number, letter in enumerate("ABCAAB"):
        cards.get_by_role("combobox").nth(number).focus()
        opened.keyboard.type(letter)
    cards.get_by_role("button", name="Check").press("Enter")
    expect(cards.get_by_role("status").first).to_contain_text("There are reasons both ways")
    cards.scroll_into_view_if_needed()
    shot("cards")


def test_a_reflection_comes_back_as_text_whatever_was_typed(
    opened: Page, lab: Running, shot: Shot
) -> None:
    """Markup and formulas are neither run nor set; leaving the field or the page keeps them."""
    writing = question(opened, "Write a sentence or two")
    field = writing.get_by_role("textbox", name="what you write")
    field.fill(MARKUP)
    field.press("Tab")
    expect(writing.get_by_role("status").first).to_contain_text("not graded")
    assert lab.kit.work("reflection")[-1]["value"] == MARKUP
    field.press("End")
    field.press_sequentially(" 未离开")

    opened.reload()
    wait_live(opened)

    expect(field).to_have_value(f"{MARKUP} 未离开")
    expect(opened.locator("img[src=x]")).to_have_count(0)
    writing.scroll_into_view_if_needed()
    shot("kept")


def test_help_is_one_key_away_and_leads_to_the_sources(opened: Page, lab: Running) -> None:
    """Hint and explanation appear in words; the figures in them lead to their cards."""
    relief = question(opened, "By what percent of itself")

    relief.get_by_role("button", name="Hint").press("Enter")
    expect(relief.get_by_role("status").filter(has_text="Hint: First work out")).to_be_visible()
    relief.get_by_role("button", name="Show the explanation").press("Enter")
    link = relief.get_by_role("link", name="30%")
    expect(link).to_be_visible()
    link.press("Enter")

    expect(opened.get_by_role("dialog")).to_be_visible()
    close_card(opened)
    assert [line["value"] for line in lab.kit.work("help")][-2:] == ["hint", "explanation"]


def test_a_click_right_after_changes_judges_the_new_answer(opened: Page) -> None:
    """
    Four lists are set wrong, then right, and the button is pressed in the same moment, before
    the page has sent anything; and a verdict goes when an answer is altered.
    """
    order = question(opened, "by what the patient pays, least first")
    order.get_by_role("button", name="Check").scroll_into_view_if_needed()

    order.evaluate(
        """(question) => {
          for (const letters of ["ABCD", "DCBA", "BDCA"])
            [...question.querySelectorAll("select")].forEach((list, i) => {
              const wanted = [...list.options].findIndex((o) => o.text.startsWith(letters[i]));
              list.selectedIndex = wanted;
              list.dispatchEvent(new Event("change", { bubbles: true }));
            });
          [...question.querySelectorAll("button")].find((b) => b.textContent === "Check").click();
        }"""
    )

    status = order.get_by_role("status").first
    expect(status).to_contain_text("Right.")
    opened.wait_for_timeout(1500)  # what was held back has arrived by now
    expect(status).to_contain_text("Right.")
    order.get_by_role("combobox", name="place 1").select_option(index=1)
    expect(status).to_be_empty()


def test_questions_fit_a_small_screen(opened: Page, shot: Shot) -> None:
    """At 1024 x 768, doubled, no question is wider than the page."""
    opened.set_viewport_size({"width": 512, "height": 384})

    for asked in opened.locator(".lessonkit-question").all():
        asked.scroll_into_view_if_needed()
        inner, outer = asked.evaluate("e => [e.scrollWidth, e.clientWidth]")
        assert inner <= outer + 1
    shot("small")
