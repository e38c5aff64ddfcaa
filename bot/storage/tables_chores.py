"""The table of what keeps the coach in order: nobody's, and without anybody's words."""

from sqlalchemy import Column, PrimaryKeyConstraint, Table

from bot.storage.table_kinds import METADATA, kept
from bot.storage.types import Instant

chores = Table(
    "chores",
    METADATA,
    kept("name"),
    Column("at", Instant, nullable=False),
    PrimaryKeyConstraint("name"),
)
"""`at` says when something was done last, or since when it is wanted."""
