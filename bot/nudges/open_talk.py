"""A talk without an outcome: on the day of the next one, and once a week later (000-14).

Facts: `with_name`, `held_on`, `again_on`, `is_first` (1 the first time, 0 later), `is_evasive` (1
where the answer was not clear).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.talk import undecided
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import after_talk

EVERY = timedelta(weeks=1)


def nudge(situation: Situation) -> Nudge | None:
    talk = undecided(situation.talks)
    if talk is None or talk.again_on is None or situation.today < talk.again_on:
        return None
    if situation.case is not None and situation.case.stage == "promoted":
        return None
    about = f"{talk.id}/{talk.again_on.isoformat()}+"
    turn = situation.turn_of("open_talk", about, EVERY)
    if turn is None:
        return None
    return Nudge(
        "open_talk",
        f"{about}{(situation.today - talk.again_on) // EVERY}",
        {
            "with_name": talk.with_name,
            "held_on": talk.held_on,
            "again_on": talk.again_on,
            "is_first": int(turn == 0),
            "is_evasive": int(talk.outcome == "evasive"),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return after_talk(person, today, "open", timedelta(weeks=2))
