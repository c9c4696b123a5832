"""A lesson opens live: what is there before the kernel, what runs, and what never does."""

import json
from collections.abc import Callable

import pytest
from browser.harness import lessons
from browser.harness.kit import Running
from browser.harness.pages import (
    PATIENCE,
    Wire,
    answer,
    hold_kernels,
    kill_kernel,
    let_go,
    lose_panels,
    open_lesson,
    restart,
    visit,
    wait_live,
    wait_runs,
)
from browser.harness.watch import Fence
from playwright.sync_api import Page, expect

from lessonkit.core.texts import say

Shot = Callable[[str], None]


def test_charts_stand_before_any_kernel_then_the_lesson_runs_without_a_click(
    page: Page, small_lab: Running, shot: Shot
) -> None:
    """
    While the kernel is held back the stored chart is drawn and nothing has run; once it
    comes, the lesson runs by itself, once, and its panel answers.
    """
    held = hold_kernels(page)
    copy = small_lab.kit.my_lesson("en", "01-opens")

    visit(page, small_lab, "en", "01-opens")
    expect(page.locator(".jp-RenderedVega5 svg path[fill=teal]")).to_have_count(2)
    expect(page.get_by_role("spinbutton")).to_have_count(0)
    assert lessons.runs(copy) == 0
    shot("no-kernel")

    let_go(page, held)
    wait_live(page)
    answer(page, 21)
    expect(page.locator(".jp-RenderedVega5 svg path[fill=teal]")).to_have_count(2)
    assert lessons.runs(copy) == 1
    shot("live")


def test_code_stays_folded_under_its_caption_and_the_text_has_its_language(
    page: Page, small_lab: Running
) -> None:
    """Of a code cell only the first line shows, and a screen reader learns the language."""
    open_lesson(page, small_lab, "zh", "01-opens")

    expect(page.locator(".jp-CodeCell .cm-editor:visible")).to_have_count(0)
    expect(page.locator(".jp-InputCollapser, .jp-InputPlaceholder").first).to_be_visible()
    expect(page.locator(".jp-Placeholder-contentContainer").first).to_contain_text("# A chart")
    expect(page.locator(".jp-Notebook")).to_have_attribute("lang", "zh-CN")


def test_reloading_the_page_does_not_run_the_lesson_again_and_its_panel_answers(
    page: Page, small_lab: Running
) -> None:
    """The kernel lives on behind a reloaded page, with what the learner has set in it."""
    copy = small_lab.kit.my_lesson("en", "02-reload")
    open_lesson(page, small_lab, "en", "02-reload")
    answer(page, 5)

    page.reload()
    wait_live(page)
    expect(page.get_by_text("double: 10", exact=True)).to_be_visible()
    answer(page, 6)
    assert lessons.runs(copy) == 1


def forget_lost_panels(fence: Fence) -> None:
    """Take out what ipywidgets says of panels that a page no longer has."""
    gone = "Comm not found for comm id"
    fence.complaints[:] = [text for text in fence.complaints if not text.startswith(gone)]


def test_a_lesson_whose_panels_lab_does_not_find_is_run_again(
    page: Page, fence: Fence, small_lab: Running
) -> None:
    """Lab asks once for the kernel's panels, and on a slow machine in vain: they are made anew."""
    copy = small_lab.kit.my_lesson("en", "10-lost")
    open_lesson(page, small_lab, "en", "10-lost")
    answer(page, 5)

    lose_panels(page)
    page.reload()
    wait_live(page)

    assert lessons.runs(copy) == 2
    answer(page, 6)
    forget_lost_panels(fence)


def test_a_restarted_kernel_runs_the_lesson_again(page: Page, small_lab: Running) -> None:
    """A restart empties the kernel, so the lesson is run again without being asked."""
    copy = small_lab.kit.my_lesson("en", "03-restart")
    open_lesson(page, small_lab, "en", "03-restart")

    restart(page)
    wait_runs(page, copy, 2)
    answer(page, 8)
    assert lessons.runs(copy) == 2


