"""The tables. Whoever changes one adds a revision under `migrations/versions/`."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Time,
    UniqueConstraint,
    false,
    text,
)

from bot.domain.agenda.agenda import AgendaItem
from bot.domain.talks.talk import Promise
from bot.domain.wins.win import Fact
from bot.storage.database.owned import METADATA, listed, owned, points_at, text_column
from bot.storage.database.types import CleanText, Instant, Records, Texts

members = Table(
    "members",
    METADATA,
    text_column("team_id"),
    text_column("user_id"),
    Column("enterprise_id", CleanText),
    text_column("name"),
    text_column("tz"),
    text_column("locale"),
    Column("tz_checked_at", Instant, nullable=False),
    Column("dm_channel_id", CleanText),
    Column("met_at", Instant, nullable=False),
    Column("away_since_on", Date),
    Column("away_until_on", Date),
    Column("unreachable_code", CleanText),
    Column("last_win_number", Integer, nullable=False, server_default="0"),
    Column("tz_from", CleanText, nullable=False, server_default="profile"),
    Column("heard_at", Instant),
    Column("silence", CleanText),
    PrimaryKeyConstraint("team_id", "user_id"),
)
"""`heard_at` is the last sign of life, to the hour; without one `met_at` is. `silence` is "asked"
after the question whether they still want this, "back" until they were told that it goes on."""
Index(
    "ix_members_enterprise_id",
    members.c.enterprise_id,
    sqlite_where=text("enterprise_id IS NOT NULL"),
    postgresql_where=text("enterprise_id IS NOT NULL"),
)

wins = listed(
    "wins",
    text_column("text"),
    Column("happened_on", Date, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("tags", Texts, nullable=False),
    Column("people", Texts, nullable=False),
    Column("links", Texts, nullable=False),
    Column("numbers", Texts, nullable=False),
    text_column("detail"),
    text_column("source"),
    Column("permalink", CleanText),
    Column("goal_id", Integer),
    Column("revision", Integer, nullable=False),
    Column("undone_at", Instant),
    text_column("searchable"),
    Column("kind", CleanText),
    Column("benefited", CleanText),
    Column("criterion_ids", Texts, nullable=False),
    Column("behaviours", Texts, nullable=False),
    Column("seen_by", Texts, nullable=False),
    Column("facts", Records(Fact), nullable=False),
    Column("is_significant", Boolean, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("origin_key", CleanText),
    Column("number", Integer, nullable=False, server_default="0"),
    Column("span", CleanText, nullable=False, server_default="day"),
    Index(None, "team_id", "user_id", "happened_on"),
    Index("uq_wins_team_id_user_id_number", "team_id", "user_id", "number", unique=True),
)
"""`number` is the member's own count, from `members.last_win_number`, and never given twice.

`goal_id` has no foreign key: the goal points back with its own. `searchable` is folded text.
`happened_on` is the first day of the span, which says how exactly it is known.
"""

queued_lines = listed(
    "candidates",
    text_column("text"),
    Column("happened_on", Date),
    text_column("fingerprint"),
    text_column("state"),
    Column("found_at", Instant, nullable=False),
    Column("detail", CleanText, nullable=False, server_default=""),
    Column("place", CleanText, nullable=False, server_default=""),
    Column("date_words", CleanText, nullable=False, server_default=""),
    Column("span", CleanText, nullable=False, server_default="day"),
    Column("is_guess", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("team_id", "user_id", "fingerprint"),
)

lines = listed(
    "lines",
    text_column("theme"),
    text_column("text"),
    text_column("tag"),
    Column("position", Integer, nullable=False),
)

gaps = listed(
    "gaps",
    text_column("title"),
    text_column("kind"),
    Column("line_id", Integer),
    Column("agreed_on", Date),
    Column("closed_on", Date),
    Column("criterion_id", CleanText),
    Column("level", Integer),
    Column("to_convince", Texts, nullable=False),
    points_at("lines", "line_id"),
)

goals = listed(
    "goals",
    text_column("text"),
    Column("week_of", Date, nullable=False),
    text_column("state"),
    Column("created_at", Instant, nullable=False),
    Column("gap_id", Integer),
    Column("win_id", Integer),
    Column("closed_at", Instant),
    Column("development_goal_id", Integer),
    Column("is_stretch", Boolean, nullable=False),
    points_at("gaps", "gap_id"),
    points_at("wins", "win_id"),
    Index(None, "team_id", "user_id", "week_of"),
)
"""`development_goal_id` has no foreign key: it came later, and SQLite cannot add one to a table."""

cases = listed(
    "cases",
    text_column("target_title"),
    text_column("stage"),
    Column("started_at", Instant, nullable=False),
    text_column("current_title"),
    Column("current_since_on", Date),
    Column("manager_id", CleanText),
    text_column("manager_name"),
    Column("decision_on", Date),
    Column("announcement_on", Date),
    Column("steady_months", Integer, nullable=False, server_default="6"),
    Column("changed_at", Instant, nullable=False),
    Column("ended_at", Instant),
)
Index(
    "uq_cases_open",
    cases.c.team_id,
    cases.c.user_id,
    unique=True,
    sqlite_where=text("ended_at IS NULL"),
    postgresql_where=text("ended_at IS NULL"),
)

talks = listed(
    "talks",
    text_column("with_name"),
    Column("held_on", Date, nullable=False),
    text_column("said"),
    text_column("outcome"),
    Column("recorded_at", Instant, nullable=False),
    Column("promises", Records(Promise), nullable=False),
    Column("next_talk_on", Date),
    Column("expectation", CleanText),
    text_column("change_of_course"),
    text_column("own_notes"),
)
"""`said` may be quoted; `own_notes` leave in nothing but the member's own export."""

