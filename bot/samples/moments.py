"""The moment in which each nudge speaks to a sample person. Add yours with its nudge."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.answer import Answer
from bot.domain.career_review import CareerReviews
from bot.domain.case import Case
from bot.domain.cycle import Cycle
from bot.domain.draft_facts import DraftFacts
from bot.domain.not_yet import KeptRefusal
from bot.domain.situation import Nudge, Situation
from bot.domain.talk import Outcome, Promise, Talk
from bot.nudges import NUDGES
from bot.samples.people import NOW, TODAY

RULES = {rule.__module__.rpartition(".")[2]: rule for rule in NUDGES}

DAYS_AHEAD = {"six_months": 179, "three_months": 91, "six_weeks": 42, "two_weeks": 14}
"""Days to the decision on which a nudge that counts back speaks first."""


class NoMomentError(LookupError):
    """No sample moment makes this nudge speak: add one here."""


def nudge_for(name: str, person: DraftFacts) -> Nudge:
    """Return what the rule of this name says to this person on the first day it speaks."""
    case = Case(
        1,
        person.target_title,
        "ready" if name == "ready_silent" else "work",
        NOW - timedelta(days=15),
        manager_name=person.manager_name,
        decision_on=TODAY + timedelta(days=DAYS_AHEAD[name]) if name in DAYS_AHEAD else None,
    )
    last_win_on = TODAY - timedelta(days=20) if person.wins else None
    usual = Situation(TODAY, case, last_win_on, len(person.wins), person.gaps)
    usual = replace(
        usual,
        ready_since_on=TODAY - timedelta(days=14),
        reviews=CareerReviews(TODAY - timedelta(days=35)),
        wins_since_review=len(person.wins),
        goals_since_review=len(person.gaps),
    )
    nudge = RULES[name](after_a_talk(name, case, TODAY) or usual)
    if nudge is None:
        raise NoMomentError(name)
    return nudge


def after_a_talk(name: str, case: Case, today: date) -> Situation | None:
    """Return the first moment of a nudge that comes of what somebody said; None for the others."""
    standing = Situation(today, case)
    if name == "decision_day":
        return replace(standing, case=replace(case, decision_on=today, stage="asked"))
    if name.startswith("company_"):
        moved = company_moved(standing)
        return moved if name == "company_cycle" else replace(moved, company=None)
    if name == "timing_watch":
        told = KeptRefusal(
            3,
            1,
            date(today.year, today.month - 2, today.day),
            "company",
            "a freeze until spring",
            today + timedelta(days=90),
        )
        return replace(standing, case=replace(case, stage="not_this_time"), refusal=told)
    if name not in TALKS:
        return None
    outcome, before = TALKS[name]
    talk = Talk(7, "Marta Lindqvist", today - before, "", outcome, case.started_at)
    if name == "own_promise":
        promise = Promise("I", "send an outline of the migration plan", today)
        talk = replace(talk, promises=(promise,))
    revisit = Answer(7, ("lead a project", "a talk"), revisit_on=today + timedelta(weeks=2))
    return replace(standing, talks=(talk,), answers={7: revisit})


def company_moved(standing: Situation) -> Situation:
    """They count from the company's cycle, whose decision comes a month later now."""
    decided_on = standing.today + timedelta(days=281)
    taken = Cycle("Promotion round", decided_on, origin="company")
    moved = replace(taken, decided_on=decided_on + timedelta(days=30))
    case = standing.case and replace(standing.case, decision_on=decided_on)
    return replace(standing, case=case, cycle=taken, company=moved)


TALKS: dict[str, tuple[Outcome, timedelta]] = {
    "written_yes": ("yes", timedelta(weeks=1)),
    "look_again": ("not_yet", timedelta(days=60)),
    "open_talk": ("open", timedelta(weeks=2)),
    "own_promise": ("not_yet", timedelta(weeks=1)),
    "after_hard_no": ("not_that_role", timedelta(weeks=1)),
}
"""What came of the talk that a nudge follows, and how long ago it was."""
