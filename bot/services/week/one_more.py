"""The one thing more that a Monday brings up, remembered only if it is sent."""

from collections.abc import Awaitable, Callable
from datetime import date

from bot.domain.member import Member
from bot.domain.week.one_more import OneMore, in_turn
from bot.services.goals import development_goals
from bot.services.week import person_hint, tips
from bot.services.wins import coverage
from bot.storage.database.connection import Connection
from bot.storage.week.sent_nudges import SentNudgeStore

Occasions = tuple[tuple[str, str], ...]
"""Names and occasions, as `SentNudgeStore` remembers them."""

OF_WEEK: dict[str, OneMore] = {
    tips.OF_WEEK: "tip",
    person_hint.OF_WEEK: "person_hint",
    development_goals.OF_WEEK: "stretch",
}
"""What stands before the Monday of a week, where its one thing is remembered."""

Look = Callable[[Connection, Member, date, date], Awaitable[Occasions]]

LOOKS: dict[OneMore, Look] = {
    "tip": tips.tip_to_tell,
    "person_hint": person_hint.person_hint_to_give,
    "behaviour": coverage.behaviour_to_suggest,
    "stretch": development_goals.stretch_to_suggest,
}
"""Finds what of a kind waits to be told, by the week's Monday and today; empty for nothing."""


async def one_more_to_tell(
    connection: Connection, member: Member, monday: date, today: date
) -> Occasions:
    """What to remember of this week's one thing; empty where it has its own, or none waits.

    So a week names one person at most (000-10), also where its message comes once more.
    """
    last_on = _last_on(await SentNudgeStore(connection, member).all())
    if monday in last_on.values():
        return ()
    for kind in in_turn(last_on, monday):
        if occasions := await LOOKS[kind](connection, member, monday, today):
            return occasions
    return ()


def _last_on(sent: frozenset[tuple[str, str]]) -> dict[OneMore, date]:
    """The Monday on which each kind was last told."""
    last_on: dict[OneMore, date] = {}
    for name, occasion in sent:
        of_week = _of_week(name, occasion)
        if of_week:
            kind, monday = of_week
            last_on[kind] = max(monday, last_on.get(kind, date.min))
    return last_on


def _of_week(name: str, occasion: str) -> tuple[OneMore, date] | None:
    if name.startswith(coverage.PREFIX):
        return "behaviour", date.fromisoformat(occasion)
    for before, kind in OF_WEEK.items():
        if name.startswith(before):
            return kind, date.fromisoformat(name.removeprefix(before))
    return None
