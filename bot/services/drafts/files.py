"""A draft as a file or a link, made here and handed to nobody but the member."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC

from bot.domain.agenda.one_to_one import Meeting, OwnDays, meeting_of
from bot.domain.calendar.working_days import WorkingDays
from bot.domain.drafts.catalogue import spec_of
from bot.domain.drafts.draft import Draft, FileForm, Ways
from bot.domain.member import Member
from bot.domain.talks.talk import Talk
from bot.domain.text.blocks import Block, as_plain, as_script
from bot.files.documents import Document, as_docx, as_pdf, check_letters, read_markdown
from bot.services.drafts.drafts import DraftGoneError
from bot.services.files import File, as_eml, as_markdown, mailto, stem_of
from bot.services.plan.calendar_file import CalendarEvent, as_ics
from bot.services.ports import Clock
from bot.services.week.resting import working_days
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
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


class DraftFiles:
    """Lists the forms in which a draft can be downloaded, and makes the file."""

    def __init__(self, database: Database, members: Members, now: Clock) -> None:
        self._database = database
        self._members = members
        self._now = now

    async def ways(self, member: Member, draft: Draft) -> Ways:
        """Every draft leaves as a document; an e-mail or a meeting as what it is, too."""
        forms: tuple[FileForm, ...] = ("docx", "pdf", "markdown")
        link = mailto(_without_signs(draft)) if draft.subject else ""
        if draft.subject:
            forms = (*forms, "email")
        _, talk, manager = await self._draft(member, draft.id)
        if meeting_of(draft, talk, manager, self._now(), OwnDays(UTC, WorkingDays())):
            forms = (*forms, "calendar")
        return Ways(forms, link if len(link) <= LONGEST_LINK else "")

    async def check(self, member: Member, draft_id: int, form: FileForm) -> None:
        """Raises DraftGoneError, or LettersMissingError for a PDF that would show boxes."""
        draft = (await self._draft(member, draft_id))[0]
        if form == "pdf":
            await asyncio.to_thread(check_letters, draft.text)

    async def take(self, member: Member, draft_id: int, form: FileForm) -> File:
        """The draft as it is now; its name holds no word of the member's.

        It takes up to a second: start it in the background. Raises as `check` does.
        """
        draft, talk, manager = await self._draft(member, draft_id)
        profile = await self._members.named(member)
        if form == "markdown":
            return as_markdown(draft)
        if form == "email":
            return as_eml(_without_signs(draft), profile.name, talk.with_name if talk else manager)
        if form == "calendar":
            return await self._as_calendar(member, draft, talk, manager)
        document = Document(
            draft.title, profile.name, blocks_of(draft), self._now(), profile.locale
        )
        return f"{stem_of(draft)}.{form}", await asyncio.to_thread(PRINTERS[form], document)

    async def _as_calendar(
        self, member: Member, draft: Draft, talk: Talk | None, manager: str
    ) -> File:
        now, today = self._now(), await self._members.today(member)
        tz = (await self._members.profile(member)).tz
        async with self._database.reading() as connection:
            rhythm = await RhythmStore(connection, member).get()
            working = await working_days(connection, member, rhythm, today)
        meeting = meeting_of(draft, talk, manager, now, OwnDays(tz, working))
        events = [] if meeting is None else [_event(meeting)]
        return as_ics(events, member, now, name=stem_of(draft))

    async def _draft(self, member: Member, draft_id: int) -> tuple[Draft, Talk | None, str]:
        """The draft, the talk that it is about, and what the manager is called."""
        async with self._database.reading() as connection:
            draft = await DraftStore(connection, member).get(draft_id)
            if draft is None:
                raise DraftGoneError
            talk = await TalkStore(connection, member).get(draft.talk_id) if draft.talk_id else None
            case = await CaseStore(connection, member).current()
        return draft, talk and talk.for_others(), case.manager_name if case else ""


def _event(meeting: Meeting) -> CalendarEvent:
    return CalendarEvent(meeting.key, meeting.title, meeting.starts, meeting.detail)
