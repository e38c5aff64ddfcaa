"""The page's modals in a real Chromium, mostly by keyboard."""

import re

import pytest
from playwright.async_api import expect

from tests.playground.forms import choose, open_form
from tests.playground.stage import ADA, GENERAL, Stage
from tests.playground.tiny_app import plain, section

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.asyncio(loop_scope="module")]

FOCUS_IS_BEHIND_THE_DIALOG = """() => {
  const focused = document.activeElement;
  return focused !== document.body && !focused.closest("dialog");
}"""


async def test_form_is_filled_and_sent_by_keyboard_alone(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        keys = page.keyboard
        await page.get_by_role("textbox", name="Message #general").focus()
        await keys.type("/for")
        await keys.press("Tab")
        await keys.press("Enter")
        form = page.get_by_role("dialog", name="A form")
        await expect(form.get_by_label("What")).to_be_focused()

        await keys.type("Shipped it")
        await keys.press("Tab")
        await keys.type("gr")
        await expect(form.get_by_role("option", name="Green")).to_be_visible()
        await keys.press("Enter")
        await keys.press("Control+Enter")
        await expect(form).to_be_hidden()

        values = stage.app.submitted[0]
        assert values["what"]["what"]["value"] == "Shipped it"
        assert values["colour"]["colour"]["selected_option"]["value"] == "green"
        assert values["when"]["when"]["selected_date"] == "2026-11-23"


async def test_refused_field_says_why_and_gets_the_focus(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        form = page.get_by_role("dialog", name="A form")
        what = form.get_by_label("What")

        await form.get_by_role("button", name="Send").click()
        await expect(what).to_be_focused()
        await expect(what).to_have_accessible_description(
            re.compile(r"Please complete this required field\.")
        )
        await what.fill("nothing")
        await choose(page, "Colour", "Red")
        await form.get_by_role("button", name="Send").click()

        await expect(form.get_by_text("Surely something.")).to_be_visible()
        await expect(form.get_by_role("combobox", name="Colour")).to_have_value("Red")
        assert stage.app.submitted == []


async def test_escape_closes_a_list_first_and_then_the_form(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        form = page.get_by_role("dialog", name="A form")
        await form.get_by_role("combobox", name="Colour").click()
        await expect(form.get_by_role("listbox")).to_be_visible()

        await page.keyboard.press("Escape")
        await expect(form.get_by_role("listbox")).to_be_hidden()
        await expect(form).to_be_visible()
        await page.keyboard.press("Escape")

        await expect(form).to_be_hidden()
        await expect(page.get_by_role("button", name="Shortcuts")).to_be_focused()


async def test_focus_stays_within_the_form(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        await expect(page.get_by_role("dialog", name="A form")).to_be_visible()

        outside = []
        for _ in range(25):
            await page.keyboard.press("Tab")
            outside.append(await page.evaluate(FOCUS_IS_BEHIND_THE_DIALOG))

        assert not any(outside)


async def test_what_was_typed_stays_when_the_app_updates_the_form(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        form = page.get_by_role("dialog", name="A form")
        await form.get_by_label("What").fill("half a thought")
        await choose(page, "People", "Kenji Sato")
        await form.get_by_label("Green").first.check()

        await form.get_by_role("button", name="More").click()
        await expect(form.get_by_text("There is more now")).to_be_visible()

        await expect(form.get_by_label("What")).to_have_value("half a thought")
        await expect(form.get_by_role("button", name="Remove Kenji Sato")).to_be_visible()
        await expect(form.get_by_label("Green").first).to_be_checked()


async def test_focus_stays_in_a_form_that_turns_into_an_answer(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        [view] = stage.playground.workspace.views.stack(ADA)
        saved = {"type": "modal", "title": plain("Saved"), "blocks": [section("It is there")]}
        await stage.app.client.views_update(view_id=view.id, view=saved)

        await expect(page.get_by_role("dialog", name="Saved")).to_be_visible()
        await expect(page.get_by_text("It is there")).to_be_visible()
        assert await page.evaluate("document.activeElement.closest('dialog') !== null")


async def test_a_reload_loses_no_word_of_an_open_form(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await open_form(page)
        form = page.get_by_role("dialog", name="A form")
        await form.get_by_label("What").fill("half a thought")
        await choose(page, "Colour", "Green")
        await page.reload()

        await expect(form.get_by_label("What")).to_have_value("half a thought")
        await expect(form.get_by_role("combobox", name="Colour")).to_have_value("Green")
        await form.get_by_role("button", name="Send").click()
        await expect(form).to_be_hidden()
    assert stage.app.submitted[0]["what"]["what"]["value"] == "half a thought"
