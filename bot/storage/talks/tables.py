"""The tables of the outcome of a talk: the answer, the no of a round, questions, opportunities."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint

from bot.storage.database.owned import listed, owned, points_at, text_column
from bot.storage.database.types import CleanText, Texts

answers = owned(
    "answers",
    Column("talk_id", Integer, nullable=False),
    Column("missing_items", Texts, nullable=False),
    text_column("examples"),
    text_column("who_decides"),
    Column("decided_on", Date),
    Column("effective_on", Date),
    text_column("requirements"),
    text_column("what_creates_the_role"),
    text_column("other_paths"),
    Column("real_or_soft", CleanText),
    text_column("reason"),
    text_column("missing_from_plan"),
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
    text_column("kind"),
    text_column("said"),
    Column("revisit_on", Date, nullable=False),
    points_at("cases", "case_id"),
)

questions = listed(
    "questions",
    text_column("text"),
    Column("raised_on", Date, nullable=False),
    Column("asked_on", Date),
    Column("talk_id", Integer),
    points_at("talks", "talk_id"),
)

opportunities = listed(
    "opportunities",
    text_column("kind"),
    text_column("what"),
    Column("happened_on", Date, nullable=False),
    text_column("with_name"),
    text_column("reply"),
    text_column("result"),
    Column("goal_id", Integer),
    points_at("goals", "goal_id"),
)
