"""The tables of what came of a talk: the answer, the no of a round, questions, opportunities."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint

from bot.storage.database.owned import kept, listed, owned, points_at
from bot.storage.database.types import CleanText, Texts

answers = owned(
    "answers",
    Column("talk_id", Integer, nullable=False),
    Column("missing_items", Texts, nullable=False),
    kept("examples"),
    kept("who_decides"),
    Column("decided_on", Date),
    Column("effective_on", Date),
    kept("requirements"),
    kept("what_creates_the_role"),
    kept("other_paths"),
    Column("real_or_soft", CleanText),
    kept("reason"),
    kept("missing_from_plan"),
    Column("revisit_on", Date),
    Column("confirmed_on", Date),
    Column("planned_on", Date),
    PrimaryKeyConstraint("team_id", "user_id", "talk_id"),
    points_at("talks", "talk_id"),
)

refusals = listed(
    "refusals",
    Column("case_id", Integer, nullable=False),
    Column("told_on", Date, nullable=False),
    kept("kind"),
    kept("said"),
    Column("revisit_on", Date, nullable=False),
    points_at("cases", "case_id"),
)

questions = listed(
    "questions",
    kept("text"),
    Column("raised_on", Date, nullable=False),
    Column("asked_on", Date),
    Column("talk_id", Integer),
    points_at("talks", "talk_id"),
)

opportunities = listed(
    "opportunities",
    kept("kind"),
    kept("what"),
    Column("happened_on", Date, nullable=False),
    kept("with_name"),
    kept("reply"),
    kept("result"),
    Column("goal_id", Integer),
    points_at("goals", "goal_id"),
)
