"""Two weeks without a win: ask what happened before it is forgotten.

Facts: `days` and `weeks` (full ones) of silence, `last_win_on` (empty without any win: the silence
then counts from the start of the case), `win_count`, `target_title` (empty without a case).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import working

QUIET_FOR = timedelta(days=14)


def nudge(situation: Situation) -> Nudge | None:
    quiet_since_on = situation.last_win_on or _started_on(situation)
    if quiet_since_on is None or _is_over(situation):
        return None
    if situation.today - quiet_since_on < QUIET_FOR:
        return None
    days = (situation.today - quiet_since_on).days
    return Nudge(
        "quiet_fortnight",
        quiet_since_on.isoformat(),
        {
            "days": days,
            "weeks": days // 7,
            "last_win_on": situation.last_win_on or "",
            "win_count": situation.win_count,
            "target_title": situation.case.target_title if situation.case else "",
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return working(person, today)


def _started_on(situation: Situation) -> date | None:
    return situation.case.started_at.date() if situation.case else None


def _is_over(situation: Situation) -> bool:
    return situation.case is not None and situation.case.stage == "promoted"
