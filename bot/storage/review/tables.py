"""The tables of the gap review: who rated which line how, and what was shared with whom."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Integer,
    PrimaryKeyConstraint,
)

from bot.storage.database.owned import listed, owned, text_column
from bot.storage.database.types import CleanText, Instant, Texts

marks = owned(
    "marks",
    text_column("criterion_id"),
    Column("level", Integer, nullable=False),
    text_column("part"),
    Column("rating", CleanText),
    text_column("by_name"),
    Column("given_on", Date, nullable=False),
    text_column("reason"),
    Column("is_reported", Boolean, nullable=False),
    text_column("fingerprint"),
    text_column("rater"),
    text_column("role"),
    Column("until_on", Date),
    PrimaryKeyConstraint("team_id", "user_id", "criterion_id", "level", "part", "rater"),
)
"""`part` says what of a review line it is; `rating` is NULL where the line was set aside.

`rater` says who rated (`rater_key`), empty for the member, and `role` what they were to the member
at that time; `until_on` is the day on which they stopped being the manager. `fingerprint` is that
of the line's words when it was rated.
"""

past_marks = listed(
    "past_marks",
    text_column("criterion_id"),
    Column("level", Integer, nullable=False),
    Column("side", CleanText),
    text_column("rating"),
    text_column("by_name"),
    Column("given_on", Date, nullable=False),
    text_column("reason"),
    Column("is_reported", Boolean, nullable=False),
    Column("is_of_other_words", Boolean, nullable=False),
    Column("rater", CleanText, nullable=False, server_default=""),
    Column("role", CleanText, nullable=False, server_default=""),
)
"""Earlier ratings of a line; `side` is NULL for one that both agreed on."""

shares = listed(
    "shares",
    text_column("kind"),
    text_column("with_id"),
    text_column("with_name"),
    text_column("text"),
    Column("levels", Texts, nullable=False),
    Column("win_id", Integer),
    Column("happened_on", Date),
    Column("criterion_ids", Texts, nullable=False),
    Column("links", Texts, nullable=False),
    Column("shared_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Column("channel_id", CleanText),
    Column("message_ts", CleanText),
    Column("outcome", CleanText),
    Column("outcome_at", Instant),
    Column("span", CleanText, nullable=False, server_default="day"),
)
"""A row stays for good; `win_id` has no foreign key, so that the log outlives a win.

`channel_id` and `message_ts` say where its message stands; `outcome` how whoever got it ended it.
"""
