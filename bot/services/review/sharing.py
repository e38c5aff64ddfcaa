"""What a guest or one more person sees: what was ticked, and nothing else."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

from bot.domain.agenda.departures import Departure, departures
from bot.domain.delivery.delivery import LEASE, NotDeliveredError, OutcomeUnknownError
from bot.domain.delivery.errand import INVITATION, SHOWING, BeingSentError, Errand, begun_for
from bot.domain.errors import CoachError
from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.people.feedback import FeedbackGoneError, NotSentError, in_words
from bot.domain.review.map import MapLine, Standpoint
from bot.domain.review.review import Mark, NoCriteriaError, Role, rated, settled
from bot.domain.review.sharing import (
    LONGEST_SHARED,
    MOST_SHARED,
    GuestLevel,
    GuestLine,
    GuestReview,
    Invitation,
    NothingSharedError,
    OwnGuestError,
    Seen,
    Share,
    ShareDraft,
    ShareGoneError,
    Showing,
    seen_by,
)
from bot.domain.text.wording import calendar_date
from bot.domain.wins.win import Win
from bot.services.people.feedback import FeedbackLog
from bot.services.ports import Clock, Letters
from bot.services.review.review import Said, change_line, standpoint_of
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.storage.agenda.agendas import AgendaStore, OfferedTopicStore
from bot.storage.database.database import Connection, Database
from bot.storage.people.feedback import FeedbackStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.shares import ShareStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.errands import ErrandRows

EVER = datetime(2000, 1, 1, tzinfo=UTC)


class NotInvitedError(CoachError):
    """The invitation did not reach Slack."""

    def __init__(self) -> None:
        super().__init__(
            "Slack did not take the message, so nobody was invited and nothing is shared. "
            "Try again in a minute."
        )


class NotTheManagerError(CoachError):
    """A colleague's view is welcome, and no agreement of the manager's."""

    def __init__(self) -> None:
        super().__init__(
            "Only their manager can agree on a line. Your own rating is saved, and they see it."
        )


class Shares:
    """Lets one person see what the member ticked, until the member takes it back."""

    def __init__(self, database: Database, members: Members, letters: Letters, now: Clock) -> None:
        self._database = database
        self._members = members
        self._letters = letters
        self._now = now

    async def offer(self, member: Member) -> tuple[Win, ...]:
        """The wins that could be ticked, newest first: filed under a line, and not private.

        Raises NoCriteriaError where there are no lines to rate.
        """
        return await self._offered(member, await self._standpoint(member))

    async def prepare(self, member: Member, guest_id: str, win_ids: Sequence[int]) -> Invitation:
        """What `guest_id` would see, from the same rows as when they look.

        Raises OwnGuestError, NotAColleagueError, NoCriteriaError.
        """
        if guest_id == member.user_id:
            raise OwnGuestError
        name = await self._members.colleague(member, guest_id, "guest") or "your manager"
        standpoint = await self._standpoint(member)
        ticked = [win for win in await self._offered(member, standpoint) if win.id in set(win_ids)]
        drafts = (*_review_drafts(standpoint, guest_id, name), *_wins(ticked, guest_id, name))
        seen = Seen(_levels(standpoint), drafts[2:], shows_ratings=True)
        guest = replace(member, user_id=guest_id)
        return Invitation(name, drafts, await self._guest_review(guest, member, seen))

    async def invite(
        self, member: Member, guest_id: str, invitation: Invitation, at: datetime | None = None
    ) -> None:
        """Shares what was shown and writes to the guest; what was shared before is taken back.

        With `at` (UTC) the message waits until then; whatever is taken back before never leaves.
        One that waits already gives way to this one.

        Raises NotInvitedError, and then all is as it was before, or BeingSentError.
        """
        errand = new_errand(member, INVITATION, self._now(), guest=guest_id)
        at = at if at and at > self._now() else None
        async with self._database.writing() as connection:
            shares = ShareStore(connection, member)
            before = await shares.revoke_review(guest_id, self._now())
            saved = [(await shares.add(draft, self._now())).id for draft in invitation.drafts]
            await _drop_planned(connection, member, guest_id, self._now())
            await write(connection, begun_for(errand, at) if at else errand)
        if at:
            return
        try:
            await self._letters.send(errand, guest_id, invitation.review)
        except OutcomeUnknownError:
            raise BeingSentError from None
        except NotDeliveredError:
            await self._undo(errand, saved, before)
            raise NotInvitedError from None
        async with self._database.writing() as connection:
            await ErrandRows(connection, member).end(errand.id)

    async def see_invitation_through(self, errand: Errand) -> None:
        """One that somebody began; nothing where it was taken back meanwhile.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        guest_id = errand.details["guest"]
        guest = replace(errand.member, user_id=guest_id)
        review = await self.guest_review(guest, errand.member.user_id)
        if review.levels:
            await self._letters.send(errand, guest_id, review)

    async def shared(self, member: Member) -> tuple[Share, ...]:
        """Everything that was ever shared with one person, the newest first."""
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

    async def revoke(self, member: Member, share_id: int) -> None:
        """Nobody sees it from now on. Raises ShareGoneError."""
        async with self._database.writing() as connection:
            if not await ShareStore(connection, member).revoke(share_id, self._now()):
                raise ShareGoneError

    async def revoke_all(self, member: Member) -> int:
        """How many things somebody could see until now."""
        async with self._database.writing() as connection:
            return await ShareStore(connection, member).revoke_all(self._now())

    async def guest_review(self, guest: Member, owner_id: str) -> GuestReview:
        """All that the guest may see; without a level if nothing is shared with them."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            seen = await self._seen(connection, guest, owner)
        if not seen.levels:
            return GuestReview(owner_id, "", ())
        return await self._guest_review(guest, owner, seen)

    async def guest_rates(self, guest: Member, owner_id: str, key: LineKey, said: Said) -> None:
        """Theirs alone, in the role they have now. Raises NothingSharedError, LineGoneError."""
        mark = await self._mark(guest, said)
        owner = replace(guest, user_id=owner_id)
        async with self._database.writing() as connection:
            await self._check(connection, guest, owner, key)
            role: Role = "manager" if await _is_manager(connection, guest, owner) else "peer"
            theirs = replace(mark, role=role)
            change = partial(rated, side="manager", mark=theirs)
            await change_line(connection, owner, key, change, guest.user_id)

    async def guest_settles(self, guest: Member, owner_id: str, key: LineKey, said: Said) -> None:
        """What member and manager agreed on.

        Raises NothingSharedError, NotTheManagerError, NothingToAgreeError, LineGoneError.
        """
        mark = await self._mark(guest, said)
        owner = replace(guest, user_id=owner_id)
        async with self._database.writing() as connection:
            seen = await self._check(connection, guest, owner, key)
            if not seen.shows_ratings:
                raise NothingSharedError
            if not await _is_manager(connection, guest, owner):
                raise NotTheManagerError
            change = partial(settled, mark=mark)
            await change_line(connection, owner, key, change, guest.user_id)

    async def _offered(self, member: Member, standpoint: Standpoint) -> tuple[Win, ...]:
        async with self._database.reading() as connection:
            return await WinStore(connection, member).these(_to_offer(standpoint))

    async def _seen(self, connection: Connection, guest: Member, owner: Member) -> Seen:
        shares = await ShareStore(connection, owner).all()
        ids = [share.win_id for share in shares if share.win_id is not None]
        standing = await WinStore(connection, owner).standing(ids)
        return seen_by(guest.user_id, shares, standing)

    async def _check(
        self, connection: Connection, guest: Member, owner: Member, key: LineKey
    ) -> Seen:
        """Raises NothingSharedError where the line is not shared with the guest."""
        seen = await self._seen(connection, guest, owner)
        if key.level not in seen.levels:
            raise NothingSharedError
        return seen

    async def _guest_review(self, guest: Member, owner: Member, seen: Seen) -> GuestReview:
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

    async def _mark(self, guest: Member, said: Said) -> Mark:
        name = await self._members.name_of(guest, guest.user_id) or "Somebody"
        return Mark(said.rating, name, self._today(), said.reason, rater=guest.user_id)

    def _today(self) -> date:
        """In UTC: a guest's own calendar is of no concern to the coach."""
        return self._now().date()


