"""Modals and Home: triggers, the stack, hashes, and what the app answers to a form."""

import pytest
from slack_bolt.async_app import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import (
    Bot,
    Connect,
    Json,
    actions,
    button,
    modal,
    refusal,
    section,
    text_field,
)

ADA = "U0ADA0000"
HOME = {"type": "home", "blocks": [section("Welcome"), actions(button("Begin", "begin"))]}


@pytest.fixture
async def answers(bot: Bot, connect: Connect) -> list[Json]:
    """Connect a bot that opens a form on a shortcut and acknowledges it with what is listed."""
    listed: list[Json] = []

    @bot.app.shortcut("new_note")
    async def open_form(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        await ack()
        form = modal(text_field("What?", "what"), callback_id="note", private_metadata="m")
        await client.views_open(trigger_id=shortcut["trigger_id"], view=form)

    @bot.app.view("note")
    async def save(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack(**(listed.pop(0) if listed else {}))

    await connect()
    return listed


def trigger(playground: Playground) -> str:
    return playground.workspace.grants.trigger(ADA)


async def test_trigger_works_once(playground: Playground, client: AsyncWebClient) -> None:
    once = trigger(playground)
    await client.views_open(trigger_id=once, view=modal(section()))

    again = client.views_open(trigger_id=once, view=modal(section()))
    assert await refusal(again) == "exchanged_trigger_id"


async def test_trigger_works_for_three_seconds(
    playground: Playground, client: AsyncWebClient
) -> None:
    stale = trigger(playground)
    playground.clock.elapsed.advance(3.01)

    opening = client.views_open(trigger_id=stale, view=modal(section()))
    assert await refusal(opening) == "expired_trigger_id"


async def test_made_up_trigger_is_refused(client: AsyncWebClient) -> None:
    opening = client.views_open(trigger_id="1.2.3", view=modal(section()))

    assert await refusal(opening) == "invalid_trigger_id"


async def test_stack_takes_three_views(playground: Playground, client: AsyncWebClient) -> None:
    first = await client.views_open(trigger_id=trigger(playground), view=modal(section()))
    await client.views_push(trigger_id=trigger(playground), view=modal(section()))
    third = await client.views_push(trigger_id=trigger(playground), view=modal(section()))

    fourth = client.views_push(trigger_id=trigger(playground), view=modal(section()))
    assert await refusal(fourth) == "push_limit_reached"
    assert third["view"]["root_view_id"] == first["view"]["id"]


async def test_view_keeps_its_id_and_changes_its_hash(
    playground: Playground, client: AsyncWebClient
) -> None:
    opened = await client.views_open(trigger_id=trigger(playground), view=modal(section()))
    view = opened["view"]
    updated = await client.views_update(
        view_id=view["id"], hash=view["hash"], view=modal(section("Better"))
    )

    stale = client.views_update(view_id=view["id"], hash=view["hash"], view=modal(section()))
    assert updated["view"]["id"] == view["id"]
    assert await refusal(stale) == "hash_conflict"


async def test_view_is_found_by_its_external_id_which_is_unique(
    playground: Playground, client: AsyncWebClient
) -> None:
    named = modal(section(), external_id="mine")
    await client.views_open(trigger_id=trigger(playground), view=named)
    await client.views_update(external_id="mine", view=modal(section(), external_id="mine"))

    again = client.views_open(trigger_id=trigger(playground), view=named)
    assert await refusal(again) == "duplicate_external_id"
    lost = client.views_update(external_id="other", view=modal(section()))
    assert await refusal(lost) == "not_found"


async def test_typed_words_survive_an_update_that_keeps_the_field(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    opened = await client.views_open(
        trigger_id=trigger(playground), view=modal(text_field("What?", "what"))
    )
    await ada.fill("What?", "Shipped it")
    updated = await client.views_update(
        view_id=opened["view"]["id"], view=modal(section("New"), text_field("What?", "what"))
    )

    assert updated["view"]["state"]["values"]["what"]["a"]["value"] == "Shipped it"


async def test_home_is_published_and_its_clicks_carry_the_view_and_no_response_url(
    bot: Bot, connect: Connect, client: AsyncWebClient, ada: Actor
) -> None:
    @bot.app.event("app_home_opened")
    async def publish(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view=HOME)

    @bot.app.action("begin")
    async def begin(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    await connect()
    home = await ada.open_home()
    await ada.click("Begin")

    body = bot.heard[0]
    assert body["container"] == {"type": "view", "view_id": home.id}
    assert body["view"]["id"] == home.id
    assert "response_url" not in body
    stale = client.views_publish(user_id=ADA, view=HOME, hash="old")
    assert await refusal(stale) == "hash_conflict"


async def test_form_is_submitted_with_values_in_slacks_shape_and_closes(
    answers: list[Json], bot: Bot, ada: Actor
) -> None:
    await ada.shortcut("New note")
    await ada.fill("What?", "Shipped it")
    await ada.submit()

    view = bot.heard[0]["view"]
    value = {"type": "plain_text_input", "value": "Shipped it"}
    assert view["state"]["values"] == {"what": {"a": value}}
    assert (view["callback_id"], view["private_metadata"]) == ("note", "m")
    assert not ada.has_modal()
    assert answers == []


async def test_required_field_is_checked_before_the_app_hears_of_it(
    answers: list[Json], bot: Bot, ada: Actor
) -> None:
    await ada.shortcut("New note")
    objections = await ada.submit_refused()

    assert objections == {"What?": "Please complete this required field."}
    assert bot.heard == answers == []


async def test_apps_objections_stand_beside_the_field(answers: list[Json], ada: Actor) -> None:
    answers.append({"response_action": "errors", "errors": {"what": "Say a little more."}})
    await ada.shortcut("New note")
    await ada.fill("What?", "x")
    objections = await ada.submit_refused()

    assert objections == {"What?": "Say a little more."}
    assert "Say a little more." in ada.sees()


async def test_objection_to_a_field_that_is_not_there_is_refused(
    answers: list[Json], ada: Actor
) -> None:
    answers.append({"response_action": "errors", "errors": {"other": "No."}})
    await ada.shortcut("New note")
    await ada.fill("What?", "x")

    with pytest.raises(AssertionError, match="objects to a field"):
        await ada.submit()


async def test_answer_may_update_or_push_or_clear(answers: list[Json], ada: Actor) -> None:
    answers.append({"response_action": "update", "view": note("Second")})
    answers.append({"response_action": "push", "view": note("Third")})
    answers.append({"response_action": "clear"})
    await ada.shortcut("New note")
    opened = ada.modal().id

    await ada.fill("What?", "x")
    await ada.submit()
    assert (ada.modal().id, ada.sees().splitlines()[0]) == (opened, "Second")
    await ada.submit()
    assert ada.modal().previous_view_id == opened
    await ada.fill("What?", "y")
    await ada.submit()
    assert not ada.has_modal()


async def test_bad_view_in_an_answer_is_refused(answers: list[Json], ada: Actor) -> None:
    long_title = note("A title that is longer than Slack allows")
    answers.append({"response_action": "update", "view": long_title})
    await ada.shortcut("New note")
    await ada.fill("What?", "x")

    with pytest.raises(AssertionError, match="something Slack refuses"):
        await ada.submit()


async def test_app_hears_of_a_closed_view_only_when_it_asked_to(
    playground: Playground, bot: Bot, connect: Connect, client: AsyncWebClient, ada: Actor
) -> None:
    @bot.app.view_closed("note")
    async def closed(ack: AsyncAck, body: Json) -> None:
        bot.hear(body)
        await ack()

    await connect()
    for notify in (False, True):
        form = modal(section(), callback_id="note", notify_on_close=notify)
        await client.views_open(trigger_id=trigger(playground), view=form)
        await ada.close()

    assert [body["is_cleared"] for body in bot.heard] == [False]


def note(title: str) -> Json:
    return modal(text_field("What?", "what"), title=title, callback_id="note")
