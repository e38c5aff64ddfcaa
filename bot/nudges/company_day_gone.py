"""The company took its days back: whoever counts from them keeps their plan and hears of it, once.

Facts: `decision_on`, the day that the plan still counts from; `target_title`, `manager_name` (empty
if there is none).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.plan.cycle import Cycle, counts_from_it
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import case_of


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is None or case.decision_on is None or case.stage == "promoted":
        return None
    if situation.company is not None:
        return None
    if not counts_from_it(situation.cycle, case) or case.decision_on < situation.today:
        return None
    return Nudge(
        "company_day_gone",
        case.decision_on.isoformat(),
        {
            "decision_on": case.decision_on,
            "target_title": case.target_title,
            "manager_name": case.manager_name,
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    decided_on = today + timedelta(days=281)
    taken = Cycle("Promotion round", decided_on, origin="company")
    return Situation(today, case_of(person, today, days_left=281), cycle=taken)
