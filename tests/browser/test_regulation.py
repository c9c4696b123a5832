"""The lesson on the Regulation as a learner meets it, in both languages, without a network."""

from collections.abc import Callable, Iterator

import pytest
from browser.harness import kit, sight
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import PATIENCE, open_lesson, restart, wait_live
from playwright.sync_api import Locator, Page, expect

from lessonkit.areas.regulation import model
from lessonkit.core.language import Lang
from lessonkit.core.texts import say

Shot = Callable[[str], None]
LESSON = "14-regulation"


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner of its own, whose files the test looks into."""
    with kit.running(Kit(ROOT, tmp_path_factory.mktemp("learner")), "--lang", "en") as lab:
        yield lab


def drawn(page: Page, control: Locator) -> Locator:
    """Return the picture that has a control of the browser's below it."""
    return page.locator(".jp-RenderedVega5").filter(has=control).locator("svg")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_interactive_changes_what_it_should(
    page: Page, mine: Running, shot: Shot, lang: Lang
) -> None:
    """
    A step and an actor show their details by keyboard, months become wide by mouse, voices
    show when ticked, the base changes the bars, parts and views open.
    """
    open_lesson(page, mine, lang, LESSON)
    expect(page.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)

    step = page.get_by_role("combobox", name=say("timeline.choose", lang))
    path = drawn(page, step)
    step.press("ArrowDown")
    expect(path).to_contain_text(say("timeline.precision.0", lang))
    steps = path.locator(".mark-rect path")
    narrow = steps.nth(1).bounding_box()  # the month of submission, after the year of the goal
    page.get_by_role("checkbox", name=say("timeline.enlarge", lang)).click()
    expect(path).to_contain_text("2019-10")
    wide = steps.nth(0).bounding_box()  # the goal lies before
    assert narrow
    assert wide
    assert wide["width"] > 3 * narrow["width"]
    shot("path")

    duty = page.get_by_role("combobox", name=say("regulation.duties.choose", lang))
    matrix = drawn(page, duty)
    duty.press("ArrowDown")
    first = model.duties()[0].edge
    expect(matrix).to_contain_text(first.phrase)
    quoted = {"zh": "；引用；", "en": "; quoted;"}[lang]
    expect(matrix).not_to_contain_text(quoted)
    page.get_by_role("checkbox", name=say("regulation.duties.voices", lang)).press("Space")
    expect(matrix).to_contain_text(quoted)
    sight.seen_whole(page, matrix.locator("xpath=ancestor::div[contains(@class, 'vega-embed')]"))
    shot("duties")

    base = page.get_by_role("radio", name=say("regulation.voice.base.duties", lang))
    bars = drawn(page, base)
    base.scroll_into_view_if_needed()
    before = bars.inner_html()
    base.press("Space")
    expect(base).to_be_checked()
    assert bars.inner_html() != before

    part = page.locator("summary").filter(has_text=model.parts()[4].start[lang])
    month = page.get_by_role("cell", name="把每年9月为")
    expect(month).to_be_hidden()
    part.focus()
    part.press("Enter")
    expect(month).to_be_visible()
    pages = {"zh": "个发布者的", "en": "pages of"}[lang]
    views = page.locator("summary").filter(has_text=pages)
    views.click()
    expect(page.get_by_role("columnheader", name=say("views.publisher", lang))).to_be_visible()
    shot("views")


def test_guess_sort_and_matching_survive_page_and_kernel(
    page: Page, mine: Running, shot: Shot
) -> None:
    """
    What was guessed, sorted and matched comes back after a reload and a restart; the kit's
    matching waits for the learner's.
    """
    open_lesson(page, mine, "en", LESSON)
    asked = page.locator(".lessonkit-panel").filter(has_text="have lain between them")
    asked.get_by_role("textbox").first.fill("150")
    asked.get_by_role("button", name=say("guess.commit", "en")).press("Enter")
    expect(asked).to_contain_text("163 days")

    cards = page.locator(".lessonkit-panel").filter(has_text="is each of these quoted")
    for number, letter in enumerate("AABBCCC"):
        cards.get_by_role("combobox").nth(number).select_option(index="ABC".index(letter) + 1)
    cards.get_by_role("button", name=say("quiz.check", "en")).press("Enter")
    expect(cards.get_by_role("status").first).to_contain_text("reasons both ways")

    show = page.get_by_role("button", name=say("regulation.matching.show", "en"))
    matching = page.locator(".lessonkit-panel").filter(has=show)
    choices = matching.get_by_role("combobox")
    why = matching.get_by_text(say("regulation.matching.why.7", "en"))
    show.click()
    status = matching.get_by_role("status").first
    expect(status).to_contain_text("Problem: choose for each part first")
    expect(why).to_have_count(0)
    for number in range(7):
        choices.nth(number).select_option(index=min(number + 2, 7))
    show.press("Enter")
    expect(why).to_be_visible(timeout=PATIENCE)
    shot("matching")

    page.reload()
    wait_live(page)
    restart(page)
    expect(status).to_contain_text(say("regulation.matching.restored", "en"), timeout=PATIENCE)
    expect(choices.nth(6)).to_have_value("organisational support")
    expect(why).to_be_visible()
    expect(asked).to_contain_text("You guessed 150")
    expect(cards.get_by_role("status").first).to_contain_text("reasons both ways")

    made = [line for line in mine.kit.work() if line["kind"] != "help"]
    kept = {line["about"]: line["value"] for line in made}
    assert kept["regulation.matching"] == {str(n): min(n + 1, 6) for n in range(7)}
    assert kept["regulation.most_days"]["given"] == 150
