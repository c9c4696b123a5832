"""Source cards as a test finds and reads them."""

from playwright.sync_api import Locator, Page, expect


def link(page: Page, anchor: str) -> Locator:
    """Return the first link in prose that leads to an anchor."""
    return page.locator(f".jp-RenderedMarkdown a[href='#{anchor}']").first


def the_card(page: Page, title: str) -> Locator:
    """Return the card with a title, once it is open."""
    card = page.get_by_role("dialog", name=title, exact=True)
    expect(card).to_be_visible()
    return card


def says(card: Locator) -> list[tuple[str, str]]:
    """Return the facts that a card shows."""
    names, values = card.locator("dt").all_inner_texts(), card.locator("dd").all_inner_texts()
    return list(zip(names, values, strict=True))


def close_card(page: Page) -> None:
    """Close the card with Escape."""
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
