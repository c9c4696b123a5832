"""The source card: one step from a figure to what is known of it, by mouse and by keyboard."""

import json
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from browser.harness.kit import Running
from browser.harness.pages import hold_kernels, open_lesson, visit
from playwright.sync_api import Locator, Page, expect

from lessonkit import data, dossier, glossary, outside
from lessonkit.consistency import all_checks
from lessonkit.language import LANGS, Lang, say

Shot = Callable[[str], None]
HEALTH, PAGE = "07-health", "00-page"
RATE = "health.reimb.poor.city"


def link(page: Page, anchor: str) -> Locator:
    """Return the first link in prose that leads to an anchor."""
    return page.locator(f".jp-RenderedMarkdown a[href='#{anchor}']").first


def test_without_the_cards_a_link_leads_to_the_list_of_sources(
    page: Page, lab: Running, shot: Shot
) -> None:
    """Lab keeps the list's anchors, so that the link is of use to whoever has no extension."""
    page.route(
        "**/modules/cards.js",
        lambda route: route.fulfill(
            content_type="text/javascript", body="export function openCards() {}"
        ),
    )
    open_lesson(page, lab, "zh", HEALTH)
    listed = page.locator("li", has_text="第三节：“家庭医生976人”")
    expect(listed).not_to_be_in_viewport()

    link(page, "src-health.family.doctors").click()

    expect(listed).to_be_in_viewport()
    shot("sources")


def the_card(page: Page, title: str) -> Locator:
    """Return the card with a title, once it is open."""
    card = page.get_by_role("dialog", name=title, exact=True)
    expect(card).to_be_visible()
    return card


def says(card: Locator) -> list[tuple[str, str]]:
    """Return the facts that a card shows."""
    names, values = card.locator("dt").all_inner_texts(), card.locator("dd").all_inner_texts()
    return list(zip(names, values, strict=True))


def focused(page: Page) -> str:
    """Return where the focused link leads."""
    return str(page.evaluate("document.activeElement.getAttribute('href')"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_in_prose_opens_its_card_before_any_kernel(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A click shows every fact of the figure in words, in its language; no kernel is there."""
    hold_kernels(page)
    visit(page, lab, lang, HEALTH)
    metric = data.metric(RATE)

    link(page, f"src-{RATE}").click()

    expect(link(page, f"src-{RATE}")).to_be_in_viewport()
    card = the_card(page, metric.label[lang])
    assert says(card) == dossier.facts(metric, all_checks(), lang)[1:]
    expect(card.locator("p")).to_have_text(metric.said(lang))
    expect(card).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[lang])
    place = say("card.map", lang).replace("{at}", str(metric.offset))
    expect(card.get_by_role("img")).to_have_attribute("aria-label", place.replace("{end}", "10033"))
    shot("card")


@pytest.mark.parametrize("lang", LANGS)
def test_enter_opens_a_card_escape_closes_it_and_the_focus_returns(
    page: Page, lab: Running, lang: Lang
) -> None:
    """By keyboard alone, there and back, without entering a cell's source."""
    open_lesson(page, lab, lang, HEALTH)
    figure = link(page, f"src-{RATE}")

    for key in ("Escape", "Enter"):  # Enter on the button that closes
        figure.focus()
        page.keyboard.press("Enter")
        card = the_card(page, data.metric(RATE).label[lang])
        if key == "Enter":
            card.get_by_role("button").focus()
        page.keyboard.press(key)
        expect(page.get_by_role("dialog")).to_have_count(0)
        assert focused(page) == f"#src-{RATE}"
    expect(page.locator(".jp-MarkdownCell .cm-editor:visible")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
def test_a_mark_of_a_chart_opens_the_card_of_its_figure(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A click on a bar is a click on its figure; the pointer over it tells what it is."""
    open_lesson(page, lab, lang, HEALTH)
    metric = data.metric("health.reimb.all.township")
    bar = page.locator(".jp-RenderedVega5 .mark-rect.role-mark path").first
    bar.hover()
    expect(bar.locator("title")).to_contain_text(metric.said(lang))

    bar.click()

    the_card(page, metric.label[lang])
    shot("mark")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_in_a_panels_table_opens_its_card(page: Page, lab: Running, lang: Lang) -> None:
    """Whoever cannot reach a mark goes through the table, by click or Enter."""
    open_lesson(page, lab, lang, HEALTH)
    metric = data.metric("health.reimb.all.city")
    cell = page.locator(".lessonkit-listing a[href='#src-health.reimb.all.city']")

    cell.click()
    the_card(page, metric.label[lang])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert focused(page) == "#src-health.reimb.all.city"

    page.keyboard.press("Enter")
    the_card(page, metric.label[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_a_figure_on_the_page_map_opens_its_card(page: Page, lab: Running, lang: Lang) -> None:
    """Every figure of the page is one click away on its map, whichever area it is of."""
    open_lesson(page, lab, lang, PAGE)
    metric = data.metric("legacies.journal.issue")
    marks = page.locator(".jp-RenderedVega5 .mark-rect.role-mark path")
    ids = marks.evaluate_all("marks => marks.map(mark => mark.__data__.datum.id)")
    assert set(data.metrics()) <= set(ids)

    marks.nth(ids.index(metric.id)).click()

    the_card(page, metric.label[lang])


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_and_an_outside_figure_have_cards_too(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A term gives what it means and where from, an outside figure who publishes it."""
    open_lesson(page, lab, lang, PAGE)
    population = outside.outside("page.population.lhasa_2020")

    link(page, "term-person_times").click()
    term = glossary.term("person_times")
    assert says(the_card(page, term.label[lang])) == dossier.term_facts(term, lang)[1:]
    shot("term")
    page.keyboard.press("Escape")

    link(page, f"context-{population.id}").click()
    card = the_card(page, population.label[lang])
    assert says(card) == dossier.outside_facts(population, lang)[1:]
    expect(card.locator("a")).to_have_count(0)
    expect(card.get_by_role("img")).to_have_count(0)
    shot("context")


@pytest.fixture(params=["Light", "Dark"])
def theme(request: pytest.FixtureRequest, page: Page, lab: Running) -> Iterator[str]:
    """Lab in a light and in a dark theme."""
    parts = urlsplit(lab.address)
    name = "@jupyterlab/apputils-extension:themes"
    address = f"{parts.scheme}://{parts.netloc}/lab/api/settings/{name}?{parts.query}"

    def choose(settings: str) -> None:
        assert page.request.put(address, data={"raw": settings}).ok

    choose(json.dumps({"theme": f"JupyterLab {request.param}"}))
    yield str(request.param)
    choose("{}")


def test_a_card_loses_nothing_at_twice_the_size(
    page: Page, lab: Running, shot: Shot, theme: str
) -> None:
    """At 200 % zoom on a small screen a card fits the page and scrolls, from its top."""
    page.set_viewport_size({"width": 512, "height": 384})
    visit(page, lab, "en", HEALTH)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-name", f"JupyterLab {theme}")

    link(page, f"src-{RATE}").click()

    card = the_card(page, data.metric(RATE).label["en"])
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
