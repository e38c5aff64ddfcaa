"""How a workspace comes to have the coach: through Slack's OAuth, with Bolt's own flow.

Source: docs.slack.dev/authentication/installing-with-oauth.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlencode, urljoin

import structlog
from aiohttp import ClientError
from slack_bolt.error import BoltError
from slack_bolt.oauth.async_callback_options import (
    AsyncCallbackOptions,
    AsyncFailureArgs,
    AsyncSuccessArgs,
)
from slack_bolt.oauth.async_oauth_flow import AsyncOAuthFlow
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.oauth.installation_store import Installation as SlackInstallation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.domain.errors import place_of
from bot.domain.workspace.installation import Installation, owners
from bot.slack.manifest import REDIRECT_PATH
from bot.slack.oauth.exchange import ExchangingClient
from bot.slack.oauth.tokens import Installations
from bot.slack.views.workspace import install as views

INSTALL_PATH = "/slack/install"
"""Where an installation begins; anybody may be given the address."""

AUTHORIZE_PATH = "/oauth/v2/authorize"
APP_PATH = "/app_redirect"
"""Where Slack asks for consent, and where it opens an app; beside its Web API."""

ODD = (AttributeError, KeyError, TypeError, ValueError)
"""What Bolt and the SDK raise where Slack agrees and leaves out whom, which token or until when."""

TEAM_ID = re.compile(r"T[A-Z0-9]{1,20}")
log = structlog.get_logger()


class InstallationPort(Installations, Protocol):
    """What happens to an installation; `bot.services` does it."""

    async def begin(self) -> str: ...

    async def end(self, state: str) -> bool: ...

    async def save(self, installation: Installation, by: str = ...) -> None: ...


@dataclass(frozen=True, slots=True)
class OAuthApp:
    """The app as Slack knows it. `url` is where browsers find the coach, without a slash."""

    client_id: str
    client_secret: str = field(repr=False)
    url: str
    scopes: Sequence[str]

    @property
    def install_url(self) -> str:
        return f"{self.url}{INSTALL_PATH}"


class InstallationStore(AsyncInstallationStore):
    """Bots alone: the coach asks nobody for a token of their own."""

    def __init__(self, installations: InstallationPort) -> None:
        self._installations = installations

    async def async_save(self, installation: SlackInstallation) -> None:
        by = installation.user_id
        await self._installations.save(installation_of(installation.to_bot()), by)

    async def async_save_bot(self, bot: Bot) -> None:
        await self._installations.save(installation_of(bot))

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        mine = owners(None if is_enterprise_install else team_id, enterprise_id)
        found = await self._installations.of(mine)
        return bot_of(found) if found else None


class StateStore(AsyncOAuthStateStore):
    """Good for one return within ten minutes, to whichever process the browser comes back."""

    def __init__(self, installations: InstallationPort) -> None:
        self._installations = installations

    async def async_issue(self, *_args: object, **_kwargs: object) -> str:
        return await self._installations.begin()

    async def async_consume(self, state: str) -> bool:
        return await self._installations.end(state)


class InstallFlow(AsyncOAuthFlow):
    """Bolt's flow with pages of our own, and without a code in any log."""

    def __init__(
        self, app: OAuthApp, installations: InstallationPort, client: ExchangingClient, promo: str
    ) -> None:
        self._app = app
        self._promo = promo
        super().__init__(client=client, settings=self._settings(installations, client.base_url))

    async def build_authorize_url(self, state: str, request: AsyncBoltRequest) -> str:
        team = next(iter(request.query.get("team", ())), "")
        asked = {
            "client_id": self._app.client_id,
            "scope": ",".join(self._app.scopes),
            "redirect_uri": f"{self._app.url}{REDIRECT_PATH}",
            "state": state,
        } | ({"team": team} if TEAM_ID.fullmatch(team) else {})
        return f"{self.settings.authorization_url}?{urlencode(asked)}"

    async def build_install_page_html(self, url: str, _request: AsyncBoltRequest) -> str:
        return views.install_page(url)

    async def append_set_cookie_headers(
        self, headers: dict[str, object], set_cookie_value: str | None
    ) -> dict[str, object]:
        cookie = {"Set-Cookie": [set_cookie_value]} if set_cookie_value else {}
        return {**headers, **views.HEADERS, **cookie}

    async def run_installation(self, code: str) -> SlackInstallation | None:
        """None where Slack does not confirm it, or cannot be reached."""
        try:
            installed = await super().run_installation(code)
        except (SlackApiError, ClientError, TimeoutError, *ODD) as error:
            log.warning("not_installed", error=type(error).__name__)
            return None
        return installed if _is_whole(installed) else None

    async def store_installation(
        self, request: AsyncBoltRequest, installation: SlackInstallation
    ) -> None:
        try:
            await super().store_installation(request, installation)
        except Exception as error:  # noqa: BLE001 - whatever it is, the browser gets a page
            log.error("not_kept", error=type(error).__name__, place=place_of(error))
            raise BoltError("storage_error") from None

    def _settings(self, installations: InstallationPort, slack: str) -> AsyncOAuthSettings:
        """All of it by name: what is left out Bolt would read from the environment."""
        return AsyncOAuthSettings(
            client_id=self._app.client_id,
            client_secret=self._app.client_secret,
            scopes=list(self._app.scopes),
            user_scopes=[],
            redirect_uri=f"{self._app.url}{REDIRECT_PATH}",
            install_path=INSTALL_PATH,
            redirect_uri_path=REDIRECT_PATH,
            authorization_url=urljoin(slack, AUTHORIZE_PATH),
            callback_options=AsyncCallbackOptions(success=self._welcome, failure=self._explain),
            installation_store=InstallationStore(installations),
            installation_store_bot_only=True,
            state_store=StateStore(installations),
        )

    async def _welcome(self, arguments: AsyncSuccessArgs) -> BoltResponse:
        installed = arguments.installation
        where = {"app": installed.app_id or "", "team": installed.team_id or ""}
        link = f"{urljoin(self.client.base_url, APP_PATH)}?{urlencode(where)}"
        if installed.is_enterprise_install:
            return self._page(200, views.installed_for_all_page(installed.enterprise_name or ""))
        name = installed.team_name or ""
        return self._page(200, views.installed_page(name, link, self._promo))

    async def _explain(self, arguments: AsyncFailureArgs) -> BoltResponse:
        log.warning("not_installed", reason=views.known_reason(arguments.reason))
        page = views.not_installed_page(arguments.reason, self._app.install_url)
        return self._page(arguments.suggested_status_code, page)

    def _page(self, status: int, page: str) -> BoltResponse:
        forgotten = [self.settings.state_utils.build_set_cookie_for_deletion()]
        return BoltResponse(
            status=status, body=page, headers={**views.HEADERS, "Set-Cookie": forgotten}
        )


