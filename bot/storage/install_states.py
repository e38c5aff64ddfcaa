"""What browsers carry through Slack and back, each good for one return within its time."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import bindparam, delete, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables_installations import install_states

ISSUE = insert(install_states)
CONSUME = delete(install_states).where(
    install_states.c.fingerprint == bindparam("given"),
    install_states.c.expires_at > bindparam("now"),
)
CLEAR = delete(install_states).where(install_states.c.expires_at <= bindparam("now"))


class InstallStates:
    """Of everybody who is installing. Each method runs in the caller's transaction."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def issue(self, state: str, now: datetime, expires_at: datetime) -> None:
        """Those that nobody came back with in time go, too."""
        await self._connection.execute(CLEAR, {"now": now})
        values = {"fingerprint": _fingerprint(state), "expires_at": expires_at}
        await self._connection.execute(ISSUE, values)

    async def consume(self, state: str, now: datetime) -> bool:
        """False: unknown, too old, or somebody came back with it before."""
        values = {"given": _fingerprint(state), "now": now}
        return (await self._connection.execute(CONSUME, values)).rowcount == 1


def _fingerprint(state: str) -> str:
    return sha256(state.encode()).hexdigest()
