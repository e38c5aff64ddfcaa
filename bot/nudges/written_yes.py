"""A yes that is not in writing yet: ask for it after a week, and once more after two (004-50).

Facts: `with_name`, `held_on`, `weeks` since then, `target_title` (empty without a case),
`is_first` (0 the second time).
"""

from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.playbook import CONFIRM_WITHIN, confirmation_due
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import after_talk


def nudge(situation: Situation) -> Nudge | None:
    talk = situation.last_talk
    if talk is None or talk.outcome != "yes" or _is_promoted(situation):
        return None
    answer = situation.answers.get(talk.id)
    received_on = answer.confirmed_on if answer else None
    occasion = confirmation_due(talk.held_on, situation.today, received_on=received_on)
    turn = situation.turn_of("written_yes", f"{talk.id}/", CONFIRM_WITHIN)
    if occasion is None or turn is None:
        return None
    return Nudge(
        "written_yes",
        f"{talk.id}/{occasion}",
        {
            "with_name": talk.with_name,
            "held_on": talk.held_on,
            "weeks": (situation.today - talk.held_on) // CONFIRM_WITHIN,
            "target_title": situation.case.target_title if situation.case else "",
            "is_first": int(turn == 0),
        },
    )


def sample(person: DraftFacts, today: date) -> Situation:
    return after_talk(person, today, "yes", timedelta(weeks=1))


def _is_promoted(situation: Situation) -> bool:
    return situation.case is not None and situation.case.stage == "promoted"