def test_a_lesson_open_in_two_windows_comes_back_in_both(
    page: Page, fence: Fence, small_lab: Running
) -> None:
    """After a restart both run and would save it; nobody is asked which of the two to keep."""
    other = page.context.new_page()
    for window in (page, other):
        open_lesson(window, small_lab, "en", "09-twice")
    other.locator(".jp-Notebook").evaluate("notebook => delete notebook.dataset.lessonkit")

    restart(page)
    wait_live(other)

    for window in (page, other):
        expect(window.locator(".jp-Dialog")).to_have_count(0)
        answer(window, 5)
    forget_lost_panels(fence)


def test_restart_and_run_all_runs_the_lesson_no_more_than_asked(
    page: Page, small_lab: Running
) -> None:
    """Where Lab itself was told to run every cell, the extension does not do it once more."""
    copy = small_lab.kit.my_lesson("en", "04-rerun")
    open_lesson(page, small_lab, "en", "04-rerun")

    restart(page, "Restart Kernel and Run All Cells…")
    wait_runs(page, copy, 2)
    answer(page, 9)
    assert lessons.runs(copy) == 2


@pytest.mark.parametrize(
    ("lang", "button"), [("zh", "信任并运行"), ("en", "Trust and run")], ids=["zh", "en"]
)
def test_a_copy_that_jupyter_does_not_trust_is_run_only_when_told_to(
    page: Page, small_lab: Running, shot: Shot, lang: str, button: str
) -> None:
    """A lesson that was changed elsewhere waits for a click, and says so in its language."""
    trusted = small_lab.kit.my_lesson(lang, "01-opens")
    foreign = trusted.with_name("from-elsewhere.ipynb")
    lessons.write(foreign, lang)
    notebook = json.loads(foreign.read_text(encoding="utf-8"))
    notebook["cells"][-1]["source"] += "\n# one more line"
    foreign.write_text(json.dumps(notebook), encoding="utf-8")

    visit(page, small_lab, lang, "from-elsewhere")
    expect(page.get_by_role("button", name=button)).to_be_visible()
    page.locator(".jp-Notebook[data-lessonkit=untrusted]").wait_for()
    assert lessons.runs(foreign) == 0
    shot("offered")

    page.get_by_role("button", name=button).click()
    wait_live(page)
    answer(page, 3)
    assert lessons.runs(foreign) == 1
    expect(page.get_by_role("button", name=button)).to_have_count(0)


