"""Guesses as a learner and an instructor meet them: drawn, locked, kept, counted, made again."""

from collections.abc import Callable, Iterator

import pytest
from browser.harness import kit
from browser.harness.kit import ROOT, Kit, Running
from browser.harness.pages import open_lesson, restart
from playwright.sync_api import Locator, Page, expect

Shot = Callable[[str], None]
LESSON = "07-health"
BAR = {"zh": "把条拉到你猜的高度", "en": "Pull the bar to the height you guess"}


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The real kit with a learner of its own, whose file the test looks into."""
    real = Kit(ROOT, tmp_path_factory.mktemp("learner"))
    with kit.running(real, "--lang", "en") as lab:
        yield lab


def guess(page: Page, words: str) -> Locator:
    """Return the guess that says `words`, in view."""
    found = page.locator(".lessonkit-question").filter(has_text=words)
    found.scroll_into_view_if_needed()
    return found


def pull(page: Page, asked: Locator, share: float) -> None:
    """Pull a drawn bar with the mouse to a share of its height."""
    bar = asked.locator(".lessonkit-pulled")
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] - 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + box["height"] * (1 - share), steps=4)
    page.mouse.up()


def test_a_bar_is_pulled_locked_counted_and_comes_back(
    page: Page, mine: Running, shot: Shot
) -> None:
    """
    By mouse, in Chinese: the answer and the class's spread stand beside the guess, whose
    controls no longer move; after a restart of the kernel all of it is there again; guessed
    again, the first guess stays in the file; cleared, the class is gone.
    """
    open_lesson(page, mine, "zh", LESSON)
    asked = guess(page, BAR["zh"])
    slider = asked.get_by_role("slider")
    expect(asked).not_to_contain_text("9,000")
    pull(page, asked, 0.4)
    expect(slider).to_have_value("12000")
    expect(slider).to_have_attribute("aria-valuetext", "1.2万元")

    asked.get_by_label("全班一起猜").check()
    for field, hands in ((1, "４"), (2, "9")):
        asked.locator(".lessonkit-classroom").get_by_role("textbox").nth(field).fill(hands)
    button = asked.get_by_role("button", name="就这样猜")
    button.click()

    said = asked.get_by_role("status").filter(has_text="你猜的是1.2万元")
    expect(said).to_contain_text("对照的数：9,000元")
    expect(asked.locator(".lessonkit-picture").first).to_contain_text("1万")
    expect(asked.locator(".lessonkit-picture").last).to_contain_text(
        "4人（对照的数9,000元在这一段）"
    )
    assert [line["value"]["hands"] for line in mine.kit.work("class")][-1] == [0, 4, 9, 0, 0]
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(asked.get_by_role("slider", name="已锁住")).to_be_visible()
    pull(page, asked, 0.9)
    slider.press("ArrowRight")
    expect(slider).to_have_value("12000")
    shot("revealed")

    restart(page)
    expect(asked.get_by_role("status").filter(has_text="这是你上次的猜测")).to_be_visible()
    expect(said).to_be_visible()
    expect(asked.get_by_role("slider", name="已锁住")).to_have_value("12000")
    expect(asked.locator(".lessonkit-picture").last).to_contain_text("9人")

    asked.get_by_role("button", name="再猜一次").click()
    expect(asked.locator(".lessonkit-picture")).to_have_count(0)
    pull(page, asked, 0.2)
    asked.get_by_role("button", name="就这样猜").click()
    expect(asked.get_by_role("status").filter(has_text="你猜的是6,000元")).to_contain_text(
        "你第一次猜的是1.2万元。"
    )
    assert [line["value"]["given"] for line in mine.kit.work("guess")] == [12000]
    asked.get_by_role("button", name="清空人数").click()
    expect(asked.locator(".lessonkit-picture")).to_have_count(1)
    assert [line["value"]["hands"] for line in mine.kit.work("class")][-1] == [0, 0, 0, 0, 0]


def test_by_keyboard_a_bar_is_guessed_and_an_order_is_skipped(page: Page, mine: Running) -> None:
    """
    In English: the guess made in the twin is there; arrows move the bar of a new one; Tab and
    Enter alone suffice, and a link in the answer opens the source card.
    """
    open_lesson(page, mine, "en", LESSON)
    asked = guess(page, BAR["en"])
    expect(asked.get_by_role("status").filter(has_text="You guessed 12,000 yuan")).to_be_visible()
    asked.get_by_role("button", name="guess again").press("Enter")
    slider = asked.get_by_role("slider")
    expect(slider).to_be_enabled()
    slider.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    expect(slider).to_have_value("29500")
    bar = asked.locator(".lessonkit-pulled rect").nth(1)
    assert float(bar.get_attribute("height") or 0) > 170
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(asked.get_by_role("button", name="this is my guess")).to_be_focused()
    page.keyboard.press("Enter")
    expect(asked.get_by_role("status").filter(has_text="You guessed 29,500 yuan")).to_be_visible()

    order = guess(page, "three hospital levels")
    order.get_by_role("button", name="skip the guess").press("Enter")
    expect(order.get_by_role("status").filter(has_text="Skipping is fine")).to_be_visible()
    expect(order.get_by_role("combobox", name="place 1")).to_be_disabled()
    expect(order.locator(".lessonkit-picture svg")).to_be_visible()
    assert [line["value"]["given"] for line in mine.kit.work("guess")] == [12000, None]


def test_the_scale_of_lesson_00_is_typed_and_leads_to_its_sources(
    page: Page, mine: Running
) -> None:
    """What is no number on the scale is refused in words; the answer's links open their cards."""
    before = len(mine.kit.work("guess"))
    open_lesson(page, mine, "en", "00-page")
    asked = guess(page, "how many come with a date")
    field = asked.get_by_role("textbox", name="or type it")
    field.fill("400")
    expect(asked.get_by_role("status").filter(has_text="from 0 to 100")).to_be_visible()
    asked.get_by_role("button", name="this is my guess").click()
    expect(asked.get_by_role("status").filter(has_text="Set a number")).to_be_visible()
    assert len(mine.kit.work("guess")) == before

    field.fill("20")
    asked.get_by_role("button", name="this is my guess").click()
    expect(asked.get_by_role("status").filter(has_text="You guessed 20%")).to_be_visible()
    asked.get_by_role("link", name="1,968 person-times").press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert mine.kit.work("guess")[-1]["value"]["given"] == 20
