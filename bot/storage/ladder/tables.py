"""The tables of the ladder: the member's choices, its versions, and what waits to join it."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)

from bot.storage.database.owned import METADATA, listed, owned, points_at, text_column
from bot.storage.database.types import Instant, Texts
from bot.storage.ladder.columns import TextPairs, WholeLadder

ladders = listed(
    "ladders",
    Column("current_level", Integer),
    Column("target_level", Integer),
    text_column("guidelines"),
    UniqueConstraint("team_id", "user_id"),
)
"""One for each member; levels are orders of the newest version."""

ladder_versions = listed(
    "ladder_versions",
    Column("ladder_id", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("content", WholeLadder, nullable=False),
    Column("kept_at", Instant, nullable=False),
    text_column("signed_by"),
    Column("signed_on", Date),
    points_at("ladders", "ladder_id"),
    UniqueConstraint("team_id", "user_id", "version"),
)

company_ladders = Table(
    "company_ladders",
    METADATA,
    text_column("team_id"),
    Column("content", WholeLadder, nullable=False),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id"),
)
"""One for each workspace, set by an admin for everybody to read; nobody's choices are in it."""

proposed_ladders = owned(
    "ladder_proposals",
    Column("number", Integer, nullable=False),
    Column("content", WholeLadder, nullable=False),
    Column("proposed_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)
"""What a member looks at before saving it; `number` tells one proposed ladder from the next."""

gathered_lines = listed(
    "draft_lines",
    text_column("text"),
    text_column("theme"),
    Column("sources", Texts, nullable=False),
    Column("looks", TextPairs, nullable=False),
    Column("is_required", Boolean, nullable=False),
    Column("is_ticked", Boolean, nullable=False),
)

observations = listed(
    "observations",
    text_column("who"),
    text_column("does"),
    text_column("not_yet"),
    Column("seen_on", Date),
)
