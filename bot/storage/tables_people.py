"""The tables of the people around a case."""

from sqlalchemy import Column, Date, Integer, PrimaryKeyConstraint

from bot.storage.table_kinds import kept, listed, owned
from bot.storage.types import CleanText, Texts

people = listed(
    "people",
    kept("name"),
    Column("slack_id", CleanText),
    Column("roles", Texts, nullable=False),
    kept("team"),
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
