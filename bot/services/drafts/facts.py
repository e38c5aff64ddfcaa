"""All that a draft may say about a member, gathered before it is written."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.calendar.dates import months_after, months_between
from bot.domain.drafts import period, proposal
from bot.domain.drafts.catalogue import DraftSpec
from bot.domain.drafts.draft import NO_WISH, Choices, DraftKind, Wish
from bot.domain.drafts.facts import Agreed, DraftFacts
from bot.domain.member import Member
from bot.domain.people.reader import thanked_for
from bot.domain.plan.case import Case
from bot.domain.plan.manager import is_manager
from bot.domain.review.best_wins import MOST, WINDOW, best_wins, strongest
from bot.domain.review.review import Mark, ReviewLine, fingerprint
from bot.domain.talks.answer_page import vague_items
from bot.domain.talks.questions import Finding, about
from bot.domain.talks.talk import Talk, is_with, open_promises, said_yes
from bot.domain.wins.sentence import wins_told_to
from bot.domain.wins.win import Win
from bot.services.people.people import reader_for
from bot.services.plan.case import open_case
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore, GoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.people.people import PersonStore
from bot.storage.plan.case_files import CaseFileStore
from bot.storage.plan.cases import CaseStore
from bot.storage.review.gaps import GapStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.talks.answers import AnswerStore, FindingStore
from bot.storage.talks.talks import TalkStore
from bot.storage.wins.weights import WeightStore
from bot.storage.wins.wins import WinStore

MOST_TALKS = 20
LONGEST_NOTE = timedelta(days=31)
HEARD = frozenset({"philosophy"})
"""The questions whose answers say what those who decide look for."""

PROCESS = frozenset({"process"})
"""The questions that are not asked again once the answer is on record."""


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, for which case and on which day; everything here reads with one connection."""

    connection: Connection
    member: Member
    case: Case
    today: date


async def proposal_for(asked: Asked, months: int) -> proposal.Proposal:
    """What the wins of the last months prove, and what has lasted longer."""
    connection, member, today = asked.connection, asked.member, asked.today
    weights = WeightStore(connection, member)
    lines = await LadderStore(connection, member).lines()
    choice = proposal.chosen(
        await weights.between(months_after(today, -months), today), lines, today
    )
    people = await PersonStore(connection, member).all()
    found = proposal.proposal_of(
        choice,
        await WinStore(connection, member).these(choice.all_ids),
        await weights.all(),
        lines,
        [person for person in people if not is_manager(person, asked.case)],
        today,
        asked.case.steady_months,
    )
    return proposal.agreed_on(
        found,
        lines,
        await _agreed_marks(asked),
        await GapStore(connection, member).open(),
        await DevelopmentGoalStore(connection, member).all(),
    )


async def _agreed_marks(asked: Asked) -> dict[str, Mark]:
    """What member and manager hold alike of the next level, by the tag of its line."""
    reviewed = await _reviewed(asked)
    return {line.key.criterion_id: line.agreed for line in reviewed if line.agreed}


async def _reviewed(asked: Asked) -> tuple[ReviewLine, ...]:
    """What was said of the expectations of the next level."""
    own = await LadderStore(asked.connection, asked.member).own()
    if own is None or own.levels.target is None:
        return ()
    prints = {line.key: fingerprint(line) for line in own.ladder.lines_at(own.levels.target)}
    return await ReviewStore(asked.connection, asked.member).lines(prints)


async def heard(asked: Asked, names: frozenset[str]) -> tuple[Finding, ...]:
    """What the member was told to the questions of these names."""
    return about(names, await FindingStore(asked.connection, asked.member).all())


async def period_for(asked: Asked, wish: Wish) -> period.Period:
    """The days that were wished for; without a first day those since the last talk."""
    connection, member = asked.connection, asked.member
    until_on = wish.until_on or asked.today
    since_on = min(wish.since_on or await _last_talk_on(asked), until_on)
    lines = await LadderStore(connection, member).lines()
    weights = await WeightStore(connection, member).between(since_on, until_on)
    choice = period.chosen(weights, lines, until_on)
    return period.period_of(
        since_on,
        until_on,
        choice,
        await WinStore(connection, member).these(choice.all_ids),
        await GoalStore(connection, member).between(since_on - timedelta(days=6), until_on),
        lines,
    )


