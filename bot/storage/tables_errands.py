"""The table of what was promised to members and is under way."""

from sqlalchemy import Column, Index, Integer

from bot.storage.table_kinds import kept, owned
from bot.storage.types import CleanText, Instant

errands = owned(
    "errands",
    Column("id", CleanText, primary_key=True),
    kept("kind"),
    kept("details"),
    Column("begun_at", Instant, nullable=False),
    Column("lease_until", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
)
"""`details` is JSON. A row goes as soon as its errand is done."""
Index("ix_errands_lease_until", errands.c.lease_until)
Index("ix_errands_team_id_user_id", errands.c.team_id, errands.c.user_id)
