"""Somebody's answer, shown to one person more: looked at first, listed, and taken back."""

from dataclasses import replace

from bot.domain.delivery.delivery import NotDeliveredError, OutcomeUnknownError
from bot.domain.delivery.errand import SHOWING, BeingSentError, Errand
from bot.domain.member import Member
from bot.domain.people.feedback import FeedbackGoneError, in_words, may_ask
from bot.domain.review.sharing import (
    NothingSharedError,
    OwnGuestError,
    Share,
    ShareDraft,
    Showing,
)
from bot.domain.text.wording import calendar_date
from bot.services.people.feedback import FeedbackLog, has_muted, refusal_of
from bot.services.ports import Clock, Letters
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.database import Database
from bot.storage.review.shares import ShareStore
from bot.storage.workspace.errands import ErrandRows

WHOM = "feedback_whom"
"""The field in which the reader is chosen."""


class SharedFeedback(OfMembers):
    """Every showing joins the list of all that was ever shared, and is taken back there."""

    def __init__(
        self,
        database: Database,
        members: Members,
        feedback: FeedbackLog,
        letters: Letters,
        now: Clock,
    ) -> None:
        super().__init__(database, members, now)
        self._feedback = feedback
        self._letters = letters

    async def prepare(self, member: Member, feedback_id: int, guest_id: str) -> ShareDraft:
        """What they would see, word for word.

        Raises OwnGuestError, NotAColleagueError, MutedError or FeedbackGoneError.
        """
        if guest_id == member.user_id:
            raise OwnGuestError(WHOM)
        found = await self._feedback.feedback(member, feedback_id)
        if found.answered_at is None:
            raise FeedbackGoneError
        name = await self._members.colleague(member, guest_id, WHOM) or "your colleague"
        async with self._database.reading() as connection:
            is_muted = await has_muted(connection, member, guest_id)
        may_ask(name, None, self._now(), WHOM, is_muted=is_muted)
        on = found.answered_at.date()
        text = f"{found.with_name}, {calendar_date(on)}\n{in_words(found)}"
        return ShareDraft("feedback", guest_id, name, text, happened_on=on)

    async def show(self, member: Member, draft: ShareDraft) -> Share:
        """They may see it from now on, until it is taken back, and are written to.

        Raises NotSentError or NotReachedError, and then nothing is shared, or BeingSentError.
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
        except NotDeliveredError as refused:
            async with self._database.writing() as connection:
                await ShareStore(connection, member).remove([share.id])
                await ErrandRows(connection, member).end(errand.id)
            raise refusal_of(refused, draft.with_name) from None
        return share

    async def see_showing_through(self, errand: Errand) -> None:
        """One that somebody began; nothing where it was taken back meanwhile.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        async with self._database.reading() as connection:
            shares = await ShareStore(connection, errand.member).all()
        if errand.details["share"] in {share.id for share in shares if share.stands}:
            await self._send(errand)

    async def _send(self, errand: Errand) -> None:
        name = (await self._members.named(errand.member)).name or "A colleague"
        share_id = errand.details["share"]
        showing = Showing(errand.member.user_id, name, share_id)
        posted = await self._letters.send(errand, errand.details["guest"], showing)
        async with self._database.writing() as connection:
            await ShareStore(connection, errand.member).stands_at(share_id, posted)
            await ErrandRows(connection, errand.member).end(errand.id)

    async def shown(self, guest: Member, owner_id: str, share_id: int) -> Share:
        """What was shown to the guest. Raises NothingSharedError for everybody else."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            for share in await ShareStore(connection, owner).all():
                is_theirs = share.with_id == guest.user_id and share.kind == "feedback"
                if share.id == share_id and is_theirs and share.stands:
                    return share
        raise NothingSharedError
