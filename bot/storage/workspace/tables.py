"""The tables of who has the coach installed: they belong to workspaces, and to no member."""

from sqlalchemy import Column, PrimaryKeyConstraint, Table

from bot.storage.database.owned import METADATA, kept
from bot.storage.database.types import CleanText, Instant, Texts

installations = Table(
    "installations",
    METADATA,
    kept("holder_id"),
    kept("name"),
    kept("bot_id"),
    kept("bot_user_id"),
    Column("scopes", Texts, nullable=False),
    kept("bot_token"),
    Column("refresh_token", CleanText),
    Column("expires_at", Instant),
    Column("renewing_until", Instant),
    Column("installed_at", Instant, nullable=False),
    PrimaryKeyConstraint("holder_id"),
)
"""Both tokens are sealed. `renewing_until` keeps others away while one process renews them."""

install_states = Table(
    "install_states",
    METADATA,
    kept("fingerprint"),
    Column("expires_at", Instant, nullable=False),
    PrimaryKeyConstraint("fingerprint"),
)
"""What was handed to browsers that are on their way through Slack, by its SHA-256."""
