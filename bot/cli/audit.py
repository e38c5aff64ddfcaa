"""The audit trail, read from a shell by whoever may read the database."""

from bot.domain.workspace.audit import Entry
from bot.settings import Settings
from bot.storage.database.database import Database
from bot.storage.workspace.audit import AuditTrail


async def entries(settings: Settings, team_id: str | None) -> tuple[Entry, ...]:
    """The oldest first; of one workspace, or of all."""
    database = Database(settings.database_url)
    await database.start()
    try:
        async with database.reading() as connection:
            return await AuditTrail(connection).all(team_id)
    finally:
        await database.stop()
