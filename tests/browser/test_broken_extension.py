"""A broken lab extension costs a learner one click, not the lesson."""

from pathlib import Path

import pytest
from browser.harness import kit, lessons
from browser.harness.pages import answer, choose, visit
from browser.harness.watch import Fence
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("module", "text"),
    [
        ("container.js", "this is (no JavaScript"),
        ("plugin.js", "throw new Error('thrown');"),
        ("live.js", "this is (no JavaScript"),
        ("live.js", "export async function keepLive() { throw new Error('thrown'); }"),
    ],
)
def test_lab_opens_when_the_extension_is_broken(
    page: Page, fence: Fence, tmp_path: Path, module: str, text: str
) -> None:
    """Whatever is wrong in the extension, the lesson opens and can be run by hand."""
    broken = kit.copy(tmp_path)
    lessons.write(broken.root / "notebooks" / "en" / "01-opens.ipynb", "en")
    modules = "src/lessonkit/jupyter/labextensions/lessonkit/modules"
    (broken.root / modules / module).write_text(text, encoding="utf-8")

    with kit.running(broken, "01", "--lang", "en") as lab:
        visit(page, lab, "en", "01-opens")
        expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_visible()
        assert lessons.runs(broken.my_lesson("en", "01-opens")) == 0
        choose(page, "Run", "Run All Cells")
        answer(page, 6)

    ours = [text for text in fence.complaints if text.startswith("lessonkit: ")]
    assert len(ours) == (module != "container.js"), fence.complaints  # Lab tells of that one
    fence.complaints.clear()
