"""The tables of the plan: its steps, its cycles, its timing, and the case file."""

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint, Table

from bot.domain.goals.development_goal import Change
from bot.storage.database.owned import METADATA, kept, listed, owned, points_at
from bot.storage.database.types import CleanText, Instant, Records, Texts

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


company_cycles = Table(
    "company_cycles",
    METADATA,
    kept("team_id"),
    kept("name"),
    Column("decided_on", Date, nullable=False),
    Column("opens_on", Date),
    Column("announced_on", Date),
    Column("every_months", Integer, nullable=False),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id"),
)
"""One for each workspace: days that everybody there may know, and no word of a member's."""


case_files = owned(
    "case_files",
    Column("case_id", Integer, nullable=False),
    kept("target_kind"),
    kept("exact_title"),
    Column("starts_on", Date),
    Column("months", Integer, nullable=False),
    kept("who"),
    kept("what"),
    kept("when"),
    kept("duties"),
    Column("first_90_days", Texts, nullable=False),
    kept("need"),
    kept("value"),
    kept("vision"),
    Column("organisation_goals", Texts, nullable=False),
    kept("long_term_role"),
    kept("reason"),
    PrimaryKeyConstraint("team_id", "user_id", "case_id"),
    points_at("cases", "case_id"),
)

wishes = owned(
    "wishes",
    Column("draft_id", Integer, nullable=False),
    Column("since_on", Date),
    Column("until_on", Date),
    Column("has_motive", Boolean, nullable=False),
    kept("reader"),
    PrimaryKeyConstraint("team_id", "user_id", "draft_id"),
    points_at("drafts", "draft_id"),
)
"""What the member chose for one draft, so that it can be written anew in the same way."""
