"""The workspaces that have the coach installed."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "installations",
        sa.Column("holder_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("bot_id", sa.Text, nullable=False),
        sa.Column("bot_user_id", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("bot_token", sa.Text, nullable=False),
        sa.Column("refresh_token", sa.Text),
        sa.Column("expires_at", INSTANT),
        sa.Column("renewing_until", INSTANT),
        sa.Column("installed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("holder_id", name="pk_installations"),
    )
    op.create_table(
        "install_states",
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_install_states"),
    )
    op.create_index(
        "ix_members_enterprise_id",
        "members",
        ["enterprise_id"],
        sqlite_where=sa.text("enterprise_id IS NOT NULL"),
        postgresql_where=sa.text("enterprise_id IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("ix_members_enterprise_id", "members")
    op.drop_table("install_states")
    op.drop_table("installations")
