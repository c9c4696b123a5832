"""The health lesson as a learner meets it, in both languages, without a network."""

from collections.abc import Callable

import pytest
from browser.harness.kit import Running
from browser.harness.pages import open_lesson
from playwright.sync_api import Locator, Page, expect

Shot = Callable[[str], None]
LESSON = "07-health"
BILL = {"zh": "账单，三个级别相同", "en": "bill, the same at all levels"}
PATIENT = {"zh": "病人付", "en": "patient pays"}
PAYS = {"zh": "{}元", "en": "{} yuan"}


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


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_chart_is_drawn_and_every_panel_is_there(
    page: Page, lab: Running, shot: Shot, lang: str
) -> None:
    """Four charts of the lesson, the bill's live chart and the guess stand, and no error does."""
    open_lesson(page, lab, lang, LESSON)

    expect(page.locator(".jp-RenderedVega5 svg")).to_have_count(4)
    expect(bill_panel(page, lang).locator(".lessonkit-picture svg")).to_be_visible()
    expect(page.locator(".lessonkit-panel:not(.lessonkit-question)")).to_have_count(2)
    expect(page.locator(".jp-RenderedText[data-mime-type*=error]")).to_have_count(0)
    bill_panel(page, lang).scroll_into_view_if_needed()
    shot("bill")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_bill_moves_by_keyboard_and_by_mouse(
    page: Page, lab: Running, shot: Shot, lang: str
) -> None:
    """Either way the number in the table and the picture follow the slider."""
    open_lesson(page, lab, lang, LESSON)
    panel = bill_panel(page, lang)
    slider = page.get_by_role("slider", name=BILL[lang])
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
    page.mouse.click(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)
    expect(panel.locator("td", has_text=pays)).to_have_count(0)
    assert float(slider.input_value()) > start + 1000
    assert drawn(panel) != by_keyboard
    shot("moved")


def test_the_factor_reading_gives_other_rates_than_the_page_prints(
    page: Page, lab: Running
) -> None:
    """The switch says in words which reading gives the rates printed elsewhere."""
    open_lesson(page, lab, "zh", LESSON)
    panel = bill_panel(page, "zh")
    panel.get_by_role("radio", name="加5个百分点").check()
    expect(panel.get_by_role("status")).to_contain_text(
        "95%、90%、75%，与页面第二节给贫困人口印出的三个数相同"
    )

    panel.get_by_role("radio", name="乘以1.05").check()

    expect(panel.get_by_role("status")).to_contain_text("94.5%、89.25%、73.5%")
    expect(panel.get_by_role("status")).to_contain_text("三个数不同")


def test_an_assumption_takes_the_effective_rate_away_from_the_printed_one(
    page: Page, lab: Running
) -> None:
    """Assumptions are off at first; one switched on shows its slider and changes what is said."""
    open_lesson(page, lab, "en", LESSON)
    panel = bill_panel(page, "en")
    outside = page.get_by_role("checkbox", name="some costs lie outside the catalogue")
    share = page.get_by_role("slider", name="share outside the catalogue")
    expect(outside).not_to_be_checked()
    expect(share).not_to_be_visible()

    outside.check()

    expect(share).to_be_visible()
    expect(panel.get_by_role("status")).to_contain_text("Furthest from its rate")


def test_the_guess_shows_its_answer_only_after_it_was_made(page: Page, lab: Running) -> None:
    """An unfinished guess is asked for; a finished one brings the answer and its picture."""
    open_lesson(page, lab, "zh", LESSON)
    guess = page.locator(".lessonkit-panel").first
    expect(guess.locator(".lessonkit-picture")).to_have_count(0)

    guess.get_by_role("button", name="就这样猜").click()
    expect(guess.get_by_role("status")).to_contain_text("请给每一位选一个不同的级别")
    for place, level in enumerate(("市级", "县（区）级", "乡镇级"), start=1):
        guess.get_by_role("combobox", name=f"第{place}位").select_option(level)
    guess.get_by_role("button", name="就这样猜").click()

    expect(guess.get_by_role("status").first).to_contain_text("与你的不同")
    expect(guess.locator(".lessonkit-picture svg")).to_be_visible()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_staff_left_over_follows_its_slider_in_the_browser_alone(
    page: Page, lab: Running, shot: Shot, lang: str
) -> None:
    """Fifty-three township clinics with one doctor more leave fifty-three people fewer."""
    open_lesson(page, lab, lang, LESSON)
    name = {"zh": "每个乡镇的医生（人）", "en": "doctors a township"}[lang]
    slider = page.get_by_role("slider", name=name)
    chart = page.locator(".jp-RenderedVega5").filter(has=slider)
    slider.scroll_into_view_if_needed()
    expect(chart.locator("svg")).to_contain_text("351")

    for _ in range(10):
        slider.press("ArrowRight")

    expect(chart.locator("svg")).to_contain_text("298")
    shot("left-over")


def test_a_figure_in_prose_links_to_its_source(page: Page, lab: Running) -> None:
    """The link keeps its title through Lab's sanitiser: reporter, phrase, what is not stated."""
    open_lesson(page, lab, "zh", LESSON)

    link = page.locator("a[href='#src-health.reimb.all.city']").first

    expect(link).to_have_text("70%")
    title = link.get_attribute("title") or ""
    assert "市报告" in title
    assert "未说明" in title
