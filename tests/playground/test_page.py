"""The page in a real Chromium: what it shows and how it is used."""

import re
from base64 import b64decode
from datetime import datetime, timedelta

import pytest
from playwright.async_api import expect

from bot.files.documents import as_docx, as_pdf
from playground.acts.talking import mark_read
from playground.server import CoachHooks
from tests.files.documents.reading import document
from tests.playground.stage import (
    ADA,
    APP_HOME,
    APP_MESSAGES,
    AS_ADA,
    GENERAL,
    KENJI,
    MONDAY,
    Stage,
)
from tests.playground.tiny_app import EVERY_BLOCK, section

PIXEL = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg=="
)
"""A PNG of one pixel."""

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.slow
async def test_every_kind_of_block_is_shown(stage: Stage) -> None:
    await stage.app.tell(ADA, "All of it", EVERY_BLOCK)

    async with stage.visit(APP_MESSAGES) as page:
        message = page.get_by_role("article").last

        await expect(message.get_by_role("heading", name="A heading")).to_contain_text("🎉")
        await expect(message.locator("strong", has_text=re.compile("^Bold"))).to_be_visible()
        await expect(message.get_by_role("link", name="a link")).to_have_attribute(
            "href", "https://example.com/a"
        )
        await expect(message.get_by_text("@Marta Lindqvist")).to_be_visible()
        await expect(message.get_by_text("<i>")).to_be_visible()
        await expect(message.locator("blockquote", has_text="Quoted")).to_be_visible()
        await expect(message.get_by_role("button", name="Press me")).to_be_visible()
        await expect(message.get_by_role("button", name="More options")).to_be_visible()
        await expect(message.get_by_label("Date")).to_have_value("2026-11-27")
        await expect(message.get_by_role("img", name="A far picture")).to_be_visible()
        await expect(message.get_by_role("heading", name="Plan")).to_be_visible()
        await expect(message.get_by_role("link", name="two")).to_be_visible()
        await expect(message.get_by_role("cell", name="Shipped")).to_be_visible()
        await expect(message.get_by_text("First step")).to_be_visible()
        await expect(message.get_by_role("button", name="Copy")).to_be_visible()


async def test_text_of_others_never_becomes_markup(stage: Stage) -> None:
    tricks = "<img src=x onerror=alert(1)> <javascript:alert(1)|click> `<b>`"
    markdown = "<script>alert(1)</script> [x](javascript:alert(1)) <b>loud</b>"
    await stage.app.tell(ADA, "Tricks", [section(tricks), {"type": "markdown", "text": markdown}])

    async with stage.visit(APP_MESSAGES) as page:
        message = page.get_by_role("article").last

        await expect(message).to_contain_text("onerror=alert(1)")
        await expect(message).to_contain_text("<script>alert(1)</script>")
        await expect(message.locator("img, script, b, a[href^=javascript]")).to_have_count(0)


@pytest.mark.slow
async def test_draft_and_focus_survive_what_others_write(stage: Stage) -> None:
    kenji = stage.playground.actor(KENJI)

    async with stage.visit(GENERAL) as page:
        composer = page.get_by_role("textbox", name="Message #general")
        await composer.fill("half a thought")
        await kenji.say("Good morning", "C0GENERAL")
        await expect(page.get_by_text("Good morning")).to_be_visible()

        await expect(composer).to_have_value("half a thought")
        await expect(composer).to_be_focused()
        await page.get_by_role("link", name="payments-team").click()
        await page.get_by_role("link", name="general").click()
        await expect(composer).to_have_value("half a thought")


