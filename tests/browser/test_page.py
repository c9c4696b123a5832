"""The lesson on the page itself as a learner meets it, in both languages, without a network."""

import re
from collections.abc import Callable

import pytest
from browser.harness.kit import Running
from browser.harness.pages import open_lesson
from playwright.sync_api import Locator, Page, expect

from lessonkit import data, mechanisms
from lessonkit.charts.page_map import reading_order
from lessonkit.data import Metric
from lessonkit.language import LANGS, Lang, say
from lessonkit.lookup import matching
from lessonkit.panels.page.hunt import FINDS

Shot = Callable[[str], None]
LESSON = "00-page"
FIGURES = reading_order(list(data.metrics().values()))


def charts(page: Page) -> Locator:
    """Return the charts of the lesson that are no panel's."""
    return page.locator(".jp-RenderedVega5")


def page_map(page: Page, lang: Lang) -> Locator:
    """Return the map of the page."""
    return charts(page).filter(has=page.get_by_role("slider", name=say("map.number", lang)))


def mark(chart: Locator, metric: Metric, lang: Lang) -> Locator:
    """Return the square of a figure on the map."""
    return chart.locator(f"svg path[aria-label*='{metric.label[lang]}']").first


def hunt_field(page: Page, lang: Lang, find: str) -> Locator:
    """Return the field of a find."""
    return page.get_by_role("spinbutton", name=say(f"hunt.{find}", lang))


def number_of(find: str, *, fits: bool) -> int:
    """Return the first number on the map that fits a find, or that does not."""
    return next(n for n, m in enumerate(FIGURES, 1) if FINDS[find](m) == fits)


