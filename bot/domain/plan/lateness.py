"""What lateness costs a plan, in sentences; and when a first ask is late for a round."""

from collections.abc import Iterable
from datetime import date, timedelta

from bot.domain.plan.cycle import Cycle
from bot.domain.plan.milestones import Milestone, MilestoneName
from bot.domain.text.wording import calendar_date, counted

LATE_UNDER = timedelta(weeks=6)
"""With less time than this a first ask is late: those who decide read the case first (002-45)."""

LATE_ASK = (
    "It's late for a first ask in this round. Raise it now, and let your manager say which round."
)
"""The plan, the nudges and the timing say the same of it; nobody is told not to ask."""

_A_WEEK = timedelta(weeks=1)


def losses(milestones: Iterable[Milestone], cycle: Cycle) -> tuple[str, ...]:
    """Return a sentence for each loss that counts, in the order of the plan."""
    moved = {step.name: step for step in milestones if step.is_moved}
    lost = _LOST_OFF_CYCLE if cycle.origin == "off_cycle" else _LOST
    return tuple(
        words.format(time=_time_left(moved[name].due_on, cycle.decided_on))
        for name, words in lost.items()
        if name in moved
    )


def too_late(cycle: Cycle, today: date, after: Cycle) -> str:
    """Return why the plan aims at `after`."""
    if cycle.origin == "off_cycle":
        return _too_late_for_an_ask(cycle, today, after)
    if cycle.decided_on < today:
        was = calendar_date(cycle.decided_on)
        return f"This round was decided on {was}. The next is decided on {_guessed(after)}."
    return (
        f"This round is decided {_when(cycle, today)}. {LATE_ASK} The steps below count to the "
        f"next one, on {_guessed(after)}."
    )


def closed(after: Cycle) -> str:
    """Return why the plan aims at `after`, of whoever heard that it is not this time."""
    return f"This round is over for you. The next is decided on {_guessed(after)}."


def _guessed(cycle: Cycle) -> str:
    """Its day, and that the coach guessed it where it did."""
    guess = ", as far as I can guess; ask for the real day" if cycle.is_assumed else ""
    return f"{calendar_date(cycle.decided_on)}{guess}"


def still_open(cycle: Cycle, today: date) -> str:
    """Return what is to be done between the decision and the answer."""
    day = calendar_date(cycle.decided_on)
    if cycle.origin == "off_cycle":
        return (
            f"The day you hoped for, {day}, has passed, and the question is still open. Ask where "
            "it stands, and agree on a day to hear more."
        )
    if cycle.is_between(today):
        is_today = cycle.told_on == today
        hear = "today" if is_today else f"on {calendar_date(cycle.told_on)}"
        return f"It was decided on {day}, and people hear {hear}. If you've heard, tell me."
    return f"It was decided on {day}. Your part is done: ask how it went, and note it here."


def _too_late_for_an_ask(cycle: Cycle, today: date, after: Cycle) -> str:
    day = calendar_date(after.decided_on)
    aim = (
        f"the plan aims at {day}, and any other day will do"
        if after.origin == "off_cycle"
        else f"the plan aims at your company's next round, on {day}"
    )
    if cycle.decided_on < today:
        return f"The day you hoped for has passed. Nothing is lost: {aim}."
    return (
        f"The day you hope for is {_when(cycle, today)}, too soon for a new case to be read and "
        f"weighed. You may still ask; {aim}."
    )


def _when(cycle: Cycle, today: date) -> str:
    days = (cycle.decided_on - today).days
    return f"in {counted(days, 'day')}" if days else "today"


def _time_left(on: date, decided_on: date) -> str:
    left = decided_on - on
    if left <= timedelta():
        return "hardly a day"
    return counted(left // _A_WEEK, "week") if left >= _A_WEEK else counted(left.days, "day")


_LOST: dict[MilestoneName, str] = {
    "map_agreed": "You have {time} instead of six months, so pick the few gaps that matter most.",
    "gaps_agreed": "There's less time to close gaps, so choose those that proof can close.",
    "midway_review": "The half-way review comes late, so there is little room to change course.",
    "plan_with_manager": "Your manager sees the plan {time} before the decision: bring it in "
    "person.",
    "case_handed_over": "Your manager gets {time} to weigh it instead of six weeks, so make it "
    "easy to read.",
}
_LOST_OFF_CYCLE: dict[MilestoneName, str] = {
    "map_agreed": "You have {time} instead of six months, so pick the few gaps that matter most, "
    "or choose a later day.",
    "gaps_agreed": _LOST["gaps_agreed"],
    "midway_review": _LOST["midway_review"],
    "plan_with_manager": "Your manager sees the plan {time} before the day you hope for: bring it "
    "in person.",
    "case_handed_over": _LOST["case_handed_over"],
}
"""Where a step had to move; in the order of the plan."""
