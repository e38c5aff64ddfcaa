"""Drafting: the texts for the talk, written from the member's own rows, theirs to change."""

from dataclasses import replace

from bot.domain.draft import Advice, Draft, DraftKind
from bot.domain.drafting import spec_of
from bot.domain.errors import CoachError
from bot.domain.gate import baseline_warning, open_items
from bot.domain.member import Member
from bot.domain.reading import clean_text
from bot.domain.stage import ASKING, draft_note, is_early
from bot.domain.wish import NO_WISH, Choices, Wish
from bot.rendering import Rendering
from bot.services.admitting import gate_facts
from bot.services.aiming import NoCaseError
from bot.services.assembling import Assembling
from bot.services.ports import Clock
from bot.services.weighing import last_timing
from bot.storage.case_files import Wishes
from bot.storage.cases import Cases
from bot.storage.database import Database
from bot.storage.drafts import Drafts

LONGEST_DRAFT = 30_000
"""Characters of a draft that was edited: what a form with all its fields can carry."""


class NoTalkError(CoachError):
    def __init__(self) -> None:
        super().__init__("Record the talk first, then I write the e-mail from it: `/promo talk`.")


class DraftGoneError(CoachError):
    def __init__(self) -> None:
        super().__init__("That draft is no longer there. `/promo` writes you a new one.")


class EmptyDraftError(CoachError):
    def __init__(self) -> None:
        super().__init__("A draft needs words. Close this to keep the text as it was.")


class DraftTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length:,} characters and a draft holds {LONGEST_DRAFT:,}. "
            "Nothing was changed: take the file and write on there."
        )


class Drafting:
    """Writes drafts and keeps every one of them."""

    def __init__(
        self, database: Database, assembling: Assembling, rendering: Rendering, now: Clock
    ) -> None:
        self._database = database
        self._assembling = assembling
        self._rendering = rendering
        self._now = now

    async def choices(self, member: Member, kind: DraftKind) -> Choices | None:
        """What to choose before this kind is written, None where there is nothing."""
        return await self._assembling.choices(member, spec_of(kind))

    async def write(
        self, member: Member, kind: DraftKind, *, talk_id: int | None = None, wish: Wish = NO_WISH
    ) -> Draft:
        """Writes a new draft. Raises NoCaseError, or NoTalkError for an e-mail without a talk."""
        spec, facts = spec_of(kind), await self._assembling.facts(member, talk_id, wish)
        if spec.needs_talk and facts.talk is None:
            raise NoTalkError
        known = facts.variables()
        subject = spec.subject_template and self._rendering.render(spec.subject_template, **known)
        about = facts.talk.id if facts.talk and spec.needs_talk else None
        text = self._rendering.render(spec.template, **known)
        async with self._database.writing() as connection:
            draft = await Drafts(connection, member).save(
                kind, spec.title, text, subject, about, self._now()
            )
            await Wishes(connection, member).save(draft.id, wish)
            return draft

    async def write_anew(self, member: Member, draft_id: int) -> Draft:
        """Another draft of its kind, talk and choices, from the rows as they are now."""
        draft = await self.draft(member, draft_id)
        wish = await self._wish(member, draft_id)
        return await self.write(member, draft.kind, talk_id=draft.talk_id, wish=wish)

    async def advice(self, member: Member, draft: Draft) -> Advice:
        """What to say beside a draft before it is used."""
        wish = await self._wish(member, draft.id)
        facts = await self._assembling.facts(member, draft.talk_id, wish)
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            if case is None:
                raise NoCaseError
            advice = Advice(
                note=self._rendering.render(spec_of(draft.kind).note, **facts.variables()),
                stage_note=draft_note(case.stage, draft.kind),
                is_early=is_early(case.stage, draft.kind),
            )
            if draft.kind not in ASKING:
                return advice
            gate = await gate_facts(connection, member, case, facts.today)
            return replace(
                advice,
                timing=await last_timing(connection, member, facts.today),
                warning=baseline_warning(gate),
                open_items=tuple(part.words for part in open_items(gate)),
            )

    async def draft(self, member: Member, draft_id: int) -> Draft:
        """Raises DraftGoneError."""
        async with self._database.reading() as connection:
            draft = await Drafts(connection, member).get(draft_id)
        if draft is None:
            raise DraftGoneError
        return draft

    async def change(self, member: Member, draft_id: int, text: str) -> Draft:
        """Keeps the member's own words.

        Raises EmptyDraftError, DraftTooLongError or DraftGoneError.
        """
        words = clean_text(text).strip()
        if not words:
            raise EmptyDraftError
        if len(words) > LONGEST_DRAFT:
            raise DraftTooLongError(len(words))
        async with self._database.writing() as connection:
            draft = await Drafts(connection, member).change(draft_id, words, self._now())
        if draft is None:
            raise DraftGoneError
        return draft

    async def _wish(self, member: Member, draft_id: int) -> Wish:
        async with self._database.reading() as connection:
            return await Wishes(connection, member).of(draft_id)
