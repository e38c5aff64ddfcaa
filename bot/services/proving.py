"""Proving: what the rows say for a document, in a few queries however many wins there are."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain import period, proposal
from bot.domain.agreed import Agreed
from bot.domain.case import Case
from bot.domain.member import Member
from bot.domain.months import months_after
from bot.domain.person import is_manager
from bot.domain.questions import Finding, about
from bot.domain.talk import open_promises
from bot.domain.wish import Wish
from bot.storage.database import Connection
from bot.storage.findings import Findings
from bot.storage.gaps import Gaps
from bot.storage.goals import Goals
from bot.storage.ladders import Ladders
from bot.storage.people import People
from bot.storage.talks import Talks
from bot.storage.weights import Weights
from bot.storage.wins import Wins

MOST_TALKS = 20
LONGEST_NOTE = timedelta(days=31)
HEARD = frozenset({"philosophy"})
"""The questions whose answers say what those who decide look for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, for which case and on which day; everything here reads with one connection."""

    connection: Connection
    member: Member
    case: Case
    today: date


async def proposal_for(asked: Asked, months: int) -> proposal.Proposal:
    """What the wins of so many months are worth, and what has lasted longer."""
    connection, member, today = asked.connection, asked.member, asked.today
    weights = Weights(connection, member)
    lines = await Ladders(connection, member).lines()
    choice = proposal.chosen(
        await weights.between(months_after(today, -months), today), lines, today
    )
    people = await People(connection, member).all()
    return proposal.proposal_of(
        choice,
        await Wins(connection, member).these(choice.all_ids),
        await weights.all(),
        lines,
        [person for person in people if not is_manager(person, asked.case)],
        today,
        asked.case.steady_months,
    )


async def heard(asked: Asked) -> tuple[Finding, ...]:
    """What the member was told that counts here."""
    return about(HEARD, await Findings(asked.connection, asked.member).all())


async def period_for(asked: Asked, wish: Wish) -> period.Period:
    """The days that were wished for; without a first day those since the last talk."""
    connection, member = asked.connection, asked.member
    until_on = wish.until_on or asked.today
    since_on = min(wish.since_on or await _last_talk_on(asked), until_on)
    lines = await Ladders(connection, member).lines()
    weights = await Weights(connection, member).between(since_on, until_on)
    choice = period.chosen(weights, lines, until_on)
    return period.period_of(
        since_on,
        until_on,
        choice,
        await Wins(connection, member).these(choice.all_ids),
        await Goals(connection, member).between(since_on - timedelta(days=6), until_on),
        lines,
    )


async def agreed_for(asked: Asked) -> Agreed:
    """What stands between member and manager."""
    connection, member = asked.connection, asked.member
    own = await Ladders(connection, member).own()
    signed = (own.ladder if own.ladder.signed_on else own.signed_before) if own else None
    talks = await Talks(connection, member).latest(MOST_TALKS)
    gaps = await Gaps(connection, member).open()
    again_on = talks[0].next_talk_on if talks else None
    return Agreed(
        ladder_by=signed.signed_by if signed else "",
        ladder_on=signed.signed_on if signed else None,
        gaps=tuple(gap for gap in gaps if gap.agreed_on),
        promises=open_promises(talks),
        again_on=again_on if again_on and again_on >= asked.today else None,
    )


async def _last_talk_on(asked: Asked) -> date:
    """The day of the last talk, where that is not long ago, else a month back."""
    month_ago = asked.today - LONGEST_NOTE
    newest = await Talks(asked.connection, asked.member).latest(1)
    return max(newest[0].held_on, month_ago) if newest else month_ago
