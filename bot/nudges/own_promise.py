"""A promise of the member's own on its day, or in the week after if that day was missed.

Facts: `what` they promised, `with_name` the person whom they told, `by_on`, `is_late` (1 once the
day is over), `others` (how many more of theirs are due and open).
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.talk import OpenPromise, Promise, open_promises
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import after_talk

ASKS_FOR = timedelta(weeks=1)
"""So long after the day it is said to somebody who was away; later the talk itself tells it."""


def nudge(situation: Situation) -> Nudge | None:
    due = [one for one in open_promises(situation.talks) if _is_due(one, situation)]
    if not due:
        return None
    last = due[-1]
    on = last.promise.by_on or situation.today
    return Nudge(
        "own_promise",
        f"{last.key.talk_id}/{on.isoformat()}",
        {
            "what": last.promise.what,
            "with_name": last.with_name,
            "by_on": on,
            "is_late": int(on < situation.today),
            "others": len(due) - 1,
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    standing = after_talk(person, today, "not_yet", timedelta(weeks=1))
    promise = Promise("I", "send an outline of the migration plan", today)
    return replace(standing, talks=(replace(standing.talks[0], promises=(promise,)),))


def _is_due(one: OpenPromise, situation: Situation) -> bool:
    by_on = one.promise.by_on
    if by_on is None or not one.promise.is_mine:
        return False
    return by_on <= situation.today < by_on + ASKS_FOR
