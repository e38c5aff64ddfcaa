"""What a browser is shown on its way through Slack and back, and where it may not go on."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from yarl import URL

from bot.process.connections import serving
from bot.process.http_limits import Limits
from playground.faults import Fault
from playground.people import BEECHWOOD
from tests.e2e.raw_requests import poured
from tests.e2e.witnesses import break_table
from tests.installing import Neighbours, Page, Window, browser, neighbours


@pytest.fixture
async def story(sqlite_url: str) -> AsyncIterator[Neighbours]:
    async with neighbours(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def window(story: Neighbours) -> AsyncIterator[Window]:
    async with browser(story.url) as opened:
        yield opened


async def nothing_changed(story: Neighbours, page: Page, words: str) -> None:
    """The page says why, and its button leads back to the beginning; no token was saved."""
    assert words in page.words
    assert "Next step:" in page.words
    assert page.link("Start again") == f"{story.url}/slack/install"
    assert await story.installed() == 0


async def test_the_way_in_names_what_it_asks_for(story: Neighbours, window: Window) -> None:
    consent = await window.to_consent(story.url)

    for scope in ("chat:write", "commands", "im:write", "users:read"):
        assert scope in consent.words
    assert "channels:history" not in consent.words


async def test_whoever_agrees_is_told_what_to_do_next(story: Neighbours, window: Window) -> None:
    page = await window.install(story.url, BEECHWOOD.id)

    assert page.status == 200
    assert "Nextrung is in Beechwood" in page.words
    assert "Next step: open it in Slack and type /promo" in page.words
    slack = await window.open(page.link("Open it in Slack"))
    assert slack.address.startswith(story.beechwood.url)


async def test_whoever_cancels_has_changed_nothing(story: Neighbours, window: Window) -> None:
    page = await window.install(story.url, BEECHWOOD.id, "Cancel")

    assert page.status == 200
    await nothing_changed(story, page, "You chose Cancel in Slack")


async def test_an_address_from_somebody_else_leads_nowhere(
    story: Neighbours, window: Window
) -> None:
    consent = await window.to_consent(story.url)

    async with browser(story.url) as other:
        page = await other.answer(consent, BEECHWOOD.id, "Allow")

    assert page.status == 400
    await nothing_changed(story, page, "doesn't remember that you began")


async def test_who_takes_too_long_starts_again(story: Neighbours, window: Window) -> None:
    consent = await window.to_consent(story.url)
    story.clock.travel_to(story.clock.now() + timedelta(minutes=11))

    page = await window.answer(consent, BEECHWOOD.id, "Allow")

    assert page.status == 401
    await nothing_changed(story, page, "took too long")


async def test_a_way_back_works_once(story: Neighbours, window: Window) -> None:
    done = await window.install(story.url, BEECHWOOD.id)

    again = await window.open(done.address)

    assert again.status == 400
    assert "doesn't remember" in again.words
    assert await story.installed() == 1


async def test_a_state_works_once_even_for_the_browser_that_has_it(story: Neighbours) -> None:
    installations = story.running.coach.installations
    state = await installations.begin()

    assert [await installations.end(state), await installations.end(state)] == [True, False]
    assert not await installations.end("somebody's guess")


@pytest.mark.parametrize("query", ["", "?error=%3Cscript%3Ealert(1)%3C/script%3E", "?code=x"])
async def test_what_stands_in_an_address_is_never_shown(
    story: Neighbours, window: Window, query: str
) -> None:
    page = await window.open(f"{story.url}/slack/oauth_redirect{query}")

    assert "script" not in page.html
    assert "Next step:" in page.words
    assert await story.installed() == 0


@pytest.mark.parametrize("fault", [Fault.REFUSED, Fault.SERVER_ERROR, Fault.DROPPED])
async def test_a_slack_that_gives_no_token_ends_on_a_page(
    story: Neighbours, window: Window, fault: Fault
) -> None:
    consent = await window.to_consent(story.url)
    story.fernhill.faults.next("oauth.v2.access", fault, error="invalid_code")

    page = await window.answer(consent, BEECHWOOD.id, "Allow")

    await nothing_changed(story, page, "Slack didn't confirm it")


async def test_a_database_that_is_away_ends_on_a_page(
    story: Neighbours, window: Window, sqlite_url: str
) -> None:
    consent = await window.to_consent(story.url)
    break_table(sqlite_url, "INSERT", "installations")

    page = await window.answer(consent, BEECHWOOD.id, "Allow")

    assert page.status == 500
    await nothing_changed(story, page, "couldn't save it")


async def test_a_page_tells_nobody_where_it_was_and_loads_nothing(
    story: Neighbours, window: Window
) -> None:
    start = await window.open(f"{story.url}/slack/install")
    done = await window.install(story.url, BEECHWOOD.id)

    for page in (start, done):
        assert page.headers["referrer-policy"] == "no-referrer"
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["content-security-policy"].startswith("default-src 'none'")
    cookie = start.headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "Secure", "SameSite=lax"))


async def test_a_link_may_name_the_workspace_and_nothing_else(
    story: Neighbours, window: Window
) -> None:
    named = await window.open(f"{story.url}/slack/install?team={BEECHWOOD.id}")
    forged = await window.open(f"{story.url}/slack/install?team=T0%26scope%3Dadmin%22%3E")

    assert named.link("Add to Slack").endswith(f"team={BEECHWOOD.id}")
    assert "admin" not in forged.html


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/slack/install", b"", 200),
        ("/slack/oauth_redirect?code=%FF&state=%00", b"", 400),
        ("/slack/install", b"Transfer-Encoding: chunked\r\n", 200),
        ("/slack/install", b"Content-Length: 300000000\r\n", 200),
        ("/slack/install", b"Cookie: " + b"x" * 20_000 + b"\r\n", 431),
        ("/slack/install?team=" + "x" * 20_000, b"", 431),
    ],
    ids=["plain", "odd", "endless", "300 MB", "a long cookie", "a long address"],
)
async def test_the_pages_have_the_limits_of_the_door(
    story: Neighbours, path: str, headers: bytes, status: int
) -> None:
    url = URL(story.url)
    head = f"GET {path} HTTP/1.1\r\nHost: coach\r\n".encode() + headers + b"\r\n"

    answer = await poured(url.host or "", url.port or 0, [head])

    assert answer.status == status


async def test_a_page_asked_for_by_half_is_not_waited_for(sqlite_url: str) -> None:
    limits = Limits(read_within=0.3)
    async with (
        neighbours(sqlite_url) as story,
        serving(story.running, "127.0.0.1", 0, limits) as url,
    ):
        where = URL(url)
        answer = await poured(where.host or "", where.port or 0, [b"GET /slack/install HTTP/1.1"])

    assert answer.status == 408
    assert story.running.door.refusals.counts == {"too_slow": 1}
