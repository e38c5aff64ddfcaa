"""The tables of the road to the decision: its plan, its timing, its gate and its long goals."""

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint

from bot.domain.development_goal import Change
from bot.storage.table_kinds import kept, listed, owned, points_at
from bot.storage.types import CleanText, Records

ticks = owned(
    "ticks",
    Column("case_id", Integer, nullable=False),
    kept("name"),
    Column("done_on", Date, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "case_id", "name"),
    points_at("cases", "case_id"),
)
"""Steps that the member ticked, and the day on which the manager heard of the aim."""

cycles = owned(
    "cycles",
    kept("name"),
    Column("decided_on", Date, nullable=False),
    Column("opens_on", Date),
    Column("announced_on", Date),
    kept("origin"),
    Column("every_months", Integer, nullable=False),
    Column("is_assumed", Boolean, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

stage_moves = listed(
    "stage_moves",
    Column("case_id", Integer, nullable=False),
    kept("stage"),
    kept("note"),
    Column("moved_on", Date, nullable=False),
    points_at("cases", "case_id"),
)

surroundings = owned(
    "surroundings",
    kept("fact"),
    Column("holds", Boolean, nullable=False),
    Column("said_on", Date, nullable=False),
    Column("look_again_on", Date),
    PrimaryKeyConstraint("team_id", "user_id", "fact"),
)

timings = owned(
    "timings",
    Column("mistake_on", Date),
    Column("checked_on", Date),
    Column("advice", CleanText),
    Column("wait_until_on", Date),
    PrimaryKeyConstraint("team_id", "user_id"),
)

development_goals = listed(
    "development_goals",
    kept("action"),
    kept("metric"),
    Column("deadline_on", Date, nullable=False),
    kept("success_test"),
    Column("set_on", Date, nullable=False),
    kept("builds"),
    Column("is_stretch", Boolean, nullable=False),
    Column("gap_id", Integer),
    Column("line_id", Integer),
    kept("status"),
    Column("closed_on", Date),
    Column("history", Records(Change), nullable=False),
    points_at("gaps", "gap_id"),
    points_at("lines", "line_id"),
)
