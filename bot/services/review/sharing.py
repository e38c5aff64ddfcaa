"""The member's side of sharing: who is invited, what they will see, and what is taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.agenda.departures import Departure, departures
from bot.domain.delivery.delivery import (
    LEASE,
    PERSON_CODES,
    NotDeliveredError,
    OutcomeUnknownError,
    Posted,
)
from bot.domain.delivery.errand import (
    INVITATION,
    INVITATION_ENDED,
    BeingSentError,
    Errand,
    begun_for,
)
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.people.feedback import NotReachedError, may_ask
from bot.domain.review.best_wins import Offer, picked_for
from bot.domain.review.map import MapLine, Standpoint
from bot.domain.review.review import NoCriteriaError
from bot.domain.review.sharing import (
    LONGEST_SHARED,
    MOST_SHARED,
    OF_A_REVIEW,
    Invitation,
    OwnGuestError,
    Seen,
    Share,
    ShareDraft,
    ShareGoneError,
    asked_of,
    invited_with,
    last_refusal,
)
from bot.domain.wins.sentence import win_sentence
from bot.domain.wins.win import Win
from bot.services.people.feedback import has_muted
from bot.services.ports import Clock, Letters
from bot.services.review.guest import GuestReviews
from bot.services.review.review import standpoint_of
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.agenda.agendas import AgendaStore, OfferedTopicStore
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.people.feedback import FeedbackStore
from bot.storage.review.shares import ShareStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.errands import ErrandRows

EVER = datetime(2000, 1, 1, tzinfo=UTC)
GUEST = "guest"
"""The field in which the guest is chosen."""


class NotInvitedError(CoachError):
    """The invitation did not reach Slack."""

    sentence = (
        "Slack didn't take the message, so nobody was invited and nothing is shared. "
        "Try again in a minute."
    )


class Shares(OfMembers):
    """Lets one person see what the member ticked, until the member takes it back."""

    def __init__(
        self,
        database: Database,
        members: Members,
        guests: GuestReviews,
        letters: Letters,
        now: Clock,
    ) -> None:
        super().__init__(database, members, now)
        self._guests = guests
        self._letters = letters

    async def offer(self, member: Member) -> Offer:
        """What could be ticked: wins filed under a line, and not private.

        Raises NoCriteriaError where there are no lines to rate.
        """
        standpoint = await self._standpoint(member)
        picked = picked_for(_asked_in(standpoint), await self._members.today(member))
        ids = _to_offer(standpoint, [one.win_id for one in picked])
        async with self._database.reading() as connection:
            found = {win.id: win for win in await WinStore(connection, member).these(ids)}
        return Offer(tuple(found[win_id] for win_id in ids if win_id in found), picked)

    async def prepare(self, member: Member, guest_id: str, win_ids: Sequence[int]) -> Invitation:
        """What `guest_id` would see, from the same rows as when they look.

        Raises OwnGuestError, NotAColleagueError, MutedError, RatherNotError, NoCriteriaError.
        """
        if guest_id == member.user_id:
            raise OwnGuestError
        name = await self._members.colleague(member, guest_id, GUEST) or "your manager"
        await self._check(member, guest_id, name)
        standpoint = await self._standpoint(member)
        offered = _to_offer(standpoint, win_ids)
        async with self._database.reading() as connection:
            wins = await WinStore(connection, member).these(offered)
        ticked = sorted(
            (win for win in wins if win.id in set(win_ids)), key=lambda win: offered.index(win.id)
        )
        drafts = (*_review_drafts(standpoint, guest_id, name), *_wins(ticked, guest_id, name))
        seen = Seen(_levels(standpoint), drafts[2:], shows_ratings=True)
        guest = replace(member, user_id=guest_id)
        return Invitation(name, drafts, await self._guests.opened(guest, member, seen))

    async def invite(
        self, member: Member, guest_id: str, invitation: Invitation, at: datetime | None = None
    ) -> tuple[Errand, ...]:
        """Shares what was shown and writes to the guest; what was shared before is taken back.

        With `at` (UTC) the message waits until then; whatever is taken back before never leaves.
        One that waits already gives way to this one.

        What comes back takes the button out of an earlier message. Raises NotInvitedError or
        NotReachedError, and then all is as it was before, or BeingSentError.
        """
        errand = new_errand(member, INVITATION, self._now(), guest=guest_id)
        at = at if at and at > self._now() else None
        async with self._database.writing() as connection:
            shares = ShareStore(connection, member)
            earlier = invited_with(await shares.all(), guest_id)
            before = await shares.revoke_review(guest_id, self._now())
            saved = [(await shares.add(draft, self._now())).id for draft in invitation.drafts]
            await _drop_planned(connection, member, guest_id, self._now())
            await write(connection, begun_for(errand, at) if at else errand)
            if at:
                return await self._buttons_go(connection, member, [earlier] if earlier else [])
        try:
            posted = await self._letters.send(errand, guest_id, invitation.review)
        except OutcomeUnknownError:
            raise BeingSentError from None
        except NotDeliveredError as refused:
            await self._undo(errand, saved, before)
            if refused.code in PERSON_CODES:
                raise NotReachedError(invitation.guest_name) from None
            raise NotInvitedError from None
        return await self._arrived(errand, saved[0], posted, earlier)

    async def see_invitation_through(self, errand: Errand) -> None:
        """One that somebody began; nothing where it was taken back meanwhile.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        guest_id = errand.details["guest"]
        guest = replace(errand.member, user_id=guest_id)
        review = await self._guests.review(guest, errand.member.user_id)
        invitation = invited_with(await self._all(errand.member), guest_id)
        if not (invitation and review.levels):
            return
        try:
            posted = await self._letters.send(errand, guest_id, review)
        except NotDeliveredError as refused:
            if refused.code in PERSON_CODES:
                await self._never_sent(errand.member, guest_id)
            raise
        await self._arrived(errand, invitation.id, posted)

    async def share(self, member: Member, share_id: int) -> Share:
        """Also one that was taken back. Raises ShareGoneError."""
        found = next((one for one in await self._all(member) if one.id == share_id), None)
        if found is None:
            raise ShareGoneError
        return found

    async def _all(self, member: Member) -> tuple[Share, ...]:
        async with self._database.reading() as connection:
            return await ShareStore(connection, member).all()

    async def left(self, member: Member) -> tuple[Departure, ...]:
        """Everything that ever left by the coach, the newest first."""
        now = self._now()
        async with self._database.reading() as connection:
            feedback = await FeedbackStore(connection, member).all()
            return departures(
                await ShareStore(connection, member).all(),
                await AgendaStore(connection, member).posted_since(EVER),
                [one for one in feedback if one.asked_at <= now],
                await OfferedTopicStore(connection, member).brought(),
            )

    async def revoke(self, member: Member, share_id: int) -> tuple[Errand, ...]:
        """Nobody sees it from now on; what comes back takes its button away.

        Raises ShareGoneError.
        """
        async with self._database.writing() as connection:
            shares = ShareStore(connection, member)
            before = [one for one in await shares.all() if one.id == share_id]
            if not await shares.revoke(share_id, self._now()):
                raise ShareGoneError
            return await self._buttons_go(connection, member, before)

    async def revoke_all(self, member: Member) -> tuple[Errand, ...]:
        """Nobody sees anything from now on; what comes back takes the buttons away."""
        async with self._database.writing() as connection:
            shares = ShareStore(connection, member)
            before = await shares.all()
            await shares.revoke_all(self._now())
            return await self._buttons_go(connection, member, before)

    async def _never_sent(self, member: Member, guest_id: str) -> None:
        """Slack will not take it, now or later: what was never sent was never shared."""
        async with self._database.writing() as connection:
            shares = ShareStore(connection, member)
            of_it = (x for x in await shares.all() if x.with_id == guest_id and x.stands)
            await shares.remove([share.id for share in of_it if share.kind in OF_A_REVIEW])

    async def _check(self, member: Member, guest_id: str, name: str) -> None:
        """Raises MutedError or RatherNotError where the guest is not to be asked now."""
        async with self._database.reading() as connection:
            declined_at = last_refusal(await ShareStore(connection, member).all(), guest_id)
            is_muted = await has_muted(connection, member, guest_id)
        may_ask(name, declined_at, self._now(), GUEST, is_muted=is_muted)

    async def _arrived(
        self, errand: Errand, share_id: int, posted: Posted, earlier: Share | None = None
    ) -> tuple[Errand, ...]:
        """It is found where it stands from then on, and an earlier one loses its button."""
        member = errand.member
        async with self._database.writing() as connection:
            await ShareStore(connection, member).stands_at(share_id, posted)
            await ErrandRows(connection, member).end(errand.id)
            return await self._buttons_go(connection, member, [earlier] if earlier else [])

    async def _buttons_go(
        self, connection: Connection, member: Member, shares: Iterable[Share]
    ) -> tuple[Errand, ...]:
        """One errand for each of these that stood and has a message."""
        errands = tuple(
            new_errand(member, INVITATION_ENDED, self._now(), share=share.id)
            for share in shares
            if share.stands and share.posted
        )
        for errand in errands:
            await write(connection, errand)
        return errands

    async def _standpoint(self, member: Member) -> Standpoint:
        """Raises NoCriteriaError where neither level has a line."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            standpoint = await standpoint_of(connection, member, today)
        if not standpoint.maps:
            raise NoCriteriaError
        return standpoint

    async def _undo(self, errand: Errand, saved: Sequence[int], before: Sequence[int]) -> None:
        """Nothing was sent, nor will be: what was taken back for it stands again."""
        async with self._database.writing() as connection:
            shares = ShareStore(connection, errand.member)
            await shares.remove(saved)
            await shares.restore(before)
            await ErrandRows(connection, errand.member).end(errand.id)


def _asked_in(standpoint: Standpoint) -> tuple[MapLine, ...]:
    """The lines that a guest is asked about."""
    lines = tuple(line for found in standpoint.maps for line in found.lines)
    asked = frozenset(asked_of(line.line for line in lines))
    return tuple(line for line in lines if line.line.key in asked)


def _to_offer(standpoint: Standpoint, first: Sequence[int]) -> list[int]:
    """The ids of wins under any line, without the private ones: `first`, then the newest."""
    found = {
        (weight.happened_on, weight.win_id)
        for whole in standpoint.maps
        for line in whole.lines
        for weight in line.evidence.weights
        if not weight.is_private
    }
    newest = [win_id for _, win_id in sorted(found, reverse=True)]
    known = frozenset(newest)
    chosen = (win_id for win_id in first if win_id in known)
    return list(dict.fromkeys((*chosen, *newest)))[:MOST_SHARED]


def _levels(standpoint: Standpoint) -> tuple[int, ...]:
    return tuple(sorted(found.level for found in standpoint.maps))


def _review_drafts(
    standpoint: Standpoint, guest_id: str, name: str
) -> tuple[ShareDraft, ShareDraft]:
    titles = " and ".join(found.title for found in standpoint.maps)
    levels = _levels(standpoint)
    return (
        ShareDraft("lines", guest_id, name, titles, levels),
        ShareDraft("ratings", guest_id, name, "My rating of each, once they have rated it", levels),
    )


def _wins(wins: Sequence[Win], guest_id: str, name: str) -> tuple[ShareDraft, ...]:
    return tuple(
        ShareDraft(
            "win",
            guest_id,
            name,
            _within(win_sentence(win)),
            win_id=win.id,
            happened_on=win.happened_on,
            span=win.span,
            criterion_ids=win.criterion_ids,
            links=win.links,
        )
        for win in wins
    )


def _within(text: str) -> str:
    return text if len(text) <= LONGEST_SHARED else f"{text[: LONGEST_SHARED - 1]}…"


async def _drop_planned(
    connection: Connection, member: Member, guest_id: str, now: datetime
) -> None:
    """Invitations to this guest that wait for their day; what is under way is left to its end."""
    rows = ErrandRows(connection, member)
    for errand in await rows.of_kind(INVITATION):
        if errand.details["guest"] == guest_id and errand.lease_until > now + LEASE:
            await rows.end(errand.id)
