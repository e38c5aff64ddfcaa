"""The composition root: builds every object once and hands each what it needs."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.rendering import BUILT_IN, Rendering
from bot.scheduler import Scheduler
from bot.services.coach import Coach, coach_of
from bot.services.ports import Clock
from bot.settings import Settings
from bot.slack.messenger import SlackMessenger
from bot.slack.profiles import SlackProfiles
from bot.slack.responding import share_session
from bot.slack.views.outgoing import look
from bot.storage.database import Database
from handlers import FEATURES, errors

SLACK_TIMEOUT = aiohttp.ClientTimeout(total=20)


@dataclass(frozen=True, slots=True)
class Running:
    """A coach that is ready to be connected: by a socket, by HTTP, or by a test."""

    app: AsyncApp
    coach: Coach
    scheduler: Scheduler
    database: Database
    client: AsyncWebClient


@asynccontextmanager
async def running(settings: Settings, now: Clock) -> AsyncIterator[Running]:
    """Opens the database and one shared session to Slack; closes both, work first, at the end.

    The scheduler is built but not started: whoever connects decides when the clock ticks.
    """
    database = Database(settings.database_url)
    await database.start()
    async with aiohttp.ClientSession(timeout=SLACK_TIMEOUT) as session:
        client = slack_client(settings, session)
        coach = coach_for(settings, database, session, now)
        app = bolt_app(settings, coach, client, session)
        scheduler = Scheduler(coach.delivering)
        try:
            yield Running(app, coach, scheduler, database, client)
        finally:
            scheduler.stop()
            await coach.background.settle()
            await database.stop()


def coach_for(
    settings: Settings, database: Database, session: aiohttp.ClientSession, now: Clock
) -> Coach:
    posting = slack_client(settings, session)
    posting.retry_handlers.clear()
    return coach_of(
        database=database,
        rendering=Rendering(prompt_folders(settings)),
        profiles=SlackProfiles(slack_client(settings, session)),
        messenger=SlackMessenger(posting, look),
        now=now,
        commands=settings.commands,
    )


def bolt_app(
    settings: Settings, coach: Coach, client: AsyncWebClient, session: aiohttp.ClientSession
) -> AsyncApp:
    """Bolt answers after the listener is done, so that an error can still answer."""
    secret = settings.slack_signing_secret
    app = AsyncApp(
        name="nextrung",
        client=client,
        signing_secret=secret.get_secret_value() if secret else "unused in Socket Mode",
        process_before_response=True,
    )
    app.use(share_session(session))
    for feature in FEATURES:
        feature.register(app, coach)
    errors.register(app, coach)
    return app


def slack_client(settings: Settings, session: aiohttp.ClientSession) -> AsyncWebClient:
    token = settings.slack_bot_token
    return AsyncWebClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        session=session,
    )


def prompt_folders(settings: Settings) -> list[Path]:
    """The organisation's own templates first, then the built-in ones."""
    return [settings.prompts, BUILT_IN] if settings.prompts else [BUILT_IN]