def test_a_notebook_that_is_no_lesson_is_left_alone(page: Page, small_lab: Running) -> None:
    """A learner's own notebook runs when they run it."""
    own = small_lab.kit.my_lesson("en", "my-notes")
    lessons.write(own, "en")
    notebook = json.loads(own.read_text(encoding="utf-8"))
    del notebook["metadata"]["lessonkit"]
    own.write_text(json.dumps(notebook), encoding="utf-8")

    visit(page, small_lab, "en", "my-notes")
    expect(page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")).to_be_visible()
    expect(page.locator(".lessonkit-Line")).to_have_count(0)
    assert lessons.runs(own) == 0


def test_a_kernel_that_never_comes_is_told_in_a_line(page: Page, small_lab: Running) -> None:
    """After half a minute without a kernel the lesson says that panels do not answer."""
    page.clock.install()
    hold_kernels(page)

    visit(page, small_lab, "en", "06-late")
    page.clock.run_for(31_000)

    expect(page.get_by_text("The kernel is not connected yet")).to_be_visible()


def test_a_kernel_that_crashes_comes_back_with_the_lesson(
    page: Page, small_lab: Running, shot: Shot
) -> None:
    """
    Jupyter starts a crashed kernel anew, Lab says so, and the panels come back; what was
    under way may be lost, so that is said.
    """
    copy = small_lab.kit.my_lesson("en", "05-dies")
    open_lesson(page, small_lab, "en", "05-dies")

    kill_kernel(page, small_lab, "en", "05-dies")
    dialog = page.locator(".jp-Dialog")
    dialog.wait_for()
    shot("crashed")
    dialog.get_by_role("button").last.click()
    wait_runs(page, copy, 2)
    wait_live(page)
    line = page.locator(".lessonkit-Line").filter(has_text="stopped unexpectedly")
    expect(line).to_be_visible()
    line.get_by_role("button").click()
    expect(line).to_be_hidden()
    answer(page, 4)
    assert lessons.runs(copy) == 2


def test_panels_that_come_late_are_waited_for(page: Page, lab: Running) -> None:
    """On a machine so slow that anywidget's two seconds are over at once."""
    page.add_init_script(
        "const t = AbortSignal.timeout;"
        "AbortSignal.timeout = (ms) => t.call(AbortSignal, ms === 2000 ? 1 : ms);"
    )
    open_lesson(page, lab, "en", "14-regulation")  # the fence hears what anywidget complains of
    page.get_by_role("button", name=say("regulation.matching.show", "en")).click()

    expect(page.get_by_text("Problem: choose for each part first")).to_be_visible()


def test_what_is_moved_while_the_connection_is_down_arrives_when_it_is_back(
    page: Page, small_lab: Running
) -> None:
    """
    A laptop that slept goes on where it was, and the lesson is not run again; meanwhile the line
    says that nothing is kept.
    """
    copy = small_lab.kit.my_lesson("en", "11-sleeps")
    wire = Wire(page)
    open_lesson(page, small_lab, "en", "11-sleeps")
    answer(page, 3)

    wire.cut()
    box = page.get_by_role("spinbutton", name="number")
    box.fill("9")
    box.press("Tab")
    line = page.locator(".lessonkit-Line").filter(has_text="connection to the kernel is lost")
    expect(line).to_be_visible()
    expect(page.get_by_text("double: 6", exact=True)).to_be_visible()
    wire.mend()

    expect(line).to_be_hidden(timeout=PATIENCE)
    expect(page.get_by_text("double: 18", exact=True)).to_be_visible(timeout=PATIENCE)
    answer(page, 5)
    assert lessons.runs(copy) == 1


def test_a_lesson_stops_at_an_error_and_says_where_the_reason_stands(
    page: Page, small_lab: Running
) -> None:
    """Cells after one that fails are not run, and a line points to it."""
    visit(page, small_lab, "en", "07-fails")

    expect(page.get_by_text("Running stopped at a cell with an error")).to_be_visible()
    expect(page.get_by_text("ZeroDivisionError").first).to_be_visible()
    expect(page.get_by_text("after", exact=True)).to_have_count(0)


def test_a_copy_that_names_another_kernel_runs_with_the_kits(
    page: Page, small_lab: Running
) -> None:
    """An editor that wrote its own kernel into a lesson does not stop it, nor ask anything."""
    copy = small_lab.kit.my_lesson("en", "other-kernel")
    lessons.write(copy, "en")
    notebook = json.loads(copy.read_text(encoding="utf-8"))
    notebook["metadata"]["kernelspec"] = {"name": "conda-base", "display_name": "Conda"}
    copy.write_text(json.dumps(notebook), encoding="utf-8")

    visit(page, small_lab, "en", "other-kernel")
    page.get_by_role("button", name="Trust and run").click()
    wait_live(page)
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def test_all_that_a_page_says_to_a_kernel_goes_one_way(page: Page, small_lab: Running) -> None:
    """
    Lab can send what widgets say through a second shell of the kernel, which overtakes the
    first while a page is loading: a click would then be judged before what it is about.
    """
    sent: list[bytes] = []
    page.on(
        "websocket",
        lambda socket: socket.on(
            "framesent",
            lambda frame: sent.append(frame.encode() if isinstance(frame, str) else frame),
        ),
    )
    open_lesson(page, small_lab, "en", "02-reload")
    page.reload()
    open_lesson(page, small_lab, "en", "02-reload")
    answer(page, 7)

    assert any(b"comm_msg" in frame for frame in sent)
    assert not any(b"subshell_request" in frame for frame in sent)
