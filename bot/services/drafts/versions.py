"""Revising a draft: the member's own words, every version of them, and what the rows would change.

Nothing that a member wrote is ever written over: each text stays among the versions.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from bot.domain.drafts.draft import Draft, DraftVersion, Offer, Writer
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.text.changes import all_taken_over, changes_between, fits_in
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import joined
from bot.services.drafts.drafts import DraftGoneError, Drafts
from bot.services.ports import Clock
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.database import Database
from bot.storage.drafts.drafts import DraftStore

LONGEST_DRAFT = 30_000
"""Characters of a draft that was edited: what a form with all its fields can carry."""

MOST_CHANGES = 30
"""Changes that one form can show; the others are offered after these."""


class EmptyDraftError(CoachError):
    sentence = "A draft needs words. Close this to keep the text as it was."


class DraftTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length:,} characters and a draft holds {LONGEST_DRAFT:,}. "
            "Nothing was changed: take the file and write on there."
        )


class DraftMovedOnError(CoachError):
    sentence = (
        "This draft changed while you were looking at it, so I left it alone. "
        "Close this and press the button once more to see it as it is now."
    )


class UnfinishedError(CoachError):
    def __init__(self, lacking: Collection[str]) -> None:
        super().__init__(
            f"It isn't final yet: {joined(lacking)}. Put that in, then mark it as final."
        )


@dataclass(frozen=True, slots=True)
class Changed:
    """A draft after a change. `beside` is set where somebody was faster, on another device.

    Then the draft has their words, and `beside` is the version that keeps these.
    """

    draft: Draft
    beside: DraftVersion | None = None


class DraftVersions(OfMembers):
    """Changes drafts and knows what they were."""

    def __init__(self, database: Database, drafts: Drafts, members: Members, now: Clock) -> None:
        super().__init__(database, members, now)
        self._drafts = drafts

    async def change(self, member: Member, draft_id: int, text: str, version: int) -> Changed:
        """Saves the member's own words, which they wrote with this version before them.

        Raises EmptyDraftError, DraftTooLongError or DraftGoneError.
        """
        words = _checked(text)
        async with self._database.writing() as connection:
            drafts = DraftStore(connection, member)
            known = await drafts.get(draft_id)
            if known is None:
                raise DraftGoneError
            if known.version != version and known.text != words:
                beside = await drafts.save_beside(draft_id, words, "member", self._now())
                return Changed(known, beside)
            if known.is_edited and known.text == words:
                return Changed(known)
            changed = await drafts.change(known, words, known.subject, "member", self._now())
        return Changed(changed or known)

    async def versions(self, member: Member, draft_id: int) -> tuple[DraftVersion, ...]:
        """Every text it had, newest first."""
        async with self._database.reading() as connection:
            return await DraftStore(connection, member).versions(draft_id)

    async def version(self, member: Member, draft_id: int, number: int) -> DraftVersion:
        """Raises DraftGoneError."""
        async with self._database.reading() as connection:
            found = await DraftStore(connection, member).version(draft_id, number)
        if found is None:
            raise DraftGoneError
        return found

    async def delete(self, member: Member, draft_id: int) -> None:
        """The draft goes for good, with every text it had. Raises DraftGoneError."""
        async with self._database.writing() as connection:
            if not await DraftStore(connection, member).remove(draft_id):
                raise DraftGoneError

    async def go_back(self, member: Member, draft_id: int, number: int) -> Draft:
        """Puts the text of a version into the draft; the one it had stays a version, too."""
        back = await self.version(member, draft_id, number)
        writer: Writer = "member" if back.written_by == "member" else "coach"
        async with self._database.writing() as connection:
            drafts = DraftStore(connection, member)
            known = await drafts.get(draft_id)
            if known is None:
                raise DraftGoneError
            changed = await drafts.change(known, back.text, known.subject, writer, self._now())
        return changed or known

    async def offer(self, member: Member, draft: Draft) -> Offer | None:
        """What the rows of now would change in a text that the member edited; None for nothing.

        The text is compared as of the day it was written, so that "today" is no change.
        """
        if not draft.is_edited or draft.finished_at:
            return None
        async with self._database.reading() as connection:
            base = await DraftStore(connection, member).base(draft.id)
        if base is None:
            return None
        profile = await self._members.profile(member)
        written_on = base.kept_at.astimezone(profile.tz).date()
        fresh = await self._drafts.text_of(member, draft, written_on)
        changes = changes_between(base.text, fresh) if fresh else ()
        if not (fresh and changes):
            return None
        shown = changes[:MOST_CHANGES]
        seen = fresh if shown == changes else all_taken_over(base.text, shown)
        return Offer(draft, seen, shown, tuple(map(partial(fits_in, draft.text), shown)))

    async def offered(self, member: Member, draft: Draft) -> Offer:
        """The same, where there has to be one. Raises DraftMovedOnError."""
        offer = await self.offer(member, draft)
        if offer is None:
            raise DraftMovedOnError
        return offer

    async def take_over(
        self, member: Member, offered: tuple[int, int, str], chosen: Collection[int]
    ) -> Draft:
        """Takes the chosen changes over, by their places in the offer, and leaves the others.

        `offered` is the draft, its version and the mark of what was shown. What was left is not
        offered again. Raises DraftGoneError, or DraftMovedOnError where the offer is an old one.
        """
        draft_id, version, mark = offered
        draft = await self._drafts.draft(member, draft_id)
        offer = await self.offered(member, draft)
        if draft.version != version or mark_of(offer) != mark:
            raise DraftMovedOnError
        text = all_taken_over(draft.text, (offer.changes[place] for place in chosen))
        async with self._database.writing() as connection:
            drafts = DraftStore(connection, member)
            await drafts.save_beside(draft_id, offer.seen, "offer", self._now())
            if text == draft.text:
                return draft
            changed = await drafts.change(draft, text, draft.subject, "member", self._now())
        return changed or draft

    async def finish(self, member: Member, draft_id: int) -> Draft:
        """Marks it as final until its next change. Raises UnfinishedError with what is lacking."""
        draft = await self._drafts.draft(member, draft_id)
        lacking = await self._drafts.lacking(member, draft)
        if lacking:
            raise UnfinishedError(lacking)
        async with self._database.writing() as connection:
            return await DraftStore(connection, member).finish(draft_id, self._now()) or draft


def mark_of(offer: Offer) -> str:
    """Return what tells this offer from a later one, and nothing of its words."""
    return sha256(offer.seen.encode()).hexdigest()[:16]


def _checked(text: str) -> str:
    words = clean_text(text).strip()
    if not words:
        raise EmptyDraftError
    if len(words) > LONGEST_DRAFT:
        raise DraftTooLongError(len(words))
    return words
