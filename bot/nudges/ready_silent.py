"""Ready and silent for two weeks, and a month later: who never asks rarely gets it (001-18, 004-4).

Facts: `days` since the member was ready, `target_title`, `manager_name` (empty if there is none),
`is_first` (1 the first time, 0 later).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.week.situation import Nudge, Situation, silent_occasion
from bot.nudges.sample import case_of

A_MONTH = timedelta(days=28)


def nudge(situation: Situation) -> Nudge | None:
    case, since_on = situation.case, situation.ready_since_on
    if case is None or case.stage != "ready" or since_on is None or situation.has_asked:
        return None
    occasion = silent_occasion(
        since_on,
        situation.today,
        asked_on=situation.asked_on,
        last_sent_on=situation.silence_named_on,
    )
    turn = situation.turn_of("ready_silent", f"{since_on}/", A_MONTH)
    if occasion is None or turn is None:
        return None
    return Nudge(
        "ready_silent",
        occasion,
        {
            "days": (situation.today - since_on).days,
            "target_title": case.target_title,
            "manager_name": case.manager_name,
            "is_first": int(turn == 0),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    case = case_of(person, today, stage="ready")
    return Situation(today, case, ready_since_on=today - timedelta(days=14))
