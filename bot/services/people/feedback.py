"""Feedback: asked of people when the member presses their name; the answers are saved.

Whoever is asked reads and writes only through `request_for` and what begins with it.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.delivery.delivery import PERSON_CODES, NotDeliveredError, OutcomeUnknownError
from bot.domain.delivery.errand import REMINDER, REQUEST, BeingSentError, Errand, begun_for
from bot.domain.goals.development_goal import DevelopmentGoal, DevelopmentGoalDraft, goal_of
from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.people.feedback import (
    Answer,
    Asked,
    AskedAlreadyError,
    Feedback,
    FeedbackDraft,
    FeedbackGoneError,
    FeedbackState,
    NotReachedError,
    NotSentError,
    OwnFeedbackError,
    Reminder,
    RequestGoneError,
    Tag,
    Tagged,
    Voice,
    checked_answer,
    last_no,
    may_ask,
    may_remind,
    voices_in,
)
from bot.services.ports import Clock, Letters
from bot.services.workspace.errands import new_errand, write
from bot.services.workspace.members import Members
from bot.services.workspace.of_members import OfMembers
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.goals.goals import DevelopmentGoalStore
from bot.storage.people.feedback import FeedbackStore, MuteStore
from bot.storage.workspace.errands import ErrandRows


async def voices_of(connection: Connection, member: Member) -> tuple[Voice, ...]:
    """Everything that was said about a line of the ladder, the newest first (000-12)."""
    found = await FeedbackStore(connection, member).all()
    return tuple(voice for one in found for voice in voices_in(one))


class FeedbackLog(OfMembers):
    """Saves requests and answers. Nothing goes out but by the member's press."""

    def __init__(self, database: Database, members: Members, letters: Letters, now: Clock) -> None:
        super().__init__(database, members, now)
        self._letters = letters

    async def all(self, member: Member) -> tuple[Feedback, ...]:
        """The newest first."""
        async with self._database.reading() as connection:
            return await FeedbackStore(connection, member).all()

    async def feedback(self, member: Member, feedback_id: int) -> Feedback:
        """Raises FeedbackGoneError."""
        async with self._database.reading() as connection:
            return await _held(connection, member, feedback_id)

    async def prepare(self, member: Member, with_id: str, note: str) -> tuple[FeedbackDraft, Asked]:
        """What would be saved and what they would see.

        Raises OwnFeedbackError, NotAColleagueError, AskedAlreadyError, MutedError or
        RatherNotError.
        """
        if with_id == member.user_id:
            raise OwnFeedbackError
        name = await self._members.colleague(member, with_id, "feedback_whom") or "your colleague"
        known = await self.all(member)
        if any(one.with_id == with_id and one.state == "asked" for one in known):
            raise AskedAlreadyError(name)
        await self._check(member, with_id, name, last_no(known, with_id))
        return FeedbackDraft(name, with_id, note.strip()), await self._asked(member, note, 0)

    async def request(
        self, member: Member, draft: FeedbackDraft, at: datetime | None = None
    ) -> None:
        """Saves a request and sends it; where Slack does not take it nothing stays.

        With `at` (UTC) it waits until then, and may be taken back before.

        Raises AskedAlreadyError, NotSentError, NotReachedError, or BeingSentError where whoever
        comes next finds out how it ended.
        """
        now = self._now()
        at = at if at and at > now else None
        async with self._database.writing() as connection:
            feedbacks = FeedbackStore(connection, member)
            if any(
                x.with_id == draft.with_id and x.state == "asked" for x in await feedbacks.all()
            ):
                raise AskedAlreadyError(draft.with_name)
            feedback_id = (await feedbacks.add(draft, "asked", Answer(), at or now)).id
            errand = new_errand(member, REQUEST, now, whom=draft.with_id, feedback=feedback_id)
            await write(connection, begun_for(errand, at) if at else errand)
        if at:
            return
        try:
            await self._send_request(errand, feedback_id)
        except OutcomeUnknownError:
            raise BeingSentError from None
        except NotDeliveredError as refused:
            async with self._database.writing() as connection:
                await FeedbackStore(connection, member).remove(feedback_id)
                await _end(connection, errand)
            raise refusal_of(refused, draft.with_name) from None

    async def remind(self, member: Member, feedback_id: int) -> None:
        """Sends the same request again.

        Raises TooSoonError, NotSentError, BeingSentError, NotAColleagueError, MutedError or
        FeedbackGoneError.
        """
        feedback = await self.feedback(member, feedback_id)
        if feedback.state != "asked":
            raise FeedbackGoneError
        if feedback.with_id:
            name = await self._members.colleague(member, feedback.with_id)
            await self._check(member, feedback.with_id, name or feedback.with_name)
        errand = new_errand(member, REMINDER, self._now(), whom=feedback.with_id or "")
        async with self._database.writing() as connection:
            feedbacks = FeedbackStore(connection, member)
            held = await feedbacks.held(feedback_id)
            if held is None or held.state != "asked":
                raise FeedbackGoneError
            may_remind(held, self._now())
            await feedbacks.remind(feedback_id, self._now())
            await write(connection, errand)
        try:
            await self._send_reminder(errand, feedback_id)
        except OutcomeUnknownError:
            raise BeingSentError from None
        except NotDeliveredError as refused:
            async with self._database.writing() as connection:
                await FeedbackStore(connection, member).remind(feedback_id, held.reminded_at)
                await _end(connection, errand)
            raise refusal_of(refused, held.with_name) from None

    async def see_request_through(self, errand: Errand) -> None:
        """A request or a reminder that somebody began; nothing where it was settled meanwhile.

        Raises NotDeliveredError or OutcomeUnknownError.
        """
        whom, number = errand.details["whom"], errand.details.get("feedback")
        found = await self.all(errand.member)
        asked = next(
            (
                one
                for one in found
                if one.with_id == whom and one.state == "asked" and number in {None, one.id}
            ),
            None,
        )
        if asked is None:
            return
        send = self._send_request if errand.kind == REQUEST else self._send_reminder
        await send(errand, asked.id)

    async def take_back(
        self, member: Member, feedback_id: int, errand: Errand | None = None
    ) -> Feedback:
        """Nobody can answer it from now on. Raises FeedbackGoneError."""
        async with self._database.writing() as connection:
            feedbacks = FeedbackStore(connection, member)
            feedback = await _held(connection, member, feedback_id)
            if not await feedbacks.settle(feedback_id, "taken_back", Answer(), self._now()):
                raise FeedbackGoneError
            if errand:
                await write(connection, errand)
        return feedback

    async def note(self, member: Member, draft: FeedbackDraft, answer: Answer, field: str) -> None:
        """What somebody said in person. Raises EmptyFeedbackError beside `field`."""
        said = checked_answer(answer, field)
        await self._members.profile(member)
        async with self._database.writing() as connection:
            await FeedbackStore(connection, member).add(draft, "answered", said, self._now())

    async def file(
        self, member: Member, feedback_id: int, key: LineKey, as_: Tagged | None
    ) -> None:
        """Under a line, as a strength or a gap, or off it again (000-12).

        Raises FeedbackGoneError.
        """
        async with self._database.writing() as connection:
            await _held(connection, member, feedback_id)
            feedbacks = FeedbackStore(connection, member)
            if as_ is None:
                await feedbacks.untag(feedback_id, key)
            else:
                await feedbacks.tag(feedback_id, Tag(key, as_))

    async def make_goal(
        self, member: Member, feedback_id: int, draft: DevelopmentGoalDraft
    ) -> DevelopmentGoal:
        """A goal out of what was said (003-22).

        Raises IncompleteGoalError, PastDeadlineError or FeedbackGoneError.
        """
        today = await self._members.today(member)
        async with self._database.writing() as connection:
            goal = await DevelopmentGoalStore(connection, member).add(goal_of(draft, 0, today))
            if not await FeedbackStore(connection, member).act(feedback_id, "goal_made", goal.id):
                raise FeedbackGoneError
        return goal

    async def done(self, member: Member, feedback_id: int) -> None:
        """The member is done with it. Raises FeedbackGoneError."""
        async with self._database.writing() as connection:
            held = await _held(connection, member, feedback_id)
            if not await FeedbackStore(connection, member).act(feedback_id, "done", held.goal_id):
                raise FeedbackGoneError

    async def erase(self, member: Member, feedback_id: int) -> None:
        """What somebody said goes for good. Raises FeedbackGoneError."""
        async with self._database.writing() as connection:
            if not await FeedbackStore(connection, member).erase(feedback_id):
                raise FeedbackGoneError

    async def request_by(self, member: Member, feedback_id: int) -> Asked:
        """A request of the member's, as it goes out. Raises FeedbackGoneError."""
        feedback = await self.feedback(member, feedback_id)
        return await self._asked(member, feedback.note, feedback_id)

    async def request_for(self, guest: Member, owner_id: str, feedback_id: int) -> Asked:
        """The open request to the guest. Raises RequestGoneError for everybody else."""
        owner = replace(guest, user_id=owner_id)
        async with self._database.reading() as connection:
            found = await _asked_of(connection, guest, owner, feedback_id)
        return await self._asked(owner, found.note, feedback_id)

    async def answer(
        self,
        guest: Member,
        owner_id: str,
        feedback_id: int,
        answer: Answer,
        field: str,
        errand: Errand | None = None,
    ) -> Feedback:
        """Raises RequestGoneError, or EmptyFeedbackError beside `field`."""
        said = checked_answer(answer, field)
        return await self._settle(guest, owner_id, feedback_id, said, errand)

    async def decline(
        self, guest: Member, owner_id: str, feedback_id: int, errand: Errand | None = None
    ) -> Feedback:
        """They would rather not. Raises RequestGoneError."""
        return await self._settle(guest, owner_id, feedback_id, None, errand)

    async def _check(
        self, member: Member, with_id: str, name: str, declined_at: datetime | None = None
    ) -> None:
        """Raises MutedError or RatherNotError where they are not to be asked now."""
        async with self._database.reading() as connection:
            is_muted = await has_muted(connection, member, with_id)
        may_ask(name, declined_at, self._now(), "feedback_whom", is_muted=is_muted)

    async def _send_request(self, errand: Errand, feedback_id: int) -> None:
        """It is found where it arrived from then on."""
        asked = await self.request_by(errand.member, feedback_id)
        posted = await self._letters.send(errand, errand.details["whom"], asked)
        async with self._database.writing() as connection:
            at = posted.channel_id, posted.message_ts
            await FeedbackStore(connection, errand.member).stands_at(feedback_id, *at)
            await _end(connection, errand)

    async def _send_reminder(self, errand: Errand, feedback_id: int) -> None:
        asked = await self.request_by(errand.member, feedback_id)
        await self._letters.send(errand, errand.details["whom"], Reminder(asked))
        async with self._database.writing() as connection:
            await _end(connection, errand)

    async def _settle(
        self,
        guest: Member,
        owner_id: str,
        feedback_id: int,
        said: Answer | None,
        errand: Errand | None,
    ) -> Feedback:
        owner = replace(guest, user_id=owner_id)
        async with self._database.writing() as connection:
            await _asked_of(connection, guest, owner, feedback_id)
            feedbacks = FeedbackStore(connection, owner)
            state: FeedbackState = "declined" if said is None else "answered"
            if not await feedbacks.settle(feedback_id, state, said or Answer(), self._now()):
                raise RequestGoneError
            if errand:
                await write(connection, errand)
            return await _held(connection, owner, feedback_id)

    async def _asked(self, owner: Member, note: str, feedback_id: int) -> Asked:
        profile = await self._members.named(owner)
        return Asked(owner.user_id, profile.name or "A colleague", note.strip(), feedback_id)


def refusal_of(refused: NotDeliveredError, name: str) -> NotReachedError | NotSentError:
    """Trying again is of no use where no message can reach them."""
    return NotReachedError(name) if refused.code in PERSON_CODES else NotSentError()


async def _end(connection: Connection, errand: Errand) -> None:
    await ErrandRows(connection, errand.member).end(errand.id)


async def has_muted(connection: Connection, member: Member, guest_id: str) -> bool:
    """Whether they want no more requests of this member's."""
    guest = replace(member, user_id=guest_id)
    return await MuteStore(connection, guest).has(member.user_id)


async def _held(connection: Connection, member: Member, feedback_id: int) -> Feedback:
    found = await FeedbackStore(connection, member).get(feedback_id)
    if found is None:
        raise FeedbackGoneError
    return found


async def _asked_of(
    connection: Connection, guest: Member, owner: Member, feedback_id: int
) -> Feedback:
    """Raises RequestGoneError where nothing was asked of the guest, or it is settled."""
    found = await FeedbackStore(connection, owner).get(feedback_id)
    if found is None or found.with_id != guest.user_id or found.state != "asked":
        raise RequestGoneError
    return found
