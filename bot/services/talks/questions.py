"""Questions: what the member wants to find out, and the answers."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.talks.questions import (
    RAISED,
    Finding,
    NextQuestion,
    NoSuchQuestionError,
    Question,
    QuestionStanding,
    answered,
    next_question,
    standing_of,
)
from bot.domain.text.clean import clean_text, on_one_line
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.ladder.ladders import LadderStore
from bot.storage.plan.cases import CaseStore
from bot.storage.plan.steps import TickStore
from bot.storage.talks.answers import DiscoveryStore, FindingStore, QuestionStore

PROCESS_KNOWN = "process_known"
"""The step of the plan that an answer about the process takes."""


class AnsweredTooEarlyError(CoachError):
    sentence = "That day is still to come. When did they say it?"
    field = "found_on"


async def question_now(connection: Connection, member: Member, turn: int) -> NextQuestion | None:
    """What the next agenda asks, first what a talk left open (001-13); None before any case."""
    raised = await QuestionStore(connection, member).waiting()
    if raised:
        return NextQuestion(f"{RAISED}{raised[0].id}", raised[0].text)
    case = await CaseStore(connection, member).current()
    if case is None:
        return None
    return next_question(case.stage, await DiscoveryStore(connection, member).all(), turn)


async def note_asked(
    connection: Connection, member: Member, names: Sequence[str], on: date
) -> None:
    """These questions stood on an agenda that was posted."""
    raised = [int(name.removeprefix(RAISED)) for name in names if name.startswith(RAISED)]
    await QuestionStore(connection, member).mark_asked(raised, on)
    for name in names:
        if not name.startswith(RAISED):
            await DiscoveryStore(connection, member).ask(name, on)


class Questions:
    """Saves the questions of a member, and the answers part by part."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def standings(self, member: Member) -> Sequence[QuestionStanding]:
        """Every question with what is known, in the order in which they help."""
        async with self._database.reading() as connection:
            asked = await DiscoveryStore(connection, member).all()
            return standing_of(asked, await FindingStore(connection, member).all())

    async def standing(self, member: Member, name: str) -> QuestionStanding:
        """Raises NoSuchQuestionError."""
        found = (one for one in await self.standings(member) if one.question.name == name)
        standing = next(found, None)
        if standing is None:
            raise NoSuchQuestionError
        return standing

    async def findings(self, member: Member) -> tuple[Finding, ...]:
        """Everything that was answered; `bot.domain.talks.questions.about` picks from it."""
        async with self._database.reading() as connection:
            return await FindingStore(connection, member).all()

    async def answer(
        self, member: Member, name: str, said: Mapping[str, str], said_by: str, on: date | None
    ) -> QuestionStanding:
        """Saves what was said, in the place of an earlier answer, and retires the question.

        Raises NoAnswerError, AnswerTooLongError, AnsweredTooEarlyError or NoSuchQuestionError.
        """
        question = (await self.standing(member, name)).question
        today = await self._members.today(member)
        on = on or today
        if on > today:
            raise AnsweredTooEarlyError
        words = {part: clean_text(text) for part, text in said.items()}
        findings = answered(question, words, on_one_line(said_by), on)
        async with self._database.writing() as connection:
            await _save(connection, member, question, findings)
        return await self.standing(member, name)


async def _save(
    connection: Connection, member: Member, question: Question, findings: Sequence[Finding]
) -> None:
    """The answer, and what follows from it: a step of the plan, the link to the guidelines."""
    first = findings[0]
    await DiscoveryStore(connection, member).answer(question.name, first.said_by, first.found_on)
    await FindingStore(connection, member).save(question.name, findings)
    case = await CaseStore(connection, member).current()
    if question.name == "process" and case:
        await TickStore(connection, member).set(case.id, PROCESS_KNOWN, first.found_on)
    if question.name == "guidelines" and first.text.startswith(("https://", "http://")):
        await LadderStore(connection, member).note_guidelines(first.text.split()[0])