@pytest.mark.parametrize("lang", LANGS)
def test_every_chart_is_drawn_and_every_panel_is_there(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """Five charts, the hunt and the atlas stand in the lesson's language, and no error does."""
    open_lesson(page, lab, lang, LESSON)

    expect(charts(page).locator("svg")).to_have_count(5)
    expect(page.locator(".lessonkit-panel")).to_have_count(2)
    expect(page.locator(".lessonkit-panel .lessonkit-picture svg")).to_have_count(1)
    expect(page.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
    for number in range(5):
        chart = charts(page).nth(number)
        chart.scroll_into_view_if_needed()
        shot(f"chart-{number}")


def test_nothing_in_the_chinese_lesson_is_english(page: Page, lab: Running) -> None:
    """Titles, axes and controls speak Chinese; only numbers and marks are without language."""
    open_lesson(page, lab, "zh", LESSON)

    texts = charts(page).locator("svg text, .vega-bind-name, .vega-bind label").all_text_contents()
    controls = page.locator(".lessonkit-panel label").all_text_contents()
    assert len(texts) > 50
    assert not [t for t in texts + controls if re.search(r"[A-Za-z]{2}", t)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_shows_the_row_of_the_figure_chosen_by_keyboard(
    page: Page, lab: Running, lang: Lang
) -> None:
    """The number under the map moves from figure to figure with the arrow keys."""
    open_lesson(page, lab, lang, LESSON)
    chart = page_map(page, lang)
    slider = page.get_by_role("slider", name=say("map.number", lang))
    first, second, third = FIGURES[:3]
    slider.scroll_into_view_if_needed()
    expect(chart.locator("svg")).to_contain_text(f"1. {first.label[lang]}")

    slider.press("ArrowRight")
    expect(chart.locator("svg")).to_contain_text(f"2. {second.label[lang]}")
    slider.press("ArrowRight")

    svg = chart.locator("svg")
    expect(svg).to_contain_text(f"3. {third.label[lang]}")
    expect(svg).to_contain_text(third.phrase)
    expect(svg).to_contain_text(say("unsaid", lang))
    expect(svg).not_to_contain_text(f"1. {first.label[lang]}")


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_shows_the_row_of_the_figure_that_is_clicked(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A square is the way from its place on the page to its row; the number follows."""
    open_lesson(page, lab, lang, LESSON)
    chart = page_map(page, lang)
    metric = data.metric("health.staff.grassroots")
    number = FIGURES.index(metric) + 1

    mark(chart, metric, lang).click()

    expect(chart.locator("svg")).to_contain_text(f"{number}. {metric.label[lang]}")
    expect(chart.locator("svg")).to_contain_text(metric.phrase)
    expect(page.get_by_role("slider", name=say("map.number", lang))).to_have_value(str(number))
    shot("row")


@pytest.mark.parametrize("lang", LANGS)
def test_the_map_is_coloured_by_area_or_by_claim(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """The legend names what the colours mean, before and after."""
    open_lesson(page, lab, lang, LESSON)
    chart = page_map(page, lang)
    metric = data.metric("health.staff.grassroots")
    before = mark(chart, metric, lang).get_attribute("fill")
    area, claim = data.areas()["industry"][f"label_{lang}"], say("claim.rule", lang)
    expect(chart.locator("svg")).to_contain_text(area)
    expect(chart.locator("svg")).not_to_contain_text(claim)

    chart.get_by_role("radio", name=say("map.claim", lang)).check()

    expect(chart.locator("svg")).to_contain_text(claim)
    expect(chart.locator("svg")).not_to_contain_text(area)
    assert mark(chart, metric, lang).get_attribute("fill") != before
    shot("by-claim")


@pytest.mark.parametrize("lang", LANGS)
def test_the_hunt_answers_a_right_number_and_a_wrong_one(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """A wrong one tells what it is, a right one why it is one."""
    open_lesson(page, lab, lang, LESSON)
    field = hunt_field(page, lang, "more")
    hunt = page.locator(".lessonkit-panel").filter(has=field)
    wrong, right = (number_of("more", fits=fits) for fits in (False, True))
    edge = hunt.locator(".widget-vbox").first.bounding_box()
    assert edge
    for find in FINDS:
        box = hunt_field(page, lang, find).bounding_box()
        assert box
        assert box["width"] >= 40, f"there is no room to type beside {find}"
        assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 1

    field.fill(str(wrong))
    field.press("Enter")
    expect(hunt.get_by_role("status")).to_contain_text(FIGURES[wrong - 1].label[lang])
    expect(hunt.get_by_role("status")).not_to_contain_text(say("hunt.more.why", lang))
    field.fill(str(right))
    field.press("Enter")

    expect(hunt.get_by_role("status")).to_contain_text(say("hunt.more.why", lang))
    expect(hunt.get_by_role("status")).to_contain_text(FIGURES[right - 1].said(lang))
    shot("found")


@pytest.mark.parametrize("lang", LANGS)
def test_the_atlas_is_filtered_by_what_is_typed(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """Table and sentence hold the figures that the word finds, and all again without it."""
    open_lesson(page, lab, lang, LESSON)
    search = page.get_by_role("textbox", name=say("atlas.text", lang))
    atlas = page.locator(".lessonkit-panel").filter(has=search)
    rows = atlas.locator(".lessonkit-listing tr:has(td)")
    expect(rows).to_have_count(len(FIGURES))
    found = matching("报销")

    search.fill("报销")

    expect(rows).to_have_count(len(found))
    for metric in found:
        expect(rows.filter(has_text=metric.id).first).to_contain_text(metric.phrase)
    expect(atlas.get_by_role("status")).to_contain_text(str(len(found)))
    atlas.get_by_role("status").scroll_into_view_if_needed()
    shot("found")
    search.fill("")
    expect(rows).to_have_count(len(FIGURES))


def test_the_atlas_is_filtered_by_its_boxes(page: Page, lab: Running) -> None:
    """Area and a date, chosen by keyboard, leave what has both."""
    open_lesson(page, lab, "en", LESSON)
    area = page.get_by_role("combobox", name=say("atlas.area", "en"))
    atlas = page.locator(".lessonkit-panel").filter(has=area)

    area.select_option(data.areas()["relocation"]["label_en"])
    page.get_by_role("checkbox", name=say("atlas.only.date", "en")).press("Space")

    dated = [m for m in FIGURES if m.area == "relocation" and m.as_of]
    expect(atlas.locator(".lessonkit-listing tr:has(td)")).to_have_count(len(dated))


@pytest.mark.parametrize("lang", LANGS)
def test_diagrams_show_what_carries_their_edges_when_asked(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """Lines look alike until the box is ticked; then dashes tell them apart, not colour alone."""
    open_lesson(page, lab, lang, LESSON)
    for system in ("governing_frame", "six_ways", "theory_study"):
        title = page.locator("svg text", has_text=say(f"chart.{system}", lang))
        chart = charts(page).filter(has=title)
        lines = chart.locator("svg .mark-rule.role-mark line")
        box = chart.get_by_role("checkbox", name=say("diagram.show", lang))
        box.scroll_into_view_if_needed()
        expect(lines).to_have_count(len(mechanisms.edges(system)))
        assert len({line.get_attribute("stroke-dasharray") for line in lines.all()}) == 1

        box.press("Space")

        expect(box).to_be_checked()
        assert len({line.get_attribute("stroke-dasharray") for line in lines.all()}) > 1
        shot(system)


@pytest.mark.parametrize("lang", LANGS)
def test_attendances_become_fewer_people_the_oftener_one_comes(
    page: Page, lab: Running, shot: Shot, lang: Lang
) -> None:
    """3.11 million at one time each, 777,500 at four: below those who live in the city."""
    open_lesson(page, lab, lang, LESSON)
    slider = page.get_by_role("slider", name=say("people.times", lang))
    chart = charts(page).filter(has=slider)
    expect(chart.locator("svg")).to_contain_text("3,110,000")

    for _ in range(3):
        slider.press("ArrowRight")

    expect(chart.locator("svg")).to_contain_text("777,500")
    shot("four-times")
