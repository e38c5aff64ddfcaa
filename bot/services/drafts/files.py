"""A draft as a file or a link, made here and handed to nobody but the member."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC

from bot.domain.agenda.one_to_one import Meeting, OwnDays, meeting_of
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.drafts.catalogue import name_of, spec_of
from bot.domain.drafts.draft import Draft, FileForm, Ways
from bot.domain.member import Member
from bot.domain.talks.talk import Talk
from bot.domain.text.blocks import Block, as_plain, as_script
from bot.files.documents import Document, as_docx, as_pdf, check_letters, read_markdown
from bot.services.drafts.drafts import DraftGoneError
from bot.services.files import File, as_eml, as_file_name, as_markdown, mailto
from bot.services.plan.calendar_file import CalendarEvent, as_ics
from bot.services.week.resting import working_days
from bot.services.workspace.of_members import OfMembers
from bot.storage.drafts.drafts import DraftStore
from bot.storage.plan.cases import CaseStore
from bot.storage.talks.talks import TalkStore
from bot.storage.week.rhythms import RhythmStore

PRINTERS: dict[FileForm, Callable[[Document], bytes]] = {"docx": as_docx, "pdf": as_pdf}

LONGEST_LINK = 2000
"""Characters of a mailto link. Windows hands on 2,083 of an address, and cuts off the rest."""


def blocks_of(draft: Draft) -> tuple[Block, ...]:
    """Return what its text reads as, in Slack as in every file."""
    blocks = read_markdown(draft.text)
    return as_script(blocks) if spec_of(draft.kind).is_script else blocks


def _without_signs(draft: Draft) -> Draft:
    """For mail, where Markdown would stay what it is."""
    return replace(draft, text=as_plain(blocks_of(draft)))


class DraftFiles(OfMembers):
    """Lists the forms in which a draft can be downloaded, and makes the file."""

    async def offered(
        self, member: Member, draft_id: int, form: FileForm | None = None
    ) -> tuple[Draft, Ways]:
        """The draft, and how it can leave: as a document; an e-mail or a meeting as itself, too.

        Raises DraftGoneError, or LettersMissingError where `form` is a PDF that would show boxes.
        """
        around = await self._around(member, draft_id)
        if form == "pdf":
            await asyncio.to_thread(check_letters, await self._document(member, around))
        return around.draft, self._ways(around)

    def _ways(self, around: "_Around") -> Ways:
        draft = around.draft
        forms: tuple[FileForm, ...] = ("docx", "pdf", "markdown")
        link = mailto(_without_signs(draft)) if draft.subject else ""
        if draft.subject:
            forms = (*forms, "email")
        own = OwnDays(UTC, WorkingDays())
        if meeting_of(draft, around.talk, around.manager, self._now(), own):
            forms = (*forms, "calendar")
        return Ways(forms, link if len(link) <= LONGEST_LINK else "")

    async def take(self, member: Member, draft_id: int, form: FileForm) -> File:
        """The draft as it is now, called after the next role and what it is.

        It takes up to a second: start it in the background. Raises as `offered` does.
        """
        around = await self._around(member, draft_id)
        if form == "markdown":
            return as_markdown(around.draft, around.name)
        if form == "email":
            return as_eml(_without_signs(around.draft), around.name, around.reader)
        if form == "calendar":
            return await self._as_calendar(member, around)
        document = await self._document(member, around)
        return f"{around.name}.{form}", await asyncio.to_thread(PRINTERS[form], document)

    async def _document(self, member: Member, around: "_Around") -> Document:
        profile = await self._members.named(member)
        blocks = blocks_of(around.draft)
        return Document(around.title, profile.name, blocks, self._now(), profile.locale)

    async def _as_calendar(self, member: Member, around: "_Around") -> File:
        now, today = self._now(), await self._members.today(member)
        tz = (await self._members.profile(member)).tz
        async with self._database.reading() as connection:
            rhythm = await RhythmStore(connection, member).get()
            working = await working_days(connection, member, rhythm, today)
        own = OwnDays(tz, working)
        meeting = meeting_of(around.draft, around.talk, around.manager, now, own)
        events = [] if meeting is None else [_event(meeting)]
        return as_ics(events, member, now, name=around.name)

    async def _around(self, member: Member, draft_id: int) -> "_Around":
        """Raises DraftGoneError."""
        async with self._database.reading() as connection:
            draft = await DraftStore(connection, member).get(draft_id)
            if draft is None:
                raise DraftGoneError
            talk = await TalkStore(connection, member).get(draft.talk_id) if draft.talk_id else None
            case = await CaseStore(connection, member).current()
        target, manager = (case.target_title, case.manager_name) if case else ("", "")
        return _Around(draft, talk and talk.for_others(), manager, name_of(draft.kind, target))


@dataclass(frozen=True, slots=True)
class _Around:
    """A draft with the talk that it is about, what the manager is called, and its own title."""

    draft: Draft
    talk: Talk | None
    manager: str
    title: str

    @property
    def name(self) -> str:
        return as_file_name(self.title)

    @property
    def reader(self) -> str:
        return self.talk.with_name if self.talk else self.manager


def _event(meeting: Meeting) -> CalendarEvent:
    return CalendarEvent(meeting.key, meeting.title, meeting.starts, meeting.detail)
