"""Which workspaces have the coach, with their tokens encrypted, and who is installing."""

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, bindparam, delete, func, insert, or_, select, update

from bot.domain.workspace.installation import Installation
from bot.storage.database.connection import Connection
from bot.storage.database.errors import StorageError
from bot.storage.database.upserts import insert_or_overwrite, spelled_for
from bot.storage.workspace.tables import install_states, installations

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


ISSUE = insert(install_states)
CONSUME = delete(install_states).where(
    install_states.c.fingerprint == bindparam("given"),
    install_states.c.expires_at > bindparam("now"),
)
CLEAR = delete(install_states).where(install_states.c.expires_at <= bindparam("now"))


class InstallStateStore:
    """Of everybody who is installing. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection) -> None:
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


class EncryptedForOthersError(StorageError):
    """None of the keys opens it."""

    def __init__(self) -> None:
        super().__init__(
            "A workspace's token cannot be opened with NEXTRUNG_TOKEN_KEYS: put back the "
            "key that encrypted it, or have the workspace install the coach again."
        )


class NoKeyError(StorageError):
    """There is no key to encrypt with."""

    def __init__(self) -> None:
        super().__init__("Tokens are kept only with NEXTRUNG_TOKEN_KEYS; `nextrung key` makes one.")


class TokenCipher:
    """Fernet: AES with an HMAC, so that a changed token is not opened."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._keys = keys

    def encrypt(self, text: str) -> str:
        """Raises NoKeyError."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, encrypted: str) -> str:
        """Raises EncryptedForOthersError or NoKeyError."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see `_fernet`

        try:
            return self._fernet.decrypt(encrypted.encode()).decode()
        except InvalidToken:
            raise EncryptedForOthersError from None

    def opens(self, encrypted: str) -> bool:
        """True if one of the keys is right. Raises NoKeyError."""
        try:
            self.open(encrypted)
        except EncryptedForOthersError:
            return False
        return True

    def is_of_first_key(self, encrypted: str) -> bool:
        """False: it is to be encrypted again, with the key that is first now."""
        return TokenCipher(self._keys[:1]).opens(encrypted)

    @cached_property
    def _fernet(self) -> "MultiFernet":
        """Whoever keeps no tokens starts without the library."""
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - see above

        if not self._keys:
            raise NoKeyError
        return MultiFernet([Fernet(key) for key in self._keys])


def new_key() -> str:
    """A key as NEXTRUNG_TOKEN_KEYS wants it."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see `TokenCipher`

    return Fernet.generate_key().decode()


THIS_ONE = installations.c.holder_id == bindparam("owner")
SAVE = insert_or_overwrite(installations, ("holder_id",))
OF = select(installations).where(installations.c.holder_id.in_(bindparam("owners", expanding=True)))
ALL = select(installations).order_by(installations.c.holder_id)
COUNT = select(func.count()).select_from(installations)
REMOVE = delete(installations).where(
    THIS_ONE, installations.c.installed_at <= bindparam("not_after")
)
CLAIM_RENEWAL = (
    update(installations)
    .where(
        THIS_ONE,
        or_(
            installations.c.renewing_until.is_(None),
            installations.c.renewing_until <= bindparam("now"),
        ),
    )
    .values(renewing_until=bindparam("until"))
)
RENEW = (
    update(installations)
    .where(THIS_ONE)
    .values(
        bot_token=bindparam("token"),
        refresh_token=bindparam("refresh"),
        expires_at=bindparam("expires"),
        renewing_until=None,
    )
)
REENCRYPT = (
    update(installations)
    .where(THIS_ONE, installations.c.bot_token == bindparam("before"))
    .values(bot_token=bindparam("token"), refresh_token=bindparam("refresh"))
)


class InstallationStore:
    """Of all workspaces. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection, cipher: TokenCipher) -> None:
        self._connection = connection
        self._cipher = cipher

    async def save(self, installation: Installation, now: datetime) -> None:
        """The newest one of its owner; what was there is written over."""
        values = {
            "holder_id": installation.holder_id,
            "name": installation.name,
            "bot_id": installation.bot_id,
            "bot_user_id": installation.bot_user_id,
            "scopes": installation.scopes,
            "bot_token": self._cipher.encrypt(installation.bot_token),
            "refresh_token": self._encrypted(installation.refresh_token),
            "expires_at": installation.expires_at,
            "renewing_until": None,
            "installed_at": now,
        }
        await self._connection.execute(spelled_for(self._connection, SAVE), values)

    async def of(self, owner_ids: Sequence[str]) -> tuple[Installation, ...]:
        """Those of these owners, in no order. Raises EncryptedForOthersError."""
        rows = await self._connection.execute(OF, {"owners": list(owner_ids)})
        return tuple(self._installation(row) for row in rows)

    async def has(self, holder_id: str) -> bool:
        """Whether there is one, be its token of use or not."""
        rows = await self._connection.execute(OF, {"owners": [holder_id]})
        return rows.first() is not None

    async def count(self) -> int:
        return int(await self._connection.scalar(COUNT) or 0)

    async def remove(self, holder_id: str, not_after: datetime) -> bool:
        """False: there is none, or one that was installed after that instant."""
        values = {"owner": holder_id, "not_after": not_after}
        return (await self._connection.execute(REMOVE, values)).rowcount == 1

    async def claim_renewal(self, holder_id: str, now: datetime, until: datetime) -> bool:
        """False if somebody else is renewing the tokens just now."""
        values = {"owner": holder_id, "now": now, "until": until}
        return (await self._connection.execute(CLAIM_RENEWAL, values)).rowcount == 1

    async def renew(self, installation: Installation) -> None:
        """New tokens in the place of those that were used up; nothing if it was removed."""
        values = self._tokens(installation) | {"expires": installation.expires_at}
        await self._connection.execute(RENEW, values)

    async def encrypt_again(self) -> int:
        """Encrypts with the first key what another one encrypted; how many that were."""
        old = [
            row for row in await self._openable() if not self._cipher.is_of_first_key(row.bot_token)
        ]
        for row in old:
            tokens = self._tokens(self._installation(row))
            await self._connection.execute(REENCRYPT, tokens | {"before": row.bot_token})
        return len(old)

    async def lost(self) -> int:
        """How many tokens none of the keys opens."""
        return await self.count() - len(await self._openable())

    async def _openable(self) -> list[Row[Any]]:
        rows = (await self._connection.execute(ALL)).all()
        return [row for row in rows if self._cipher.opens(row.bot_token)]

    def _tokens(self, installation: Installation) -> dict[str, object]:
        return {
            "owner": installation.holder_id,
            "token": self._cipher.encrypt(installation.bot_token),
            "refresh": self._encrypted(installation.refresh_token),
        }

    def _encrypted(self, text: str | None) -> str | None:
        return self._cipher.encrypt(text) if text else None

    def _installation(self, row: Row[Any]) -> Installation:
        return Installation(
            holder_id=row.holder_id,
            name=row.name,
            bot_id=row.bot_id,
            bot_user_id=row.bot_user_id,
            scopes=row.scopes,
            bot_token=self._cipher.open(row.bot_token),
            refresh_token=self._cipher.open(row.refresh_token) if row.refresh_token else None,
            expires_at=row.expires_at,
        )
