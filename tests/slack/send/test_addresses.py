"""Which addresses are Slack's, and that nobody else is ever called."""

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.slack.send.addresses import NotSlacksError, is_slacks, only_to_slack

SLACK = "https://slack.com/api/"
STAND_IN = "http://127.0.0.1:8910/api/"
GOV = "https://slack-gov.com/api/"


@pytest.mark.parametrize(
    ("url", "api"),
    [
        ("https://slack.com/x", SLACK),
        ("https://hooks.slack.com/actions/T1/2/x", SLACK),
        ("https://hooks.slack.com:443/commands/T1/2/x", SLACK),
        ("https://FILES.slack.com/files-pri/T1-F1/download/a.csv", SLACK),
        ("https://files.slack.com/upload/v1/x", SLACK),
        ("https://slack-files.com/T1-F1-x", SLACK),
        ("https://avatars.slack-edge.com/x.png", SLACK),
        ("https://hooks.slack.com/actions/T1/2/x", STAND_IN),
        ("http://127.0.0.1:8910/response/1", STAND_IN),
        ("https://hooks.slack-gov.com/actions/T1/2/x", GOV),
        ("https://slack-gov.com/api/", GOV),
    ],
)
def test_slacks_own_addresses_are_called(url: str, api: str) -> None:
    assert is_slacks(url, api)


@pytest.mark.parametrize("api", [SLACK, STAND_IN, GOV])
@pytest.mark.parametrize(
    "url",
    [
        "",
        "slack.com",
        "//slack.com/x",
        "http://slack.com/x",
        "http://hooks.slack.com/x",
        "ftp://files.slack.com/x",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://slack.com:8443/x",
        "https://slack.com:80/x",
        "https://slack.com.evil.example/x",
        "https://evil-slack.com/x",
        "https://xslack.com/x",
        "https://slack.com./x",
        "https://.slack.com.evil/x",
        "https://slack.com@evil.example/x",
        "https://user@slack.com/x",
        "https://user:password@hooks.slack.com/x",
        "https://:x@hooks.slack.com/x",
        "https://slack.com%00.evil.example/x",
        "https://slack.com\\@evil.example/x",
        "https://evil.example/slack.com",
        "https://evil.example#.slack.com",
        "https://evil.example?.slack.com",
        "https://sl\u0430ck.com/x",
        "https://slack.com:99999/x",
        "https://127.0.0.1/x",
        "http://127.0.0.1/x",
        "http://127.0.0.1:8911/x",
        "https://127.0.0.1:8910/x",
        "http://127.1:8910/x",
        "http://2130706433:8910/x",
        "http://localhost:8910/x",
        "http://[::1]:8910/x",
        "http://[::ffff:127.0.0.1]:8910/x",
        "http://169.254.169.254/latest/meta-data",
        "https://app.slack.dev/x",
    ],
)
def test_what_only_looks_like_slack_is_not_called(url: str, api: str) -> None:
    assert not is_slacks(url, api)


async def test_a_redirect_leads_nowhere_but_to_slack() -> None:
    heard: list[str] = []

    async def elsewhere(request: web.Request) -> web.Response:
        heard.append(str(request.url))
        return web.Response()

    stranger = web.Application()
    stranger.router.add_route("*", "/{path:.*}", elsewhere)
    async with TestServer(stranger) as evil:

        async def away(_: web.Request) -> web.Response:
            raise web.HTTPTemporaryRedirect(str(evil.make_url("/")))

        async def on(_: web.Request) -> web.Response:
            raise web.HTTPTemporaryRedirect("/there")

        async def there(_: web.Request) -> web.Response:
            return web.Response(text="here you are")

        slack = web.Application()
        slack.router.add_route("*", "/away", away)
        slack.router.add_route("*", "/on", on)
        slack.router.add_route("*", "/there", there)
        async with TestServer(slack) as server:
            noted: list[int] = []
            guard = only_to_slack(str(server.make_url("/api/")), lambda: noted.append(1))
            async with ClientSession(middlewares=(guard,)) as session:
                with pytest.raises(NotSlacksError, match="isn't Slack's"):
                    await session.post(server.make_url("/away"), data=b"a secret")
                with pytest.raises(NotSlacksError):
                    await session.get(evil.make_url("/"))
                async with session.get(server.make_url("/on")) as answer:
                    assert await answer.text() == "here you are"

    assert heard == []
    assert len(noted) == 2