async def agreed_for(asked: Asked) -> Agreed:
    """What stands between member and manager."""
    connection, member = asked.connection, asked.member
    own = await LadderStore(connection, member).own()
    signed = (own.ladder if own.ladder.signed_on else own.signed_before) if own else None
    talks = await TalkStore(connection, member).latest(MOST_TALKS)
    gaps = await GapStore(connection, member).open()
    again_on = talks[0].next_talk_on if talks else None
    promises = open_promises(talks)
    with_names = (*(talk.with_name for talk in talks), signed.signed_by if signed else "")
    return Agreed(
        ladder_by=signed.signed_by if signed else "",
        ladder_on=signed.signed_on if signed else None,
        gaps=tuple(gap for gap in gaps if gap.agreed_on),
        promises=tuple(one for one in promises if one.is_awaited(asked.today)),
        overtaken=tuple(one for one in promises if not one.is_awaited(asked.today)),
        again_on=again_on if again_on and again_on >= asked.today else None,
        with_names=tuple(dict.fromkeys(name for name in with_names if name)),
    )


async def _last_talk_on(asked: Asked) -> date:
    """The day of the last talk with the manager, where that is not long ago, else a month back."""
    month_ago = asked.today - LONGEST_NOTE
    newest = await _talk_with_manager(asked.connection, asked.member, asked.case)
    return max(newest.held_on, month_ago) if newest else month_ago


TO_MANAGER: frozenset[DraftKind] = frozenset(
    {"conversation", "meeting_request", "progress_note", "role_needs", "soft_ask", "timeline"}
)
"""Said or sent to the manager, who is "you" in them; a talk with somebody else is none with you."""

EARLIEST = date(1970, 1, 1)
"""Before any win: a portfolio reaches back as far as there is one."""


class DraftFactsReader:
    """Reads the facts with a fixed number of queries, however many wins there are."""

    def __init__(self, database: Database, members: Members) -> None:
        self._database = database
        self._members = members

    async def choices(
        self, member: Member, spec: DraftSpec, wish: Wish = NO_WISH
    ) -> Choices | None:
        """What to choose before a draft is written, None for nothing. Raises NoCaseError."""
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            case = await open_case(connection, member)
            file = await CaseFileStore(connection, member).of(case.id)
            has_thanks = spec.gathers == "promotion" and await _asks_for_what(
                connection, member, case, wish
            )
        has_motive = spec.may_hold_motive and file.has_motive
        if not (has_motive or has_thanks or spec.has_period):
            return None
        usual = replace(wish, since_on=today - WINDOW, until_on=today) if spec.has_period else wish
        return Choices(usual, spec.has_period, has_motive, has_thanks)

    async def facts(
        self, member: Member, spec: DraftSpec, talk_id: int | None = None, wish: Wish = NO_WISH
    ) -> DraftFacts:
        """What is known today, with the talk of this id, else the newest. Raises NoCaseError."""
        profile = await self._members.named(member)
        today = await self._members.today(member)
        async with self._database.reading() as connection:
            case = await open_case(connection, member)
            talk = await _talk(connection, member, case, spec, talk_id)
            answer = await AnswerStore(connection, member).get(talk.id) if talk else None
            file = await CaseFileStore(connection, member).of(case.id)
            since = case.current_since_on
            facts = DraftFacts(
                today=today,
                member_name=profile.name,
                target_title=case.target_title,
                current_title=case.current_title,
                manager_name=case.manager_name,
                decision_on=case.decision_on,
                months_in_role=months_between(since, today) if since else None,
                wins=wins_told_to(
                    await _best_wins(connection, member, today),
                    case.manager_name if spec.kind in TO_MANAGER else "",
                ),
                gaps=await GapStore(connection, member).open(),
                talk=talk,
                answer=replace(answer, real_or_soft=None) if answer else None,
                questions=tuple(vague_items(answer).values()) if answer else (),
                file=file.for_others(),
                motive=file.motive if wish.has_motive and file.has_motive else None,
                reader=replace(
                    await reader_for(connection, member, wish.reader),
                    thanked_for=thanked_for(wish.thanked_for, wish.reader, today),
                ),
                locale=profile.locale,
            )
            return await _gathered(spec, facts, Asked(connection, member, case, today), wish)


