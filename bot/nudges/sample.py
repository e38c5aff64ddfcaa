"""Where a sample person stands, to read the words of a nudge: each rule's `sample` begins here."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.agenda.career_review import CareerReviews
from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.case import Case, Stage
from bot.domain.talks.talk import Outcome, Talk
from bot.domain.week.situation import Situation


def case_of(
    person: DraftFacts, today: date, *, days_left: int | None = None, stage: Stage = "work"
) -> Case:
    """Opened 15 days ago; decided in `days_left`, on no known day where that is None."""
    return Case(
        person.target_title,
        id=1,
        stage=stage,
        started_at=datetime.combine(today, time(9), UTC) - timedelta(days=15),
        manager_name=person.manager_name,
        decision_on=None if days_left is None else today + timedelta(days=days_left),
    )


def working(person: DraftFacts, today: date, *, days_left: int | None = None) -> Situation:
    """At work on the case; whoever has wins has saved none for 20 days."""
    last_win_on = today - timedelta(days=20) if person.wins else None
    case = case_of(person, today, days_left=days_left)
    return Situation(today, case, last_win_on, len(person.wins), person.gaps)


def after_talk(
    person: DraftFacts, today: date, outcome: Outcome, held_before: timedelta
) -> Situation:
    """After one talk with Marta, so long ago."""
    case = case_of(person, today)
    talk = Talk(
        "Marta Lindqvist", today - held_before, "", outcome, id=7, recorded_at=case.started_at
    )
    return Situation(today, case, talks=(talk,))


def reviewed(person: DraftFacts, today: date) -> Situation:
    """Five weeks after a career review."""
    return replace(
        working(person, today),
        reviews=CareerReviews(today - timedelta(days=35)),
        wins_since_review=len(person.wins),
        goals_since_review=len(person.gaps),
    )
