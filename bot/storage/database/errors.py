"""What can be wrong with the place where things are saved, said to whoever runs the coach."""

from sqlalchemy.exc import DontWrapMixin

from bot.domain.errors import CoachError


class StorageError(Exception):
    """The database cannot be used. Its text is one sentence with what to do about it.

    It names the place, never a password and never a member's words.
    """


class UnstorableTextError(DontWrapMixin, ValueError):
    """Text that PostgreSQL cannot hold: with a NUL character or a lone surrogate."""

    def __init__(self) -> None:
        super().__init__("Text with a NUL character or half a surrogate pair cannot be kept.")


class NaiveInstantError(DontWrapMixin, ValueError):
    """An instant without a time zone, which could mean any of two dozen moments."""

    def __init__(self) -> None:
        super().__init__("An instant needs a time zone; this one has none.")


class UndoneError(Exception):
    """The database undid a transaction that others had a share in."""


class NotSavedError(CoachError):
    """The database saved nothing. `code` is what is wrong with it, such as `database_full`."""

    def __init__(self, sentence: str, code: str) -> None:
        super().__init__(sentence)
        self.code = code
