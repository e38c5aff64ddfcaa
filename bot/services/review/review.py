"""The review: the lines of the ladder, rated by the member and agreed with the manager."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.errors import CoachError
from bot.domain.ladder.gap import Gap, GapKind
from bot.domain.ladder.ladder import LineKey
from bot.domain.ladder.own import OwnLadder, level_of
from bot.domain.ladder.versions import banner_of
from bot.domain.member import Member
from bot.domain.people.feedback import Voice
from bot.domain.review.evidence import (
    SUSTAINED_MONTHS,
    Evidence,
    shows_deciding_or_leading,
    weighed,
)
from bot.domain.review.gaps import to_convince
from bot.domain.review.map import CaseMap, MapLine, Standpoint, drawn, with_wins
from bot.domain.review.review import (
    Mark,
    NoCriteriaError,
    Rating,
    ReviewLine,
    applying,
    as_seen_by,
    fingerprint,
    is_met,
    rated,
    review_of,
    set_aside,
    settled,
)
from bot.services.people.feedback import voices_of
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.weights import WeightStore
from bot.storage.wins.wins import WinStore

Change = Callable[[ReviewLine], ReviewLine]

MOST_READ = 8
"""Wins of a line whose words are read for its page."""


class LineGoneError(CoachError):
    """The ladder has moved on since a form was opened."""

    sentence = "That expectation is no longer on your ladder. Close this and open the walk again."


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a line: a rating, and why, where they said so."""

    rating: Rating
    reason: str = ""


class Reviews(OfMembers):
    """Rates the lines of both levels, and shows where the member stands."""

    async def standpoint(self, member: Member) -> Standpoint:
        """Both maps; empty ones before there is a ladder."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            return await standpoint_of(connection, member, today)

    async def required_standpoint(self, member: Member) -> Standpoint:
        """Raises NoCriteriaError where neither level has a line."""
        found = await self.standpoint(member)
        if not found.maps:
            raise NoCriteriaError
        return found

    async def map_of(self, member: Member, level: int | None = None) -> CaseMap:
        """The map of a level, of the target without one. Raises NoCriteriaError."""
        standpoint = await self.standpoint(member)
        found = standpoint.target if level is None else standpoint.at(level)
        if found is None:
            raise NoCriteriaError
        return found

    async def line(self, member: Member, key: LineKey) -> MapLine:
        """Raises LineGoneError."""
        return line_on(await self.standpoint(member), key)

    async def step(self, member: Member, key: LineKey) -> tuple[MapLine, CaseMap]:
        """A line with the words of its newest wins, and the map it stands on.

        Raises LineGoneError.
        """
        standpoint = await self.standpoint(member)
        found = line_on(standpoint, key)
        whole = next(one for one in standpoint.maps if one.level == key.level)
        async with self._database.reading() as connection:
            return await _in_words(connection, member, found, MOST_READ), whole

    async def table_of(self, member: Member, level: int | None = None) -> CaseMap:
        """The map of a level with the words of every win. Raises NoCriteriaError."""
        found = await self.map_of(member, level)
        async with self._database.reading() as connection:
            wins = {win.id: win for win in await WinStore(connection, member).filed()}
        return replace(found, lines=tuple(with_wins(line, wins) for line in found.lines))

    async def rate(self, member: Member, key: LineKey, said: Said) -> None:
        """The member's own rating. Raises LineGoneError."""
        name = (await self._members.named(member)).name
        mark = replace(await self._mark(member, said, name), role="member")
        await self._change(member, key, lambda line: rated(line, "member", mark))

    async def set_aside(self, member: Member, key: LineKey, reason: str) -> None:
        """Raises NoReasonError, LineGoneError."""
        name = (await self._members.named(member)).name
        today = await self._members.today(member)
        await self._change(member, key, lambda line: set_aside(line, reason, name, today))

    async def report(self, member: Member, key: LineKey, said: Said) -> bool:
        """What the manager said of a line, as the member wrote it down, and marked so.

        True: it closed a gap.
        """
        mark = await self._mark(member, said, await self._manager(member))
        mark = replace(mark, is_reported=True)
        return await self._change(member, key, lambda line: rated(line, "manager", mark))

    async def settle(self, member: Member, key: LineKey, said: Said) -> bool:
        """What both agreed on after talking, as the member wrote it down. True: it closed a gap.

        Raises NothingToAgreeError, LineGoneError.
        """
        mark = await self._mark(member, said, await self._manager(member))
        mark = replace(mark, is_reported=True)
        return await self._change(member, key, lambda line: applying(settled(line, mark)))

    async def name_gap(
        self, member: Member, key: LineKey, kind: GapKind, convince: tuple[str, ...]
    ) -> Gap:
        """The open gap of a line; agreed on where member and manager agree on the line.

        Who must be convinced is the manager where nobody is named (002-28).
        """
        found = await self.line(member, key)
        agreed = found.review.agreed
        people = to_convince(convince, await self._manager(member))
        async with self._database.writing() as connection:
            return await GapStore(connection, member).add_found(
                found.line.text, kind, key, people, agreed.on if agreed else None
            )

    async def manager_name(self, member: Member) -> str:
        """What the member calls their manager; empty where nobody is named."""
        async with self._database.reading() as connection:
            case = await CaseStore(connection, member).current()
        return case.manager_name if case else ""

    async def _manager(self, member: Member) -> str:
        return await self.manager_name(member) or "Your manager"

    async def _mark(self, member: Member, said: Said, by: str) -> Mark:
        return Mark(said.rating, by, await self._members.today(member), said.reason)

    async def _change(self, member: Member, key: LineKey, change: Change) -> bool:
        """True: a gap was closed by it."""
        async with self._database.writing() as connection:
            closed = len(await GapStore(connection, member).closed())
            await change_line(connection, member, key, change)
            return len(await GapStore(connection, member).closed()) > closed


