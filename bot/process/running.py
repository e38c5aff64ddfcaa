"""A running coach, and how long it may take to end."""

from dataclasses import dataclass

from bot.process.health import Health
from bot.process.metrics import Metrics
from bot.process.scheduler import Scheduler
from bot.services.coach import Coach
from bot.slack.bolt.acknowledge import AnsweringApp
from bot.slack.door.door import Door
from bot.storage.database.database import Database

LAST_WORDS = 3.0
"""Seconds that what is under way gets when the coach is asked to end."""


@dataclass(frozen=True, slots=True)
class Running:
    """A coach that is ready to be connected: by a socket, by HTTP, or by a test."""

    app: AnsweringApp
    coach: Coach
    scheduler: Scheduler
    database: Database
    door: Door
    health: Health
    metrics: Metrics
