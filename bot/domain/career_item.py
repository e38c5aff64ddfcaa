"""The career item: at least every few weeks the road itself is part of the 1:1 (003-29)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.agenda import LONGEST_ITEM, Agenda
from bot.domain.case import Case
from bot.domain.wording import calendar_date, clause, gist, sentence

USUAL_WEEKS = 4
CHOICES = (2, 4, 6, 8)

AIM = "career:aim"
WAY = "career:way"


@dataclass(frozen=True, slots=True)
class Road:
    """What a career item may say: the next step of the plan, and who gains what (002-39)."""

    next_step: str = ""
    next_by_on: date | None = None
    benefit: str = ""


def is_due(posted_on: Iterable[date], today: date, weeks: int, between: timedelta) -> bool:
    """Say whether the agenda of `today` needs it, given the days on which one was posted.

    `between` is the time to the next 1:1: waiting until then must not make it more than `weeks`.
    """
    last = max(posted_on, default=None)
    return last is None or today + between - last > timedelta(weeks=weeks)


def tells_aim(agenda: Agenda) -> bool:
    """Say whether those who read it hear of the aim from it."""
    return any(item.key == AIM for item in agenda.public_items())


def career_item(case: Case, aim_told_on: date | None, road: Road) -> tuple[str, str]:
    """Return key and words. As long as the manager was not told of the aim, it tells (002-1).

    It never asks for the promotion: that has a meeting of its own.
    """
    if aim_told_on is None:
        return AIM, gist(
            f"What I am working towards: {case.target_title}. I would like you to know, and to "
            "hear how you see it.",
            LONGEST_ITEM,
        )
    return WAY, gist(" ".join(_way(case, road)), LONGEST_ITEM)


def _way(case: Case, road: Road) -> list[str]:
    said = [f"My way to {case.target_title}: what you see of it today, and what comes next."]
    if road.next_step:
        by = f" by {calendar_date(road.next_by_on)}" if road.next_by_on else ""
        said.append(f"My plan{by}: {_lowered(clause(road.next_step))}.")
    if road.benefit:
        said.append(f"What we gain: {sentence(road.benefit)}")
    return said


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