async def _gathered(spec: DraftSpec, facts: DraftFacts, asked: Asked, wish: Wish) -> DraftFacts:
    """With what this kind of draft is made of beside what every draft may say."""
    match spec.gathers:
        case "proposal":
            proposal = await proposal_for(asked, facts.file.months)
            facts = replace(facts, proposal=proposal, heard=await heard(asked, HEARD))
        case "period":
            told = await period_for(asked, wish)
            is_for_manager = spec.kind == "progress_note"
            name = asked.case.manager_name if is_for_manager else ""
            facts = replace(facts, period=period.for_reader(told, name))
        case "everything":
            since_always = replace(wish, since_on=wish.since_on or EARLIEST)
            facts = replace(facts, period=await period_for(asked, since_always))
        case "agreed":
            facts = replace(facts, settled=await agreed_for(asked))
        case "process":
            both_rated = any(line.own and line.manager for line in await _reviewed(asked))
            facts = replace(
                facts,
                heard=await heard(asked, PROCESS),
                settled=await agreed_for(asked),
                both_rated=both_rated,
            )
        case "promotion":
            title = await promoted_to(asked.connection, asked.member, asked.case)
            facts = replace(facts, promoted_to=title)
        case None:
            pass
    return facts


async def _asks_for_what(connection: Connection, member: Member, case: Case, wish: Wish) -> bool:
    """Whether there is a promotion to thank for, and it is open who is thanked, or for what."""
    if not await promoted_to(connection, member, case):
        return False
    return not (await reader_for(connection, member, wish.reader)).can_be_thanked


async def promoted_to(connection: Connection, member: Member, case: Case) -> str:
    """The title that was reached last, in this case or an earlier one; empty where none was."""
    ended = await CaseStore(connection, member).ended()
    cases = (case, *(earlier for earlier, _ in ended))
    return next((one.target_title for one in cases if one.stage == "promoted"), "")


async def _best_wins(connection: Connection, member: Member, today: date) -> tuple[Win, ...]:
    """Chosen by what counts of all the recent ones; only those chosen are read."""
    recent = await WeightStore(connection, member).between(today - WINDOW, today)
    ids = [weight.win_id for weight in strongest(recent, today)[:MOST]]
    return best_wins(await WinStore(connection, member).these(ids), today)


async def _talk(
    connection: Connection, member: Member, case: Case, spec: DraftSpec, talk_id: int | None
) -> Talk | None:
    """The talk that a draft is about, without the member's own notes, which no draft may know."""
    talks = TalkStore(connection, member)
    if talk_id is not None:
        found = await talks.get(talk_id)
    elif spec.kind in TO_MANAGER:
        found = await _talk_with_manager(connection, member, case)
    elif spec.kind == "handover":
        here = await _talks_of(connection, member, case)
        found = said_yes(here) or next(iter(here), None)
    else:
        found = next(iter(await talks.latest(1)), None)
    return found.for_others() if found else None


async def _talk_with_manager(connection: Connection, member: Member, case: Case) -> Talk | None:
    talks = await _talks_of(connection, member, case)
    return next((talk for talk in talks if is_with(talk, case.manager_name)), None)


async def _talks_of(connection: Connection, member: Member, case: Case) -> list[Talk]:
    """Those about the role that the member aims for now, the newest first."""
    talks = await TalkStore(connection, member).latest(MOST_TALKS)
    return [talk for talk in talks if talk.recorded_at >= case.started_at]
