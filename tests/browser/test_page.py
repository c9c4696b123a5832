"""The lesson on the page itself as a learner meets it, in both languages, without a network."""

import re
from collections.abc import Callable

from browser.harness.cards import close_card, link, says, the_card
from browser.harness.kit import Running
from browser.harness.pages import kill_kernel, open_lesson
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lessonkit.areas.page.hunt import FINDS
from lessonkit.areas.page.model.proof import ROWS, notice
from lessonkit.areas.page.page_map import reading_order
from lessonkit.core.language import Lang
from lessonkit.core.texts import say
from lessonkit.facts import areas, dossier, metrics, relations, terms
from lessonkit.facts.context import context_figure
from lessonkit.facts.lookup import matching
from lessonkit.facts.metrics import Metric

Shot = Callable[[str], None]
LESSON = "00-page"
FIGURES = reading_order(list(metrics.all_metrics().values()))


def charts(page: Page) -> Locator:
    """Return the charts of the lesson that are no panel's."""
    return page.locator(".jp-RenderedVega5")


def page_map(page: Page, lang: Lang) -> Locator:
    """Return the map of the page."""
    return charts(page).filter(has=page.get_by_role("slider", name=say("page.map.number", lang)))


def mark(chart: Locator, metric: Metric) -> Locator:
    """Return the square of a figure on the map."""
    squares = chart.locator("svg .mark-rect.role-mark path")
    ids = squares.evaluate_all("squares => squares.map((square) => square.__data__?.datum?.id)")
    return squares.nth(ids.index(metric.id))


def hunt_field(page: Page, lang: Lang, find: str) -> Locator:
    """Return the field of a find."""
    return page.get_by_role("spinbutton", name=say(f"page.hunt.{find}", lang))


def number_of(find: str, *, fits: bool) -> int:
    """Return the first number on the map that fits a find, or that does not."""
    return next(n for n, m in enumerate(FIGURES, 1) if FINDS[find](m) == fits)


