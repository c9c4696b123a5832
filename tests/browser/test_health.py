"""The health lesson as a learner meets it, in both languages, without a network."""

from collections.abc import Callable

from browser.harness import sight
from browser.harness.cards import close_card, the_card
from browser.harness.kit import Running
from browser.harness.pages import kill_kernel, open_lesson, wait_live
from playwright.sync_api import BrowserContext, Locator, Page, expect

from lessonkit.core.language import LANGS, Lang
from lessonkit.core.texts import say
from lessonkit.facts import metrics

Shot = Callable[[str], None]
LESSON = "07-health"
BILL = {"zh": "账单，三个级别相同", "en": "bill, the same at all levels"}
PATIENT = {"zh": "病人付", "en": "patient pays"}
PAYS = {"zh": "{}元", "en": "{} yuan"}

WIDTHS = """svgs => svgs.map(svg => ({
  width: svg.getBoundingClientRect().width,
  what: svg.closest('[role=graphics-document]')?.ariaLabel?.slice(0, 80),
  right: svg.getBoundingClientRect().right,
  edge: svg.closest('.jp-OutputArea-output').getBoundingClientRect().right,
}))"""


def bill_panel(page: Page, lang: str) -> Locator:
    """Return the panel of the hospital bill."""
    slider = page.get_by_role("slider", name=BILL[lang])
    return page.locator(".lessonkit-panel").filter(has=slider)


def drawn(panel: Locator) -> str:
    """Return the picture in a panel as it stands, to see whether it changes."""
    return panel.locator(".lessonkit-picture svg").inner_html()


def paid_at_city_level(panel: Locator) -> str:
    """Return what farmers and herders pay in a city hospital, as the table says."""
    row = panel.locator(".lessonkit-listing tr").nth(5)
    return row.locator("td").nth(4).inner_text()


