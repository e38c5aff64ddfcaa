"""One person a week to think of, chosen on Monday and never twice for one occasion."""

from datetime import date

from bot.domain.member import Member
from bot.domain.people.feedback import last_asked
from bot.domain.week.one_more import A_MONTH
from bot.domain.week.person_hint import PersonHint, PersonHintFacts, about, hint_for, hints_for
from bot.services.people.people import people_of
from bot.storage.database.connection import Connection
from bot.storage.people.feedback import FeedbackStore
from bot.storage.people.people import PersonStore
from bot.storage.plan.cases import CaseStore
from bot.storage.week.sent_nudges import SentNudges, SentNudgeStore
from bot.storage.wins.wins import WinStore

GIVEN = "person_hint/"
"""Before the name of a hint, where it is remembered as given."""

OF_WEEK = "person_hint_of_week/"
"""Before the Monday of a week; the occasion is the name and the occasion of its hint."""


async def person_hint_to_give(
    connection: Connection, member: Member, monday: date, today: date
) -> tuple[tuple[str, str], ...]:
    """The hint for a week, as it is remembered; empty where nobody is to be thought of."""
    known = await SentNudgeStore(connection, member).told()
    given = {(name.removeprefix(GIVEN), on) for name, on in known if name.startswith(GIVEN)}
    lately = {
        about(name.removeprefix(GIVEN), on)
        for (name, on), at in known.items()
        if today - at.date() < A_MONTH
    }
    facts = await _facts(connection, member, today)
    hint = facts and hint_for(facts, given, lately)
    if not hint:
        return ()
    of_week = (f"{OF_WEEK}{monday}", f"{hint.name}/{hint.occasion}")
    return (f"{GIVEN}{hint.name}", hint.occasion), of_week


async def person_hint_of(
    connection: Connection, member: Member, monday: date, today: date, sent: SentNudges
) -> PersonHint | None:
    """The hint that was chosen for a week; None once it is settled, or without one."""
    chosen = next((on for name, on in sent if name == f"{OF_WEEK}{monday}"), None)
    facts = await _facts(connection, member, today) if chosen else None
    hints = hints_for(facts) if facts else ()
    return next((hint for hint in hints if f"{hint.name}/{hint.occasion}" == chosen), None)


async def _facts(connection: Connection, member: Member, today: date) -> PersonHintFacts | None:
    case = await CaseStore(connection, member).current()
    if case is None or case.stage == "promoted":
        return None
    people = await people_of(connection, member)
    return PersonHintFacts(
        today=today,
        stage=case.stage,
        people=people,
        senior_peers_wanted=await PersonStore(connection, member).senior_peers_wanted(),
        has_wins=await WinStore(connection, member).count() > 0,
        asked_on=last_asked(people, await FeedbackStore(connection, member).all()),
    )
