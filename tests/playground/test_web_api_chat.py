"""What the app says: post, change, delete, link, schedule, and find again."""

from datetime import timedelta

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import MONDAY_MORNING, Json, actions, button, refusal, section

GENERAL, PAYMENTS = "C0GENERAL", "C0PAYMENT"
ADA, KENJI = "U0ADA0000", "U0KENJI00"
METADATA = {"event_type": "check_in", "event_payload": {"week": 48}}


async def test_message_to_a_person_lands_in_their_own_conversation_with_the_app(
    client: AsyncWebClient, ada: Actor, marta: Actor
) -> None:
    posted = await client.chat_postMessage(channel=ADA, text="Good morning")

    assert posted["channel"] == "D0ADA0000"
    assert "Good morning" in ada.sees()
    assert marta.messages() == []


async def test_text_and_blocks_are_saved_as_they_were_sent(
    client: AsyncWebClient, ada: Actor
) -> None:
    blocks: list[Json] = [section("*p95* &lt; 30 ms", block_id="s"), actions(button("Undo", "u"))]
    await client.chat_postMessage(channel=ADA, text="p95 &lt; 30 ms", blocks=blocks)

    message = ada.messages()[0]
    assert (message.text, message.blocks) == ("p95 &lt; 30 ms", blocks)


async def test_timestamps_follow_the_clock_and_never_repeat(
    playground: Playground, client: AsyncWebClient
) -> None:
    first = await client.chat_postMessage(channel=ADA, text="one")
    second = await client.chat_postMessage(channel=ADA, text="two")
    playground.clock.travel_to(MONDAY_MORNING + timedelta(days=1))
    third = await client.chat_postMessage(channel=ADA, text="three")

    assert first["ts"] < second["ts"] < third["ts"]
    assert int(float(third["ts"])) == int(MONDAY_MORNING.timestamp()) + 86_400


async def test_ephemeral_message_has_one_reader_and_cannot_be_found_again(
    client: AsyncWebClient, ada: Actor, marta: Actor
) -> None:
    sent = await client.chat_postEphemeral(channel=GENERAL, user=ADA, text="Psst")
    changing = client.chat_update(channel=GENERAL, ts=sent["message_ts"], text="No")

    assert ada.messages(GENERAL)[0].is_ephemeral
    assert marta.messages(GENERAL) == []
    assert await refusal(changing) == "message_not_found"
    assert (await client.conversations_history(channel=GENERAL))["messages"] == []


async def test_ephemeral_message_goes_to_members_only(client: AsyncWebClient) -> None:
    sending = client.chat_postEphemeral(channel="C0ADAMRTA", user=KENJI, text="Psst")

    assert await refusal(sending) == "user_not_in_channel"


async def test_app_changes_and_deletes_its_own_messages_only(
    client: AsyncWebClient, ada: Actor
) -> None:
    theirs = await ada.say("Mine", channel=GENERAL)
    own = await client.chat_postMessage(channel=GENERAL, text="First")
    await client.chat_update(channel=GENERAL, ts=own["ts"], text="Second")

    assert ada.messages(GENERAL)[-1].text == "Second"
    changing = client.chat_update(channel=GENERAL, ts=theirs.ts, text="Yours")
    assert await refusal(changing) == "cant_update_message"
    deleting = client.chat_delete(channel=GENERAL, ts=theirs.ts)
    assert await refusal(deleting) == "cant_delete_message"
    await client.chat_delete(channel=GENERAL, ts=own["ts"])
    assert await refusal(client.chat_delete(channel=GENERAL, ts=own["ts"])) == "message_not_found"


async def test_permalink_has_slacks_shape(client: AsyncWebClient, ada: Actor) -> None:
    message = await ada.say("Shipped", channel=GENERAL)
    answer = await client.chat_getPermalink(channel=GENERAL, message_ts=message.ts)

    path = f"/archives/C0GENERAL/p{message.ts.replace('.', '')}"
    assert answer["permalink"] == f"https://fernhill.slack.com{path}"


