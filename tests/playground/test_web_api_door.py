"""Who may call the Web API, and how it refuses."""

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from playground.faults import Fault
from playground.limits import Limits
from playground.server import Playground
from tests.playground.conftest import Bot, Connect, manifest, refusal, running, workspace_for_tests

GENERAL, PAYMENTS, PRIVATE, TRIO = "C0GENERAL", "C0PAYMENT", "C0ADAMRTA", "G0TRIO000"


async def test_bot_learns_who_it_is(client: AsyncWebClient) -> None:
    answer = await client.auth_test()

    assert (answer["user_id"], answer["team"]) == ("U0NEXTRNG", "Fernhill")
    assert "chat:write" in answer.headers["X-OAuth-Scopes"]


async def test_token_is_required_and_must_be_this_runs_own(playground: Playground) -> None:
    nobody = AsyncWebClient(base_url=playground.api_url)
    stranger = AsyncWebClient(base_url=playground.api_url, token="xoxb-1-2-somebody-elses")

    assert await refusal(nobody.auth_test()) == "not_authed"
    assert await refusal(stranger.auth_test()) == "invalid_auth"


async def test_app_token_is_not_for_methods_of_the_bot(playground: Playground) -> None:
    client = AsyncWebClient(base_url=playground.api_url, token=playground.app_token)

    assert await refusal(client.auth_test()) == "not_allowed_token_type"


async def test_revoked_token_is_refused_and_the_bot_is_told(
    playground: Playground, bot: Bot, connect: Connect, client: AsyncWebClient
) -> None:
    @bot.app.event("tokens_revoked")
    async def revoked(body: dict[str, object]) -> None:
        bot.hear(body)

    @bot.app.event("app_uninstalled")
    async def uninstalled(body: dict[str, object]) -> None:
        bot.hear(body)

    await connect()
    playground.backstage.events.uninstalled()
    await bot.has_heard(2)
    playground.backstage.installation.revoked = True

    assert await refusal(client.auth_test()) == "token_revoked"


async def test_scope_that_the_manifest_does_not_ask_for_is_missing() -> None:
    async with running(workspace_for_tests(manifest(scopes=["commands"]))) as client:
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=GENERAL, text="Hello")

    answer = refused.value.response
    expected = ("missing_scope", "chat:write", "commands")
    assert (answer["error"], answer["needed"], answer["provided"]) == expected


async def test_history_needs_the_scope_of_the_kind_of_conversation() -> None:
    document = manifest(scopes=["channels:history"])
    async with running(workspace_for_tests(document)) as client:
        await client.conversations_history(channel=GENERAL)
        refused = await refusal(client.conversations_history(channel=PRIVATE))

    assert refused == "missing_scope"


async def test_unknown_method_is_refused(client: AsyncWebClient) -> None:
    assert await refusal(client.api_call("chat.shout")) == "unknown_method"


async def test_bad_blocks_are_refused_with_a_pointer(client: AsyncWebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": ""}}]
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=GENERAL, text="Hello", blocks=blocks)

    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    assert "[json-pointer:/blocks/0/text" in answer["response_metadata"]["messages"][0]


async def test_channel_takes_a_short_burst_and_then_one_message_a_second() -> None:
    limits = Limits(channel_burst=2)
    async with running(workspace_for_tests(limits=limits)) as client:
        await client.chat_postMessage(channel=GENERAL, text="one")
        await client.chat_postMessage(channel=GENERAL, text="two")
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=GENERAL, text="three")
        await client.chat_postMessage(channel="U0ADA0000", text="elsewhere")

    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "1"


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        (PAYMENTS, "not_in_channel"),
        (TRIO, "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        ("U0NOBODY0", "channel_not_found"),
    ],
)
async def test_app_speaks_only_where_it_is(client: AsyncWebClient, channel: str, code: str) -> None:
    assert await refusal(client.chat_postMessage(channel=channel, text="Hello")) == code


async def test_archived_channel_takes_no_messages(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.workspace.conversations[GENERAL].is_archived = True
    call = client.chat_postMessage(channel=GENERAL, text="Hello")

    assert await refusal(call) == "is_archived"
    listed = await client.conversations_list(exclude_archived=True)
    assert [c["id"] for c in listed["channels"]] == [PAYMENTS]


async def test_public_scope_lets_the_app_speak_without_joining() -> None:
    document = manifest(scopes=["chat:write", "chat:write.public"])
    async with running(workspace_for_tests(document)) as client:
        posted = await client.chat_postMessage(channel=PAYMENTS, text="Hello")

    assert posted["ok"]


async def test_messages_tab_that_is_off_takes_no_messages() -> None:
    async with running(workspace_for_tests(manifest(messages_tab=False))) as client:
        call = client.chat_postMessage(channel="U0ADA0000", text="Hello")

        assert await refusal(call) == "messages_tab_disabled"


async def test_planned_fault_hits_the_next_call_only(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.faults.next("auth.test", Fault.RATE_LIMITED, retry_after=7)
    with pytest.raises(SlackApiError) as refused:
        await client.auth_test()

    assert refused.value.response.headers["Retry-After"] == "7"
    assert (await client.auth_test())["ok"]


async def test_fault_can_be_a_server_error_or_an_error_code(
    playground: Playground, client: AsyncWebClient
) -> None:
    playground.faults.next("auth.test", Fault.SERVER_ERROR)
    with pytest.raises(SlackApiError) as broken:
        await client.auth_test()
    playground.faults.next("auth.test", Fault.REFUSED, error="fatal_error")

    assert broken.value.response.status_code == 500
    assert await refusal(client.auth_test()) == "fatal_error"


async def test_connection_may_break_before_or_after_the_call_is_carried_out(
    playground: Playground,
) -> None:
    client = AsyncWebClient(
        token=playground.bot_token, base_url=playground.api_url, retry_handlers=[]
    )
    playground.faults.next("chat.postMessage", Fault.DROPPED)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=GENERAL, text="lost")
    playground.faults.next("chat.postMessage", Fault.DROPPED_AFTER)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=GENERAL, text="kept")

    said = [m.text for m in playground.workspace.conversations[GENERAL].messages]
    assert said == ["kept"]


async def test_answer_may_never_come_though_the_call_was_carried_out(
    playground: Playground,
) -> None:
    hasty = AsyncWebClient(token=playground.bot_token, base_url=playground.api_url, timeout=1)
    playground.faults.next("chat.postMessage", Fault.SILENT_AFTER)

    with pytest.raises(TimeoutError):
        await hasty.chat_postMessage(channel=GENERAL, text="kept")
    assert playground.workspace.conversations[GENERAL].messages[0].text == "kept"
