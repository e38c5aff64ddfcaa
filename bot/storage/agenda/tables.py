"""The tables around the 1:1: when it is, its actions and topics, and what was found out there."""

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint, Time

from bot.storage.database.owned import listed, owned, points_at, text_column
from bot.storage.database.types import CleanText, Instant

agenda_actions = listed(
    "agenda_actions",
    Column("agenda_id", Integer, nullable=False),
    text_column("channel_id"),
    text_column("who"),
    text_column("what"),
    text_column("added_by"),
    Column("by_on", Date),
    Column("added_at", Instant, nullable=False),
    Column("done_at", Instant),
    Column("message_ts", CleanText),
    points_at("agendas", "agenda_id"),
)
"""`message_ts` is that of the message in the thread, NULL where there is none."""

offered_topics = listed(
    "offered_topics",
    text_column("channel_id"),
    text_column("for_id"),
    text_column("text"),
    text_column("by_name"),
    Column("added_at", Instant, nullable=False),
)
"""Topics for somebody else's agenda; `for_id` is empty for whoever prepares it and reports here."""

one_to_ones = owned(
    "one_to_ones",
    Column("first_on", Date, nullable=False),
    Column("starts_at", Time, nullable=False),
    Column("every_weeks", Integer, nullable=False),
    Column("lead_minutes", Integer, nullable=False),
    text_column("channel_id"),
    text_column("place_name"),
    Column("in_private", Boolean, nullable=False),
    Column("career_every_weeks", Integer, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

career_reviews = owned(
    "career_reviews",
    Column("started_on", Date, nullable=False),
    Column("every_weeks", Integer, nullable=False),
    Column("agreed_on", Date),
    PrimaryKeyConstraint("team_id", "user_id"),
)

held_reviews = listed(
    "held_reviews", Column("held_on", Date, nullable=False), text_column("course")
)

discoveries = owned(
    "discoveries",
    text_column("name"),
    text_column("said_by"),
    Column("asked_on", Date),
    Column("answered_on", Date),
    PrimaryKeyConstraint("team_id", "user_id", "name"),
)
"""Which questions of the bank were asked, and which were answered."""

findings = owned(
    "findings",
    text_column("question"),
    text_column("part"),
    text_column("text"),
    text_column("said_by"),
    Column("found_on", Date, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "question", "part"),
)
"""What was answered, each part of a question apart (003-1)."""
