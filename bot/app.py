"""The composition root: builds every object once and hands each what it needs.

Without SLACK_CLIENT_ID the coach is for one workspace and has one token; with it, workspaces
install it themselves and each has its own.
"""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import aiohttp
from pydantic import SecretStr
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.health import Health
from bot.prompting import rendering_for
from bot.scheduler import Scheduler
from bot.services.coach import Coach, coach_of
from bot.services.installing import Installing, never
from bot.services.ports import Clock
from bot.settings import Settings, check_commands, check_for_many
from bot.slack.addresses import only_to_slack
from bot.slack.answering import AnsweringApp
from bot.slack.authorizing import AuthorizeEach
from bot.slack.client import SlackClient
from bot.slack.courier import Courier
from bot.slack.door import Door
from bot.slack.exchanging import ExchangingClient
from bot.slack.installing import InstallFlow, OAuthApp
from bot.slack.messenger import SlackMessenger
from bot.slack.once import acts_once
from bot.slack.presence import SlackPresence
from bot.slack.profiles import SlackProfiles
from bot.slack.readers import SlackReaders
from bot.slack.refusals import Reason, Refusals
from bot.slack.renewing import Renewing
from bot.slack.responding import share_session
from bot.slack.signature import Signature
from bot.slack.tokens import ONE_TOKEN, TokenOfEach
from bot.slack.validating import remember_validators
from bot.slack.views.install import not_installed
from bot.slack.views.outgoing import look
from bot.slack.who import Home
from bot.storage.database import Database
from bot.storage.sealing import Seal
from handlers import FEATURES, errands, errors
from handlers.listeners import heard, listen
from handlers.manifest import OPTIONAL_SCOPES, SCOPES
from handlers.profile import sign_of_life

SLACK_TIMEOUT = aiohttp.ClientTimeout(total=20)

LAST_WORDS = 3.0
"""Seconds that what is under way gets when the coach is asked to end."""

Authorize = Callable[[str | None, str | None], Awaitable[AuthorizeResult]]


@dataclass(frozen=True, slots=True)
class Running:
    """A coach that is ready to be connected: by a socket, by HTTP, or by a test."""

    app: AnsweringApp
    coach: Coach
    scheduler: Scheduler
    database: Database
    door: Door
    health: Health


@asynccontextmanager
async def running(settings: Settings, now: Clock) -> AsyncIterator[Running]:
    """Opens the database and one shared session to Slack; closes both, work first, at the end.

    The scheduler is built but not started: whoever connects decides when the clock ticks.
    Raises SettingsError where only half of what many workspaces need is set.
    """
    check_for_many(settings)
    check_commands(settings, heard(FEATURES).commands)
    database, refusals = Database(settings.database_url), Refusals()
    try:
        await database.start()
        async with (
            slack_session(settings, refusals) as session,
            at_work(settings, database, session, now, refusals) as coach,
        ):
            yield coach
    finally:
        await database.stop()


def slack_session(settings: Settings, refusals: Refusals) -> aiohttp.ClientSession:
    """The one that everything is called with; it calls nobody but Slack."""
    note = partial(refusals.note, Reason.NOT_SLACKS)
    return aiohttp.ClientSession(
        timeout=SLACK_TIMEOUT, middlewares=(only_to_slack(settings.slack_api_url, note),)
    )


@asynccontextmanager
async def at_work(
    settings: Settings,
    database: Database,
    session: aiohttp.ClientSession,
    now: Clock,
    refusals: Refusals,
) -> AsyncIterator[Running]:
    coach = coach_for(settings, database, session, now)
    app = bolt_app(settings, coach, session, refusals)
    scheduler = Scheduler(coach.delivering, coach.upkeep)
    door = Door(Signature(signing_secret(settings)), refusals)
    health = Health(database, scheduler, now)
    try:
        if settings.is_for_many:
            await coach.installing.seal_anew()
        yield Running(app, coach, scheduler, database, door, health)
    finally:
        await scheduler.stop(LAST_WORDS)
        await app.settle(LAST_WORDS)
        await coach.background.end(LAST_WORDS)


def coach_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> Coach:
    asking, posting = slack_client(settings, session), posting_client(settings, session)
    installing = installing_for(settings, database, session, now)
    tokens = TokenOfEach(installing) if settings.is_for_many else ONE_TOKEN
    return coach_of(
        database=database,
        rendering=rendering_for(settings.prompts),
        profiles=SlackProfiles(asking, tokens),
        presence=SlackPresence(posting, tokens),
        messenger=SlackMessenger(posting, look, tokens),
        now=now,
        commands=settings.commands,
        installing=installing,
        audience=SlackReaders(posting, tokens),
    )


def installing_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> Installing:
    client = ExchangingClient(settings.slack_api_url, session)
    renew = Renewing(oauth_app(settings), client) if settings.is_for_many else never
    return Installing(database, Seal(settings.keys), now, renew)


def bolt_app(
    settings: Settings, coach: Coach, session: aiohttp.ClientSession, refusals: Refusals
) -> AnsweringApp:
    """Bolt answers after the listener is done, so that an error can still answer."""
    remember_validators()
    app = AnsweringApp(
        refusals=refusals,
        home=Home(settings.slack_app_id, settings.slack_team_id),
        name="nextrung",
        client=SlackClient(base_url=settings.slack_api_url, session=session),
        signing_secret=signing_secret(settings),
        request_verification_enabled=False,  # the door has checked it, before anything was read
        process_before_response=True,
        **authorization(settings, coach, session),
    )
    app.use(share_session(session))
    app.use(acts_once(coach.now))
    app.use(sign_of_life(coach))
    listen(app, coach, FEATURES)
    errors.register(app, coach)
    tokens = TokenOfEach(coach.installing) if settings.is_for_many else ONE_TOKEN
    errands.learn(coach, Courier(posting_client(settings, session), tokens), app)
    return app


def authorization(
    settings: Settings, coach: Coach, session: aiohttp.ClientSession
) -> dict[str, Any]:
    """How Bolt finds the token for what Slack sends, and how workspaces come by one."""
    if not settings.is_for_many:
        return {"authorize": authorize_by(settings)}
    app = oauth_app(settings)
    client = ExchangingClient(settings.slack_api_url, session)
    flow = InstallFlow(app, coach.installing, client, coach.commands.promo)
    return {
        "authorize": AuthorizeEach(coach.installing),
        "oauth_flow": flow,
        "oauth_settings": flow.settings,
        "user_facing_authorize_error_message": not_installed(app.install_url),
    }


def oauth_app(settings: Settings) -> OAuthApp:
    return OAuthApp(
        client_id=settings.slack_client_id or "",
        client_secret=secret_in(settings.slack_client_secret) or "",
        url=settings.url or "",
        scopes=(*SCOPES, *OPTIONAL_SCOPES),
    )


def authorize_by(settings: Settings) -> Authorize:
    """The one token, without Bolt's question to Slack first, whose failure would cost an answer."""
    token = secret_in(settings.slack_bot_token)

    async def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(team_id=team_id, enterprise_id=enterprise_id, bot_token=token)

    return authorize


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    return SlackClient(
        token=secret_in(settings.slack_bot_token),
        base_url=settings.slack_api_url,
        session=session,
    )


def posting_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """One that never repeats a call by itself."""
    client = slack_client(settings, session)
    client.retry_handlers.clear()
    return client


def signing_secret(settings: Settings) -> str:
    """Where none is set nothing comes over HTTP, and nobody can guess what would be let in."""
    return secret_in(settings.slack_signing_secret) or secrets.token_hex()


def secret_in(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
