"""The table of what belongs to a company as a whole, and to no member of it."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint, Table

from bot.storage.table_kinds import METADATA, kept
from bot.storage.types import Instant

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
