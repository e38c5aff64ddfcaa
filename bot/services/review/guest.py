"""The guest's side: what somebody who was invited sees, says, and leaves unsaid."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from bot.domain.delivery.errand import INVITATION_ENDED, Errand
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.review.map import MapLine
from bot.domain.review.review import Mark, Role, rated, settled
from bot.domain.review.sharing import (
    GuestLevel,
    GuestLine,
    GuestReview,
    NothingSharedError,
    Seen,
    Share,
    invited_with,
    same_words,
    seen_by,
)
from bot.services.review.agreements import note_agreed
from bot.services.review.review import Said, change_line, standpoint_of
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.people.feedback import MuteStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.shares import ShareStore
from bot.storage.wins.wins import WinStore


class NotTheManagerError(CoachError):
    """A colleague's view is welcome, and no agreement of the manager's."""

    sentence = (
        "Only their manager can agree on an expectation. Your own rating is saved, and they see it."
    )


@dataclass(frozen=True, slots=True)
class Heard:
    """What the guest sees next, and what the member is still to hear of it, if anything."""

    review: GuestReview
    errand: Errand | None = None


class GuestReviews(OfMembers):
    """Opens to a guest what was shared with them, and saves what they say."""

    async def review(self, guest: Member, owner_id: str) -> GuestReview:
        """All that the guest may see; without a level if nothing is shared with them."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            shares = await ShareStore(connection, owner).all()
            seen = await _seen(connection, guest, owner, shares)
            invitation = invited_with(shares, guest.user_id)
        if not seen.levels:
            return GuestReview(owner_id, "", ())
        review = await self.opened(guest, owner, seen)
        return replace(review, is_done=invitation is not None and invitation.outcome == "done")

    async def opened(self, guest: Member, owner: Member, seen: Seen) -> GuestReview:
        """What `seen` opens to the guest: for them to look at, and for the member to look first."""
        profile = await self._members.named(owner)
        async with self._database.reading() as connection:
            standpoint = await standpoint_of(connection, owner, self._today(), guest.user_id)
            is_manager = await _is_manager(connection, guest, owner)
        levels = [
            GuestLevel(
                found.level, found.title, tuple(_guest_line(line, seen) for line in found.lines)
            )
            for found in standpoint.maps
            if found.level in seen.levels
        ]
        name = profile.name or "A colleague"
        return GuestReview(owner.user_id, name, tuple(levels), is_manager)

    async def rate(self, guest: Member, owner_id: str, key: LineKey, said: Said) -> Heard:
        """Theirs alone, in the role they have now; the last line that is asked makes them done.

        A rating is of the line's words, and so of every line that reads the same. Raises
        NothingSharedError, LineGoneError.
        """
        mark = await self._mark(guest, said)
        owner = replace(guest, user_id=owner_id)
        before = await self.review(guest, owner_id)
        async with self._database.writing() as connection:
            await _check(connection, guest, owner, key)
            role: Role = "manager" if await _is_manager(connection, guest, owner) else "peer"
            theirs = replace(mark, role=role)
            change = partial(rated, side="manager", mark=theirs)
            changed = [
                await change_line(connection, owner, one, change, guest.user_id)
                for one in same_words((line.line for line in before.lines), key)
            ]
            await note_agreed(connection, owner, changed, self._now())
        after = await self.review(guest, owner_id)
        is_complete = after.rated == len(after.asked)
        return await self.finish(guest, owner_id) if is_complete else Heard(after)

    async def finish(self, guest: Member, owner_id: str) -> Heard:
        """They have said all they have to say; the member hears so once.

        Raises NothingSharedError.
        """
        owner = replace(guest, user_id=owner_id)
        ended: Errand | None = None
        async with self._database.writing() as connection:
            shares = ShareStore(connection, owner)
            invitation = invited_with(await shares.all(), guest.user_id)
            if invitation is None:
                raise NothingSharedError
            if await shares.done(invitation.id, self._now()):
                ended = new_errand(owner, INVITATION_ENDED, self._now(), share=invitation.id)
                await write(connection, ended)
        return Heard(await self.review(guest, owner_id), ended)

    async def decline(self, guest: Member, owner_id: str) -> Errand:
        """They would rather not: nothing is shared with them any more, and the member hears so.

        Raises NothingSharedError.
        """
        owner = replace(guest, user_id=owner_id)
        async with self._database.writing() as connection:
            shares = ShareStore(connection, owner)
            invitation = invited_with(await shares.all(), guest.user_id)
            if invitation is None:
                raise NothingSharedError
            await shares.decline(guest.user_id, self._now())
            errand = new_errand(owner, INVITATION_ENDED, self._now(), share=invitation.id)
            await write(connection, errand)
        return errand

    async def mute(self, guest: Member, owner_id: str) -> str:
        """No more requests from this member by the coach; what they are called."""
        await self._members.profile(guest)
        async with self._database.writing() as connection:
            await MuteStore(connection, guest).add(owner_id, self._now())
        return await self._members.name_of(guest, owner_id) or "them"

    async def hear_again(self, guest: Member, owner_id: str) -> str:
        """The same undone; what the member is called."""
        async with self._database.writing() as connection:
            await MuteStore(connection, guest).remove(owner_id)
        return await self._members.name_of(guest, owner_id) or "them"

    async def settle(self, guest: Member, owner_id: str, key: LineKey, said: Said) -> GuestReview:
        """What member and manager agreed on.

        Raises NothingSharedError, NotTheManagerError, NothingToAgreeError, LineGoneError.
        """
        mark = await self._mark(guest, said)
        owner = replace(guest, user_id=owner_id)
        async with self._database.writing() as connection:
            seen = await _check(connection, guest, owner, key)
            if not seen.shows_ratings:
                raise NothingSharedError
            if not await _is_manager(connection, guest, owner):
                raise NotTheManagerError
            change = partial(settled, mark=mark)
            changed = await change_line(connection, owner, key, change, guest.user_id)
            await note_agreed(connection, owner, [changed], self._now())
        return await self.review(guest, owner_id)

    async def _mark(self, guest: Member, said: Said) -> Mark:
        name = await self._members.name_of(guest, guest.user_id) or "Somebody"
        return Mark(said.rating, name, self._today(), said.reason, rater=guest.user_id)

    def _today(self) -> date:
        """In UTC: a guest's own calendar is of no concern to the coach."""
        return self._now().date()


