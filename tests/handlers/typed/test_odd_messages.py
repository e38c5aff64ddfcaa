"""What else arrives in the DM: files, clips, other people's and its own words, the same twice."""

from dataclasses import replace
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest

from bot.app import running
from bot.domain.commands import CommandNames
from playground.faults import Fault
from playground.people import ADA, TEAM_ID
from tests.handlers.typed.test_typed import goals_of, last_of, said_last, wins_of
from tests.stories import Story, opened_story, settings_for

DM = f"D{ADA.id[1:]}"
LIST = b"- shipped the vault\n- fixed the pager\n"


def typed(text: str, **more: object) -> dict[str, Any]:
    """An event as Slack sends it."""
    ts = "1800000000.000100"
    event = {
        "type": "message",
        "channel": DM,
        "channel_type": "im",
        "user": ADA.id,
        "text": text,
        "ts": ts,
        "event_ts": ts,
    }
    return {
        "type": "event_callback",
        "team_id": TEAM_ID,
        "api_app_id": "A0",
        "event_id": f"Ev{ts}",
        "event_time": 1800000000,
        "event": event | more,
    }


async def heard(story: Story, body: dict[str, Any]) -> None:
    request = AsyncBoltRequest(body=body, mode="socket_mode")
    assert (await story.running.app.async_dispatch(request)).status == 200


async def test_a_dropped_list_leads_into_its_import(story: Story) -> None:
    ada = story.ada
    await ada.share("wins.md", LIST)

    await ada.click("Import as wins")

    assert "shipped the vault" in ada.sees()
    assert await wins_of(story) == ()


async def test_a_dropped_ladder_leads_into_its_import(story: Story) -> None:
    ada = story.ada
    await ada.slash("/promo ladder")
    await ada.share("ladder.yaml", b"name: Ours\n", text="our ladder, from HR")

    assert "our ladder, from HR" in "\n".join(ada.reads(one) for one in ada.messages())
    assert "[Import as a ladder]" in said_last(story)
    assert "[Import as wins]" not in said_last(story)


async def test_what_cannot_be_read_is_said_so(story: Story) -> None:
    await story.ada.share("talk.m4a", b"...")
    clip = said_last(story)
    await story.ada.share("desk.png", b"...")

    assert "can't listen to clips" in clip
    assert "I can't read desk.png" in said_last(story)


async def test_a_picture_beside_words_is_only_seen(story: Story) -> None:
    await story.ada.share("chart.png", b"...", text="Shipped the dashboard")

    assert [win.text for win in await wins_of(story)] == ["Shipped the dashboard"]
    assert "[It's a goal]" in said_last(story)


@pytest.mark.parametrize(
    "more",
    [
        {"bot_id": "B1"},
        {"subtype": "bot_message", "bot_id": "B1"},
        {"user": "USLACKBOT"},
        {"subtype": "channel_topic"},
        {"subtype": "message_changed", "message": {"bot_id": "B1", "user": "U1", "ts": "1.2"}},
    ],
)
async def test_bots_slack_itself_and_the_coach_s_own_are_left_alone(
    story: Story, more: dict[str, object]
) -> None:
    await heard(story, typed("Shipped the vault", **more))

    assert await wins_of(story) == ()
    assert story.ada.messages() == []


async def test_a_link_that_slack_unfolds_is_no_edit(story: Story) -> None:
    said = await story.ada.say("Shipped the vault")
    before = len(story.ada.messages())
    inner = {"type": "message", "user": ADA.id, "ts": said.ts, "text": said.text}
    changed = {"message": inner | {"attachments": [{}]}, "previous_message": inner}

    await heard(story, typed("", user=None, subtype="message_changed", **changed))

    assert len(story.ada.messages()) == before


async def test_a_message_with_replies_leaves_a_tombstone_and_is_deleted_all_the_same(
    story: Story,
) -> None:
    ada = story.ada
    said = await ada.say("Shipped the vault")
    await ada.say("for the team", thread=said.ts)

    await ada.delete(said)
    await ada.click("Take it back")

    assert await wins_of(story) == ()


async def test_the_same_event_twice_is_one_win_and_one_answer(database_url: str) -> None:
    async with opened_story(database_url) as story:
        settings = settings_for(story.playground, database_url, CommandNames())
        async with running(settings, story.clock.now) as other:
            body = typed("Shipped the vault")
            await heard(story, body)
            await heard(story, body)
            again = AsyncBoltRequest(body=dict(body), mode="socket_mode")
            assert (await other.app.async_dispatch(again)).status == 200

        assert len(await wins_of(story)) == 1
        assert len(story.ada.messages()) == 1


async def test_what_was_saved_and_not_answered_is_answered_when_it_comes_again(
    story: Story, sqlite_url: str
) -> None:
    story.playground.faults.next("chat.postMessage", Fault.SERVER_ERROR, times=10)
    body = typed("Shipped the vault")
    request = AsyncBoltRequest(body=body, mode="socket_mode")
    await story.running.app.async_dispatch(request)
    story.playground.faults.mend()
    settings = settings_for(story.playground, sqlite_url, CommandNames())

    async with running(settings, story.clock.now) as other:
        again = AsyncBoltRequest(body=dict(body), mode="socket_mode")
        assert (await other.app.async_dispatch(again)).status == 200

    assert len(await wins_of(story)) == 1
    assert "Shipped the vault" in said_last(story)


async def test_another_language_is_asked_about_and_nothing_is_guessed(story: Story) -> None:
    await story.ada.say("ich habe das Lager umgezogen")

    assert "Save it as a win, or as a goal?" in said_last(story)
    assert (await wins_of(story), await goals_of(story)) == ((), ())


async def test_what_is_too_long_to_save_is_said_where_it_was_typed(story: Story) -> None:
    await story.ada.say("Shipped " + "x" * 3500)

    assert "or as a goal?" in said_last(story)
    await story.ada.say("a win")
    assert "one win holds 3,000" in said_last(story)


async def test_words_are_shown_to_nobody_else(story: Story) -> None:
    await story.ada.say("Shipped the vault")
    await story.coach.background.settle()

    assert all("vault" not in story.marta.reads(one) for one in story.marta.messages())
    assert last_of(story).visible_to is None


async def test_an_app_without_the_event_goes_on_and_hears_nothing(story: Story) -> None:
    registration = story.playground.backstage.installation.registration
    events = registration.manifest.events - {"message.im"}
    registration.manifest = replace(registration.manifest, events=events)

    await story.ada.say("Shipped the vault")
    await story.ada.slash("/win wrote the runbook")

    assert [win.text for win in await wins_of(story)] == ["wrote the runbook"]
