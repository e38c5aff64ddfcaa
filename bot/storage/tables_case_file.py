"""The tables of the case file: what only the member knows, and what a draft was asked to hold."""

from sqlalchemy import Boolean, Column, Date, Integer, PrimaryKeyConstraint

from bot.storage.table_kinds import kept, owned, points_at
from bot.storage.types import Texts

case_files = owned(
    "case_files",
    Column("case_id", Integer, nullable=False),
    kept("target_kind"),
    kept("exact_title"),
    Column("starts_on", Date),
    Column("months", Integer, nullable=False),
    kept("who"),
    kept("what"),
    kept("when"),
    kept("duties"),
    Column("first_90_days", Texts, nullable=False),
    kept("need"),
    kept("value"),
    kept("vision"),
    Column("organisation_goals", Texts, nullable=False),
    kept("long_term_role"),
    kept("reason"),
    PrimaryKeyConstraint("team_id", "user_id", "case_id"),
    points_at("cases", "case_id"),
)

wishes = owned(
    "wishes",
    Column("draft_id", Integer, nullable=False),
    Column("since_on", Date),
    Column("until_on", Date),
    Column("has_motive", Boolean, nullable=False),
    kept("reader"),
    PrimaryKeyConstraint("team_id", "user_id", "draft_id"),
    points_at("drafts", "draft_id"),
)
"""What the member chose for one draft, so that it can be written anew in the same way."""
