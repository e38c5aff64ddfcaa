"""Drafts: the texts for the talk, written from the member's own rows, theirs to change."""

from dataclasses import dataclass, replace
from datetime import date

from bot.domain.commands import CommandNames
from bot.domain.drafts.catalogue import ASKING, DraftSpec, draft_note, is_early, spec_of
from bot.domain.drafts.draft import NO_WISH, Advice, Draft, DraftKind, Wish
from bot.domain.drafts.facts import DraftFacts
from bot.domain.drafts.needs import Missing, nothing_needed
from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.plan.gate import baseline_warning, open_items
from bot.domain.text.length import length_in_words, trims
from bot.domain.text.tone import tones_in
from bot.services.drafts.facts import DraftFactsReader
from bot.services.plan.case import open_case
from bot.services.plan.timing import last_timing
from bot.services.ports import Clock
from bot.services.review.gate_facts import gate_facts
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.drafts.drafts import DraftStore
from bot.storage.plan.case_files import WishStore
from bot.templates.rendering import Rendering

MOST_LISTED = 40
"""Drafts in one list: each takes a block, and a view has 100."""


class NoTalkError(CoachError):
    sentence = "Record the talk first, then I write the e-mail from it: `/promo talk`."


class NothingToWriteError(CoachError):
    """There is nothing to say: no letter says that nothing was done."""

    def __init__(self, missing: Missing) -> None:
        super().__init__(missing.sentence)


class DraftGoneError(CoachError):
    sentence = "That draft is no longer there. `/promo` writes you a new one."


@dataclass(frozen=True, slots=True)
class Written:
    """A text as it would be written today; `talk_id` is the talk it is about, if any."""

    kind: DraftKind
    text: str
    subject: str | None
    talk_id: int | None
    wish: Wish