async def _seen(
    connection: Connection, guest: Member, owner: Member, shares: Sequence[Share]
) -> Seen:
    ids = [share.win_id for share in shares if share.win_id is not None]
    standing = await WinStore(connection, owner).standing(ids)
    return seen_by(guest.user_id, shares, standing)


async def _check(connection: Connection, guest: Member, owner: Member, key: LineKey) -> Seen:
    """Raises NothingSharedError where the line is not shared with the guest."""
    shares = await ShareStore(connection, owner).all()
    seen = await _seen(connection, guest, owner, shares)
    if key.level not in seen.levels:
        raise NothingSharedError
    return seen


def _guest_line(found: MapLine, seen: Seen) -> GuestLine:
    """What the member noted for themselves of a talk, or of what does not apply, stays theirs."""
    review = found.review
    if not seen.shows_ratings:
        review = replace(review, own=None, settled=None)
    if review.settled and review.settled.is_reported:
        review = replace(review, settled=replace(review.settled, reason=""))
    if not review.own:
        review = replace(review, not_applicable=None)
    wins = (win for win in seen.wins if found.line.key.criterion_id in win.criterion_ids)
    return GuestLine(found.line, review, tuple(wins))


async def _is_manager(connection: Connection, guest: Member, owner: Member) -> bool:
    case = await CaseStore(connection, owner).current()
    return case is not None and case.manager_id == guest.user_id
