"""Opening and filling the tiny app's form on the page."""

from playwright.async_api import Page, expect


async def open_form(page: Page) -> None:
    await page.get_by_role("button", name="Shortcuts").click()
    await page.get_by_role("menuitem", name="Open form").click()
    await expect(page.get_by_role("dialog", name="A form")).to_be_visible()


async def choose(page: Page, label: str, text: str) -> None:
    """Pick an option of a select menu by its words; a list that stays open is closed."""
    form = page.get_by_role("dialog", name="A form")
    field = form.get_by_role("combobox", name=label)
    await field.click()
    await form.get_by_role("option", name=text).click()
    if await field.get_attribute("aria-expanded") == "true":
        await page.keyboard.press("Escape")
