"""The page for those who see it small, or not at all: a phone's width, names, references."""

import re

import pytest
from playwright.async_api import expect

from tests.playground.forms import open_form
from tests.playground.stage import ADA, APP_HOME, APP_MESSAGES, GENERAL, Stage
from tests.playground.tiny_app import EVERY_BLOCK

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

STICKS_OUT = """() => [...document.querySelectorAll("#timebar *, #main *")]
  .filter((one) => one.checkVisibility() && !one.closest(".table-scroll, .for-readers"))
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => one.outerHTML.slice(0, 120))"""

NAMELESS = """() => {
  const texts = (ids) => ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "");
  const nameOf = (one) => [
    one.getAttribute("aria-label"),
    ...texts(one.getAttribute("aria-labelledby") ?? ""),
    one.labels?.[0]?.textContent,
    one.matches("input, textarea, select, dialog") ? "" : one.textContent,
    one.alt,
  ].some((text) => text?.trim());
  const usable = "button, a[href], input, textarea, select, dialog[open], [role], img, [tabindex]";
  const nameless = [...document.querySelectorAll(usable)]
    .filter((one) => one.checkVisibility() && !one.matches("[role=status], [role=alert], #main"))
    .filter((one) => !nameOf(one));
  const ids = [...document.querySelectorAll("[id]")].map((one) => one.id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  const lost = ["aria-labelledby", "aria-describedby", "aria-controls", "for"].flatMap((name) =>
    [...document.querySelectorAll(`[${name}]`)]
      .flatMap((one) => one.getAttribute(name).split(" "))
      .filter((id) => !document.getElementById(id) && !id.startsWith("list-")));
  return [...nameless.map((one) => one.outerHTML.slice(0, 160)), ...twice, ...lost];
}"""


async def test_phone_has_a_drawer_and_nothing_sticks_out(stage: Stage) -> None:
    await stage.app.tell(ADA, "All of it", EVERY_BLOCK)

    async with stage.visit(APP_MESSAGES, width=375) as page:
        drawer = page.get_by_role("navigation", name="Channels and messages")
        button = page.get_by_role("button", name="Channels and messages")
        await expect(drawer).to_be_hidden()
        await button.click()
        await expect(drawer).to_be_visible()
        await page.keyboard.press("Escape")

        await expect(drawer).to_be_hidden()
        await expect(button).to_be_focused()
        assert await page.evaluate("document.documentElement.scrollWidth") == 375
        assert await page.evaluate(STICKS_OUT) == []


async def test_a_note_on_a_phone_stands_below_the_jumps_through_time(stage: Stage) -> None:
    async with stage.visit(APP_MESSAGES, width=390) as page:
        await page.get_by_role("button", name="+1 day").click()
        note = await page.get_by_text("Nothing new for you until then.").bounding_box()
        jumps = await page.get_by_role("group", name="Travel in time").bounding_box()

        assert note
        assert jumps
        assert note["y"] >= jumps["y"] + jumps["height"]


@pytest.mark.parametrize("path", [APP_MESSAGES, APP_HOME, GENERAL])
async def test_everything_that_can_be_used_has_a_name(stage: Stage, path: str) -> None:
    await stage.app.tell(ADA, "All of it", EVERY_BLOCK)
    await stage.app.publish(ADA, [block for block in EVERY_BLOCK if block["type"] != "markdown"])

    async with stage.visit(path) as page:
        await expect(page.get_by_role("navigation")).to_be_visible()
        behind = await page.evaluate(NAMELESS)
        await page.get_by_role("button", name="You are Ada Okafor").click()
        menu = await page.evaluate(NAMELESS)

        assert behind == menu == []


async def test_everything_in_a_form_has_a_name(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_text("Please complete this required field.").first).to_be_visible()

        assert await page.evaluate(NAMELESS) == []


async def test_a_button_of_a_message_is_read_aloud_with_when_it_was_said(stage: Stage) -> None:
    press = {"type": "button", "action_id": "go", "text": {"type": "plain_text", "text": "Go"}}
    await stage.app.tell(ADA, "Shall we?", [{"type": "actions", "elements": [press]}])

    async with stage.visit(APP_MESSAGES) as page:
        await expect(page.get_by_role("button", name="Go")).to_have_accessible_description(
            re.compile("Monday 23 November, 09:00")
        )


PHONE = 390
BOX = (
    "one => { const box = one.getBoundingClientRect(); return [box.left, box.right, box.bottom]; }"
)


async def test_a_phone_shows_forms_and_tables_on_its_whole_screen_and_menus_as_sheets(
    stage: Stage,
) -> None:
    await stage.app.tell(ADA, "All of it", EVERY_BLOCK)

    async with stage.visit(APP_MESSAGES, width=PHONE) as page:
        screen = [0, PHONE, await page.evaluate("innerHeight")]
        await expect(page.get_by_role("cell", name="Shipped")).to_be_hidden()
        await page.get_by_role("button", name="View table").click()
        sheet = page.get_by_role("dialog", name="Table")
        await expect(sheet.get_by_role("cell", name="Shipped")).to_be_visible()
        table = await sheet.evaluate(BOX)
        await sheet.get_by_role("button", name="Close").click()
        await expect(sheet).to_be_hidden()
        await page.get_by_role("button", name="More options").click()
        menu = await page.get_by_role("menu").evaluate(BOX)
        await page.keyboard.press("Escape")
        await open_form(page)
        form = await page.get_by_role("dialog").evaluate(BOX)
        top = await page.get_by_role("dialog").evaluate("one => one.getBoundingClientRect().top")

    assert table == menu == form == screen
    assert top == 0
