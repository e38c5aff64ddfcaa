"""The tables of the plan: its steps, its cycles, its timing, and the case file."""

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint, Table

from bot.domain.goals.development_goal import Change
from bot.storage.database.owned import METADATA, listed, owned, points_at, text_column
from bot.storage.database.types import CleanText, Instant, Records, Texts

ticks = owned(
    "ticks",
    Column("case_id", Integer, nullable=False),
    text_column("name"),
    Column("done_on", Date, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "case_id", "name"),
    points_at("cases", "case_id"),
)
"""Steps that the member ticked, and the day on which the manager heard of the aim."""

cycles = owned(
    "cycles",
    text_column("name"),
    Column("decided_on", Date, nullable=False),
    Column("opens_on", Date),
    Column("announced_on", Date),
    text_column("origin"),
    Column("every_months", Integer, nullable=False),
    Column("is_assumed", Boolean, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

stage_moves = listed(
    "stage_moves",
    Column("case_id", Integer, nullable=False),
    text_column("stage"),
    text_column("note"),
    Column("moved_on", Date, nullable=False),
    points_at("cases", "case_id"),
)

turning_points = listed(
    "turning_points",
    text_column("kind"),
    Column("case_id", Integer, nullable=False),
    text_column("before"),
    Column("made_at", Instant, nullable=False),
    Column("undone_at", Instant),
    points_at("cases", "case_id"),
)
"""`before` is JSON: what was there, and the ids of what was made."""

surroundings = owned(
    "surroundings",
    text_column("fact"),
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
    text_column("action"),
    text_column("metric"),
    Column("deadline_on", Date, nullable=False),
    text_column("success_test"),
    Column("set_on", Date, nullable=False),
    text_column("builds"),
    Column("is_stretch", Boolean, nullable=False),
    Column("gap_id", Integer),
    Column("line_id", Integer),
    text_column("status"),
    Column("closed_on", Date),
    Column("history", Records(Change), nullable=False),
    points_at("gaps", "gap_id"),
    points_at("lines", "line_id"),
)


company_cycles = Table(
    "company_cycles",
    METADATA,
    text_column("team_id"),
    text_column("name"),
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
    text_column("target_kind"),
    text_column("exact_title"),
    Column("starts_on", Date),
    Column("months", Integer, nullable=False),
    text_column("who"),
    text_column("what"),
    text_column("when"),
    text_column("duties"),
    Column("first_90_days", Texts, nullable=False),
    text_column("need"),
    text_column("value"),
    text_column("vision"),
    Column("organisation_goals", Texts, nullable=False),
    text_column("long_term_role"),
    text_column("reason"),
    PrimaryKeyConstraint("team_id", "user_id", "case_id"),
    points_at("cases", "case_id"),
)

wishes = owned(
    "wishes",
    Column("draft_id", Integer, nullable=False),
    Column("since_on", Date),
    Column("until_on", Date),
    Column("has_motive", Boolean, nullable=False),
    text_column("reader"),
    text_column("thanked_for"),
    PrimaryKeyConstraint("team_id", "user_id", "draft_id"),
    points_at("drafts", "draft_id"),
)
"""What the member chose for one draft, so that it can be written again in the same way."""
