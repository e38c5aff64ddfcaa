"""Drafting: the texts for the talk, written from the member's own rows, theirs to change."""

from datetime import timedelta

from bot.domain.draft import Draft, DraftKind
from bot.domain.drafting import DraftFacts, best_wins, spec_of
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan import months_between
from bot.domain.reading import clean_text
from bot.rendering import Rendering
from bot.services.aiming import NoCaseError
from bot.services.knowing import Knowing
from bot.services.ports import Clock
from bot.storage.cases import Cases
from bot.storage.database import Database
from bot.storage.drafts import Drafts
from bot.storage.gaps import Gaps
from bot.storage.talks import Talks
from bot.storage.wins import Wins

EVIDENCE_WINDOW = timedelta(days=183)
"""Half a year of evidence (004-30)."""

MOST_WINS = 5


class NoTalkError(CoachError):
    def __init__(self) -> None:
        super().__init__("Record the talk first, then I write the e-mail from it: `/promo talk`.")


class DraftGoneError(CoachError):
    def __init__(self) -> None:
        super().__init__("That draft is no longer there. `/promo` writes you a new one.")


class EmptyDraftError(CoachError):
    def __init__(self) -> None:
        super().__init__("A draft needs words. Close this to keep the text as it was.")


class Drafting:
    """Writes drafts and keeps every one of them."""

    def __init__(
        self, database: Database, knowing: Knowing, rendering: Rendering, now: Clock
    ) -> None:
        self._database = database
        self._knowing = knowing
        self._rendering = rendering
        self._now = now

    async def write(self, member: Member, kind: DraftKind, *, talk_id: int | None = None) -> Draft:
        """Writes a new draft. Raises NoCaseError, or NoTalkError for an e-mail without a talk."""
        spec = spec_of(kind)
        facts = await self._facts(member, talk_id)
        if kind == "follow_up" and facts.talk is None:
            raise NoTalkError
        text = self._rendering.render(spec.template, facts=facts)
        subject = (
            self._rendering.render(spec.subject_template, facts=facts)
            if spec.subject_template
            else None
        )
        about = facts.talk.id if facts.talk and kind == "follow_up" else None
        async with self._database.writing() as connection:
            return await Drafts(connection, member).save(
                kind, spec.title, text, subject, about, self._now()
            )

    async def draft(self, member: Member, draft_id: int) -> Draft:
        """Raises DraftGoneError."""
        async with self._database.reading() as connection:
            draft = await Drafts(connection, member).get(draft_id)
        if draft is None:
            raise DraftGoneError
        return draft

    async def change(self, member: Member, draft_id: int, text: str) -> Draft:
        """Keeps the member's own words. Raises EmptyDraftError, DraftGoneError."""
        words = clean_text(text).strip()
        if not words:
            raise EmptyDraftError
        async with self._database.writing() as connection:
            draft = await Drafts(connection, member).change(draft_id, words, self._now())
        if draft is None:
            raise DraftGoneError
        return draft

    async def _facts(self, member: Member, talk_id: int | None) -> DraftFacts:
        profile = await self._knowing.profile(member)
        today = await self._knowing.today(member)
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            wins = await Wins(connection, member).between(today - EVIDENCE_WINDOW, today)
            gaps = await Gaps(connection, member).open()
            talks = Talks(connection, member)
            newest = await talks.latest(1)
            talk = await talks.get(talk_id) if talk_id else (newest[0] if newest else None)
        if case is None:
            raise NoCaseError
        since = case.current_since_on
        return DraftFacts(
            today=today,
            member_name=profile.name,
            target_title=case.target_title,
            current_title=case.current_title,
            manager_name=case.manager_name,
            decision_on=case.decision_on,
            months_in_role=months_between(since, today) if since else None,
            wins=best_wins(wins, today, MOST_WINS),
            gaps=gaps,
            talk=talk,
            locale=profile.locale,
        )
