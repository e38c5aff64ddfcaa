"""What the app hears about, and what it does not."""

from copy import deepcopy

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.people import Person
from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import Bot, Connect, Json, manifest, workspace_for_tests

GENERAL, PAYMENTS = "C0GENERAL", "C0PAYMENT"


@pytest.fixture
async def heard(bot: Bot, connect: Connect) -> list[Json]:
    for event in ("reaction_added", "member_joined_channel", "app_home_opened"):

        @bot.app.event(event)
        async def hear(body: Json) -> None:
            bot.hear(body)

    await connect()
    return bot.heard


def events(heard: list[Json]) -> list[tuple[str, str | None]]:
    return [(body["event"]["type"], body["event"].get("subtype")) for body in heard]


async def test_app_hears_messages_only_where_it_is_a_member(heard: list[Json], ada: Actor) -> None:
    await ada.say("Unheard", channel=PAYMENTS)
    await ada.invite_app(PAYMENTS)
    await ada.say("Heard", channel=PAYMENTS)

    assert events(heard) == [("member_joined_channel", None), ("message", None)]
    assert heard[1]["event"]["channel_type"] == "channel"
    assert heard[1]["event"]["text"] == "Heard"


async def test_message_to_the_app_itself_is_a_direct_one(heard: list[Json], ada: Actor) -> None:
    await ada.say("Hello you")

    assert heard[0]["event"]["channel_type"] == "im"


async def test_reaction_names_its_message_and_is_taken_back_by_a_second_one(
    heard: list[Json], ada: Actor, marta: Actor
) -> None:
    message = await ada.say("Shipped", channel=GENERAL)
    await marta.react("tada", message)
    reacted = deepcopy(message.reactions)
    await marta.react("tada", message)

    assert heard[1]["event"]["item"] == {"type": "message", "channel": GENERAL, "ts": message.ts}
    assert heard[1]["event"]["item_user"] == ada.id
    assert (reacted, message.reactions) == ({"tada": [marta.id]}, {})


async def test_change_of_a_message_carries_it_before_and_after(
    playground: Playground, heard: list[Json], client: AsyncWebClient
) -> None:
    posted = await client.chat_postMessage(channel=GENERAL, text="First")
    await client.chat_update(channel=GENERAL, ts=posted["ts"], text="Second")
    await client.chat_delete(channel=GENERAL, ts=posted["ts"])
    await playground.settled()

    sent = [row["payload"]["event"] for row in playground.recording.payloads]
    assert [event.get("subtype") for event in sent] == [None, "message_changed", "message_deleted"]
    changed = sent[1]
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("First", "Second")
    assert events(heard) == []


async def test_event_that_the_manifest_does_not_ask_for_is_not_sent(ada: Actor) -> None:
    document = manifest()
    document["settings"]["event_subscriptions"]["bot_events"] = []
    playground = workspace_for_tests(document)
    await playground.start()
    await playground.actor(ada.id).say("Hello", channel=GENERAL)
    await playground.stop()

    assert playground.recording.payloads == []


async def test_opened_home_tells_the_tab_and_the_view_that_is_there(
    heard: list[Json], client: AsyncWebClient, ada: Actor
) -> None:
    await client.views_publish(user_id=ada.id, view={"type": "home", "blocks": []})
    await ada.open_home()
    await ada.open_messages()

    assert [body["event"]["tab"] for body in heard] == ["home", "messages"]
    assert heard[0]["event"]["view"]["id"] == ada.home().id
    assert "view" not in heard[1]["event"]


async def test_another_cast_can_live_here() -> None:
    bo = Person("U0BO00000", "bo", "Bo Diaz", "Engineer", "America/Bogota")
    playground = Playground(manifest(), people=[bo])
    await playground.start()
    message = await playground.actor(bo.id).say("Hola", channel="#general")
    await playground.stop()

    assert message.user == bo.id
