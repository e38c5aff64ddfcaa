"""Seals what nobody may read who only has the database: tokens of workspaces.

The first key seals, every key opens, so that a key is replaced by putting the new one in front.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from bot.storage.errors import StorageError

if TYPE_CHECKING:
    from cryptography.fernet import MultiFernet


class SealedForOthersError(StorageError):
    """None of the keys opens it."""

    def __init__(self) -> None:
        super().__init__(
            "A workspace's token cannot be opened with NEXTRUNG_TOKEN_KEYS: put the key that "
            "sealed it back, or have the workspace install the coach again."
        )


class NoKeyError(StorageError):
    """There is no key to seal with."""

    def __init__(self) -> None:
        super().__init__("Tokens are kept only with NEXTRUNG_TOKEN_KEYS; `nextrung key` makes one.")


class Seal:
    """Fernet: AES with an HMAC, of which another's cannot be put in place."""

    def __init__(self, keys: Sequence[str] = ()) -> None:
        self._keys = keys

    def seal(self, text: str) -> str:
        """Raises NoKeyError."""
        return self._fernet.encrypt(text.encode()).decode()

    def open(self, sealed: str) -> str:
        """Raises SealedForOthersError or NoKeyError."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 - see `_fernet`

        try:
            return self._fernet.decrypt(sealed.encode()).decode()
        except InvalidToken:
            raise SealedForOthersError from None

    def opens(self, sealed: str) -> bool:
        """True if one of the keys is right. Raises NoKeyError."""
        try:
            self.open(sealed)
        except SealedForOthersError:
            return False
        return True

    def is_of_first_key(self, sealed: str) -> bool:
        """False: it is to be sealed anew, with the key that stands in front now."""
        return Seal(self._keys[:1]).opens(sealed)

    @cached_property
    def _fernet(self) -> "MultiFernet":
        """Whoever keeps no tokens starts without the library."""
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 - see above

        if not self._keys:
            raise NoKeyError
        return MultiFernet([Fernet(key) for key in self._keys])


def new_key() -> str:
    """A key as NEXTRUNG_TOKEN_KEYS wants it."""
    from cryptography.fernet import Fernet  # noqa: PLC0415 - see `Seal`

    return Fernet.generate_key().decode()
