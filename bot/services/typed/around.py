"""What a typed line is understood by: what the coach asked, and what a reply stands under."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import SECOND, CheckInKind, answers_week
from bot.domain.goals.goal import Goal
from bot.domain.member import Member
from bot.domain.typed.line import SAVES, TypedLine
from bot.domain.typed.meaning import Around, Parent, Question
from bot.domain.wins.follow_up import question_about
from bot.domain.wins.win import Win
from bot.storage.database.connection import Connection
from bot.storage.delivery.deliveries import DeliveryStore
from bot.storage.goals.goals import GoalStore
from bot.storage.ladder.ladders import LadderStore
from bot.storage.typed.lines import TypedStore
from bot.storage.wins.wins import WinStore

OPEN_FOR = timedelta(hours=24)
"""How long a question of the coach's waits to be answered by typing."""

GOES_ON_FOR = timedelta(minutes=30)
"""How long after a line that answered it a question takes more lines: people type one by one."""

LOOK_BACK = 20
"""Typed lines that are looked through for those in a row that nobody understood."""


class Place:
    """What stands around the next line of a member; `now` is UTC, `tz` the member's own."""

    win: Win | None = None

    def __init__(self, connection: Connection, member: Member, now: datetime, tz: ZoneInfo) -> None:
        self._connection, self._member, self._now, self._tz = connection, member, now, tz
        self.goals: tuple[Goal, ...] = ()
        self.asked: tuple[TypedLine, ...] = ()
        self.asked_before = 0
        self._last: TypedLine | None = None

    async def around(self, thread_ts: str | None, pages: tuple[str, ...]) -> Around:
        """A reply is about what it stands under; everything else about what was asked last."""
        await self._look_back()
        found = await self._under(thread_ts) if thread_ts else None
        if found is None:
            found = await self._open_questions(), None
        questions, parent = found
        if parent != "goal":
            self.goals = await self._goals_of_review() if "review" in questions else ()
        return Around(questions, parent, tuple(goal.text for goal in self.goals), pages)

    async def _look_back(self) -> None:
        """The lines that wait for an answer, and how many messages in a row they are."""
        typed = TypedStore(self._connection, self._member)
        messages: list[str] = []
        newest_lines = await typed.newest(self._now - OPEN_FOR, LOOK_BACK)
        self._last = next((one for one in newest_lines if one.became != "said"), None)
        for line in newest_lines:
            if line.became != "asked":
                break
            messages += [line.message_ts] if line.message_ts not in messages else []
        self.asked_before = len(messages)
        newest = await typed.of_message(messages[0]) if messages else ()
        self.asked = tuple(line for line in newest if line.became == "asked")

    async def _under(self, ts: str) -> tuple[tuple[Question, ...], Parent | None] | None:
        """None: it stands under nothing that asks, or that became anything."""
        kind = await DeliveryStore(self._connection).kind_of_message(self._member, ts)
        for first in ("plan", "review"):
            if kind in {first, SECOND[first]}:
                return (first,), None
        lines = await TypedStore(self._connection, self._member).about(ts)
        waiting = tuple(line for line in lines if line.became == "asked")
        if waiting:
            self.asked = waiting
            return ("which",), None
        only = [line for line in lines if line.became in SAVES and line.became_id]
        return await self._under_line(only[0]) if len(only) == 1 else None

    async def _under_line(self, line: TypedLine) -> tuple[tuple[Question, ...], Parent | None]:
        of_it = line.became_id or 0
        if line.became == "win":
            win = await WinStore(self._connection, self._member).get(of_it)
            self.win = win if win and win.undone_at is None else None
            return (), "win" if self.win else None
        goal = await GoalStore(self._connection, self._member).get(of_it)
        self.goals = (goal,) if goal and goal.state == "open" else ()
        return (), "goal" if self.goals else None

    async def _open_questions(self) -> tuple[Question, ...]:
        """The newest first."""
        since = self._now - OPEN_FOR
        sent = await DeliveryStore(self._connection).sent_since(self._member, since)
        found: list[tuple[datetime, Question]] = []
        for kind in ("plan", "review"):
            asked = [at for one, at in sent.items() if one in {kind, SECOND[kind]}]
            if asked and not await self._is_answered(kind, max(asked)):
                found.append((max(asked), kind))
        if self.asked:
            found.append((self.asked[0].heard_at, "which"))
        if question := await self._asked_of_newest_win(since):
            found.append(question)
        return tuple(question for _, question in sorted(found, reverse=True))

    async def _is_answered(self, kind: CheckInKind, asked_at: datetime) -> bool:
        """By anything set, closed or saved since, unless they are at it just now."""
        answers = {"goal"} if kind == "plan" else {"win", "outcome"}
        last = self._last
        if last and last.became in answers and self._now - last.heard_at < GOES_ON_FOR:
            return False
        if await GoalStore(self._connection, self._member).since_instant(asked_at):
            return True
        wins = WinStore(self._connection, self._member)
        return kind == "review" and bool(await wins.since_instant(asked_at))

    async def _asked_of_newest_win(self, since: datetime) -> tuple[datetime, Question] | None:
        win = await WinStore(self._connection, self._member).newest()
        if win is None or win.created_at < since or win.source == "import":
            return None
        lines = await LadderStore(self._connection, self._member).lines()
        question = question_about(win, has_lines=any(line.tag for line in lines))
        if question is None or question == "line":
            return None
        self.win = win
        return win.created_at, question

    async def _goals_of_review(self) -> tuple[Goal, ...]:
        week = answers_week("review", self._now, self._tz)
        goals = await GoalStore(self._connection, self._member).of_week(week.monday)
        return tuple(goal for goal in goals if goal.state == "open")
