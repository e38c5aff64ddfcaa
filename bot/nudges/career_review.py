"""A week before a career review: what happened since the last one, and what to prepare (003-24).

Facts: `next_on`, `wins` and `goals` (finished ones) since the last review, `target_title` (empty
without a case).
"""

from datetime import date

from bot.domain.agenda.career_review import preparing_occasion
from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import reviewed


def nudge(situation: Situation) -> Nudge | None:
    if situation.reviews is None:
        return None
    occasion = preparing_occasion(situation.reviews, situation.today)
    if occasion is None:
        return None
    return Nudge(
        "career_review",
        occasion,
        {
            "next_on": situation.reviews.next_on,
            "wins": situation.wins_since_review,
            "goals": situation.goals_since_review,
            "target_title": situation.case.target_title if situation.case else "",
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return reviewed(person, today)
