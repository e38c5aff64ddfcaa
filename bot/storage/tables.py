"""The tables. Whoever changes one adds a revision under `migrations/versions/`."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Time,
    UniqueConstraint,
    text,
)
from sqlalchemy.schema import SchemaItem

from bot.domain.agenda import AgendaItem
from bot.domain.talk import Promise
from bot.domain.win import Fact
from bot.storage.types import CleanText, Instant, Records, Texts

METADATA = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _kept(name: str) -> Column[str]:
    return Column(name, CleanText, nullable=False)


def _owned(name: str, *items: SchemaItem, numbered: bool = False) -> Table:
    """A table of which each row belongs to one member and goes when the member goes."""
    return Table(
        name,
        METADATA,
        _kept("team_id"),
        _kept("user_id"),
        Column("enterprise_id", CleanText),
        *items,
        ForeignKeyConstraint(
            ["team_id", "user_id"], ["members.team_id", "members.user_id"], ondelete="CASCADE"
        ),
        sqlite_autoincrement=numbered,
    )


def _listed(name: str, *items: SchemaItem) -> Table:
    """An owned table whose rows have ids. An id is never given twice, not even after a deletion.

    The unique key finds a member's rows, and lets a row of theirs point at another of theirs and
    at nobody else's.
    """
    return _owned(
        name,
        Column("id", Integer, primary_key=True),
        *items,
        UniqueConstraint("team_id", "user_id", "id"),
        numbered=True,
    )


def _points_at(table: str, column: str) -> ForeignKeyConstraint:
    """A link that cannot lead to another member's row."""
    return ForeignKeyConstraint(
        ["team_id", "user_id", column], [f"{table}.{name}" for name in ("team_id", "user_id", "id")]
    )


members = Table(
    "members",
    METADATA,
    _kept("team_id"),
    _kept("user_id"),
    Column("enterprise_id", CleanText),
    _kept("name"),
    _kept("tz"),
    _kept("locale"),
    Column("tz_checked_at", Instant, nullable=False),
    Column("dm_channel_id", CleanText),
    Column("met_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

wins = _listed(
    "wins",
    _kept("text"),
    Column("happened_on", Date, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("tags", Texts, nullable=False),
    Column("people", Texts, nullable=False),
    Column("links", Texts, nullable=False),
    Column("numbers", Texts, nullable=False),
    _kept("detail"),
    _kept("source"),
    Column("permalink", CleanText),
    Column("goal_id", Integer),
    Column("revision", Integer, nullable=False),
    Column("undone_at", Instant),
    _kept("searchable"),
    Column("kind", CleanText),
    Column("benefited", CleanText),
    Column("criterion_ids", Texts, nullable=False),
    Column("behaviours", Texts, nullable=False),
    Column("seen_by", Texts, nullable=False),
    Column("facts", Records(Fact), nullable=False),
    Column("is_significant", Boolean, nullable=False),
    Column("is_private", Boolean, nullable=False),
    Column("origin_key", CleanText),
    Index(None, "team_id", "user_id", "happened_on"),
)
"""`goal_id` has no foreign key: the goal points back with its own. `searchable` is folded text."""

candidates = _listed(
    "candidates",
    _kept("text"),
    Column("happened_on", Date),
    _kept("fingerprint"),
    _kept("state"),
    Column("found_at", Instant, nullable=False),
    UniqueConstraint("team_id", "user_id", "fingerprint"),
)

lines = _listed(
    "lines",
    _kept("theme"),
    _kept("text"),
    _kept("tag"),
    Column("position", Integer, nullable=False),
)

gaps = _listed(
    "gaps",
    _kept("title"),
    _kept("kind"),
    Column("line_id", Integer),
    Column("agreed_on", Date),
    Column("closed_on", Date),
    _points_at("lines", "line_id"),
)

goals = _listed(
    "goals",
    _kept("text"),
    Column("week_of", Date, nullable=False),
    _kept("state"),
    Column("created_at", Instant, nullable=False),
    Column("gap_id", Integer),
    Column("win_id", Integer),
    Column("closed_at", Instant),
    _points_at("gaps", "gap_id"),
    _points_at("wins", "win_id"),
    Index(None, "team_id", "user_id", "week_of"),
)

cases = _listed(
    "cases",
    _kept("target_title"),
    _kept("stage"),
    Column("started_at", Instant, nullable=False),
    _kept("current_title"),
    Column("current_since_on", Date),
    Column("manager_id", CleanText),
    _kept("manager_name"),
    Column("decision_on", Date),
    Column("announcement_on", Date),
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

talks = _listed(
    "talks",
    _kept("with_name"),
    Column("held_on", Date, nullable=False),
    _kept("said"),
    _kept("outcome"),
    Column("recorded_at", Instant, nullable=False),
    Column("promises", Records(Promise), nullable=False),
    Column("next_talk_on", Date),
)

agendas = _listed(
    "agendas",
    _kept("channel_id"),
    Column("created_at", Instant, nullable=False),
    Column("items", Records(AgendaItem), nullable=False),
    Column("posted_at", Instant),
    Column("message_ts", CleanText),
)

drafts = _listed(
    "drafts",
    _kept("kind"),
    _kept("title"),
    _kept("text"),
    Column("created_at", Instant, nullable=False),
    Column("subject", CleanText),
    Column("talk_id", Integer),
    Column("is_edited", Boolean, nullable=False),
    Column("changed_at", Instant, nullable=False),
    _points_at("talks", "talk_id"),
)

rhythms = _owned(
    "rhythms",
    Column("plan_weekday", Integer, nullable=False),
    Column("plan_at", Time, nullable=False),
    Column("review_weekday", Integer, nullable=False),
    Column("review_at", Time, nullable=False),
    Column("nudges_at", Time, nullable=False),
    Column("stopped", Texts, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id"),
)

dues = _owned(
    "dues",
    _kept("kind"),
    Column("next_due_at", Instant),
    Column("snoozed", Boolean, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "kind"),
)
Index(
    "ix_dues_next_due_at",
    dues.c.next_due_at,
    sqlite_where=text("next_due_at IS NOT NULL"),
    postgresql_where=text("next_due_at IS NOT NULL"),
)

told = _owned(
    "told",
    _kept("nudge_name"),
    _kept("occasion"),
    Column("told_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id", "user_id", "nudge_name", "occasion"),
)

deliveries = _owned(
    "deliveries",
    Column("id", CleanText, primary_key=True),
    _kept("kind"),
    _kept("occasion"),
    _kept("state"),
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
