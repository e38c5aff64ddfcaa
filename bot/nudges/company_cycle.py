"""The company moved its days: whoever counts from them hears of it, once a change (002-43).

Facts: `decided_on` and `was_on` are the new and the old day of the decision, `has_moved` is 1 where
they differ, `is_earlier` 1 where the new one comes first; `target_title`.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.cycle import Cycle, counts_from_it, offered
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import case_of


def nudge(situation: Situation) -> Nudge | None:
    case, cycle = situation.case, situation.cycle
    company = offered(situation.company, cycle, case, situation.today)
    if case is None or cycle is None or company is None or not counts_from_it(cycle, case):
        return None
    days = (company.decided_on, company.opens_on, company.announced_on)
    return Nudge(
        "company_cycle",
        "/".join(day.isoformat() if day else "" for day in days),
        {
            "decided_on": company.decided_on,
            "was_on": cycle.decided_on,
            "has_moved": int(company.decided_on != cycle.decided_on),
            "is_earlier": int(company.decided_on < cycle.decided_on),
            "target_title": case.target_title,
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    case = case_of(person, today, days_left=281)
    decided_on = today + timedelta(days=281)
    taken = Cycle("Promotion round", decided_on, origin="company")
    moved = replace(taken, decided_on=decided_on + timedelta(days=30))
    return Situation(today, case, cycle=taken, company=moved)
