"""Moves a database from one revision to another. The only module that imports Alembic."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Runs inside the transaction that `connection` is in."""
    command.upgrade(config_for(connection), revision)


def downgrade(connection: Connection, revision: str) -> None:
    """Back to `revision`, or to nothing with "base". What the newer tables held is lost."""
    command.downgrade(config_for(connection), revision)


def config_for(connection: Connection) -> Config:
    """Alembic's settings, without a file: they do not depend on the current folder."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
