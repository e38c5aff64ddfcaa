"""Opportunities: what was offered, what the member raised a hand for, what it became."""

from bot.domain.calendar.weeks import answers_week
from bot.domain.errors import CoachError
from bot.domain.goals.goal import LONGEST_GOAL
from bot.domain.member import Member
from bot.domain.talks.log import Opportunity, OpportunityDraft
from bot.domain.text.wording import gist
from bot.services.workspace.of_members import OfMembers
from bot.storage.goals.goals import GoalStore
from bot.storage.talks.answers import OpportunityStore


class OpportunityGoneError(CoachError):
    """What a button names is no longer there."""

    sentence = "That entry is no longer there. `/promo talks` shows those that are."


class Opportunities(OfMembers):
    """Saves opportunities; an accepted one becomes a goal by one press (001-9)."""

    async def save(
        self, member: Member, draft: OpportunityDraft, opportunity_id: int | None = None
    ) -> Opportunity:
        """A new one, or one that changed. Raises OpportunityGoneError."""
        async with self._database.writing() as connection:
            known = OpportunityStore(connection, member)
            if opportunity_id is None:
                return await known.add(draft)
            return _found(await known.change(opportunity_id, draft))

    async def opportunity(self, member: Member, opportunity_id: int) -> Opportunity:
        """Raises OpportunityGoneError."""
        async with self._database.reading() as connection:
            return _found(await OpportunityStore(connection, member).get(opportunity_id))

    async def remove(self, member: Member, opportunity_id: int) -> None:
        """Its goal stays. Raises OpportunityGoneError."""
        async with self._database.writing() as connection:
            if not await OpportunityStore(connection, member).remove(opportunity_id):
                raise OpportunityGoneError

    async def make_goal(self, member: Member, opportunity_id: int) -> Opportunity:
        """A goal for this week, once. Raises OpportunityGoneError."""
        week = answers_week("plan", self._now(), (await self._members.profile(member)).tz)
        async with self._database.writing() as connection:
            known = OpportunityStore(connection, member)
            before = _found(await known.get(opportunity_id))
            if before.goal_id is not None:
                return before
            text = gist(before.what, LONGEST_GOAL)
            goal = await GoalStore(connection, member).add(text, week.monday, None, self._now())
            return _found(await known.attach_goal(opportunity_id, goal.id))


def _found(opportunity: Opportunity | None) -> Opportunity:
    if opportunity is None:
        raise OpportunityGoneError
    return opportunity