def _is_whole(installed: SlackInstallation | None) -> bool:
    """False where Slack agrees without saying by which token, for whom, or who the bot is."""
    if installed is None:
        return False
    owner = installed.enterprise_id if installed.is_enterprise_install else installed.team_id
    facts = (installed.bot_token, installed.bot_id, installed.bot_user_id, owner)
    return all(isinstance(said, str) and said for said in facts)


def installation_of(bot: Bot) -> Installation:
    """What the coach saves of it: nothing of whoever installed it, who is in the audit trail."""
    for_all = bot.is_enterprise_install
    expires = bot.bot_token_expires_at
    return Installation(
        holder_id=str(bot.enterprise_id if for_all else bot.team_id),
        name=(bot.enterprise_name if for_all else bot.team_name) or "",
        bot_id=bot.bot_id,
        bot_user_id=bot.bot_user_id,
        scopes=tuple(bot.bot_scopes),
        bot_token=bot.bot_token,
        refresh_token=bot.bot_refresh_token,
        expires_at=datetime.fromtimestamp(expires, UTC) if expires else None,
    )


def bot_of(installation: Installation) -> Bot:
    expires = installation.expires_at
    return Bot(
        bot_token=installation.bot_token,
        bot_id=installation.bot_id,
        bot_user_id=installation.bot_user_id,
        bot_scopes=installation.scopes,
        bot_refresh_token=installation.refresh_token,
        bot_token_expires_at=int(expires.timestamp()) if expires else None,
        installed_at=0.0,
    )
