"""Showing: an answer that somebody gave goes to one more person, because the member said whom."""

from dataclasses import replace

from bot.domain.delivery import NotDeliveredError
from bot.domain.feedback import FeedbackGoneError, NotSentError, in_words
from bot.domain.member import Member
from bot.domain.sharing import NothingSharedError, OwnGuestError, Share, ShareDraft
from bot.domain.wording import calendar_date
from bot.services.consulting import Consulting, Send
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.database import Database
from bot.storage.shares import Shares

WHOM = "feedback_whom"
"""The field in which the reader is chosen."""


class Showing:
    """Every showing joins the list of all that was ever shared, and is taken back there."""

    def __init__(
        self, database: Database, knowing: Knowing, consulting: Consulting, now: Clock
    ) -> None:
        self._database = database
        self._knowing = knowing
        self._consulting = consulting
        self._now = now

    async def prepare(self, member: Member, feedback_id: int, guest_id: str) -> ShareDraft:
        """What they would see, word for word.

        Raises OwnGuestError, NotAColleagueError or FeedbackGoneError.
        """
        if guest_id == member.user_id:
            raise OwnGuestError(WHOM)
        found = await self._consulting.feedback(member, feedback_id)
        if found.answered_at is None:
            raise FeedbackGoneError
        name = await self._knowing.colleague(member, guest_id, WHOM) or "your colleague"
        on = found.answered_at.date()
        text = f"{found.with_name}, {calendar_date(on)}\n{in_words(found)}"
        return ShareDraft("feedback", guest_id, name, text, happened_on=on)

    async def keep(self, member: Member, draft: ShareDraft) -> Share:
        """They may see it from now on, until it is taken back."""
        async with self._database.writing() as connection:
            return await Shares(connection, member).add(draft, self._now())

    async def send(self, member: Member, share: Share, send: Send) -> None:
        """Raises NotSentError, and then nothing is shared."""
        try:
            await send()
        except NotDeliveredError:
            async with self._database.writing() as connection:
                await Shares(connection, member).remove([share.id])
            raise NotSentError from None

    async def shown(self, guest: Member, owner_id: str, share_id: int) -> Share:
        """What was shown to the guest. Raises NothingSharedError for everybody else."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            for share in await Shares(connection, owner).all():
                is_theirs = share.with_id == guest.user_id and share.kind == "feedback"
                if share.id == share_id and is_theirs and share.revoked_at is None:
                    return share
        raise NothingSharedError