def _to_offer(standpoint: Standpoint) -> list[int]:
    """The ids of the newest wins under any line, without the private ones."""
    found = {
        (weight.happened_on, weight.win_id)
        for whole in standpoint.maps
        for line in whole.lines
        for weight in line.evidence.weights
        if not weight.is_private
    }
    return [win_id for _, win_id in sorted(found, reverse=True)[:MOST_SHARED]]


def _levels(standpoint: Standpoint) -> tuple[int, ...]:
    return tuple(sorted(found.level for found in standpoint.maps))


def _review_drafts(
    standpoint: Standpoint, guest_id: str, name: str
) -> tuple[ShareDraft, ShareDraft]:
    titles = " and ".join(found.title for found in standpoint.maps)
    levels = _levels(standpoint)
    return (
        ShareDraft("lines", guest_id, name, f"The lines for {titles}", levels),
        ShareDraft(
            "ratings", guest_id, name, "My rating of a line, once they have rated it", levels
        ),
    )


def _wins(wins: Sequence[Win], guest_id: str, name: str) -> tuple[ShareDraft, ...]:
    return tuple(
        ShareDraft(
            "win",
            guest_id,
            name,
            _within(win.text),
            win_id=win.id,
            happened_on=win.happened_on,
            criterion_ids=win.criterion_ids,
            links=win.links,
        )
        for win in wins
    )


