"""The pretend workspace as one object: construct it, start it, point a bot at it, stop it."""

import asyncio
import errno
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from aiohttp import web

from playground.acts.travel import CoachHooks, Play, Travel
from playground.backstage import Backstage
from playground.clock import Clock
from playground.consent import Consent
from playground.deliveries.dispatch import Deliveries
from playground.deliveries.http_route import HttpRoute
from playground.deliveries.socket import SocketRoute
from playground.events import Events
from playground.faults import Faults
from playground.installation import Installation
from playground.limits import Limits
from playground.manifest import read_manifest
from playground.page_api import PageApi
from playground.payloads import Payloads
from playground.people import FERNHILL, PEOPLE, Person, Team
from playground.recording import Recording
from playground.registration import Registration
from playground.responding import ResponseUrls
from playground.scheduled import Scheduled
from playground.testkit import Actor
from playground.uploads import Uploads
from playground.web_api.entry import WebApi
from playground.workspace import Workspace

HOST = "127.0.0.1"
MOST_UPLOADED = 64 * 1024 * 1024
SECONDS_TO_FINISH = 0.2
SECONDS_BETWEEN_LOOKS = 1.0

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

__all__ = ["CoachHooks", "Play", "Playground", "PortInUseError"]


class PortInUseError(Exception):
    """Something else listens on the port already."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use. Choose another one: make demo PORT={port + 1}")


class Playground:
    """A pretend Slack workspace with one app installed, on loopback.

    `manifest` has the shape of Slack's manifest JSON. `route` is how the app is reached: by Socket
    Mode, or by HTTP at `request_url`, which may also be set later with `use_http`. With
    `is_installed` False somebody has to agree to the app first. `beside` is another workspace that
    may have the same app: whichever of them is asked, the token says which one is meant.
    """

    def __init__(  # noqa: PLR0913 - all keyword-only, all with a default
        self,
        manifest: Mapping[str, Any],
        *,
        people: Sequence[Person] = PEOPLE,
        clock: Clock | None = None,
        limits: Limits | None = None,
        recording: Path | None = None,
        route: Literal["socket", "http"] = "socket",
        request_url: str | None = None,
        signing_secret: str | None = None,
        team: Team = FERNHILL,
        organisation: Team | None = None,
        is_installed: bool = True,
        beside: "Playground | None" = None,
    ) -> None:
        self._beside = beside
        clock = clock or (beside.clock if beside else Clock(datetime.now(UTC)))
        if beside:
            registration = beside.registration
        else:
            registration = Registration(read_manifest(manifest), clock.elapsed, signing_secret)
        installation = Installation(registration, is_installed=is_installed)
        cast = [Person(**vars(person)) for person in people]
        workspace = Workspace(clock, installation.bot_user, cast, team, organisation)
        written = Recording(recording)
        deliveries = Deliveries(clock.elapsed, written)
        payloads = Payloads(workspace, installation)
        events = Events(payloads, deliveries)
        self.backstage = Backstage(
            workspace,
            installation,
            deliveries,
            events,
            payloads,
            Scheduled(workspace, events),
            limits or Limits(elapsed=clock.elapsed),
            Faults(),
            written,
        )
        registration.workspaces.append(self.backstage)
        self._travel = Travel(self.backstage)
        self._page = PageApi(self.backstage, self._travel)
        self.sockets = SocketRoute(installation.app_id, clock.elapsed, deliveries.route_opened)
        self._route, self._request_url = route, request_url
        self._left: list[HttpRoute] = []
        self._runner: web.AppRunner | None = None
        self._looking: asyncio.Task[None] | None = None

    async def start(self, port: int = 0) -> None:
        """Listen on loopback; port 0 takes a free one. PortInUseError when it is taken."""
        self._runner = web.AppRunner(
            self._application(), shutdown_timeout=SECONDS_TO_FINISH, handler_cancellation=True
        )
        await self._runner.setup()
        try:
            await web.TCPSite(self._runner, HOST, port).start()
        except OSError as trouble:
            await self._runner.cleanup()
            if trouble.errno == errno.EADDRINUSE:
                raise PortInUseError(port) from trouble
            raise
        bound = self._runner.addresses[0][1]
        self.backstage.address = f"http://{HOST}:{bound}"
        slack = self._beside.url if self._beside else self.backstage.address
        self.backstage.payloads.address = self.workspace.files.address = slack
        self._looking = asyncio.get_running_loop().create_task(self._keep_looking())
        self._take_route()

    async def stop(self) -> None:
        """Close every connection, stop listening, and let go of the coach.

        aiohttp remembers the handlers of a thousand applications that are gone
        (`aiohttp.web_app`, a cache of middlewares); each would keep a coach and its database.
        """
        self.coach = None
        self._page.close()
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking
        await self.backstage.deliveries.close()
        await self.sockets.close()
        for route in self._left:
            await route.close()
        if self._runner is not None:
            await self._runner.cleanup()

    def use_http(self, request_url: str) -> None:
        """Reach the app by signed HTTP from now on; it has to answer Slack's challenge first."""
        deliveries = self.backstage.deliveries
        if isinstance(deliveries.route, HttpRoute):
            self._left.append(deliveries.route)
        deliveries.route = HttpRoute(request_url, self.backstage.installation, self.clock.elapsed)
        deliveries.route_opened()

    async def connected(self) -> None:
        """Wait until the app listens; UrlNotVerifiedError when it fails Slack's challenge."""
        await self.backstage.deliveries.opened()
        if isinstance(route := self.backstage.deliveries.route, HttpRoute):
            await route.verified()

    async def settled(self) -> None:
        """Wait until the app has answered everything that is on its way to it."""
        await self.backstage.deliveries.settled()

    def actor(self, user_id: str) -> Actor:
        """Return a person who can act."""
        return Actor(self.backstage, self._travel, self.workspace.people[user_id])

    def revoke(self) -> None:
        """Take the app's tokens away; it stays in the workspace."""
        self.backstage.events.revoked()
        self.backstage.installation.revoked = True

    def uninstall(self) -> None:
        """Take the app out, as an owner of the workspace does."""
        self.backstage.events.uninstalled()
        self.backstage.installation.uninstall()
        self.workspace.changed()

    @property
    def url(self) -> str:
        """The page's address, without a slash at the end."""
        return self.backstage.address

    @property
    def api_url(self) -> str:
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        return self.backstage.installation.bot_token

    @property
    def app_token(self) -> str:
        return self.backstage.installation.app_token

    @property
    def signing_secret(self) -> str:
        return self.backstage.installation.signing_secret

    @property
    def registration(self) -> Registration:
        return self.backstage.installation.registration

    @property
    def clock(self) -> Clock:
        return self.backstage.workspace.clock

    @property
    def workspace(self) -> Workspace:
        return self.backstage.workspace

    @property
    def faults(self) -> Faults:
        return self.backstage.faults

    @property
    def recording(self) -> Recording:
        return self.backstage.recording

    @property
    def coach(self) -> CoachHooks | None:
        """How time travel reaches the bot; the demo and the tests set it."""
        return self._travel.coach

    @coach.setter
    def coach(self, hooks: CoachHooks | None) -> None:
        self._travel.coach = hooks

    def _take_route(self) -> None:
        if self._route == "socket":
            self.backstage.deliveries.route = self.sockets
        elif self._request_url is not None:
            self.use_http(self._request_url)

    def _application(self) -> web.Application:
        app = web.Application(middlewares=[_only_this_page], client_max_size=MOST_UPLOADED)
        app.add_routes(self._page.routes())
        app.add_routes(Consent(self.registration).routes())
        app.router.add_get("/socket/", self.sockets.connect)
        app.router.add_route("*", "/api/{method}", WebApi(self.backstage).answer)
        app.router.add_post("/response/{key}", ResponseUrls(self.backstage).answer)
        uploads = Uploads(self.backstage)
        app.router.add_post("/upload/{key}", uploads.receive)
        app.router.add_post("/_/files", uploads.take)
        app.router.add_get("/files-pri/{id}/download/{name}", uploads.download)
        return app

    async def _keep_looking(self) -> None:
        """Post scheduled messages while the clock runs."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
            if self.clock.running:
                self.backstage.scheduled.deliver_due()


@web.middleware
async def _only_this_page(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse what another web page, or a name that was pointed here, would send."""
    host = request.headers.get("Host", "")
    if host.partition(":")[0] not in (HOST, "localhost"):
        raise web.HTTPForbidden(text="The playground answers on loopback only.")
    origin = request.headers.get("Origin")
    if origin is not None and origin != f"http://{host}":
        raise web.HTTPForbidden(text="The playground answers its own page only.")
    if request.path == "/_/act" and request.content_type != "application/json":
        raise web.HTTPForbidden(text="Acts are sent as JSON.")
    return await handler(request)