agendas = listed(
    "agendas",
    text_column("channel_id"),
    Column("created_at", Instant, nullable=False),
    Column("items", Records(AgendaItem), nullable=False),
    Column("posted_at", Instant),
    Column("message_ts", CleanText),
    Column("posting_at", Instant),
    Column("place_name", CleanText, nullable=False, server_default=""),
)
"""`posting_at` says that somebody began to post it; `posted_at` that it is there."""

drafts = listed(
    "drafts",
    text_column("kind"),
    text_column("title"),
    text_column("text"),
    Column("created_at", Instant, nullable=False),
    Column("subject", CleanText),
    Column("talk_id", Integer),
    Column("is_edited", Boolean, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("version", Integer, nullable=False),
    Column("finished_at", Instant),
    points_at("talks", "talk_id"),
)

draft_versions = listed(
    "draft_versions",
    Column("draft_id", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    text_column("text"),
    text_column("written_by"),
    Column("kept_at", Instant, nullable=False),
    points_at("drafts", "draft_id"),
    UniqueConstraint("team_id", "user_id", "draft_id", "number"),
)
"""Every text that a draft had; `drafts.version` is the number of the one it has."""

rhythms = owned(
    "rhythms",
    Column("plan_weekday", Integer, nullable=False),
    Column("plan_at", Time, nullable=False),
    Column("review_weekday", Integer, nullable=False),
    Column("review_at", Time, nullable=False),
    Column("nudges_at", Time, nullable=False),
    Column("stopped", Texts, nullable=False),
    text_column("weekdays"),
    text_column("country"),
    Column("asks_twice", Texts, nullable=False),
    Column("pace", CleanText, nullable=False, server_default="weekly"),
    PrimaryKeyConstraint("team_id", "user_id"),
)

dues = owned(
    "dues",
    text_column("kind"),
    Column("next_due_at", Instant),
    Column("snoozed", Boolean, nullable=False),
    Column("parked_due_at", Instant),
    PrimaryKeyConstraint("team_id", "user_id", "kind"),
)
"""`parked_due_at` keeps the due date of whoever cannot be reached; then nothing is due."""
Index(
    "ix_dues_next_due_at",
    dues.c.next_due_at,
    sqlite_where=text("next_due_at IS NOT NULL"),
    postgresql_where=text("next_due_at IS NOT NULL"),
)

Index(
    "ix_dues_team_id_next_due_at",
    dues.c.team_id,
    dues.c.next_due_at,
    sqlite_where=text("next_due_at IS NOT NULL"),
    postgresql_where=text("next_due_at IS NOT NULL"),
)

sent_nudges = owned(
    "told",
    text_column("nudge_name"),
    text_column("occasion"),
    Column("told_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "nudge_name", "occasion"),
)

deliveries = owned(
    "deliveries",
    Column("id", CleanText, primary_key=True),
    text_column("kind"),
    text_column("occasion"),
    text_column("state"),
    Column("attempts", Integer, nullable=False),
    Column("claimed_at", Instant, nullable=False),
    Column("lease_until", Instant),
    Column("retry_at", Instant),
    Column("settled_at", Instant),
    Column("channel_id", CleanText),
    Column("message_ts", CleanText),
    Column("error_code", CleanText),
    UniqueConstraint("team_id", "user_id", "kind", "occasion"),
)
Index(
    "ix_deliveries_lease_until",
    deliveries.c.lease_until,
    sqlite_where=text("lease_until IS NOT NULL"),
    postgresql_where=text("lease_until IS NOT NULL"),
)
Index(
    "ix_deliveries_retry_at",
    deliveries.c.retry_at,
    sqlite_where=text("retry_at IS NOT NULL"),
    postgresql_where=text("retry_at IS NOT NULL"),
)
"""`lease_until` is set while a delivery is claimed, `retry_at` while it waits to be tried again."""