def _within(text: str) -> str:
    return text if len(text) <= LONGEST_SHARED else f"{text[: LONGEST_SHARED - 1]}…"


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


WHOM = "feedback_whom"
"""The field in which the reader is chosen."""


class SharedFeedback:
    """Every showing joins the list of all that was ever shared, and is taken back there."""

    def __init__(
        self,
        database: Database,
        members: Members,
        feedback: FeedbackLog,
        letters: Letters,
        now: Clock,
    ) -> None:
        self._database = database
        self._members = members
        self._feedback = feedback
        self._letters = letters
        self._now = now

    async def prepare(self, member: Member, feedback_id: int, guest_id: str) -> ShareDraft:
        """What they would see, word for word.

        Raises OwnGuestError, NotAColleagueError or FeedbackGoneError.
        """
        if guest_id == member.user_id:
            raise OwnGuestError(WHOM)
        found = await self._feedback.feedback(member, feedback_id)
        if found.answered_at is None:
            raise FeedbackGoneError
        name = await self._members.colleague(member, guest_id, WHOM) or "your colleague"
        on = found.answered_at.date()
        text = f"{found.with_name}, {calendar_date(on)}\n{in_words(found)}"
        return ShareDraft("feedback", guest_id, name, text, happened_on=on)

    async def show(self, member: Member, draft: ShareDraft) -> Share:
        """They may see it from now on, until it is taken back, and are written to.

        Raises NotSentError, and then nothing is shared, or BeingSentError.
        """
        errand = new_errand(member, SHOWING, self._now(), guest=draft.with_id)
        async with self._database.writing() as connection:
            share = await ShareStore(connection, member).add(draft, self._now())
            errand = replace(errand, details={**errand.details, "share": share.id})
            await write(connection, errand)
        try:
            await self._send(errand)
        except OutcomeUnknownError:
            raise BeingSentError from None
        except NotDeliveredError:
            async with self._database.writing() as connection:
                await ShareStore(connection, member).remove([share.id])
                await ErrandRows(connection, member).end(errand.id)
            raise NotSentError from None
        async with self._database.writing() as connection:
            await ErrandRows(connection, member).end(errand.id)
        return share

    async def see_showing_through(self, errand: Errand) -> None:
        """One that somebody began; nothing where it was taken back meanwhile.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        async with self._database.reading() as connection:
            shares = await ShareStore(connection, errand.member).all()
        stands = (share.id for share in shares if share.revoked_at is None)
        if errand.details["share"] in stands:
            await self._send(errand)

    async def _send(self, errand: Errand) -> None:
        name = (await self._members.named(errand.member)).name or "A colleague"
        showing = Showing(errand.member.user_id, name, errand.details["share"])
        await self._letters.send(errand, errand.details["guest"], showing)

    async def shown(self, guest: Member, owner_id: str, share_id: int) -> Share:
        """What was shown to the guest. Raises NothingSharedError for everybody else."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            for share in await ShareStore(connection, owner).all():
                is_theirs = share.with_id == guest.user_id and share.kind == "feedback"
                if share.id == share_id and is_theirs and share.revoked_at is None:
                    return share
        raise NothingSharedError


async def _drop_planned(
    connection: Connection, member: Member, guest_id: str, now: datetime
) -> None:
    """Invitations to this guest that wait for their day; what is under way is left to its end."""
    rows = ErrandRows(connection, member)
    for errand in await rows.of_kind(INVITATION):
        if errand.details["guest"] == guest_id and errand.lease_until > now + LEASE:
            await rows.end(errand.id)
