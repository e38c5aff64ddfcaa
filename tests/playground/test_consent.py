"""Slack's side of an installation: who is asked, what a code is good for, and what it brings."""

from collections.abc import AsyncIterator
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError

from bot.slack.oauth.exchange import ExchangingClient
from playground.people import BEECHWOOD, NEIGHBOURS
from playground.server import Playground
from tests.playground.conftest import Json, manifest

BACK = "https://parrot.example.com/back"
ASKED = {"scope": "chat:write,commands", "redirect_uri": BACK, "state": "s1"}


def document() -> Json:
    whole = manifest()
    return whole | {"oauth_config": whole["oauth_config"] | {"redirect_urls": [BACK]}}


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(document(), people=NEIGHBOURS, team=BEECHWOOD, is_installed=False)
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as opened:
        yield opened


@pytest.fixture
def slack(playground: Playground, session: aiohttp.ClientSession) -> ExchangingClient:
    return ExchangingClient(playground.api_url, session)


async def sent_back(
    playground: Playground, session: aiohttp.ClientSession, answer: str = "allow"
) -> dict[str, str]:
    """What the browser brings to the app after somebody pressed a button."""
    query = ASKED | {"client_id": playground.registration.client_id}
    form = {"team": BEECHWOOD.id, "answer": answer}
    where = f"{playground.url}/oauth/v2/authorize"
    async with session.post(where, params=query, data=form, allow_redirects=False) as response:
        location = urlsplit(response.headers["Location"])
    assert f"{location.scheme}://{location.netloc}{location.path}" == BACK
    return {name: values[0] for name, values in parse_qs(location.query).items()}


async def exchange(
    playground: Playground, slack: ExchangingClient, code: str, **changes: str
) -> Json:
    given = {
        "client_id": playground.registration.client_id,
        "client_secret": playground.registration.client_secret,
        "redirect_uri": BACK,
    }
    try:
        answer = await slack.oauth_v2_access(code=code, **given | changes)
    except SlackApiError as error:
        return {"error": error.response["error"]}
    assert isinstance(answer.data, dict)
    return answer.data


async def test_whoever_agrees_brings_a_code_that_is_good_for_a_token(
    playground: Playground, session: aiohttp.ClientSession, slack: ExchangingClient
) -> None:
    brought = await sent_back(playground, session)

    answer = await exchange(playground, slack, brought["code"])

    assert brought["state"] == "s1"
    assert answer["team"] == {"id": BEECHWOOD.id, "name": "Beechwood"}
    assert answer["authed_user"] == {"id": "U0NOOR000"}
    assert answer["scope"] == "chat:write,commands"
    test = await slack.auth_test(token=answer["access_token"])
    assert test["team_id"] == BEECHWOOD.id


async def test_whoever_cancels_brings_no_code(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    brought = await sent_back(playground, session, "cancel")

    assert brought == {"error": "access_denied", "state": "s1"}


async def test_a_code_is_good_once(
    playground: Playground, session: aiohttp.ClientSession, slack: ExchangingClient
) -> None:
    code = (await sent_back(playground, session))["code"]
    await exchange(playground, slack, code)

    assert await exchange(playground, slack, code) == {"error": "invalid_code"}


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"client_id": "1.2"}, "invalid_client_id"),
        ({"client_secret": "guessed"}, "bad_client_secret"),
        ({"redirect_uri": f"{BACK}/elsewhere"}, "bad_redirect_uri"),
    ],
)
async def test_only_the_app_itself_gets_a_token_and_only_as_it_asked(
    playground: Playground,
    session: aiohttp.ClientSession,
    slack: ExchangingClient,
    changes: dict[str, str],
    error: str,
) -> None:
    code = (await sent_back(playground, session))["code"]

    assert await exchange(playground, slack, code, **changes) == {"error": error}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"client_id": "1.2"}, "Invalid client_id"),
        ({"redirect_uri": "https://somebody.else/back"}, "redirect_uri did not match"),
        ({"scope": "admin"}, "Invalid permissions"),
    ],
)
async def test_a_link_that_slack_refuses_asks_nobody(
    playground: Playground, session: aiohttp.ClientSession, changes: dict[str, str], words: str
) -> None:
    query = ASKED | {"client_id": playground.registration.client_id} | changes

    async with session.get(f"{playground.url}/oauth/v2/authorize", params=query) as response:
        page = await response.text()

    assert words in page
    assert "Allow" not in page


async def test_a_token_is_worth_nothing_once_the_app_is_taken_out(
    playground: Playground, session: aiohttp.ClientSession, slack: ExchangingClient
) -> None:
    code = (await sent_back(playground, session))["code"]
    before = (await exchange(playground, slack, code))["access_token"]

    playground.uninstall()
    with pytest.raises(SlackApiError, match="account_inactive"):
        await slack.auth_test(token=before)
    code = (await sent_back(playground, session))["code"]

    assert (await exchange(playground, slack, code))["access_token"] != before


async def test_without_the_app_a_workspace_has_none_of_its_commands(
    playground: Playground,
) -> None:
    with pytest.raises(AssertionError, match="/echo is not a command"):
        await playground.actor("U0NOOR000").slash("/echo hello", channel="general")
