"""Assembling: everything that a draft may say about a member, gathered before it is written."""

from dataclasses import replace
from datetime import date

from bot.domain.answer_words import vague_items
from bot.domain.best_wins import MOST, WINDOW, best_wins, strongest
from bot.domain.draft_facts import DraftFacts
from bot.domain.drafting import DraftSpec
from bot.domain.member import Member
from bot.domain.months import months_between
from bot.domain.talk import Talk
from bot.domain.win import Win
from bot.domain.wish import NO_WISH, Choices, Wish
from bot.services.addressing import reader_for
from bot.services.aiming import NoCaseError
from bot.services.knowing import Knowing
from bot.services.proving import Asked, agreed_for, heard, period_for, proposal_for
from bot.storage.answers import Answers
from bot.storage.case_files import CaseFiles
from bot.storage.cases import Cases
from bot.storage.database import Connection, Database
from bot.storage.gaps import Gaps
from bot.storage.talks import Talks
from bot.storage.weights import Weights
from bot.storage.wins import Wins

EARLIEST = date(1970, 1, 1)
"""Before any win: a portfolio reaches back as far as there is one."""


class Assembling:
    """Reads the facts in a number of queries that does not grow with the wins."""

    def __init__(self, database: Database, knowing: Knowing) -> None:
        self._database = database
        self._knowing = knowing

    async def choices(self, member: Member, spec: DraftSpec) -> Choices | None:
        """What to choose before a draft is written, None for nothing. Raises NoCaseError."""
        today = await self._knowing.today(member)
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            if case is None:
                raise NoCaseError
            file = await CaseFiles(connection, member).of(case.id)
        has_motive = spec.may_hold_motive and file.has_motive
        if not has_motive and not spec.has_period:
            return None
        usual = Wish(today - WINDOW, today) if spec.has_period else NO_WISH
        return Choices(usual, spec.has_period, has_motive)

    async def facts(
        self, member: Member, spec: DraftSpec, talk_id: int | None = None, wish: Wish = NO_WISH
    ) -> DraftFacts:
        """What is known today, with the talk of this id, else the newest. Raises NoCaseError."""
        profile = await self._knowing.named(member)
        today = await self._knowing.today(member)
        async with self._database.reading() as connection:
            case = await Cases(connection, member).current()
            if case is None:
                raise NoCaseError
            talk = await _talk(connection, member, talk_id)
            answer = await Answers(connection, member).get(talk.id) if talk else None
            file = await CaseFiles(connection, member).of(case.id)
            since = case.current_since_on
            facts = DraftFacts(
                today=today,
                member_name=profile.name,
                target_title=case.target_title,
                current_title=case.current_title,
                manager_name=case.manager_name,
                decision_on=case.decision_on,
                months_in_role=months_between(since, today) if since else None,
                wins=await _best_wins(connection, member, today),
                gaps=await Gaps(connection, member).open(),
                talk=talk,
                answer=replace(answer, real_or_soft=None) if answer else None,
                questions=tuple(vague_items(answer).values()) if answer else (),
                file=file.for_others(),
                motive=file.motive if wish.has_motive and file.has_motive else None,
                reader=await reader_for(connection, member, wish.reader),
                locale=profile.locale,
            )
            return await _gathered(spec, facts, Asked(connection, member, case, today), wish)


async def _gathered(spec: DraftSpec, facts: DraftFacts, asked: Asked, wish: Wish) -> DraftFacts:
    """With what this kind of draft is made of beside what every draft may say."""
    match spec.gathers:
        case "proposal":
            proposal = await proposal_for(asked, facts.file.months)
            return replace(facts, proposal=proposal, heard=await heard(asked))
        case "period":
            return replace(facts, period=await period_for(asked, wish))
        case "everything":
            since_always = replace(wish, since_on=wish.since_on or EARLIEST)
            return replace(facts, period=await period_for(asked, since_always))
        case "agreed":
            return replace(facts, settled=await agreed_for(asked))
        case None:
            return facts


async def _best_wins(connection: Connection, member: Member, today: date) -> tuple[Win, ...]:
    """Chosen by what counts of all the recent ones; only those chosen are read."""
    recent = await Weights(connection, member).between(today - WINDOW, today)
    ids = [weight.win_id for weight in strongest(recent, today)[:MOST]]
    return best_wins(await Wins(connection, member).these(ids), today)


async def _talk(connection: Connection, member: Member, talk_id: int | None) -> Talk | None:
    """Without the member's own notes, which no draft may know."""
    talks = Talks(connection, member)
    if talk_id is not None:
        found = await talks.get(talk_id)
    else:
        found = next(iter(await talks.latest(1)), None)
    return found.for_others() if found else None
