"""A week after a plain no to the role: the paths may be weighed now, in private (004-55).

Facts: `with_name`, `held_on`.
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import after_talk

AFTER = timedelta(weeks=1)
USEFUL_FOR = timedelta(weeks=6)


def nudge(situation: Situation) -> Nudge | None:
    talk = situation.last_talk
    if talk is None or talk.outcome != "not_that_role":
        return None
    if not AFTER <= situation.today - talk.held_on < USEFUL_FOR:
        return None
    return Nudge(
        "after_hard_no", str(talk.id), {"with_name": talk.with_name, "held_on": talk.held_on}
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return after_talk(person, today, "not_that_role", timedelta(weeks=1))
