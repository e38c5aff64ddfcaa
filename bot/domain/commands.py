"""The names of the slash commands: settings, because another app may own `/win`."""

import re

ASKS_FOR_HELP = ("help", "help?", "?", "-h", "-help", "--help", "how?")
"""What somebody types behind a command who wants to know what it does; nothing to save."""


class CommandNames:
    """By the field of each command: `names.win` is `/win`, unless it was given another name.

    Each has its slash, is lower case and has at most 32 characters.
    """

    def __init__(self, **renamed: str) -> None:
        self._renamed = renamed

    def __getattr__(self, field: str) -> str:
        if field.startswith("_"):
            raise AttributeError(field)
        return self._renamed.get(field, f"/{field}")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, CommandNames) and self._renamed == other._renamed

    def __hash__(self) -> int:
        return hash(tuple(sorted(self._renamed.items())))

    def in_words(self, sentence: str) -> str:
        """The coach's own sentence with every command under the name it has here."""
        if not self._renamed:
            return sentence
        usual = re.compile(rf"(?<![\w/])/({'|'.join(map(re.escape, self._renamed))})\b")
        return usual.sub(lambda found: self._renamed[found.group(1)], sentence)
