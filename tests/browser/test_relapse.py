"""The lesson on early warning as a learner meets it, in both languages, without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browser.harness import kit, sight
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import PATIENCE, lose, open_lesson, restart, wait_live
from browser.harness.watch import Fence
from playwright.sync_api import Locator, Page, expect

from lessonkit.core.language import Lang
from lessonkit.core.texts import say

Shot = Callable[[str], None]
LESSON = "12-relapse"
MARKUP = '<img src=x onerror="document.title=1"> 两项'


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner of its own, whose files the test looks into."""
    with kit.running(Kit(ROOT, tmp_path_factory.mktemp("learner")), "--lang", "en") as lab:
        yield lab


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_interactive_changes_what_it_should(
    page: Page, mine: Running, shot: Shot, lang: Lang
) -> None:
    """
    The ledger turns a month; both charts over all lines follow keyboard and mouse; each
    village has one control and follows it; closing before each count brings every count to
    zero, and not the number that entered.
    """
    open_lesson(page, mine, lang, LESSON)
    expect(page.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)

    page.get_by_role("button", name=say("relapse.paper.again", lang)).click()
    for number in (1, 6):
        page.get_by_role("checkbox", name=say("relapse.paper.visit", lang, number=number)).press(
            "Space"
        )
    page.get_by_role("button", name=say("relapse.paper.next", lang)).press("Enter")
    expect(page.get_by_text(say("relapse.paper.month", lang, month=2, last=6))).to_be_visible()
    shot("ledger")

    both_errors_follow_the_line(page, lang)
    shot("dilemma")
    help_slows_where_warnings_outrun_the_helpers(page, lang)
    shot("capacity")

    for number, name in enumerate(("threshold", "delay", "staff")):
        panels = page.locator(".lessonkit-panel").filter(has_text=say("relapse.watch.table", lang))
        panel = panels.nth(number)
        control = panel.get_by_role("slider", name=say(f"relapse.watch.{name}", lang))
        expect(panel.get_by_role("slider")).to_have_count(1)
        control.scroll_into_view_if_needed()
        expect(panel.locator(".lessonkit-picture svg")).to_be_visible()
        said = panel.get_by_role("status").inner_text()
        control.press("End")
        expect(panel.get_by_role("status")).not_to_have_text(said)
        if name == "threshold":
            control.press("Home")
            expect(panel.get_by_role("status")).to_contain_text(
                say("relapse.watch.sentence.quiet", lang)
            )
            shot("village")

    close = page.get_by_role("checkbox", name=say("relapse.clearing.before", lang))
    counts = page.locator(".jp-RenderedVega5").filter(has=close).locator("svg")
    close.scroll_into_view_if_needed()
    close.press("Space")
    expect(close).to_be_checked()
    bold = counts.locator("text[font-weight='700']").all_text_contents()
    assert [text for text in bold if text.isdigit()] == ["0"] * 4
    told = {"entered": 18, "closed": 18, "left": 0, "longest": 40}
    expect(counts).to_contain_text(say("relapse.clearing.counts", lang, **told))
    shot("clearing")


def test_a_restart_before_the_pictures_came_costs_none(
    page: Page, fence: Fence, mine: Running
) -> None:
    """What draws them was asked of a kernel that never answered; the next one is asked anew."""
    words = [b'"vega"']
    lose(page, words)
    open_lesson(page, mine, "en", LESSON)
    sight.lay_out(page)
    pictures = page.locator(".lessonkit-picture")
    expect(pictures.first).to_be_attached()
    expect(page.locator(".lessonkit-picture svg")).to_have_count(0)
    words.clear()

    restart(page)

    sight.lay_out(page)
    expect(page.locator(".lessonkit-picture:has(svg)")).to_have_count(pictures.count())
    # On a slow machine the first kernel's silence has lasted long enough to be told.
    fence.complaints[:] = [said for said in fence.complaints if said != "Error: no answer"]


def test_what_a_learner_did_survives_page_and_kernel_in_both_languages(
    page: Page, mine: Running, shot: Shot
) -> None:
    """
    A ledger, a guess and a form filled in in Chinese come back in a new page, after a
    restart of the kernel, and in the English twin; both export the form as a page in their
    language, in which what was typed is text.
    """
    open_lesson(page, mine, "zh", LESSON)
    page.get_by_role("button", name=say("relapse.paper.again", "zh")).press("Enter")
    expect(page.get_by_text(say("relapse.paper.month", "zh", month=1, last=6))).to_be_visible()
    for month in range(2, 8):
        for number in (1, 6):
            page.get_by_role(
                "checkbox", name=say("relapse.paper.visit", "zh", number=number)
            ).click()
        page.get_by_role("button", name=say("relapse.paper.next", "zh")).click()
        turned = "relapse.paper.over" if month > 6 else "relapse.paper.month"
        expect(page.get_by_text(say(turned, "zh", month=month, last=6))).to_be_visible()
    page.get_by_role("button", name=say("relapse.paper.again", "zh")).click()
    expect(page.get_by_text(say("relapse.paper.month", "zh", month=1, last=6))).to_be_visible()
    page.get_by_role("checkbox", name=say("relapse.paper.visit", "zh", number=4)).press("Space")
    page.get_by_role("button", name=say("relapse.paper.next", "zh")).press("Enter")
    expect(page.get_by_text(say("relapse.paper.month", "zh", month=2, last=6))).to_be_visible()
    guess = guess_of(page, "zh")
    guess.get_by_role("textbox").fill("60")
    guess.get_by_role("button", name=say("guess.commit", "zh")).press("Enter")
    expect(guess).to_contain_text(say("predict.yours", "zh", guess="60户"))
    field(page, "zh").fill(MARKUP)
    field(page, "zh").press("Tab")
    expect(form(page, "zh").get_by_role("status").last).to_contain_text(say("form.kept", "zh"))
    home = mine.kit.home / "my-lessons"
    assert kept(mine, "relapse.ledger") == {"plan": [[4]]}
    assert kept(mine, "relapse.reached")["given"] == 60
    assert kept(mine, "relapse.rule") == {"trigger": MARKUP}

    address = page.url
    page.goto("about:blank")
    page.goto(address)
    wait_live(page)
    restored(page, "zh", "60户")
    restart(page)
    restored(page, "zh", "60户")
    expect(form(page, "zh").get_by_role("status").last).to_contain_text(say("form.restored", "zh"))
    shot("restored")
    assert exported(page, home, "zh") != exported(page, home, "zh")

    open_lesson(page, mine, "en", LESSON)
    restart(page)  # its kernel may have run before all this
    restored(page, "en", "60 households")
    shot("restored-en")
    exported(page, home, "en")


