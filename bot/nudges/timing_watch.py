"""A no for reasons of the company: ask after a month, and after two, how it looks (001-14).

Facts: `months` since the no, `revisit_on`, `target_title`, `is_first` (0 the second time).
"""

from datetime import date, timedelta

from bot.domain.calendar.dates import months_before, months_between
from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import case_of

A_MONTH = timedelta(days=28)


def nudge(situation: Situation) -> Nudge | None:
    refusal, case = situation.refusal, situation.case
    if refusal is None or case is None:
        return None
    if refusal.kind != "company" or case.stage != "not_this_time":
        return None
    months = months_between(refusal.told_on, situation.today)
    turn = situation.turn_of("timing_watch", f"{refusal.id}+", A_MONTH)
    if turn is None or months < 1 or situation.today >= refusal.revisit_on:
        return None
    return Nudge(
        "timing_watch",
        f"{refusal.id}+{months}",
        {
            "months": months,
            "revisit_on": refusal.revisit_on,
            "target_title": case.target_title,
            "is_first": int(turn == 0),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    told_on = months_before(today, 2)
    revisit_on = today + timedelta(days=90)
    refusal = SavedRefusal(3, 1, told_on, "company", "a freeze until spring", revisit_on)
    case = case_of(person, today, stage="not_this_time")
    return Situation(today, case, refusal=refusal)
