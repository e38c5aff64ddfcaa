"""The names of the slash commands: settings, because another app may own `/win`."""

import re
from dataclasses import dataclass

SPOKEN = re.compile(r"(?<![\w/])/(win|goal|agenda|promo)\b")


@dataclass(frozen=True, slots=True)
class CommandNames:
    """Each with its slash, lower case, at most 32 characters."""

    win: str = "/win"
    goal: str = "/goal"
    agenda: str = "/agenda"
    promo: str = "/promo"

    def in_words(self, sentence: str) -> str:
        """The coach's own sentence with every command under the name it has here."""
        return SPOKEN.sub(lambda found: str(getattr(self, found.group(1))), sentence)