async def change_line(
    connection: Connection,
    owner: Member,
    key: LineKey,
    change: Change,
    guest_id: str | None = None,
) -> ReviewLine:
    """Reads and writes in one transaction, as the member or as one guest, who undo nobody's words.

    A gap on a line that both see alike from now on is agreed on, too, and closed where both see
    the line met. Raises LineGoneError.
    """
    own = await LadderStore(connection, owner).own()
    lines = own.ladder.lines_at(key.level) if own else ()
    line = next((line for line in lines if line.key == key), None)
    if line is None:
        raise LineGoneError
    reviews = ReviewStore(connection, owner)
    changed = change(await reviews.held(key, fingerprint(line), guest_id))
    await reviews.save(changed, fingerprint(line), guest_id)
    if changed.agreed and changed.state == "agreed":
        gaps = GapStore(connection, owner)
        await gaps.agree_on_line(key, changed.agreed.on)
        if is_met(changed.agreed.rating):
            await gaps.close_on_line(key, changed.agreed.on)
    return changed


async def standpoint_of(
    connection: Connection, owner: Member, today: date, guest_id: str | None = None
) -> Standpoint:
    """Both maps as the member or one guest may see them, from a number of queries that never grows.

    The evidence has no wins in words: `WinStore.these` reads those that somebody wants to see.
    """
    own = await LadderStore(connection, owner).own()
    if own is None:
        return Standpoint()
    levels = [level for level in (own.levels.target, own.levels.current) if level is not None]
    lines = {line.key: line for level in levels for line in own.ladder.lines_at(level)}
    found = await ReviewStore(connection, owner).lines(
        {key: fingerprint(line) for key, line in lines.items()}, guest_id
    )
    saved = tuple(as_seen_by(line, "manager" if guest_id else "member") for line in found)
    weights = await WeightStore(connection, owner).all()
    case = await CaseStore(connection, owner).current()
    steady_months = case.steady_months if case else SUSTAINED_MONTHS
    evidence = weighed({key.criterion_id for key in lines}, weights, today, steady_months)
    target, current = own.levels.target, own.levels.current
    voices = () if guest_id else await voices_of(connection, owner)
    return Standpoint(
        target=_map(own, target, saved, evidence, voices),
        current=_map(own, current, saved, evidence, voices) if current != target else None,
        has_decided_or_led=shows_deciding_or_leading(
            weight.kind for weight in weights if weight.happened_on <= today
        ),
    )


async def _in_words(connection: Connection, member: Member, found: MapLine, most: int) -> MapLine:
    ids = [weight.win_id for weight in found.evidence.weights[:most]]
    return with_wins(found, {win.id: win for win in await WinStore(connection, member).these(ids)})


def line_on(standpoint: Standpoint, key: LineKey) -> MapLine:
    """Raises LineGoneError."""
    found = (line for whole in standpoint.maps for line in whole.lines if line.line.key == key)
    line = next(found, None)
    if line is None:
        raise LineGoneError
    return line


def _map(
    own: OwnLadder,
    level: int | None,
    saved: tuple[ReviewLine, ...],
    evidence: Mapping[str, Evidence],
    voices: tuple[Voice, ...],
) -> CaseMap | None:
    found = level_of(own.ladder, level)
    lines = own.ladder.lines_at(found.order) if found else ()
    if found is None or not lines:
        return None
    reviewed = review_of(own.ladder, found.order, saved)
    return CaseMap(
        found.order,
        found.title,
        drawn(lines, reviewed, evidence, voices),
        banner_of(own.ladder),
    )