async def test_a_reload_loses_no_word_that_is_being_written(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        composer = page.get_by_role("textbox", name="Message #general")
        await composer.fill("half a thought")
        await page.reload()
        await expect(composer).to_have_value("half a thought")

        await page.get_by_role("button", name="Send message").click()
        await expect(page.get_by_role("article").get_by_text("half a thought")).to_be_visible()
        await page.reload()
        await expect(composer).to_have_value("")


@pytest.mark.slow
async def test_people_are_completed_and_become_mentions(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await page.get_by_role("textbox", name="Message #general").focus()
        await page.keyboard.type("Thanks @mar")
        await expect(page.get_by_role("option", name="Marta Lindqvist")).to_be_visible()

        await page.keyboard.press("Enter")
        await page.keyboard.press("Shift+Enter")
        await page.keyboard.type("See you")
        await page.keyboard.press("Enter")

        message = page.get_by_role("article").last
        await expect(message.get_by_text("@Marta Lindqvist")).to_be_visible()
        await expect(message.locator("br")).to_have_count(1)


@pytest.mark.slow
async def test_unknown_command_is_refused_in_words_and_kept(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        composer = page.get_by_role("textbox", name="Message #general")
        await composer.fill("/nonsense now")

        await composer.press("Enter")

        await expect(page.get_by_role("alert")).to_contain_text("/nonsense is not a command")
        await expect(composer).to_have_value("/nonsense now")


@pytest.mark.slow
async def test_confirmation_comes_before_a_dangerous_button(stage: Stage) -> None:
    await stage.app.tell(ADA, "All of it", EVERY_BLOCK)

    async with stage.visit(APP_MESSAGES) as page:
        drop = page.get_by_role("button", name="Drop")
        question = page.get_by_role("dialog", name="Drop it?")
        await drop.click()
        await question.get_by_role("button", name="Keep").click()
        await expect(drop).to_be_focused()
        sent_before = list(stage.app.pressed)

        await drop.click()
        await question.get_by_role("button", name="Yes, drop").click()
        await page.get_by_role("button", name="More options").click()
        await page.get_by_role("menuitem", name="Blue").click()
        await expect(page.get_by_role("menu")).to_be_hidden()
        await stage.playground.settled()

        assert sent_before == []
        assert stage.app.pressed == ["drop", "o"]


@pytest.mark.slow
async def test_thread_opens_beside_and_takes_a_reply(stage: Stage) -> None:
    kenji = stage.playground.actor(KENJI)
    await kenji.say("Who reviews?", "C0GENERAL")

    async with stage.visit(GENERAL) as page:
        log = page.get_by_role("log", name="Messages", exact=True)
        message = log.get_by_role("article").last
        await message.hover()
        await message.get_by_role("button", name="Reply in thread").click()
        await page.get_by_role("textbox", name="Reply in thread").fill("I do")
        await page.keyboard.press("Enter")

        thread = page.get_by_role("complementary", name="Thread")
        await expect(thread.get_by_text("I do")).to_be_visible()
        await expect(message.get_by_role("button", name="1 reply")).to_be_visible()
        await page.get_by_role("button", name="Close thread").click()
        await expect(thread).to_be_hidden()


@pytest.mark.slow
async def test_reactions_and_message_shortcuts_are_in_reach(stage: Stage) -> None:
    kenji = stage.playground.actor(KENJI)
    await kenji.say("We shipped it", "C0GENERAL")

    async with stage.visit(GENERAL) as page:
        message = page.get_by_role("article").last
        await message.get_by_role("button", name="Add reaction").click()
        await page.keyboard.type("rocket")
        await page.keyboard.press("Enter")
        await expect(message.get_by_role("button", name="rocket: Ada Okafor")).to_be_visible()

        await message.get_by_role("button", name="More actions").click()
        await page.get_by_role("menuitem", name="Keep it").click()

        await expect(page.get_by_role("dialog", name="A form")).to_be_visible()


@pytest.mark.slow
async def test_another_person_sees_their_own_time_and_messages(stage: Stage) -> None:
    await stage.app.tell(ADA, "For Ada only")

    async with stage.visit(APP_MESSAGES) as page:
        await expect(page.get_by_text("For Ada only")).to_be_visible()
        await page.get_by_role("button", name="You are Ada Okafor").click()
        await page.get_by_role("menuitemradio", name="Kenji Sato").click()

        await expect(page.get_by_role("button", name="You are Kenji Sato")).to_be_visible()
        await expect(page.get_by_text("Monday 23 November 2026, 18:00")).to_be_visible()
        await expect(page.get_by_text("For Ada only")).to_be_hidden()


@pytest.mark.slow
async def test_travel_goes_to_the_next_message_and_marks_it_new(stage: Stage) -> None:
    friday = MONDAY + timedelta(days=4, hours=6)
    planned = [friday]

    async def next_send() -> datetime | None:
        return planned[0] if planned else None

    async def tick() -> None:
        if planned and stage.playground.clock.now() >= planned[0]:
            planned.clear()
            await stage.app.tell(ADA, "How was your week?")

    stage.playground.coach = CoachHooks(next_send, tick)
    async with stage.visit(GENERAL) as page:
        await expect(page.get_by_text("Next from the coach: Fri 27 Nov, 15:00")).to_be_visible()

        await page.get_by_role("button", name="To the next message").click()

        await expect(page.get_by_role("log").get_by_text("How was your week?")).to_be_in_viewport()
        await expect(page.get_by_role("log").get_by_text("New", exact=True)).to_be_visible()
        await expect(page.get_by_text("Friday 27 November 2026, 15:00")).to_be_visible()
        await expect(page.get_by_text("Next from the coach: nothing planned")).to_be_visible()
        await stage.playground.settled()
        assert stage.app.opened == []


async def test_the_new_thing_is_in_front_though_much_that_is_known_came_before_it(
    stage: Stage,
) -> None:
    days = [MONDAY + timedelta(days=day) for day in (1, 2)]
    known = "As ever\n" * 60

    async def next_send() -> datetime | None:
        return next((day for day in days if day > stage.playground.clock.now()), None)

    async def tick() -> None:
        is_last = await next_send() is None
        await stage.app.tell(ADA, "Something else" if is_last else known)

    await stage.app.tell(ADA, known)
    stage.playground.coach = CoachHooks(next_send, tick)
    async with stage.visit(APP_MESSAGES) as page:
        await page.get_by_role("button", name="Next new thing").click()

        await expect(page.get_by_text("Something else")).to_be_in_viewport(ratio=1)


@pytest.mark.slow
async def test_home_tab_shows_what_the_app_published_and_tells_it(stage: Stage) -> None:
    async with stage.visit(APP_HOME) as page:
        await expect(page.get_by_text("Tiny has not shown you anything here yet.")).to_be_visible()

        await stage.app.publish(ADA, [section("*Here*: engineer")])

        await expect(page.get_by_text("Here: engineer")).to_be_visible()
        await page.get_by_role("tab", name="Messages").click()
        await expect(page.get_by_role("textbox", name="Message Tiny")).to_be_visible()
        await stage.playground.settled()
        assert stage.app.opened == ["home", "messages"]


async def test_own_message_is_edited_and_deleted_from_its_menu(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await page.get_by_role("textbox", name="Message #general").fill("Shiped <it>")
        await page.get_by_role("button", name="Send message").click()
        message = page.get_by_role("article").last
        await message.hover()
        await message.get_by_role("button", name="More actions").click()
        await page.get_by_role("menuitem", name="Edit message").click()
        dialog = page.get_by_role("dialog", name="Edit message")
        await expect(dialog.get_by_label("Message")).to_have_value("Shiped <it>")
        await dialog.get_by_label("Message").fill("Shipped <it>")
        await dialog.get_by_role("button", name="Save").click()
        await expect(message.get_by_text("Shipped <it>")).to_be_visible()
        await expect(message.get_by_text("(edited)")).to_be_visible()

        await message.hover()
        await message.get_by_role("button", name="More actions").click()
        await page.get_by_role("menuitem", name="Delete message").click()
        await page.get_by_role("button", name="Delete", exact=True).click()

        await expect(page.get_by_text("Shipped <it>")).to_have_count(0)


async def test_file_is_dropped_with_what_is_written(stage: Stage) -> None:
    async with stage.visit(GENERAL) as page:
        await page.get_by_role("textbox", name="Message #general").fill("our ladder")
        chosen = {"name": "ladder.yaml", "mimeType": "text/yaml", "buffer": b"name: Ours"}
        await page.get_by_label("File to send").set_input_files(chosen)  # type: ignore[arg-type]  # a FilePayload

        message = page.get_by_role("article").last
        await expect(message.get_by_text("our ladder")).to_be_visible()
        await expect(message.get_by_role("link", name="ladder.yaml")).to_be_visible()


@pytest.mark.slow
async def test_the_page_opens_where_one_types_and_says_what_to_try_until_something_is_sent(
    stage: Stage,
) -> None:
    hint = "Try: /echo and something kind"
    stage.playground.workspace.hint = hint
    await stage.app.tell(ADA, "A line\n" * 60)
    await stage.app.tell(ADA, "The newest message")
    ada = stage.playground.workspace.people[ADA]
    messages = stage.playground.workspace.app_dm(ADA)
    await mark_read(stage.playground.backstage, ada, messages.id)

    async with stage.visit(AS_ADA) as page:
        await expect(page.get_by_text("The newest message")).to_be_in_viewport(ratio=1)
        await expect(page.get_by_role("tab", name="Messages")).to_have_attribute(
            "aria-selected", "true"
        )
        await expect(page.get_by_role("textbox", name="Message Tiny")).to_be_focused()
        await expect(page.get_by_text(hint)).to_be_visible()

        await page.keyboard.type("Hello")
        await page.keyboard.press("Enter")

        await expect(page.get_by_text(hint)).to_have_count(0)
        await page.reload()
        await expect(page.get_by_text("Hello")).to_be_visible()
        await expect(page.get_by_text(hint)).to_have_count(0)


@pytest.mark.slow
async def test_a_word_file_and_a_pdf_that_were_shared_are_read_on_the_page(stage: Stage) -> None:
    kenji = stage.playground.actor(KENJI)
    kenji.go_to("general")
    text = document("# Our plan\n\nOne audit instead of three <script>alert(1)</script>")
    await kenji.share("plan.docx", as_docx(text))
    await kenji.share("plan.pdf", as_pdf(text))

    async with stage.visit(GENERAL) as page:
        word = page.frame_locator("[title='Preview of plan.docx']")
        pdf = page.frame_locator("[title='Preview of plan.pdf']")
        await expect(word.get_by_role("heading", name="Our plan")).to_be_visible()
        await expect(word.get_by_text("<script>alert(1)</script>")).to_be_visible()
        picture = pdf.get_by_alt_text("Page 1 of 1")
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)")
        for name in ("plan.docx", "plan.pdf"):
            await expect(page.get_by_role("link", name=f"See all of {name}")).to_be_visible()


@pytest.mark.slow
async def test_a_picture_that_was_shared_is_shown_and_another_file_is_named(stage: Stage) -> None:
    kenji = stage.playground.actor(KENJI)
    kenji.go_to("general")
    await kenji.share("map.png", PIXEL)
    await kenji.share("wins.csv", b"a,b")

    async with stage.visit(GENERAL) as page:
        files = page.get_by_role("list", name="Files")
        picture = files.first.locator("img")
        await expect(picture).to_be_visible()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
        await expect(files.last.get_by_text("wins.csv").first).to_be_visible()
        await expect(files.last.locator("img")).to_have_count(0)
