"""People, conversations and files, as the app finds them."""

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from playground.server import Playground
from playground.testkit import Actor
from tests.playground.conftest import refusal

ADA, MARTA, KENJI = "U0ADA0000", "U0MARTA00", "U0KENJI00"


async def test_person_has_a_time_zone_a_locale_and_a_status(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.workspace.people[KENJI].status_text = "On leave"
    user = (await client.users_info(user=KENJI, include_locale=True))["user"]

    assert (user["tz"], user["tz_offset"], user["locale"]) == ("Asia/Tokyo", 32_400, "ja-JP")
    assert user["profile"]["status_text"] == "On leave"


async def test_nobody_is_not_found(client: AsyncWebClient) -> None:
    assert await refusal(client.users_info(user="U0NOBODY0")) == "user_not_found"


async def test_everyone_is_listed_with_the_bot(client: AsyncWebClient) -> None:
    listed = (await client.users_list())["members"]

    assert [user["id"] for user in listed if not user["is_bot"]][:2] == [ADA, MARTA]
    assert [user["id"] for user in listed if user["is_bot"]] == ["U0NEXTRNG"]


async def test_opening_a_conversation_twice_gives_the_same_one(client: AsyncWebClient) -> None:
    first = await client.conversations_open(users=[ADA, MARTA])
    second = await client.conversations_open(users=f"{MARTA},{ADA}")

    assert first["channel"]["id"] == second["channel"]["id"]
    assert (await client.conversations_open(users=[ADA]))["channel"]["id"] == "D0ADA0000"


async def test_private_channel_without_the_app_is_not_listed(
    playground: Playground, client: AsyncWebClient
) -> None:
    types = "public_channel,private_channel"
    before = await client.conversations_list(types=types)
    playground.workspace.conversations["C0ADAMRTA"].app_is_member = False
    after = await client.conversations_list(types=types)

    names = [[c["name"] for c in listed["channels"]] for listed in (before, after)]
    assert names == [["general", "payments-team", "ada-marta-1-1"], ["general", "payments-team"]]


async def test_app_joins_public_channels(client: AsyncWebClient) -> None:
    await client.conversations_join(channel="C0PAYMENT")
    info = await client.conversations_info(channel="C0PAYMENT")
    members = await client.conversations_members(channel="C0PAYMENT")

    assert info["channel"]["is_member"]
    assert "U0NEXTRNG" in members["members"]


async def test_app_is_invited_in_slacks_own_words(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    name = playground.backstage.installation.manifest.bot_name
    await ada.slash(f"/invite @{name}", channel="payments-team")

    answer = await client.conversations_info(channel="C0PAYMENT")
    assert answer["channel"]["is_member"]


async def test_app_is_invited_and_removed_by_a_person(client: AsyncWebClient, ada: Actor) -> None:
    call = client.chat_postMessage(channel="C0PAYMENT", text="Hello")
    await ada.invite_app("#payments-team")

    assert (await call)["ok"]


async def test_file_is_uploaded_shared_read_and_deleted(
    playground: Playground, client: AsyncWebClient, ada: Actor
) -> None:
    uploaded = await client.files_upload_v2(
        channel="D0ADA0000", filename="draft.md", content="# Ask", initial_comment="Your draft"
    )
    file = ada.files()[0]

    assert (file.name, file.content, file.mimetype) == ("draft.md", b"# Ask", "text/markdown")
    assert ada.sees() == "Your draft\n[file draft.md]"
    async with (
        aiohttp.ClientSession() as session,
        session.get(playground.url + file.path) as response,
    ):
        assert response.headers["Content-Disposition"].startswith("attachment")
        assert await response.text() == "# Ask"
    file_id = uploaded["files"][0]["id"]
    assert (await client.files_info(file=file_id))["file"]["size"] == 5
    await client.files_delete(file=file_id)
    assert await refusal(client.files_info(file=file_id)) == "file_not_found"


async def test_upload_that_was_not_sent_cannot_be_completed(client: AsyncWebClient) -> None:
    begun = await client.files_getUploadURLExternal(filename="a.md", length=3)
    completing = client.files_completeUploadExternal(files=[{"id": begun["file_id"], "title": "A"}])

    assert await refusal(completing) == "file_not_found"


async def test_team_bot_and_rest_hours_are_known(client: AsyncWebClient) -> None:
    team = await client.team_info()
    bot = await client.bots_info(bot="B0NEXTRNG")
    rest = await client.dnd_info(user=ADA)

    assert team["team"]["domain"] == "fernhill"
    assert bot["bot"]["app_id"] == "A0NEXTRNG"
    assert rest["dnd_enabled"] is False


async def test_hours_of_quiet_are_told_and_a_pause_is_nobodys_business(
    client: AsyncWebClient, playground: Playground
) -> None:
    ada = playground.workspace.people[ADA]
    ada.quiet_from, ada.quiet_until, ada.snoozed_until = 100, 200, 2_000_000_000

    alone = await client.dnd_info(user=ADA)
    together = await client.dnd_teamInfo(users=[ADA, KENJI])

    assert (alone["dnd_enabled"], alone["next_dnd_end_ts"]) == (True, 200)
    assert "snooze_enabled" not in alone
    assert together["users"][ADA]["next_dnd_start_ts"] == 100
    assert together["users"][KENJI] == {
        "dnd_enabled": False,
        "next_dnd_start_ts": 1,
        "next_dnd_end_ts": 1,
    }


async def test_more_people_than_fifty_are_refused_at_once(client: AsyncWebClient) -> None:
    asking = client.dnd_teamInfo(users=[f"U{number}" for number in range(51)])

    assert await refusal(asking) == "too_many_users"
