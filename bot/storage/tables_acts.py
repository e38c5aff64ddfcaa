"""The table of what was acted on: it belongs to no member, and holds no word of anybody's."""

from sqlalchemy import Column, Index, PrimaryKeyConstraint, Table

from bot.storage.table_kinds import METADATA, kept
from bot.storage.types import Instant

acts = Table(
    "acts",
    METADATA,
    kept("key"),
    Column("acted_at", Instant, nullable=False),
    PrimaryKeyConstraint("key"),
)
"""`key` is a fingerprint of what Slack calls the delivery and of its workspace."""
Index("ix_acts_acted_at", acts.c.acted_at)
