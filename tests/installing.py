"""Two workspaces that install one coach, and the browsers of their admins.

`neighbours(...)` opens the story; `browser(...)` is a window that keeps cookies.
"""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from html.parser import HTMLParser
from urllib.parse import urljoin

import aiohttp
from pydantic import SecretStr
from yarl import URL

from bot.app import running
from bot.domain.commands import CommandNames
from bot.domain.member import Member
from bot.process.connections import SLACK_PATH, serving
from bot.process.running import Running
from bot.settings import Settings
from bot.storage.workspace.installations import InstallationStore, TokenCipher, new_key
from handlers.manifest import manifest_for
from playground.clock import Clock
from playground.people import ADA, BEECHWOOD, NEIGHBOURS, TOMAS, Team
from playground.server import CoachHooks, Playground
from playground.testkit import Actor
from tests.ports import HERE, free_port
from tests.secrecy import assert_nothing_private_was_said
from tests.stories import (
    MONDAY_MORNING,
    UNHURRIED,
    generous,
    recording_path,
    unhurried_clock,
)


@dataclass
class Page:
    """What a browser shows, and where it is."""

    status: int
    address: str
    html: str
    headers: dict[str, str]

    @property
    def words(self) -> str:
        return words_on(self.html)

    def link(self, words: str) -> str:
        """Where the link or button with these words leads."""
        links = _Words.of(self.html).links
        assert words in links, f"{words!r} is not among {list(links)} of: {self.words}"
        return urljoin(self.address, links[words])


class Window:
    """One browser: its cookies are its own, and a Secure one is good on this machine."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session

    async def open(self, address: str) -> Page:
        async with self._session.get(address) as answer:
            return await _page(answer)

    async def answer(self, consent: Page, team_id: str, button: str) -> Page:
        """Presses Allow or Cancel on Slack's page, and goes where Slack sends the browser."""
        form = {"team": team_id, "answer": button.lower()}
        origin = {"Origin": str(URL(consent.address).origin())}
        async with self._session.post(consent.address, data=form, headers=origin) as answer:
            return await _page(answer)

    async def to_consent(self, url: str) -> Page:
        """From the coach's page to Slack's."""
        return await self.open((await self.open(f"{url}/slack/install")).link("Add to Slack"))

    async def install(self, url: str, team_id: str, button: str = "Allow") -> Page:
        return await self.answer(await self.to_consent(url), team_id, button)


@dataclass(frozen=True)
class Neighbours:
    """Fernhill and Beechwood; in both somebody has the id that Ada has. `url` is the coach's."""

    fernhill: Playground
    beechwood: Playground
    running: Running
    clock: Clock
    settings: Settings
    ada: Actor
    tomas: Actor

    @property
    def url(self) -> str:
        return self.settings.url or ""

    @property
    def his(self) -> Member:
        """Tomás, as the coach knows him."""
        return Member(BEECHWOOD.id, TOMAS.id)

    async def installed(self) -> int:
        """How many workspaces the coach has a token of."""
        async with self.running.database.reading() as connection:
            count: int = await InstallationStore(connection, TokenCipher()).count()
        return count

    async def install(self, *playgrounds: Playground) -> None:
        for playground in playgrounds:
            async with browser(self.url) as window:
                page = await window.install(self.url, playground.workspace.team_id)
                assert page.status == 200, page.words

    async def travel(self, instant: datetime) -> None:
        """What the coach still asks Slack, such as somebody's zone, is answered before that."""
        await self.running.coach.background.settle()
        self.clock.travel_to(instant)
        await self.running.coach.deliveries.tick()

    async def settle(self) -> None:
        """Until the coach has heard all that Slack has to say."""
        for playground in (self.fernhill, self.beechwood):
            await playground.settled()
        await self.running.coach.background.settle()


@asynccontextmanager
async def browser(*urls: str) -> AsyncIterator[Window]:
    """`urls` are where the coach is."""
    origins = [URL(url).origin() for url in urls]
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=origins)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Window(session)


@asynccontextmanager
async def neighbours(
    database_url: str,
    *,
    start: datetime = MONDAY_MORNING,
    rotates: bool = False,
    organisation: Team | None = None,
) -> AsyncIterator[Neighbours]:
    """Where there is an organisation, Fernhill is one of its workspaces."""
    clock = unhurried_clock(start)
    url = f"http://{HERE}:{free_port()}"
    document = manifest_for(CommandNames(), base_url=url, is_for_many=True)
    document["settings"]["token_rotation_enabled"] = rotates
    async with AsyncExitStack() as stack:
        fernhill = Playground(
            document,
            clock=clock,
            limits=generous(),
            recording=recording_path(),
            is_installed=False,
            organisation=organisation,
        )
        beechwood = Playground(
            document,
            people=NEIGHBOURS,
            team=BEECHWOOD,
            limits=generous(),
            recording=recording_path(),
            is_installed=False,
            beside=fernhill,
        )
        for playground in (fernhill, beechwood):
            await playground.start()
            stack.push_async_callback(playground.stop)
        settings = settings_for_many(fernhill, database_url, url)
        port = URL(url).port or 0
        coach = await stack.enter_async_context(replica(settings, clock, port))
        for playground in (fernhill, beechwood):
            reach(playground, coach, url)
        yield Neighbours(
            fernhill=fernhill,
            beechwood=beechwood,
            running=coach,
            clock=clock,
            settings=settings,
            ada=fernhill.actor(ADA.id),
            tomas=beechwood.actor(TOMAS.id),
        )
        for playground in (fernhill, beechwood):
            await assert_nothing_private_was_said(playground, coach.database)


@asynccontextmanager
async def replica(settings: Settings, clock: Clock, port: int) -> AsyncIterator[Running]:
    """One of those that share a database and an address, on a port of its own."""
    async with running(settings, clock.now) as coach, serving(coach, HERE, port):
        coach.app.answer_within *= UNHURRIED
        yield coach


def reach(playground: Playground, coach: Running, url: str) -> None:
    """From now on Slack sends to this replica."""

    async def tick() -> None:
        await coach.coach.deliveries.tick()

    playground.use_http(f"{url}{SLACK_PATH}")
    playground.coach = CoachHooks(coach.coach.deliveries.next_send_at, tick)


def settings_for_many(playground: Playground, database_url: str, url: str) -> Settings:
    registration = playground.registration
    return Settings(
        slack_client_id=registration.client_id,
        slack_client_secret=SecretStr(registration.client_secret),
        slack_signing_secret=SecretStr(registration.signing_secret),
        slack_api_url=playground.api_url,
        url=url,
        token_keys=SecretStr(new_key()),
        database_url=database_url,
    )


def words_on(html: str) -> str:
    """All that can be read on a page."""
    return "\n".join(_Words.of(html).texts)


async def _page(answer: aiohttp.ClientResponse) -> Page:
    return Page(answer.status, str(answer.url), await answer.text(), _lowered(answer.headers))


def _lowered(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


class _Words(HTMLParser):
    """The words of a page, and its links by theirs."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.links: dict[str, str] = {}
        self._href: str | None = None
        self._hides = False

    @classmethod
    def of(cls, html: str) -> "_Words":
        words = cls()
        words.feed(html)
        return words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hides = tag in {"style", "title"}
        self._href = dict(attrs).get("href") if tag == "a" else None

    def handle_endtag(self, _tag: str) -> None:
        self._hides, self._href = False, None

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text or self._hides:
            return
        self.texts.append(text)
        if self._href:
            self.links[text] = self._href