def test_every_chart_is_drawn_and_every_panel_is_there(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """Seven charts, four panels stand in the lesson's language, and no error does."""
    expect(charts(opened).locator("svg")).to_have_count(7)
    expect(opened.locator(".lessonkit-panel:not(.lessonkit-question)")).to_have_count(4)
    expect(opened.locator(".lessonkit-panel .lessonkit-picture svg")).to_have_count(1)
    expect(opened.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
    for number in range(7):
        chart = charts(opened).nth(number)
        chart.scroll_into_view_if_needed()
        shot(f"chart-{number}")


def test_controls_and_charts_speak_the_lessons_language(opened: Page, lang: Lang) -> None:
    """Only numbers and marks are without language; an English chart may quote the page's words."""
    controls = opened.locator(".lessonkit-panel label, .vega-bind-name, .vega-bind label")
    texts = charts(opened).locator("svg text").all_text_contents()
    assert len(texts) > 50
    said = controls.all_text_contents() + (texts if lang == "zh" else [])
    said = [re.sub("“.*?”", "", text) for text in said]
    foreign = {"zh": r"[A-Za-z]{2}", "en": r"[\u4e00-\u9fff]"}[lang]
    assert not [text for text in said if re.search(foreign, text)]


def test_the_map_shows_the_row_of_the_figure_chosen_by_keyboard(opened: Page, lang: Lang) -> None:
    """The number under the map moves from figure to figure with the arrow keys."""
    chart = page_map(opened, lang)
    slider = opened.get_by_role("slider", name=say("page.map.number", lang))
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


def test_the_map_shows_the_row_of_the_figure_that_is_clicked(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """A square is the way from its place on the page to its row; the number follows."""
    chart = page_map(opened, lang)
    metric = metrics.metric("health.staff.grassroots")
    number = FIGURES.index(metric) + 1

    mark(chart, metric).click()

    expect(chart.locator("svg")).to_contain_text(f"{number}. {metric.label[lang]}")
    expect(chart.locator("svg")).to_contain_text(metric.phrase)
    expect(opened.get_by_role("slider", name=say("page.map.number", lang))).to_have_value(
        str(number)
    )
    shot("row")
    close_card(opened)
    chart.locator("svg tspan", has_text=metric.phrase).click()
    the_card(opened, metric.label[lang])
    close_card(opened)


def test_the_map_is_coloured_by_area_or_by_claim(opened: Page, shot: Shot, lang: Lang) -> None:
    """The legend names what the colours mean, before and after."""
    chart = page_map(opened, lang)
    metric = metrics.metric("health.staff.grassroots")
    before = mark(chart, metric).get_attribute("fill")
    area, claim = areas.all_areas()["industry"][f"label_{lang}"], say("claim.rule", lang)
    expect(chart.locator("svg")).to_contain_text(area)
    expect(chart.locator("svg")).not_to_contain_text(claim)

    chart.get_by_role("radio", name=say("page.map.claim", lang)).check()

    expect(chart.locator("svg")).to_contain_text(claim)
    expect(chart.locator("svg")).not_to_contain_text(area)
    assert mark(chart, metric).get_attribute("fill") != before
    shot("by-claim")


def test_the_hunt_answers_a_right_number_and_a_wrong_one(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """A wrong one tells what it is, a right one why it is one."""
    field = hunt_field(opened, lang, "more")
    hunt = opened.locator(".lessonkit-panel").filter(has=field)
    wrong, right = (number_of("more", fits=fits) for fits in (False, True))
    edge = hunt.locator(".widget-vbox").first.bounding_box()
    assert edge
    for find in FINDS:
        box = hunt_field(opened, lang, find).bounding_box()
        assert box
        assert box["width"] >= 40, f"there is no room to type beside {find}"
        assert box["x"] + box["width"] <= edge["x"] + edge["width"] + 1

    said = hunt.get_by_role("status").filter(has_text=re.compile(r"\S"))
    field.fill(str(wrong))
    field.press("Enter")
    expect(said).to_contain_text(FIGURES[wrong - 1].label[lang])
    expect(said).not_to_contain_text(say("page.hunt.more.why", lang))
    field.fill(str(right))
    field.press("Enter")

    expect(said).to_contain_text(say("page.hunt.more.why", lang))
    expect(said).to_contain_text(FIGURES[right - 1].format(lang))
    shot("found")


def test_the_atlas_is_filtered_by_what_is_typed(opened: Page, shot: Shot, lang: Lang) -> None:
    """Table and sentence hold the figures that the word finds, and all again without it."""
    search = opened.get_by_role("textbox", name=say("page.atlas.text", lang))
    atlas = opened.locator(".lessonkit-panel").filter(has=search)
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


def test_the_atlas_is_filtered_by_its_boxes(opened: Page, lang: Lang) -> None:
    """Area and a date, chosen by keyboard, leave what has both; the counts come when asked for."""
    area = opened.get_by_role("combobox", name=say("page.atlas.area", lang))
    atlas = opened.locator(".lessonkit-panel").filter(has=area)

    area.select_option(areas.all_areas()["relocation"][f"label_{lang}"])
    opened.get_by_role("checkbox", name=say("page.atlas.only.date", lang)).press("Space")

    dated = [m for m in FIGURES if m.area == "relocation" and m.as_of]
    expect(atlas.locator(".lessonkit-listing tr:has(td)")).to_have_count(len(dated))

    told = say("page.atlas.of", lang, count=len(dated), all=len(dated))
    picture = atlas.locator(".lessonkit-picture svg")
    expect(picture).to_be_hidden()  # no bare axes, and no answer before the guess
    opened.get_by_role("checkbox", name=say("page.atlas.count", lang)).press("Space")
    expect(picture).to_be_visible()
    expect(picture).to_contain_text(told)


def test_every_chart_has_its_table_one_step_away(opened: Page, shot: Shot, lang: Lang) -> None:
    """Opened by Enter, it has caption and header cells, one row a figure of the page's map, whose
    link leads to the source.
    """
    tables = charts(opened).locator(".lessonkit-Table")
    expect(tables).to_have_count(charts(opened).count())
    title = say("page.map.title", lang)
    shown = tables.filter(has_text=say("table.show", lang, caption=title))
    shown.locator("summary").press("Enter")

    listing = opened.get_by_role("table", name=title)
    expect(listing.get_by_role("rowheader")).to_have_count(len(metrics.all_metrics()))
    expect(listing.get_by_role("columnheader")).to_have_count(6)
    listing.scroll_into_view_if_needed()
    shot("table")
    figure = listing.get_by_role("link").first
    figure.press("Enter")
    expect(opened.get_by_role("dialog")).to_be_visible()
    opened.keyboard.press("Escape")
    expect(figure).to_be_focused()


def test_a_figure_on_the_map_opens_its_card(opened: Page, lang: Lang) -> None:
    """Every figure of the page is one click away, whichever area it is of."""
    metric = metrics.metric("legacies.journal.issue")
    marks = charts(opened).locator(".mark-rect.role-mark path")
    ids = marks.evaluate_all("marks => marks.map(mark => mark.__data__.datum.id)")
    assert set(metrics.all_metrics()) <= set(ids)

    marks.nth(ids.index(metric.id)).click()

    the_card(opened, metric.label[lang])
    close_card(opened)


def test_a_term_and_an_outside_figure_have_cards_too(opened: Page, shot: Shot, lang: Lang) -> None:
    """A term gives what it means and where from, an outside figure who publishes it."""
    population = context_figure("page.population.lhasa_2020")

    link(opened, "term-person_times").click()
    term = terms.term("person_times")
    assert says(the_card(opened, term.label[lang])) == dossier.term_facts(term, lang)[1:]
    shot("term")
    close_card(opened)

    link(opened, f"context-{population.id}").click()
    card = the_card(opened, population.label[lang])
    assert says(card) == dossier.context_facts(population, lang)[1:]
    expect(card.locator("a")).to_have_count(0)
    expect(card.get_by_role("img")).to_have_count(0)
    shot("context")
    close_card(opened)


def test_diagrams_show_what_carries_their_edges_when_asked(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """Lines look alike until the box is ticked; then dashes tell them apart, not colour alone."""
    for system in ("governing_frame", "six_ways", "theory_study"):
        title = opened.locator("svg text", has_text=say(f"page.{system}.title", lang))
        chart = charts(opened).filter(has=title)
        lines = chart.locator("svg .mark-rule.role-mark line")
        box = chart.get_by_role("checkbox", name=say("diagram.show", lang))
        box.scroll_into_view_if_needed()
        heads = chart.locator("svg .mark-symbol.role-mark path")  # a line may have a bend
        expect(heads).to_have_count(len(relations.edges(system)))
        assert len({line.get_attribute("stroke-dasharray") for line in lines.all()}) == 1

        box.press("Space")

        expect(box).to_be_checked()
        assert len({line.get_attribute("stroke-dasharray") for line in lines.all()}) > 1
        shot(system)


def test_attendances_become_fewer_people_the_oftener_one_comes(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """3.11 million at one time each, 777,500 at four: below those who live in the city."""
    slider = opened.get_by_role("slider", name=say("page.people.times", lang))
    chart = charts(opened).filter(has=slider)
    expect(chart.locator("svg")).to_contain_text("3.11 million" if lang == "en" else "311万")

    for _ in range(3):
        slider.press("ArrowRight")

    expect(chart.locator("svg")).to_contain_text("777,500")
    shot("four-times")


def test_the_deep_parts_answer_by_keyboard_and_by_mouse(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """Another reading makes another share; without copies reports scatter and the mean is off
    by as much as is said.
    """
    names = opened.get_by_role("checkbox", name=say("page.tally.names", lang))
    tally = charts(opened).filter(has=names).locator("svg")
    names.scroll_into_view_if_needed()
    expect(tally).to_contain_text("45%")
    names.press("Space")
    expect(tally).to_contain_text("60%")
    shot("tally")

    copies = opened.get_by_role("slider", name=say("page.reports.copies", lang))
    reports = charts(opened).filter(has=copies).locator("svg")
    copies.scroll_into_view_if_needed()
    copied = say("page.reports.copy", lang)
    expect(reports.get_by_text(copied, exact=True)).to_have_count(11)
    copies.press("Home")
    expect(reports.get_by_text(copied, exact=True)).to_have_count(0)
    opened.get_by_role("checkbox", name=say("page.reports.truth", lang)).check()
    expect(reports).to_contain_text(say("page.reports.words.off", lang))
    shot("reports")


def test_a_misprint_is_found_and_the_tries_survive_a_crash(
    page: Page, context: BrowserContext, lab: Running, shot: Shot
) -> None:
    """Totals of rows and columns lead to the cell; what was tried comes back, a new table too."""
    open_lesson(page, lab, "zh", LESSON)
    cell = page.get_by_role("combobox", name=say("page.proof.cell", "zh"))
    proof = page.locator(".lessonkit-panel").filter(has=cell)
    cell.scroll_into_view_if_needed()
    page.get_by_role("radio", name=say("page.proof.totals.both", "zh"), exact=True).check()
    expect(proof.locator("tr")).to_have_count(ROWS + 2)
    row, column = notice(1).slip
    cell.select_option(say("page.proof.place", "zh", row=row + 1, column=column + 1))
    proof.get_by_role("button", name=say("page.proof.look", "zh")).press("Enter")
    totals = say("page.proof.totals.both", "zh")
    score = say("page.proof.score", "zh", totals=totals, right=1, tried=1)
    expect(proof.get_by_role("status").nth(1)).to_contain_text(score)
    shot("proof")
    kill_kernel(page, lab, "zh", LESSON)
    page.close()

    again = context.new_page()
    open_lesson(again, lab, "zh", LESSON)

    back = again.locator(".lessonkit-panel").filter(
        has=again.get_by_role("combobox", name=say("page.proof.cell", "zh"))
    )
    expect(back.get_by_role("status").nth(1)).to_contain_text(score)
    expect(back.get_by_role("cell", name=str(notice(2).printed[0][0])).first).to_be_visible()
