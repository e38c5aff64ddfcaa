"""The tables of who has the coach installed: they belong to workspaces, and to no member."""

from sqlalchemy import Column, PrimaryKeyConstraint, Table

from bot.storage.database.owned import METADATA, text_column
from bot.storage.database.types import CleanText, Instant, Texts

installations = Table(
    "installations",
    METADATA,
    text_column("holder_id"),
    text_column("name"),
    text_column("bot_id"),
    text_column("bot_user_id"),
    Column("scopes", Texts, nullable=False),
    text_column("bot_token"),
    Column("refresh_token", CleanText),
    Column("expires_at", Instant),
    Column("renewing_until", Instant),
    Column("installed_at", Instant, nullable=False),
    PrimaryKeyConstraint("holder_id"),
)
"""Both tokens are encrypted. `renewing_until` keeps others away while one process renews them."""

install_states = Table(
    "install_states",
    METADATA,
    text_column("fingerprint"),
    Column("expires_at", Instant, nullable=False),
    PrimaryKeyConstraint("fingerprint"),
)
"""What was handed to browsers that are on their way through Slack, by its SHA-256."""
