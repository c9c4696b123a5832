"""The start page through a learner's first evening, by keyboard alone."""

import json
from collections.abc import Callable, Iterator

import pytest
from browser.harness import kit
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import PATIENCE, visit
from playwright.sync_api import Locator, Page, expect

from lessonkit.core.texts import say
from lessonkit.course import outline
from lessonkit.questions.quiz import table

Shot = Callable[[str], None]
FRONT = ".jp-NotebookPanel:not(.lm-mod-hidden)"
FIRST, SECOND = outline.stored("en")[:2]
QUESTION = "page.twice"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner who has not begun."""
    with kit.running(Kit(ROOT, tmp_path_factory.mktemp("learner")), "--lang", "en") as lab:
        yield lab


def wait_line(page: Page, lab: Running, kind: str, lesson: str, value: object) -> None:
    """Wait until the learner's file ends with such a line."""
    for _ in range(PATIENCE // 200):
        last = (lab.kit.work() or [{}])[-1]
        if (last.get("kind"), last.get("lesson"), last.get("value")) == (kind, lesson, value):
            return
        page.wait_for_timeout(200)
    pytest.fail(f"no {kind} {value} of {lesson} at the end of {lab.kit.work()}")


def enter(control: Locator) -> None:
    """Press Enter on a control, as a learner does who came there with Tab."""
    control.focus()
    control.press("Enter")


def bar(page: Page, name: str) -> Locator:
    """Return a button of the bar in front."""
    return page.locator(FRONT).locator(".lessonkit-Bar").get_by_role("button", name=name)


def live(page: Page, lesson: str) -> None:
    """Wait until a lesson is in front and has run."""
    page.wait_for_url(f"**/en/{lesson}.ipynb*", timeout=PATIENCE)
    page.locator(f"{FRONT} .jp-Notebook[data-lessonkit=live]").wait_for(timeout=PATIENCE)


def heading(page: Page, text: str) -> Locator:
    """Return a section's heading in the notebook in front."""
    return page.locator(FRONT).get_by_role("heading", level=2, name=text, exact=True)


def answer(page: Page, *, right: bool) -> None:
    """Choose an option of the question in front, and have it checked."""
    its = table.question(QUESTION)
    key = next(option.key for option in its.options if option.is_right == right)
    asked = page.locator(FRONT).locator(".lessonkit-question")
    asked = asked.filter(has_text=its.options[0].text["en"])
    radio = asked.get_by_role("radio", name=f"{key}. ")
    radio.focus()
    radio.press("Space")
    enter(asked.get_by_role("button", name=say("quiz.check", "en")))
    verdict = say("quiz.right" if right else "quiz.wrong", "en")
    expect(asked.get_by_role("status").first).to_contain_text(verdict)


def begin(page: Page, mine: Running, shot: Shot) -> str:
    """Begin the first lesson, miss a question, come back; return where the learner stopped."""
    visit(page, mine, "en", "start")
    on = page.locator(f"{FRONT} a.lessonkit-on")
    row = page.locator(f"{FRONT} tr:has(th a[href='{FIRST.name}.ipynb'])")
    table_ = page.get_by_role("table", name=say("front.caption", "en"))
    expect(table_).to_be_visible(timeout=PATIENCE)
    expect(row.get_by_role("rowheader")).to_contain_text(FIRST.title)
    expect(row).to_contain_text(say("front.state.new", "en"))
    expect(heading(page, say("review.title", "en"))).to_have_count(0)
    enter(on)
    live(page, FIRST.name)
    wait_line(page, mine, "place", FIRST.name, 1)

    answer(page, right=False)
    number, section = next(
        (number, section)
        for number, section in enumerate(FIRST.sections, 1)
        if QUESTION in section.tasks
    )
    heading(page, section.heading).evaluate("e => e.scrollIntoView()")
    wait_line(page, mine, "place", FIRST.name, number)
    enter(bar(page, "Contents"))
    expect(row).to_contain_text(say("front.state.begun", "en"))
    expect(on).to_contain_text(section.heading)
    shot("begun")
    step = row.get_by_role("cell").nth(2).get_by_role("link")
    wanted = step.inner_text()
    enter(step)
    live(page, FIRST.name)
    expect(heading(page, wanted)).to_be_in_viewport(timeout=PATIENCE)
    return section.heading


def review(page: Page, mine: Running, shot: Shot) -> None:
    """Go on to the next lesson, come back and be asked what was missed."""
    enter(bar(page, "Next"))
    live(page, SECOND.name)
    wait_line(page, mine, "place", SECOND.name, 1)
    enter(bar(page, "Contents"))
    expect(heading(page, say("front.on", "en"))).to_be_visible()
    on = page.locator(f"{FRONT} a.lessonkit-on")
    expect(on).to_have_attribute("href", f"{SECOND.name}.ipynb")
    enter(page.get_by_role("button", name=say("review.ask", "en")))
    answer(page, right=True)
    assert mine.kit.work("answer")[-1]["about"] == QUESTION
    assert len(mine.kit.work("answer")) == 2
    shot("review")


def begin_anew(page: Page, mine: Running) -> None:
    """Change the lesson in front, reset it, and find all that was there."""
    page.keyboard.press("Escape")
    page.keyboard.press("b")  # a cell of the learner's own
    before = mine.kit.work("answer")
    enter(bar(page, "Start over"))
    enter(page.get_by_role("button", name="Reset it"))
    kept = f"{FIRST.name}.mine.ipynb"
    said = page.locator(FRONT).locator(".lessonkit-Line").filter(has_text=kept)
    expect(said).to_be_visible(timeout=PATIENCE)
    live(page, FIRST.name)
    expect(page.locator(f"{FRONT} .jp-Notebook h1")).to_be_in_viewport()
    folder = mine.kit.my_lesson("en", FIRST.name).parent
    old, new = (
        json.loads((folder / name).read_text(encoding="utf-8"))["cells"]
        for name in (kept, f"{FIRST.name}.ipynb")
    )
    assert len(old) == len(new) + 1
    assert mine.kit.work("answer") == before
    asked = page.locator(".lessonkit-question").filter(
        has_text=table.question(QUESTION).options[0].text["en"]
    )
    again = say("quiz.restored", "en")
    expect(asked.get_by_role("status").first).to_contain_text(again, timeout=PATIENCE)


def test_a_learner_is_led_on_reviews_and_begins_anew(page: Page, mine: Running, shot: Shot) -> None:
    """
    Before anything is done the page leads to the first lesson; afterwards to where the learner
    stopped, in this page and after a reload. A question missed there is asked again and its
    answer kept. A lesson that was reset keeps the changed copy and the answers.
    """
    stopped = begin(page, mine, shot)
    review(page, mine, shot)
    visit(page, mine, "en", FIRST.name)  # as `start` opens it
    live(page, FIRST.name)
    expect(heading(page, stopped)).to_be_in_viewport(timeout=PATIENCE)
    begin_anew(page, mine)