def test_every_chart_is_drawn_and_every_panel_is_there(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """Five charts of the lesson, three panels and the guesses stand, and no error does."""
    expect(opened.locator(".jp-RenderedVega5 svg")).to_have_count(5)
    expect(bill_panel(opened, lang).locator(".lessonkit-picture svg")).to_be_visible()
    expect(opened.locator(".lessonkit-panel:not(.lessonkit-question)")).to_have_count(3)
    expect(opened.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
    bill_panel(opened, lang).scroll_into_view_if_needed()
    shot("bill")


def test_the_bill_moves_by_keyboard_and_by_mouse(opened: Page, shot: Shot, lang: Lang) -> None:
    """Either way the number in the table and the picture follow the slider."""
    panel = bill_panel(opened, lang)
    slider = opened.get_by_role("slider", name=BILL[lang])
    slider.scroll_into_view_if_needed()
    expect(panel.locator(".lessonkit-picture svg")).to_be_visible()
    before = drawn(panel)

    start = float(slider.input_value())
    slider.press("ArrowRight")
    expect(slider).to_have_value(f"{start + 1000:.0f}")
    pays = PAYS[lang].format(f"{(start + 1000) * 0.3:,.0f}")
    expect(panel.locator("td", has_text=pays).first).to_be_visible()
    assert paid_at_city_level(panel) == pays
    expect(panel.locator(".lessonkit-picture")).to_contain_text(pays)
    by_keyboard = drawn(panel)
    assert by_keyboard != before

    box = slider.bounding_box()
    assert box
    # A click at a place of the slider waits for it to stand still; the page may still be growing.
    slider.click(position={"x": box["width"] * 0.9, "y": box["height"] / 2})
    expect(panel.locator("td", has_text=pays)).to_have_count(0)
    assert float(slider.input_value()) > start + 1000
    assert drawn(panel) != by_keyboard
    shot("moved")


def test_the_factor_reading_gives_other_rates_than_the_page_prints(
    opened: Page, lang: Lang
) -> None:
    """The switch says in words which reading gives the rates printed elsewhere."""
    panel = bill_panel(opened, lang)
    between = {"zh": "、", "en": ", "}[lang]
    panel.get_by_role("radio", name=say("health.bill.reading.points", lang)).check()
    same = say("health.bill.sentence.same", lang, printed=between.join(("95%", "90%", "75%")))
    expect(panel.get_by_role("status")).to_contain_text(same)

    panel.get_by_role("radio", name=say("health.bill.reading.factor", lang)).check()

    differs = say(
        "health.bill.sentence.differs",
        lang,
        rates=between.join(("94.5%", "89.25%", "73.5%")),
        printed=between.join(("95%", "90%", "75%")),
    )
    expect(panel.get_by_role("status")).to_contain_text(differs)
    panel.get_by_role("status").get_by_role("link", name="90%").press("Enter")
    the_card(opened, metrics.metric("health.reimb.poor.county").label[lang])
    close_card(opened)


def test_an_assumption_takes_the_effective_rate_away_from_the_printed_one(
    opened: Page, lang: Lang
) -> None:
    """Assumptions are off at first; one switched on shows its slider and changes what is said."""
    panel = bill_panel(opened, lang)
    outside = opened.get_by_role("checkbox", name=say("health.bill.term.outside", lang))
    share = opened.get_by_role("slider", name=say("health.bill.amount.outside", lang))
    expect(outside).not_to_be_checked()
    expect(share).not_to_be_visible()
    expect(panel.get_by_role("status")).to_contain_text(say("health.bill.sentence.nogap", lang))

    outside.check()

    expect(share).to_be_visible()
    gap, _ = say("health.bill.sentence.gap", lang).split("{level}")
    expect(panel.get_by_role("status")).to_contain_text(gap)


def test_the_guess_shows_its_answer_only_after_it_was_made(opened: Page, lang: Lang) -> None:
    """An unfinished guess is asked for; a finished one brings the answer and its picture."""
    commit = opened.get_by_role("button", name=say("guess.commit", lang)).first
    guess = opened.locator(".lessonkit-panel").filter(has=commit).first
    again = guess.get_by_role("button", name=say("guess.again", lang))
    if again.count():  # it was made in the other language: one learner, one file
        again.click()
        guess.get_by_role("combobox").first.select_option(index=0)
    expect(guess.locator(".lessonkit-picture")).to_have_count(0)

    commit.click()
    said = guess.get_by_role("status")
    expect(said.filter(has_text=say("guess.unfinished", lang))).to_be_visible()
    for place in (1, 2, 3):
        choice = guess.get_by_role("combobox", name=say("guess.place", lang, place=place))
        choice.select_option(index=4 - place)
    commit.click()

    differs, _ = say("guess.other", lang).split("{order}")
    expect(said.first).to_contain_text(differs)
    expect(guess.locator(".lessonkit-picture svg")).to_be_visible()


def test_staff_left_over_follows_its_slider_in_the_browser_alone(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """
    Fifty-three township clinics with one doctor more leave fifty-three people fewer; a screen
    reader is told what has changed, and no more.
    """
    name = {"zh": "每个乡镇的医生（人）", "en": "doctors a township"}[lang]
    slider = opened.get_by_role("slider", name=name)
    chart = opened.locator(".jp-RenderedVega5").filter(has=slider)
    slider.scroll_into_view_if_needed()
    expect(chart.locator("svg")).to_contain_text("351")

    for _ in range(10):
        slider.press("ArrowRight")

    expect(chart.locator("svg")).to_contain_text("298")
    heard = chart.get_by_role("status")
    expect(heard).to_contain_text("298")
    expect(heard).not_to_contain_text("1,265")  # which has not changed
    shot("left-over")


def test_the_deep_parts_answer_by_keyboard_and_by_mouse(
    opened: Page, shot: Shot, lang: Lang
) -> None:
    """A deductible parts rule and results; another denominator and day make another rate;
    a fifth count is out of reach; the gate says what may be said after three answers.
    """
    deductible = opened.get_by_role("slider", name=say("health.reach.deductible", lang))
    reach = opened.locator(".jp-RenderedVega5").filter(has=deductible)
    deductible.scroll_into_view_if_needed()
    expect(reach.locator("svg")).to_contain_text(f"{say('health.reach.row.of_money', lang)}  70.0%")
    for _ in range(10):
        deductible.press("ArrowRight")
    expect(reach.locator("svg")).to_contain_text(f"{say('health.reach.row.of_money', lang)}  64.3%")
    expect(reach.locator("svg")).to_contain_text(f"{say('health.reach.row.of_stays', lang)}  46.4%")
    shot("reach")

    month = opened.get_by_role("slider", name=say("health.fraction.month", lang))
    fraction = opened.locator(".lessonkit-panel").filter(has=month)
    month.scroll_into_view_if_needed()
    said = fraction.locator(".lessonkit-sentence")
    expect(said).to_contain_text("85.7%")
    picture = drawn(fraction)
    opened.get_by_role("radio", name=say("health.fraction.base.stayed", lang), exact=True).check()
    expect(said).to_contain_text("100%")
    assert drawn(fraction) != picture
    for _ in range(4):
        month.press("ArrowLeft")
    expect(said).to_contain_text("88.9%")
    shot("fraction")

    box = opened.get_by_role("checkbox", name=say("health.counts.signed", lang), exact=True)
    box.scroll_into_view_if_needed()
    if box.is_checked():  # by this test in the other language: one learner, one file
        box.press("Space")
    box.press("Space")
    for count in ("registered", "village_doctors", "beds"):
        opened.get_by_role("checkbox", name=say(f"health.counts.{count}", lang), exact=True).check()
    counts = opened.locator(".lessonkit-panel").filter(has=box)
    expect(counts.get_by_role("status")).to_contain_text(say("health.counts.full", lang))
    expect(opened.get_by_role("checkbox", name=say("health.counts.served", lang))).to_be_disabled()
    ready = counts.get_by_role("cell", name=say("health.counts.checkable", lang), exact=True)
    expect(ready).to_have_count(2)
    shot("counts")

    button = opened.get_by_role("button", name=say("gate.open", lang))
    gate = opened.locator(".lessonkit-panel").filter(has=button)
    gate.get_by_role("combobox").select_option(index=LANGS.index(lang))  # a pair not answered yet
    button.press("Enter")
    expect(gate.get_by_role("status").first).to_contain_text(say("gate.unfinished", lang))
    for group in range(3):
        gate.get_by_role("radio", name=say("gate.answer.unstated", lang)).nth(group).check()
    button.click()
    expect(gate).to_contain_text(say("gate.shut", lang))
    shot("gate")


def test_a_figure_in_prose_links_to_its_source(opened: Page, lang: Lang) -> None:
    """The link keeps its title through Lab's sanitiser: reporter, phrase, what is not stated."""
    link = opened.locator("a[href='#src-health.reimb.all.city']").first

    expect(link).to_have_text("70%")
    title = link.get_attribute("title") or ""
    assert {"zh": "市报告", "en": "city report"}[lang] in title
    assert say("unsaid", lang) in title


def test_every_chart_grows_on_a_projector_and_none_is_cut_off(opened: Page) -> None:
    """At 1280 by 800 each chart grows as far as its cell is wide, and no farther; also after a
    reload, when Lab puts charts into their panels in another order.
    """
    opened.set_viewport_size({"width": 1280, "height": 800})
    opened.reload()
    wait_live(opened)
    sight.lay_out(opened)
    charts = opened.locator(".jp-Notebook svg.marks")
    notebook = opened.locator(".jp-Notebook")
    before = charts.evaluate_all(WIDTHS)
    notebook.evaluate("notebook => { notebook.dataset.lessonkitSize = 'projector'; }")
    sight.settle(opened)
    after = charts.evaluate_all(WIDTHS)
    notebook.evaluate("notebook => { notebook.dataset.lessonkitSize = ''; }")

    assert before
    for small, large in zip(before, after, strict=True):
        assert large["width"] > small["width"], large
        assert large["right"] <= large["edge"], large


def test_what_was_noted_and_chosen_survives_a_crash(
    page: Page, context: BrowserContext, lab: Running
) -> None:
    """A noted sentence and the counts chosen come back from the learner's file."""
    open_lesson(page, lab, "zh", LESSON)
    note = page.get_by_role("button", name=say("health.fraction.note", "zh"))
    page.get_by_role("slider", name=say("health.fraction.month", "zh")).press("End")
    page.get_by_role("radio", name=say("health.fraction.base.start", "zh"), exact=True).check()
    note.press("Enter")
    expect(page.locator(".lessonkit-panel li").filter(has_text="90.9%")).to_have_count(1)
    box = page.get_by_role("checkbox", name=say("health.counts.beds", "zh"), exact=True)
    if box.is_checked():  # by another test of this learner
        box.uncheck()
    both = page.get_by_role("checkbox", name=say("health.counts.in_both", "zh"), exact=True)
    both.check()
    counts = page.locator(".lessonkit-panel").filter(has=both)
    expect(counts.get_by_role("status")).not_to_be_empty()
    kill_kernel(page, lab, "zh", LESSON)
    page.close()

    again = context.new_page()
    open_lesson(again, lab, "zh", LESSON)

    expect(again.locator(".lessonkit-panel li").filter(has_text="90.9%")).to_have_count(1)
    back = again.get_by_role("checkbox", name=say("health.counts.in_both", "zh"), exact=True)
    expect(back).to_be_checked()
    counts = again.locator(".lessonkit-panel").filter(has=back)
    expect(counts.get_by_role("status")).to_contain_text(say("health.counts.restored", "zh"))
