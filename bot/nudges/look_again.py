"""The day to look again comes near: get the talk into the calendar (004-51, 004-58).

Facts: `revisit_on`, `days` until then, `with_name` (empty if nobody is known), `target_title`
(empty without a case), `first_item` (what they wanted to see, empty where nothing was named),
`item_count`.
"""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.answer import Answer
from bot.domain.talks.answer_page import named_in
from bot.domain.talks.playbook import days_of
from bot.domain.week.situation import Nudge, Situation
from bot.nudges.sample import after_talk


def nudge(situation: Situation) -> Nudge | None:
    case = situation.case
    if case is not None and case.stage == "promoted":
        return None
    return _after_no(situation) or _after_talk(situation)


def sample(person: DraftFacts, today: date) -> Situation:
    standing = after_talk(person, today, "not_yet", timedelta(days=60))
    answer = Answer(7, ("lead a project", "a talk"), revisit_on=today + timedelta(weeks=2))
    return replace(standing, answers={7: answer})


def _after_no(situation: Situation) -> Nudge | None:
    """The no of a round goes before the talk in which it was told."""
    refusal, case = situation.refusal, situation.case
    if refusal is None or case is None or case.stage != "not_this_time":
        return None
    if not refusal.remind_on <= situation.today <= refusal.revisit_on:
        return None
    occasion = f"no {refusal.id}/{refusal.revisit_on.isoformat()}"
    return _found(situation, occasion, refusal.revisit_on, case.manager_name, ())


def _after_talk(situation: Situation) -> Nudge | None:
    talk = situation.last_talk
    if talk is None or (situation.refusal and situation.refusal.told_on >= talk.held_on):
        return None
    answer = situation.answers.get(talk.id)
    days = days_of(talk, answer)
    if talk.outcome in {"open", "evasive"} or days.revisit_on is None or days.remind_on is None:
        return None
    if not days.remind_on <= situation.today <= days.revisit_on:
        return None
    occasion = f"{talk.id}/{days.revisit_on.isoformat()}"
    named = named_in(answer) if answer else ()
    return _found(situation, occasion, days.revisit_on, talk.with_name, named)


def _found(
    situation: Situation, occasion: str, revisit_on: date, name: str, named: tuple[str, ...]
) -> Nudge:
    return Nudge(
        "look_again",
        occasion,
        {
            "revisit_on": revisit_on,
            "days": (revisit_on - situation.today).days,
            "with_name": name,
            "target_title": situation.case.target_title if situation.case else "",
            "first_item": named[0] if named else "",
            "item_count": len(named),
        },
    )
