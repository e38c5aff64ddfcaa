"""Whether now is a good time to ask, weighed from good and bad times, and how old that is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.plan.lateness import LATE_ASK, LATE_UNDER
from bot.domain.plan.timing_signs import (
    BAD_TIMES,
    BIG_WIN_FOR,
    GOOD_TIMES,
    HELD_BACK_BY,
    Reason,
    SurroundingFact,
    Surroundings,
    found_among,
)
from bot.domain.text.wording import calendar_date, counted, day_near

Advice = Literal["ask_now", "late", "prepare", "wait"]
ENOUGH = 2
"""A good time weighs 2, one that only begins 1; so much in all is enough to ask."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The answer on `checked_on`, with all that speaks for and against it.

    `wait_until_on` is set where the advice is to wait, and lies after `checked_on`. `warnings` are
    sentences that hold whatever the advice; `questions` are the facts to ask for again.
    """

    advice: Advice
    checked_on: date
    good: tuple[Reason, ...] = ()
    bad: tuple[Reason, ...] = ()
    warnings: tuple[str, ...] = ()
    questions: tuple[SurroundingFact, ...] = ()
    wait_until_on: date | None = None


def timing_of(now: Surroundings) -> Timing:
    """Weigh the times: a bad one means wait, enough good ones mean ask, all else prepare.

    A first ask less than LATE_UNDER before the decision is late for this round, and never refused.
    A layoff or hiring freeze overrides everything, and a yes to it that has gone stale holds back
    until it is asked again (004-36).
    """
    good = found_among(GOOD_TIMES, now)
    bad = found_among(BAD_TIMES, now)
    until_on = max((reason.until_on for reason in bad if reason.until_on), default=None)
    return Timing(
        advice=_advice(good, bad, now),
        checked_on=now.today,
        good=good,
        bad=bad,
        warnings=_warnings(now, until_on),
        questions=now.to_ask(),
        wait_until_on=until_on,
    )


def in_words(timing: Timing) -> str:
    """Return the advice as one or two sentences; the reasons stand beside it."""
    if timing.wait_until_on:
        day = day_near(timing.wait_until_on, timing.checked_on)
        return f"Wait until {day} with the ask itself. Everything that leads up to it can go on."
    if timing.advice == "late":
        return LATE_ASK
    if timing.advice == "ask_now":
        return "This is a good time to ask. Request the meeting this week, while it lasts."
    if HELD_BACK_BY & set(timing.questions):
        return "Not sure yet. Answer the open questions below, and I can tell you."
    return "Nothing speaks against asking. A fresh win would make it a better moment."


def age_in_words(checked_on: date | None, today: date) -> str:
    """Return what a draft of the ask says of the last check, however old or missing (004-5)."""
    if checked_on is None:
        return "You haven't checked the timing yet. It takes a minute."
    days = (today - checked_on).days
    if days <= 0:
        return "You checked the timing today."
    when = "yesterday" if days == 1 else f"{counted(days, 'day')} ago"
    tail = "." if days <= BIG_WIN_FOR.days else ", so look again before you ask."
    return f"You checked the timing {when}{tail}"


def _advice(good: tuple[Reason, ...], bad: tuple[Reason, ...], now: Surroundings) -> Advice:
    if bad:
        return "wait"
    if now.is_late(LATE_UNDER):
        return "late"
    if HELD_BACK_BY & set(now.to_ask()) or now.is_decided:
        return "prepare"
    return "ask_now" if sum(reason.weight for reason in good) >= ENOUGH else "prepare"


def _warnings(now: Surroundings, until_on: date | None) -> tuple[str, ...]:
    found: list[str] = []
    if now.is_decided:
        found.append(
            "This round is decided already, whatever is still to be announced. Ask what comes next."
        )
    elif until_on and now.decision_on and until_on >= now.decision_on:
        day = calendar_date(now.decision_on)
        found.append(f"That is after the decision on {day}, so aim for the one that follows.")
    return tuple(found)


_SAID: dict[Advice, str] = {
    "ask_now": "It said: a good time to ask.",
    "late": "It said: late for this round, so raise it now.",
    "prepare": "It said: prepare for now.",
    "wait": "It said: wait with the ask itself.",
}


@dataclass(frozen=True, slots=True)
class LastTiming:
    """All fields are None until the first look; `mistake_on` is what the member told of."""

    mistake_on: date | None = None
    checked_on: date | None = None
    advice: Advice | None = None
    wait_until_on: date | None = None


def last_result(last: LastTiming, today: date) -> str:
    """Return what a draft of the ask says: the last result and its age (004-5)."""
    age = age_in_words(last.checked_on, today)
    if last.advice is None:
        return age
    if last.wait_until_on:
        return f"{age} It said: wait until {day_near(last.wait_until_on, today)}."
    return f"{age} {_SAID[last.advice]}"