def both_errors_follow_the_line(page: Page, lang: Lang) -> None:
    """Move the line of the dilemma by keyboard, then by mouse."""
    chart = over_lines(page, lang).first
    line = chart.get_by_role("slider", name=say("relapse.dilemma.line", lang))
    line.scroll_into_view_if_needed()
    line.press("ArrowRight")
    expect(line).to_have_value("1.1")
    expect(chart).to_contain_text(say("relapse.dilemma.words", lang, seen=52, certain=29))
    press_at(page, line, 0.8)
    assert float(line.input_value()) > 3
    expect(chart).to_contain_text(say("relapse.dilemma.words", lang, seen=100, certain=2))


def help_slows_where_warnings_outrun_the_helpers(page: Page, lang: Lang) -> None:
    """Raise the line by keyboard until few are reached; add helpers by mouse until all are."""
    chart = over_lines(page, lang).last
    line = chart.get_by_role("slider", name=say("relapse.dilemma.line", lang))
    line.scroll_into_view_if_needed()
    expect(chart).to_contain_text(say("relapse.capacity.words", lang, seen=46, reached=46))
    for _ in range(5):
        line.press("ArrowRight")
    expect(chart).to_contain_text(say("relapse.capacity.words", lang, seen=74, reached=14))
    press_at(page, chart.get_by_role("slider", name=say("relapse.watch.staff", lang)), 0.9)
    expect(chart).to_contain_text(say("relapse.capacity.words", lang, seen=74, reached=74))


def over_lines(page: Page, lang: Lang) -> Locator:
    """Return both charts over all lines, the dilemma first."""
    line = page.get_by_role("slider", name=say("relapse.dilemma.line", lang))
    return page.locator(".jp-RenderedVega5").filter(has=line)


def press_at(page: Page, slider: Locator, share: float) -> None:
    """Click into a slider, so far along it."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * share, box["y"] + box["height"] / 2)


def guess_of(page: Page, lang: Lang) -> Locator:
    """Return the guess before the chart of capacity."""
    asked = {
        "zh": "六十天内等到帮扶的有几户",
        "en": "how many are reached within sixty days, over the year?",
    }
    return page.locator(".lessonkit-question").filter(has_text=asked[lang])


def field(page: Page, lang: Lang) -> Locator:
    """Return the form's first field."""
    return page.get_by_role("textbox", name=say("relapse.rule.trigger", lang))


def form(page: Page, lang: Lang) -> Locator:
    """Return the form."""
    return page.locator(".lessonkit-panel").filter(has=field(page, lang))


def restored(page: Page, lang: Lang, guess: str) -> None:
    """Expect the ledger in its second month, the plan carried through, the guess, the form."""
    ledger = page.get_by_role("button", name=say("relapse.paper.next", lang))
    expect(ledger).to_be_attached(timeout=PATIENCE)  # Lab asks the kernel for all panels
    ledger.scroll_into_view_if_needed()
    expect(page.get_by_text(say("relapse.paper.month", lang, month=2, last=6))).to_be_visible()
    plans = page.get_by_role("table", name=say("relapse.paper.plan.caption", lang))
    expect(plans.get_by_role("row")).to_have_count(2)
    expect(guess_of(page, lang)).to_contain_text(say("predict.yours", lang, guess=guess))
    expect(field(page, lang)).to_have_value(MARKUP)


def kept(lab: Running, about: str) -> Any:  # noqa: ANN401 - as JSON has it
    """Return the last value that the learner's file holds about a panel."""
    return [line["value"] for line in lab.kit.work() if line["about"] == about][-1]


def exported(page: Page, home: Path, lang: Lang) -> str:
    """Export the form, look at the page it makes, and return the page's name."""
    before = set(home.glob("relapse-rule-*.html"))
    form(page, lang).get_by_role("button", name=say("form.export", lang)).press("Enter")
    said = form(page, lang).get_by_role("status").last
    for _ in range(PATIENCE // 100):
        if made := set(home.glob("relapse-rule-*.html")) - before:
            break
        page.wait_for_timeout(100)
    (new,) = made
    expect(said).to_contain_text(say("form.exported", lang, name=new.name, folder=home))
    other = page.context.new_page()
    other.set_content(new.read_text(encoding="utf-8"))
    expect(other.get_by_role("heading", name=say("relapse.rule.heading", lang))).to_be_visible()
    expect(other.get_by_text(MARKUP)).to_be_visible()
    expect(other.get_by_text(say("form.footer", lang))).to_be_visible()
    assert other.locator("img").count() == 0
    other.close()
    return new.name