async def test_scheduled_message_appears_when_the_clock_passes_it(
    client: AsyncWebClient, ada: Actor
) -> None:
    tomorrow = int((MONDAY_MORNING + timedelta(days=1)).timestamp())
    await client.chat_scheduleMessage(channel=ADA, text="Tomorrow", post_at=tomorrow)
    before = ada.messages()
    await ada.travel("week")

    assert before == []
    assert ada.messages()[0].ts.startswith(str(tomorrow))


@pytest.mark.parametrize(
    ("when", "code"),
    [(timedelta(0), "time_in_past"), (timedelta(days=121), "time_too_far")],
)
async def test_schedule_reaches_from_now_to_120_days(
    client: AsyncWebClient, when: timedelta, code: str
) -> None:
    post_at = int((MONDAY_MORNING + when).timestamp())
    scheduling = client.chat_scheduleMessage(channel=ADA, text="When?", post_at=post_at)

    assert await refusal(scheduling) == code


async def test_scheduled_message_with_metadata_never_posts(
    client: AsyncWebClient, ada: Actor
) -> None:
    soon = int((MONDAY_MORNING + timedelta(hours=1)).timestamp())
    await client.chat_scheduleMessage(channel=ADA, text="Lost", post_at=soon, metadata=METADATA)
    await ada.travel("day")

    assert ada.messages() == []


async def test_scheduled_messages_are_listed_and_cancelled(client: AsyncWebClient) -> None:
    soon = int((MONDAY_MORNING + timedelta(hours=1)).timestamp())
    planned = await client.chat_scheduleMessage(channel=ADA, text="Soon", post_at=soon)
    listed = await client.chat_scheduledMessages_list()
    cancelled = planned["scheduled_message_id"]
    await client.chat_deleteScheduledMessage(channel=ADA, scheduled_message_id=cancelled)

    assert [m["id"] for m in listed["scheduled_messages"]] == [cancelled]
    assert (await client.chat_scheduledMessages_list())["scheduled_messages"] == []


async def test_history_is_paged_newest_first_and_gives_metadata_on_request(
    client: AsyncWebClient,
) -> None:
    for number in range(5):
        await client.chat_postMessage(channel=ADA, text=str(number), metadata=METADATA)
    dm = (await client.conversations_open(users=[ADA]))["channel"]["id"]
    first = await client.conversations_history(channel=dm, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    second = await client.conversations_history(
        channel=dm, limit=3, cursor=cursor, include_all_metadata=True
    )

    assert [m["text"] for m in first["messages"]] == ["4", "3", "2"]
    assert [m["text"] for m in second["messages"]] == ["1", "0"]
    assert "metadata" not in first["messages"][0]
    assert second["messages"][0]["metadata"] == METADATA


async def test_thread_holds_its_first_message_and_the_replies(
    client: AsyncWebClient, ada: Actor
) -> None:
    root = await ada.say("Who can help?", channel=GENERAL)
    await client.chat_postMessage(channel=GENERAL, text="I can", thread_ts=root.ts)
    thread = await client.conversations_replies(channel=GENERAL, ts=root.ts)
    history = await client.conversations_history(channel=GENERAL)

    assert [m["text"] for m in thread["messages"]] == ["Who can help?", "I can"]
    assert [m["text"] for m in history["messages"]] == ["Who can help?"]
    assert history["messages"][0]["reply_count"] == 1


async def test_reactions_are_added_once_and_taken_away(client: AsyncWebClient, ada: Actor) -> None:
    message = await ada.say("Shipped", channel=GENERAL)
    place: Json = {"channel": GENERAL, "timestamp": message.ts}
    await client.reactions_add(name="tada", **place)
    seen = await client.reactions_get(**place)

    assert seen["message"]["reactions"][0]["name"] == "tada"
    assert await refusal(client.reactions_add(name="tada", **place)) == "already_reacted"
    await client.reactions_remove(name="tada", **place)
    assert await refusal(client.reactions_remove(name="tada", **place)) == "no_reaction"
