"""A broken lab extension costs a learner one click, not the lesson."""

import pytest
from browser.harness import lessons
from browser.harness.kit import Running
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
    ids=["no container", "plugin throws", "no module", "lesson throws"],
)
def test_lab_opens_when_the_extension_is_broken(
    page: Page, fence: Fence, small_lab: Running, module: str, text: str
) -> None:
    """Whatever is wrong in the extension, the lesson opens and can be run by hand."""
    name = f"broken-{len(text)}-{module}"
    copy = small_lab.kit.my_lesson("en", name)
    lessons.write(copy, "en")
    page.route(
        f"**/lessonkit/{module}*",
        lambda route: route.fulfill(content_type="text/javascript", body=text),
    )

    visit(page, small_lab, "en", name)
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_visible()
    expect(page.locator(".lessonkit-Line, .lessonkit-Bar")).to_have_count(0)
    assert lessons.runs(copy) == 0
    choose(page, "Run", "Run All Cells")
    answer(page, 6)

    ours = [text for text in fence.complaints if text.startswith("lessonkit: ")]
    assert len(ours) == (module != "container.js"), fence.complaints  # Lab tells of that one
    fence.complaints.clear()
