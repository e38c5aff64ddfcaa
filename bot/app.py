"""The composition root: builds every object once and hands each what it needs."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.prompting import rendering_for
from bot.scheduler import Scheduler
from bot.services.coach import Coach, coach_of
from bot.services.ports import Clock
from bot.settings import Settings
from bot.slack.answering import AnsweringApp
from bot.slack.messenger import SlackMessenger
from bot.slack.presence import SlackPresence
from bot.slack.profiles import SlackProfiles
from bot.slack.responding import share_session
from bot.slack.validating import remember_validators
from bot.slack.views.outgoing import look
from bot.storage.database import Database
from handlers import FEATURES, errors
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


@asynccontextmanager
async def running(settings: Settings, now: Clock) -> AsyncIterator[Running]:
    """Opens the database and one shared session to Slack; closes both, work first, at the end.

    The scheduler is built but not started: whoever connects decides when the clock ticks.
    """
    database = Database(settings.database_url)
    await database.start()
    async with aiohttp.ClientSession(timeout=SLACK_TIMEOUT) as session:
        coach = coach_for(settings, database, session, now)
        app = bolt_app(settings, coach, session)
        scheduler = Scheduler(coach.delivering)
        try:
            yield Running(app, coach, scheduler, database)
        finally:
            await scheduler.stop(LAST_WORDS)
            await app.settle(LAST_WORDS)
            await coach.background.end(LAST_WORDS)
            await database.stop()


def coach_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> Coach:
    posting = slack_client(settings, session)
    posting.retry_handlers.clear()
    return coach_of(
        database=database,
        rendering=rendering_for(settings.prompts),
        profiles=SlackProfiles(slack_client(settings, session)),
        presence=SlackPresence(posting),
        messenger=SlackMessenger(posting, look),
        now=now,
        commands=settings.commands,
    )


def bolt_app(settings: Settings, coach: Coach, session: aiohttp.ClientSession) -> AnsweringApp:
    """Bolt answers after the listener is done, so that an error can still answer."""
    remember_validators()
    secret = settings.slack_signing_secret
    app = AnsweringApp(
        name="nextrung",
        client=AsyncWebClient(base_url=settings.slack_api_url, session=session),
        authorize=authorize_by(settings),
        signing_secret=secret.get_secret_value() if secret else "unused in Socket Mode",
        process_before_response=True,
    )
    app.use(share_session(session))
    app.use(sign_of_life(coach))
    for feature in FEATURES:
        feature.register(app, coach)
    errors.register(app, coach)
    return app


def authorize_by(settings: Settings) -> Authorize:
    """The one token, without Bolt's question to Slack first, whose failure would cost an answer."""
    token = token_of(settings)

    async def authorize(team_id: str | None, enterprise_id: str | None) -> AuthorizeResult:
        return AuthorizeResult(team_id=team_id, enterprise_id=enterprise_id, bot_token=token)

    return authorize


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    return AsyncWebClient(
        token=token_of(settings), base_url=settings.slack_api_url, session=session
    )


def token_of(settings: Settings) -> str | None:
    token = settings.slack_bot_token
    return token.get_secret_value() if token else None
