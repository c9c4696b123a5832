"""What JupyterLab does around a lesson: nothing that nobody asked for."""

import os
import sys
from pathlib import Path

import pytest
from browser.harness import lessons
from browser.harness.kit import Running
from browser.harness.pages import open_lesson, visit
from browser.harness.watch import Fence, new_context, watch
from browsers import FLAGS, find_browser
from playwright.sync_api import Browser, Page, expect

NO_CHINESE = """<fontconfig><include>/etc/fonts/fonts.conf</include><selectfont><rejectfont>
<pattern><patelt name="lang"><string>zh-cn</string></patelt></pattern>
</rejectfont></selectfont></fontconfig>"""
MENUS = {"zh": ("文件", "内核"), "en": ("File", "Kernel")}


def test_the_lesson_opens_with_no_dialog_no_news_and_no_search_for_updates(
    page: Page, small_lab: Running
) -> None:
    """
    Lab shows the lesson alone, asks nothing, covers no words with buttons that delete a cell,
    and neither page nor server looks for news.
    """
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    open_lesson(page, small_lab, "en", "08-calm")

    expect(page.locator(".jp-Dialog, .Toastify__toast, .jp-toastContainer")).to_have_count(0)
    expect(page.locator(".lessonkit-Line:visible")).to_have_count(0)
    page.locator(".jp-Notebook h1").click()
    expect(page.locator(".jp-Notebook").get_by_role("button", name="Delete")).to_have_count(0)
    expect(page.locator("#jp-main-content-panel .lm-DockPanel-tabBar:visible")).to_have_count(0)
    assert not [url for url in asked if "/api/news" in url or "/api/update" in url]


@pytest.mark.parametrize("lang", MENUS)
def test_the_interface_speaks_the_language_that_was_asked_for(
    page: Page, small_lab: Running, lab: Running, lang: str
) -> None:
    """--lang zh gives Chinese menus, --lang en English ones."""
    speaking = {"zh": lab, "en": small_lab}[lang]
    visit(page, speaking, lang, {"zh": "07-health", "en": "08-calm"}[lang])

    for menu in MENUS[lang]:
        expect(page.locator(".lm-MenuBar-itemLabel").get_by_text(menu, exact=True)).to_be_visible()


def test_the_fence_holds_what_altair_would_fetch(
    page: Page, fence: Fence, small_lab: Running
) -> None:
    """
    Altair's own renderer loads scripts from another host. Within the fence such a chart
    stays blank: so a chart that is drawn here needs nothing from outside.
    """
    scratch = small_lab.kit.my_lesson("en", "scratch")
    lessons.write(
        scratch,
        "en",
        "import altair, pandas\n"
        "altair.Chart(pandas.DataFrame({'x': [1, 2]})).mark_bar().encode(x='x')",
    )
    visit(page, small_lab, "en", "scratch")
    page.get_by_role("button", name="Trust and run").click()
    page.locator(".jp-Notebook[data-lessonkit=live]").wait_for()
    page.wait_for_timeout(2_000)

    assert any("cdn.jsdelivr.net" in url for url in fence.outside), fence.outside
    expect(page.locator(".jp-OutputArea-output svg, .jp-OutputArea-output canvas")).to_have_count(0)
    fence.outside.clear()
    fence.complaints.clear()


def test_opening_a_lesson_changes_nothing_but_the_learners_files(
    page: Page, small_lab: Running
) -> None:
    """The kit's own files are the same bytes before and after a lesson was opened and run."""

    def files() -> dict[Path, bytes]:
        root = small_lab.kit.root
        own = (
            path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts
        )
        theirs = (root / "my-lessons", root / ".lessonkit")
        return {
            path: path.read_bytes()
            for path in own
            if not any(path.is_relative_to(folder) for folder in theirs)
        }

    before = files()
    open_lesson(page, small_lab, "zh", "08-calm")

    assert files() == before


@pytest.mark.skipif(sys.platform != "linux", reason="others have Chinese fonts and no fontconfig")
def test_a_computer_without_chinese_letters_is_told_so_once(
    browser: Browser, small_lab: Running, tmp_path: Path
) -> None:
    """In words that it can draw, above the lesson that is opened first; the lesson runs."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(NO_CHINESE, encoding="utf-8")
    bare = browser.browser_type.launch(
        executable_path=find_browser(),
        args=FLAGS,
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )
    context = new_context(bare)
    with watch(context):
        page = context.new_page()
        open_lesson(page, small_lab, "zh", "08-calm")
        line = page.locator(".lessonkit-Line:visible")
        expect(line).to_contain_text("this computer has no Chinese font")
        expect(line).to_have_attribute("lang", "en")
        line.get_by_role("button", name="Close").click()
        expect(line).to_have_count(0)
        page.get_by_role("button", name="English").click()
        page.locator(".jp-Notebook:visible[lang=en][data-lessonkit=live]").wait_for()
        expect(line).to_have_count(0)
        context.close()
    bare.close()
