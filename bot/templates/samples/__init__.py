"""Samples: people and moments that every template is tried on, by the tests and by its authors."""

from bot.templates.samples.nudges import nudge_for
from bot.templates.samples.people import PEOPLE, TODAY, ada, bo, cy

__all__ = ["PEOPLE", "TODAY", "ada", "bo", "cy", "nudge_for"]
