"""Who may do what: the rows of docs/who.md, each over the real server and the real socket."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import func, select

from bot.settings import Settings
from bot.slack.door.who import Home, is_strangers, turned_away
from bot.storage.database.owned import METADATA
from playground.blocks import Json, interactive
from playground.people import ADA, APP_ID, KENJI, TEAM_ID
from tests import stories
from tests.e2e.raw_requests import RawRequests, raw_requests
from tests.e2e.test_door import WORDS, command_of, wins_of
from tests.stories import Story, opened_story

ELSEWHERE = "T0ELSEWHERE"
NOT_OF_HERE = "belongs to another workspace"


@pytest.fixture
async def raw(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[RawRequests]:
    """A coach that is set up for one app in one workspace."""
    with_defaults = stories.settings_for

    def set_up(*given: object) -> Settings:
        known = {"slack_app_id": APP_ID, "slack_team_id": TEAM_ID}
        return with_defaults(*given).model_copy(update=known)  # type: ignore[arg-type]

    monkeypatch.setattr(stories, "settings_for", set_up)
    async with raw_requests(sqlite_url) as raw:
        yield raw


async def test_a_member_is_let_in(raw: RawRequests) -> None:
    assert (await raw.signed(command_of(raw), "slash_commands")).status == 200
    assert await wins_of(raw) == [WORDS]


async def test_another_apps_requests_are_forbidden(raw: RawRequests) -> None:
    answer = await raw.signed(command_of(raw) | {"api_app_id": "A0OTHER"}, "slash_commands")

    assert answer.status == 403
    assert await everything_stored(raw.story) == {}
    assert raw.counts == {"other_app": 1}


async def test_another_workspace_is_told_so_and_nothing_is_stored(raw: RawRequests) -> None:
    answer = await raw.signed(command_of(raw) | {"team_id": ELSEWHERE}, "slash_commands")

    assert NOT_OF_HERE in answer.body
    assert '"ephemeral"' in answer.body
    assert await everything_stored(raw.story) == {}
    assert raw.counts == {"other_workspace": 1}


async def test_an_organisations_id_stands_for_all_of_its_workspaces() -> None:
    command = {
        "command": "/win",
        "text": "",
        "team_id": "T2",
        "user_id": "U",
        "enterprise_id": "E1",
    }

    assert turned_away(command, Home(workspace_id="E1")) is None
    assert turned_away(command | {"enterprise_id": "E2"}, Home(workspace_id="E1")) is not None


async def test_what_a_bot_does_is_heard_and_ignored(raw: RawRequests) -> None:
    make = raw.story.playground.backstage.payloads
    bots: list[Json] = [
        {"type": "app_home_opened", "user": "U0BOT", "tab": "home", "bot_id": "B1"},
        {"type": "message", "subtype": "bot_message", "text": "hello", "channel": "D1"},
        {"type": "user_change", "user": {"id": "U0BOT", "is_bot": True, "profile": {}}},
        {"type": "app_home_opened", "user": "USLACKBOT", "tab": "home"},
    ]
    await raw.story.playground.settled()
    calls = list(raw.story.playground.recording.calls)

    statuses = [(await raw.signed(make.event(one), "events_api")).status for one in bots]
    await raw.story.coach.background.settle()

    assert statuses == [200] * 4
    assert raw.story.playground.recording.calls == calls
    assert await everything_stored(raw.story) == {}
    assert raw.counts == {"bot": 4}


@pytest.mark.parametrize("kind", ["is_restricted", "is_ultra_restricted"])
async def test_a_guest_is_a_member_like_any_other(raw: RawRequests, kind: str) -> None:
    await raw.signed(command_of(raw), "slash_commands")
    await raw.story.coach.background.settle()
    user = {"id": ADA.id, "team_id": TEAM_ID, kind: True, "tz": "Asia/Tokyo", "profile": {}}
    change = raw.story.playground.backstage.payloads.event({"type": "user_change", "user": user})

    await raw.signed(change, "events_api")
    await raw.story.coach.background.settle()

    assert await wins_of(raw) == [WORDS]
    assert (await raw.story.coach.members.profile(raw.story.member)).tz.key == "Asia/Tokyo"


async def test_of_a_deactivated_person_nothing_is_asked_and_nothing_sent(raw: RawRequests) -> None:
    await raw.signed(command_of(raw), "slash_commands")
    await raw.story.coach.background.settle()
    calls = len(raw.story.playground.recording.calls)
    user = {"id": ADA.id, "deleted": True, "tz": "Asia/Tokyo", "profile": {}}
    change = raw.story.playground.backstage.payloads.event({"type": "user_change", "user": user})

    answer = await raw.signed(change, "events_api")
    await raw.story.coach.background.settle()

    assert answer.status == 200
    assert len(raw.story.playground.recording.calls) == calls


async def test_a_stranger_of_a_shared_channel_presses_without_effect(sqlite_url: str) -> None:
    async with raw_requests(sqlite_url) as raw:
        story = raw.story
        await story.ada.slash(f"/win {WORDS}", channel="general")
        undo = await press_undo(story, KENJI.id)
        undo["user"] = undo["user"] | {"team_id": ELSEWHERE}
        stored = await everything_stored(story)

        answer = await raw.signed(undo)

        assert answer.status == 200
        story.kenji.go_to("general")
        assert NOT_OF_HERE in story.kenji.sees()
        assert await everything_stored(story) == stored
        assert raw.counts == {"stranger": 1}


async def test_a_strangers_form_stays_open_and_saves_nothing(sqlite_url: str) -> None:
    async with raw_requests(sqlite_url) as raw:
        story = raw.story
        await story.ada.slash("/win", channel="general")
        form = story.playground.backstage.payloads.view_submission(ADA, story.ada.modal())
        form["user"] = form["user"] | {"team_id": ELSEWHERE}
        await story.coach.background.settle()
        stored = await everything_stored(story)

        answer = await raw.signed(form)

        assert '"response_action": "errors"' in answer.body
        assert NOT_OF_HERE in answer.body
        assert await everything_stored(story) == stored


@pytest.mark.parametrize(
    "event",
    [
        {"type": "user_change", "user": {"id": "U9", "is_stranger": True, "profile": {}}},
        {"type": "user_change", "user": {"id": "U9", "team_id": ELSEWHERE, "profile": {}}},
        {"type": "app_home_opened", "user": "U9", "user_team": ELSEWHERE, "tab": "home"},
    ],
    ids=["says so", "another workspace", "Home"],
)
async def test_what_slack_tells_of_strangers_is_not_followed(raw: RawRequests, event: Json) -> None:
    said = raw.story.playground.backstage.payloads.event(event)

    assert (await raw.signed(said, "events_api")).status == 200
    await raw.story.coach.background.settle()

    assert await everything_stored(raw.story) == {}
    assert raw.counts == {"stranger": 1}


def test_people_of_one_organisation_are_no_strangers() -> None:
    press = {
        "type": "block_actions",
        "user": {"id": "U1", "team_id": "T2"},
        "team": {"id": "T1", "enterprise_id": "E1"},
        "enterprise": {"id": "E1"},
    }

    assert not is_strangers(press)
    assert is_strangers(press | {"enterprise": None})


def test_a_stranger_whose_own_workspace_slack_names_is_known_by_the_message() -> None:
    press = {
        "type": "block_actions",
        "api_app_id": "A1",
        "user": {"id": "U1", "team_id": ELSEWHERE},
        "team": {"id": ELSEWHERE},
        "message": {"app_id": "A1", "team": TEAM_ID},
    }

    assert is_strangers(press)
    assert not is_strangers(press | {"message": {"app_id": "A2", "team": TEAM_ID}})


async def test_over_socket_mode_the_same_holds(sqlite_url: str) -> None:
    async with opened_story(sqlite_url) as story:
        await story.ada.slash(f"/win {WORDS}", channel="general")
        make = story.playground.backstage.payloads
        real = make.message_click

        def by_a_stranger(*given: object) -> Json:
            press = real(*given)  # type: ignore[arg-type]
            return press | {"user": press["user"] | {"team_id": ELSEWHERE}}

        make.message_click = by_a_stranger  # type: ignore[method-assign,assignment]
        stored = await everything_stored(story)
        await story.ada.click("Undo")

        assert NOT_OF_HERE in story.ada.sees()
        assert await everything_stored(story) == stored


async def press_undo(story: Story, user_id: str) -> Json:
    """What Slack would send if this person pressed Ada's button."""
    (message,) = [m for m in story.ada.messages("general") if m.blocks]
    (placed,) = [p for p in interactive(message.blocks or []) if "Undo" in str(p.element)]
    person = story.playground.workspace.people[user_id]
    general = next(
        c for c in story.playground.workspace.conversations.values() if c.name == "general"
    )
    return story.playground.backstage.payloads.message_click(person, general, message, placed, None)


async def everything_stored(story: Story) -> dict[str, int]:
    """Every table that has rows, and how many; what the coach saves for itself aside."""
    async with story.running.database.reading() as connection:
        return {
            table.name: count
            for table in METADATA.sorted_tables
            if (count := await connection.scalar(select(func.count()).select_from(table)))
        }
