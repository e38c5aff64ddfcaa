"""The tables of the people around a case, of what they were asked, and of what they said."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint

from bot.storage.database.owned import listed, owned, points_at, text_column
from bot.storage.database.types import CleanText, Instant, Texts

people = listed(
    "people",
    text_column("name"),
    Column("slack_id", CleanText),
    Column("roles", Texts, nullable=False),
    text_column("team"),
    Column("told_on", Date),
    Column("last_contact_on", Date),
    Column("contact_weeks", Integer, nullable=False),
    Column("spoke_on", Date),
    Column("feedback_months", Integer, nullable=False),
)
"""`slack_id` is who they are in Slack; `user_id` is, as everywhere, whose list it is."""

people_wishes = owned(
    "people_wishes",
    Column("senior_peers", Integer, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

feedback = listed(
    "feedback",
    Column("with_id", CleanText),
    text_column("with_name"),
    text_column("note"),
    text_column("state"),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant),
    Column("reminded_at", Instant),
    Column("channel_id", CleanText),
    Column("message_ts", CleanText),
    text_column("doing_well"),
    text_column("work_on"),
    Column("readiness", CleanText),
    text_column("readiness_why"),
    text_column("acted_on"),
    Column("goal_id", Integer),
    Column("declined_at", Instant),
)
"""`goal_id` is a goal for months; it has no foreign key, so that a goal can go before its cause."""

feedback_tags = owned(
    "feedback_tags",
    Column("feedback_id", Integer, nullable=False),
    text_column("criterion_id"),
    Column("level", Integer, nullable=False),
    text_column("tagged_as"),
    PrimaryKeyConstraint("team_id", "user_id", "feedback_id", "criterion_id", "level"),
    points_at("feedback", "feedback_id"),
)

mutes = owned(
    "mutes",
    text_column("from_id"),
    Column("muted_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "from_id"),
)
"""From whom somebody wants no more requests; `user_id` is whoever wants that."""

signs = owned(
    "signs",
    text_column("sign"),
    text_column("mark"),
    Column("marked_on", Date, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "sign"),
)
"""How the member sees the five signs of staying or going."""
