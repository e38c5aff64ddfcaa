"""The composition root: builds every object once and hands each what it needs.

Without SLACK_CLIENT_ID the coach is for one workspace and has one token; with it, workspaces
install it themselves and each has its own.
"""

import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import aiohttp
from pydantic import SecretStr
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.workspace.retention import retention_of
from bot.process.health import Call, Health
from bot.process.metrics import Metrics
from bot.process.running import LAST_WORDS, Running
from bot.process.scheduler import Scheduler
from bot.services.coach import Coach, coach_of
from bot.services.ports import Clock
from bot.services.workspace.installations import InstalledWorkspaces, never
from bot.settings import Settings, check_commands, check_for_many
from bot.slack.bolt.acknowledge import AnsweringApp
from bot.slack.bolt.once import acts_once
from bot.slack.bolt.respond import share_session
from bot.slack.bolt.validators import remember_validators
from bot.slack.client import SlackClient
from bot.slack.door.door import Door
from bot.slack.door.refusals import Reason, Refusals
from bot.slack.door.signature import Signature
from bot.slack.door.who import Home
from bot.slack.oauth.authorize import AuthorizeEach
from bot.slack.oauth.exchange import ExchangingClient
from bot.slack.oauth.install import InstallFlow, OAuthApp
from bot.slack.oauth.renew import Renewing
from bot.slack.oauth.tokens import ONE_TOKEN, TokenOfEach
from bot.slack.send.addresses import only_to_slack
from bot.slack.send.board import SlackAgendaBoard
from bot.slack.send.courier import Courier
from bot.slack.send.letters import SlackLetters
from bot.slack.send.messenger import SlackMessenger
from bot.slack.send.waits import Waits
from bot.slack.views.agenda.minutes import standing_agenda
from bot.slack.views.outgoing import letter_look, look
from bot.slack.views.workspace.install import not_installed
from bot.slack.who.presence import SlackPresence
from bot.slack.who.profiles import SlackProfiles
from bot.slack.who.readers import SlackReaders
from bot.storage.database.database import Database
from bot.storage.workspace.installations import TokenCipher
from bot.templates.own import rendering_for
from handlers import FEATURES, errands, errors
from handlers.listeners import heard, listen
from handlers.manifest import OPTIONAL_SCOPES, SCOPES
from handlers.settings import sign_of_life

SLACK_TIMEOUT = aiohttp.ClientTimeout(total=20)


Authorize = Callable[[str | None, str | None], Awaitable[AuthorizeResult]]


@asynccontextmanager
async def running(settings: Settings, now: Clock) -> AsyncIterator[Running]:
    """Opens the database and one shared session to Slack; closes both, work first, at the end.

    The scheduler is built but not started: whoever connects decides when the clock ticks.
    Raises SettingsError where only half of what many workspaces need is set.
    """
    check_for_many(settings)
    check_commands(settings, heard(FEATURES).commands)
    database, refusals, waits = Database(settings.database_url), Refusals(), Waits()
    try:
        await database.start()
        async with (
            slack_session(settings, refusals, waits) as session,
            at_work(settings, database, session, now, refusals, waits) as coach,
        ):
            yield coach
    finally:
        await database.stop()


def slack_session(settings: Settings, refusals: Refusals, waits: Waits) -> aiohttp.ClientSession:
    """The one that everything is called with; it calls nobody but Slack."""
    note = partial(refusals.note, Reason.NOT_SLACKS)
    return aiohttp.ClientSession(
        timeout=SLACK_TIMEOUT,
        middlewares=(only_to_slack(settings.slack_api_url, note), waits.note),
    )


@asynccontextmanager
async def at_work(
    settings: Settings,
    database: Database,
    session: aiohttp.ClientSession,
    now: Clock,
    refusals: Refusals,
    waits: Waits | None = None,
) -> AsyncIterator[Running]:
    """`waits` is what the session counts."""
    metrics = Metrics(refusals, waits or Waits())
    database.took = metrics.database_took
    coach = coach_for(settings, database, session, now)
    coach.deliveries.hear_lateness(metrics.arrived)
    app = bolt_app(settings, coach, session, refusals)
    scheduler = Scheduler(coach.deliveries, coach.upkeep, metrics.ticked)
    door = Door(Signature(signing_secret(settings)), refusals)
    health = Health(database, scheduler, now, asks_slack(settings, session))
    try:
        if settings.is_for_many:
            await coach.installations.encrypt_again()
        yield Running(app, coach, scheduler, database, door, health, metrics)
    finally:
        await scheduler.stop(LAST_WORDS)
        await app.settle(LAST_WORDS)
        await coach.background.end(LAST_WORDS)


def coach_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> Coach:
    asking, writing = slack_client(settings, session), writing_client(settings, session)
    installations = installing_for(settings, database, session, now)
    tokens = TokenOfEach(installations) if settings.is_for_many else ONE_TOKEN
    courier = Courier(writing, tokens)
    return coach_of(
        database=database,
        rendering=rendering_for(settings.prompts),
        profiles=SlackProfiles(asking, tokens),
        presence=SlackPresence(writing, tokens),
        messenger=SlackMessenger(writing, look, tokens),
        board=SlackAgendaBoard(courier, standing_agenda),
        letters=SlackLetters(courier, letter_look),
        now=now,
        commands=settings.commands,
        installations=installations,
        audience=SlackReaders(writing, tokens),
        retention=retention_of(settings.forget_people_after, settings.forget_workspaces_after),
    )


def installing_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> InstalledWorkspaces:
    client = ExchangingClient(settings.slack_api_url, session)
    renew = Renewing(oauth_app(settings), client) if settings.is_for_many else never
    return InstalledWorkspaces(database, TokenCipher(settings.keys), now, renew)


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
    tokens = TokenOfEach(coach.installations) if settings.is_for_many else ONE_TOKEN
    errands.learn(coach, Courier(writing_client(settings, session), tokens), app)
    return app


def authorization(
    settings: Settings, coach: Coach, session: aiohttp.ClientSession
) -> dict[str, Any]:
    """How Bolt finds the token for what Slack sends, and how workspaces come by one."""
    if not settings.is_for_many:
        return {"authorize": authorize_by(settings)}
    app = oauth_app(settings)
    client = ExchangingClient(settings.slack_api_url, session)
    flow = InstallFlow(app, coach.installations, client, coach.commands.promo)
    return {
        "authorize": AuthorizeEach(coach.installations),
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


def asks_slack(settings: Settings, session: aiohttp.ClientSession) -> Call:
    """To no effect: with the one token where there is one, so that a token that is lost is seen."""
    client = slack_client(settings, session)
    return client.api_test if settings.is_for_many else client.auth_test


def writing_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    """One that never repeats a call of its own accord."""
    client = slack_client(settings, session)
    client.retry_handlers.clear()
    return client


def signing_secret(settings: Settings) -> str:
    """Where none is set nothing comes over HTTP, and nobody can guess what would be let in."""
    return secret_in(settings.slack_signing_secret) or secrets.token_hex()


def secret_in(secret: SecretStr | None) -> str | None:
    return secret.get_secret_value() if secret else None
