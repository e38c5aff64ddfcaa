"""Who was better off for it, where the member's own words say so."""

import re

from bot.domain.kind import Benefited

_FOR = r"\bfor\s+(?:(?:the|our|my|all|every|each|whole|entire|other)\s+)*"
_BENEFITED: tuple[tuple[Benefited, re.Pattern[str]], ...] = (
    ("customer", re.compile(_FOR + r"(?:customers?|clients?|users?)\b", re.IGNORECASE)),
    ("org", re.compile(_FOR + r"(?:company|organi[sz]ation|org|business|teams)\b", re.IGNORECASE)),
    ("team", re.compile(_FOR + r"(?:team|colleagues|teammates)\b", re.IGNORECASE)),
)
"""The widest first: what is for customers may be for the team as well."""


def benefited_in(prose: str) -> Benefited | None:
    """Return who "for the team", "for our customers" names, None where nothing is said."""
    return next((who for who, words in _BENEFITED if words.search(prose)), None)
