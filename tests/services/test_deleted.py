"""What is deleted for good is gone with what hangs on it, and what it led to stays."""

from dataclasses import replace

import pytest
from sqlalchemy import Table, func, select

from bot.domain.calendar.weeks import Rhythm
from bot.domain.errors import CoachError
from bot.domain.goals.development_goal import DevelopmentGoalDraft
from bot.domain.ladder.ladder import LineKey
from bot.domain.people.feedback import Answer, FeedbackDraft
from bot.domain.talks.log import OpportunityDraft
from bot.services.coach import Coach
from bot.storage.database.database import Database
from bot.storage.database.tables import draft_versions, drafts, goals
from bot.storage.people.tables import feedback_tags
from bot.storage.plan.tables import wishes
from bot.storage.talks.answers import OpportunityStore
from tests.services.engine import (
    ADA,
    IN_SEVEN_MONTHS,
    MONDAY,
    DirectMessages,
    Hands,
    engine,
)

HALF_A_YEAR_ON = MONDAY.date().replace(year=2027)
DEVELOPMENT = DevelopmentGoalDraft("lead it", "two teams", HALF_A_YEAR_ON, "Marta says so")


@pytest.fixture
async def coach(database: Database) -> Coach:
    coach = engine(database, DirectMessages(), Hands(MONDAY))
    await coach.cases.aim(ADA, IN_SEVEN_MONTHS, Rhythm())
    return coach


async def count_of(database: Database, table: Table) -> int:
    async with database.reading() as connection:
        return int(await connection.scalar(select(func.count()).select_from(table)) or 0)


async def test_a_goal_goes_from_every_week_that_had_it(database: Database, coach: Coach) -> None:
    first = (await coach.goals.commit(ADA, "ship the secret plan")).goal
    carried = (await coach.goals.carry(ADA, first.id)).copy
    assert carried
    await coach.goals.commit(ADA, "ship the other plan")
    async with database.writing() as connection:
        log = OpportunityStore(connection, ADA)
        offered = await log.add(OpportunityDraft("offered", "the incident review", MONDAY.date()))
        await log.attach_goal(offered.id, first.id)

    await coach.goals.delete(ADA, carried.id)

    async with database.reading() as connection:
        left = (await connection.execute(select(goals.c.text))).scalars().all()
        offer_now = await OpportunityStore(connection, ADA).get(offered.id)
    assert list(left) == ["ship the other plan"]
    assert offer_now == replace(offered, goal_id=None)
    with pytest.raises(CoachError, match="has changed since"):
        await coach.goals.delete(ADA, carried.id)


async def test_a_development_goal_goes_and_the_weeks_of_it_stay(coach: Coach) -> None:
    (made,) = (await coach.development_goals.save(ADA, DEVELOPMENT)).goals
    week = (await coach.goals.commit(ADA, "ask both", development_goal_id=made.id)).goal

    growth = await coach.development_goals.delete(ADA, made.id)

    assert growth.goals == ()
    assert (await coach.goals.goal(ADA, week.id)).development_goal_id is None
    with pytest.raises(CoachError, match="no longer there"):
        await coach.development_goals.delete(ADA, made.id)


async def test_feedback_goes_with_where_it_was_filed_and_its_goal_stays(
    database: Database, coach: Coach
) -> None:
    await coach.feedback.note(ADA, FeedbackDraft("Kim"), Answer("reads fast"), "well")
    (noted,) = await coach.feedback.all(ADA)
    await coach.feedback.file(ADA, noted.id, LineKey("craft", 2), "strength")
    goal = await coach.feedback.make_goal(ADA, noted.id, DEVELOPMENT)

    await coach.feedback.erase(ADA, noted.id)

    assert await coach.feedback.all(ADA) == ()
    assert await count_of(database, feedback_tags) == 0
    assert await coach.development_goals.goal(ADA, goal.id) == goal
    with pytest.raises(CoachError):
        await coach.feedback.erase(ADA, noted.id)


async def test_a_draft_goes_with_every_text_it_had(database: Database, coach: Coach) -> None:
    draft = await coach.drafts.write(ADA, "meeting_request")
    await coach.draft_versions.change(ADA, draft.id, "in my own words", draft.version)

    await coach.draft_versions.delete(ADA, draft.id)

    assert [await count_of(database, t) for t in (drafts, draft_versions, wishes)] == [0, 0, 0]
    with pytest.raises(CoachError):
        await coach.draft_versions.delete(ADA, draft.id)
