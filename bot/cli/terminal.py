"""Somebody at a keyboard: what is said to them, and what they type."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from getpass import getpass
from typing import Protocol


class Asks(Protocol):
    """Asks a person; EOFError and KeyboardInterrupt mean that they left."""

    def say(self, sentence: str) -> None: ...

    def ask(self, question: str) -> str:
        """What they typed, without the blanks around it."""

    def ask_secret(self, question: str) -> str:
        """The same, and nothing of it is shown."""


class Terminal:
    """The terminal that this process was started from."""

    def say(self, sentence: str) -> None:
        print(sentence, flush=True)  # noqa: T201 - it is what a terminal is for

    def ask(self, question: str) -> str:
        return input(f"{question} ").strip()

    def ask_secret(self, question: str) -> str:
        return getpass(f"{question} (not shown): ").strip()


@contextmanager
def ctrl_c_ends_a_question() -> Iterator[None]:
    """Asyncio's own handler only marks the task as cancelled, which waiting for a key ignores."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
