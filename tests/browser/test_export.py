"""Exported lessons as a reader opens them: from a folder, without Jupyter and network."""

from dataclasses import replace
from pathlib import Path

import pytest
from browser.harness import axe, sight
from playwright.sync_api import Page, expect

from lessonkit.core.home import home, opened
from lessonkit.core.language import LANGS, Lang
from lessonkit.course.outline import START
from lessonkit.facts import metrics
from lessonkit.lessons import catalogue
from lessonkit.publish import export
from lessonkit.publish.export import document

NAMES = [START, *catalogue.names()]


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages, as the command writes them, in a folder of the kind that breaks quoting."""
    folder = tmp_path_factory.mktemp("课 #1 & 100%")
    with opened(replace(home(), learner=folder)) as own:
        export.run([], None)
    return own.exports


def visit(page: Page, folder: Path, name: str, lang: Lang) -> None:
    """Open a page and wait until its charts are live."""
    page.goto((folder / document.file(name, lang)).as_uri())
    charts = page.locator("figure")
    expect(page.locator("figure .vega-embed svg")).to_have_count(charts.count())


@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing_and_nothing_is_cut_off(page: Page, exported: Path, lang: Lang) -> None:
    """Of every lesson, answers and tables open; on a small screen only charts are scrolled."""
    for name in NAMES:
        visit(page, exported, name, lang)
        page.locator("details:not(:has(tr:nth-child(100)))").evaluate_all(
            "folds => folds.forEach(fold => { fold.open = true; })"
        )
        assert axe.violations(page) == [], name
        assert lang == "zh" or sight.quote_width(page.locator("body")) < sight.NARROW
        page.set_viewport_size({"width": 400, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= 400, name
        page.set_viewport_size({"width": 1280, "height": 900})


@pytest.mark.parametrize("lang", LANGS)
def test_a_lesson_is_used_without_jupyter(page: Page, exported: Path, lang: Lang) -> None:
    """
    Cards open from prose, a mark and a table, a chart follows its slider, and the other
    language and the contents are a click away.
    """
    visit(page, exported, "07-health", lang)
    assert bool(page.locator("main span[lang=zh-CN]").count()) == (lang == "en")
    rate = metrics.metric("health.reimb.all.city")
    card = page.get_by_role("dialog", name=rate.label[lang], exact=True)

    figure = page.locator(f"a[href='#src-{rate.id}']").first
    figure.press("Enter")
    expect(card).to_contain_text(rate.phrase)
    assert axe.violations(page, ".lessonkit-Card") == []
    page.keyboard.press("Escape")
    expect(figure).to_be_focused()

    marks = page.locator("figure .mark-rect.role-mark path")
    marks.first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    page.locator("figure").first.locator("summary").press("Enter")
    page.locator(f"figure td a[href='#src-{rate.id}']").press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Escape")

    moved = page.locator("figure").filter(has=page.get_by_role("slider")).first
    before = moved.locator("svg").inner_html()
    moved.get_by_role("slider").first.press("End")
    expect(moved.locator("svg")).not_to_have_js_property("innerHTML", before)

    page.locator("nav a[lang]").last.click()
    twin: Lang = "en" if lang == "zh" else "zh"
    expect(page.locator("html")).to_have_attribute("lang", {"zh": "zh-CN", "en": "en"}[twin])


def test_a_card_opens_where_the_browser_keeps_nothing(page: Page, exported: Path) -> None:
    """A browser told to block what pages store throws at the first look into its storage."""
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    visit(page, exported, "07-health", "en")

    page.locator("a[href^='#src-']").first.press("Enter")

    expect(page.get_by_role("dialog")).to_be_visible()