class Drafts:
    """Writes drafts and saves every one of them."""

    def __init__(
        self,
        database: Database,
        draft_facts: DraftFactsReader,
        rendering: Rendering,
        commands: CommandNames,
        now: Clock,
    ) -> None:
        self._database = database
        self._draft_facts = draft_facts
        self._rendering = rendering
        self._commands = commands
        self._now = now

    async def missing(
        self, member: Member, kind: DraftKind, wish: Wish = NO_WISH, talk_id: int | None = None
    ) -> Missing | None:
        """What has to exist before this kind can be written; None where nothing is missing.

        It is about the talk of this id, else the newest.
        """
        spec = spec_of(kind)
        if spec.needs is nothing_needed:
            return None
        return spec.needs(await self._draft_facts.facts(member, spec, talk_id, wish))

    async def write(
        self, member: Member, kind: DraftKind, *, talk_id: int | None = None, wish: Wish = NO_WISH
    ) -> Draft:
        """Writes a draft, or brings the one that is still worked on up to date.

        Words that the member has changed stay as they are. Raises NoCaseError, NoTalkError for an
        e-mail without a talk, or NothingToWriteError.
        """
        written = await self._written(member, kind, talk_id, wish)
        async with self._database.writing() as connection:
            known = await _worked_on(connection, member, written)
            if known is None:
                return await self._save(connection, member, written)
            await WishStore(connection, member).save(known.id, wish)
            if known.is_edited or (known.text, known.subject) == (written.text, written.subject):
                return known
            return await self._put(connection, member, known, written)

    async def rewrite(self, member: Member, draft_id: int) -> Draft:
        """The same draft from the rows as they are now, or another one where it was final.

        Its talk and its choices stay, and the words that it had stay among its versions.
        """
        draft = await self.draft(member, draft_id)
        wish = await self._wish(member, draft_id)
        written = await self._written(member, draft.kind, draft.talk_id, wish)
        async with self._database.writing() as connection:
            if draft.finished_at:
                return await self._save(connection, member, written)
            return await self._put(connection, member, draft, written)

    async def text_of(self, member: Member, draft: Draft, on: date) -> str | None:
        """What it would say from the rows of now, as of the day `on`; None: no more than it does.

        That is where it would not be written any more, such as a proposal for another company.
        """
        wish = await self._wish(member, draft.id)
        try:
            return (await self._written(member, draft.kind, draft.talk_id, wish, on)).text
        except NothingToWriteError:
            return None

    async def lacking(self, member: Member, draft: Draft) -> tuple[str, ...]:
        """What is missing before it can be final, each as the end of a sentence."""
        wish = await self._wish(member, draft.id)
        spec = spec_of(draft.kind)
        facts = await self._draft_facts.facts(member, spec, draft.talk_id, wish)
        return spec.lacks(draft.text, facts)

    async def advice(self, member: Member, draft: Draft) -> Advice:
        """What to say beside a draft before it is used."""
        spec, wish = spec_of(draft.kind), await self._wish(member, draft.id)
        facts = await self._draft_facts.facts(member, spec, draft.talk_id, wish)
        async with self._database.reading() as connection:
            case = await open_case(connection, member)
            advice = Advice(
                note=self._note(spec, facts),
                stage_note=draft_note(case.stage, draft.kind),
                is_early=is_early(case.stage, draft.kind),
                thin=tuple(map(self._commands.in_words, spec.is_thin_in(draft.text, facts))),
                flags=tones_in(draft.text),
                length=length_in_words(draft.text) if spec.is_measured else "",
                trims=trims(draft.text) if spec.is_measured else (),
                lacks_benefit=spec.gathers == "proposal" and not facts.file.value,
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
            draft = await DraftStore(connection, member).get(draft_id)
        if draft is None:
            raise DraftGoneError
        return draft

    async def written(self, member: Member) -> tuple[Draft, ...]:
        """What was written so far, with every edit; its messages in Slack may be gone."""
        async with self._database.reading() as connection:
            return await DraftStore(connection, member).newest(MOST_LISTED)

    def _note(self, spec: DraftSpec, facts: DraftFacts) -> str:
        """What is said beside it before it is used; empty where nothing is."""
        if not self._rendering.has(spec.note):
            return ""
        return self._commands.in_words(self._rendering.render(spec.note, **facts.variables()))

    async def _written(
        self,
        member: Member,
        kind: DraftKind,
        talk_id: int | None,
        wish: Wish,
        on: date | None = None,
    ) -> Written:
        spec = spec_of(kind)
        facts = await self._draft_facts.facts(member, spec, talk_id, wish)
        if spec.needs_talk and facts.talk is None:
            raise NoTalkError
        if missing := spec.needs(facts):
            raise NothingToWriteError(missing)
        known = replace(facts, today=on or facts.today).variables()
        return Written(
            kind,
            self._rendering.render(spec.template, **known),
            spec.subject_template and self._rendering.render(spec.subject_template, **known),
            facts.talk.id if facts.talk and spec.needs_talk else None,
            wish,
        )

    async def _save(self, connection: Connection, member: Member, written: Written) -> Draft:
        draft = await DraftStore(connection, member).save(
            written.kind,
            spec_of(written.kind).title,
            written.text,
            written.subject,
            written.talk_id,
            self._now(),
        )
        await WishStore(connection, member).save(draft.id, written.wish)
        return draft

    async def _put(
        self, connection: Connection, member: Member, draft: Draft, written: Written
    ) -> Draft:
        changed = await DraftStore(connection, member).change(
            draft, written.text, written.subject, "coach", self._now()
        )
        if changed is None:
            raise DraftGoneError
        return changed

    async def _wish(self, member: Member, draft_id: int) -> Wish:
        async with self._database.reading() as connection:
            return await WishStore(connection, member).of(draft_id)


async def _worked_on(connection: Connection, member: Member, written: Written) -> Draft | None:
    """The draft that this text belongs to: of this case, about the same talk and days.

    A private reason never stays in words of the member's where it is not ticked this time.
    """
    case = await open_case(connection, member)
    drafts = DraftStore(connection, member)
    known = await drafts.latest(written.kind, written.talk_id, case.started_at)
    if known is None:
        return None
    wish = await WishStore(connection, member).of(known.id)
    has_same_reason = not known.is_edited or wish.has_motive == written.wish.has_motive
    is_same = (wish.days, wish.reader) == (written.wish.days, written.wish.reader)
    return known if is_same and has_same_reason else None
