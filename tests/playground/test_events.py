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


@pytest.mark.usefixtures("heard")
async def test_own_message_is_changed_and_deleted_as_slack_tells_it(
    playground: Playground, ada: Actor
) -> None:
    message = await ada.say("Shiped it")
    await ada.edit(message, "Shipped it & more")
    await ada.delete(message)
    await playground.settled()

    _, changed, deleted = [row["payload"]["event"] for row in playground.recording.payloads]
    assert (changed["subtype"], changed["message"]["text"]) == (
        "message_changed",
        "Shipped it &amp; more",
    )
    assert changed["message"]["edited"]["user"] == ada.id
    assert changed["previous_message"]["text"] == "Shiped it"
    assert "user" not in changed
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", message.ts)
    assert deleted["previous_message"]["user"] == ada.id
    assert ada.messages() == []


@pytest.mark.usefixtures("heard")
async def test_deleted_message_with_replies_leaves_a_tombstone(
    playground: Playground, ada: Actor
) -> None:
    message = await ada.say("Shipped it")
    await ada.say("for the team", thread=message.ts)
    await ada.delete(message)
    await playground.settled()

    event = [row["payload"]["event"] for row in playground.recording.payloads][-1]
    assert event["subtype"] == "message_changed"
    assert event["message"]["subtype"] == "tombstone"
    assert event["previous_message"]["text"] == "Shipped it"
    assert ada.messages()[0].text == "This message was deleted."


async def test_dropped_file_is_a_message_with_it(heard: list[Json], ada: Actor) -> None:
    await ada.share("wins.csv", b"date,win\n", text="my wins")

    event = heard[0]["event"]
    assert (event["subtype"], event["text"]) == ("file_share", "my wins")
    assert [file["name"] for file in event["files"]] == ["wins.csv"]
    assert event["files"][0]["url_private_download"]


async def test_message_of_somebody_else_cannot_be_changed(ada: Actor, marta: Actor) -> None:
    message = await marta.say("Mine", channel=GENERAL)

    with pytest.raises(AssertionError, match="not yours"):
        await ada.edit(message, "Yours")
