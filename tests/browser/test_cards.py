"""The source card: one step from a figure to what is known of it, by mouse and by keyboard."""

from collections.abc import Callable

import pytest
from browser.harness import axe, sight
from browser.harness.cards import close_card, link, says, the_card
from browser.harness.colours import use_theme
from browser.harness.kit import Running
from browser.harness.pages import hold_kernels, visit
from playwright.sync_api import Page, expect

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.facts import dossier, metrics
from lessonkit.facts.checks import all_checks

Shot = Callable[[str], None]
LESSON = "07-health"
RATE = "health.reimb.poor.city"


def test_without_the_extension_a_link_leads_to_the_list_of_sources(
    page: Page, lab: Running, shot: Shot
) -> None:
    """Lab keeps the list's anchors, so that the link is of use to whoever has no extension."""
    page.route(
        "**/lessonkit/live.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body="export async function keepLive() {}"
        ),
    )
    visit(page, lab, "zh", LESSON)
    listed = page.locator("li", has_text="第三节：“家庭医生976人”")
    listed.wait_for(state="attached")  # Lab makes what is out of sight bit by bit
    sight.lay_out(page)  # a browser leads to where the list is now, and does not follow it
    expect(listed).not_to_be_in_viewport()

    link(page, "src-health.family.doctors").click()

    expect(listed).to_be_in_viewport()
    shot("sources")


def focused(page: Page) -> str:
    """Return where the focused link leads."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_in_prose_opens_its_card_before_any_kernel(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A click shows every fact of the figure in words, in its language; no kernel is there."""
    hold_kernels(page)
    visit(page, lab, lang, LESSON)
    metric = metrics.metric(RATE)

    link(page, f"src-{RATE}").click()

    expect(link(page, f"src-{RATE}")).to_be_in_viewport()
    card = the_card(page, metric.label[lang])
    assert says(card) == dossier.facts(metric, all_checks(), lang)[1:]
    expect(card.locator("p")).to_have_text(metric.format(lang))
    expect(card).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang])
    place = say("card.map", lang).replace("{at}", str(metric.offset))
    expect(card.get_by_role("img")).to_have_attribute("aria-label", place.replace("{end}", "10033"))
    assert axe.violations(page, ".lessonkit-Card") == []
    shot("card")


def test_enter_opens_a_card_escape_closes_it_and_the_focus_returns(
    opened: Page, lang: Lang
) -> None:
    """By keyboard alone, there and back, without entering a cell's source."""
    figure = link(opened, f"src-{RATE}")

    for key in ("Escape", "Enter"):  # Enter on the button that closes
        figure.focus()
        opened.keyboard.press("Enter")
        card = the_card(opened, metrics.metric(RATE).label[lang])
        if key == "Enter":
            card.get_by_role("button").focus()
        opened.keyboard.press(key)
        expect(opened.get_by_role("dialog")).to_have_count(0)
        assert focused(opened) == f"#src-{RATE}"
    expect(opened.locator(".jp-MarkdownCell .cm-editor:visible")).to_have_count(0)


def test_a_mark_of_a_chart_opens_the_card_of_its_figure(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """A click on a bar is a click on its figure; the pointer over it tells what it is."""
    metric = metrics.metric("health.reimb.all.township")
    bar = opened.locator(".jp-RenderedVega5 .mark-rect.role-mark path").first
    bar.hover()
    expect(bar.locator("title")).to_contain_text(metric.format(lang))

    bar.click()

    the_card(opened, metric.label[lang])
    shot("mark")
    opened.keyboard.press("Escape")
    expect(opened.get_by_role("dialog")).to_have_count(0)
    close_card(opened)


def test_a_figure_in_a_panels_table_opens_its_card(opened: Page, lang: Lang) -> None:
    """Whoever cannot reach a mark goes through the table, by click or Enter."""
    metric = metrics.metric("health.reimb.all.city")
    cell = opened.locator(".lessonkit-listing a[href='#src-health.reimb.all.city']")

    cell.click()
    the_card(opened, metric.label[lang])
    close_card(opened)
    assert focused(opened) == "#src-health.reimb.all.city"

    opened.keyboard.press("Enter")
    the_card(opened, metric.label[lang])
    close_card(opened)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_a_card_loses_nothing_at_twice_the_size(
    page: Page, lab: Running, shot: Shot, theme: str
) -> None:
    """At 200 % zoom on a small screen a card fits the page and scrolls, from its top."""
    use_theme(page, f"JupyterLab {theme}")
    page.set_viewport_size({"width": 512, "height": 384})
    visit(page, lab, "en", LESSON)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-name", f"JupyterLab {theme}")

    link(page, f"src-{RATE}").click()

    card = the_card(page, metrics.metric(RATE).label["en"])
    box = card.bounding_box()
    assert box
    assert box["width"] <= 512
    assert box["height"] <= 384
    assert card.evaluate("card => card.scrollWidth <= card.clientWidth")
    expect(card.get_by_role("heading")).to_be_in_viewport()
    shot("top")
    card.get_by_role("button").scroll_into_view_if_needed()
    expect(card.get_by_role("button")).to_be_in_viewport()
    shot("end")
