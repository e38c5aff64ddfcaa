"""The last look at the timing: what came of it, and how old it is."""

from dataclasses import dataclass
from datetime import date

from bot.domain.timing import Advice, age_in_words
from bot.domain.wording import day_near

_SAID: dict[Advice, str] = {
    "ask_now": "It said: a good time to ask.",
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
