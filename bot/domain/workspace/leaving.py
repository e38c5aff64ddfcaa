"""What a member leaves behind when they go, in the words that they would count it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.text.wording import counted, joined

COUNTED: Mapping[str, tuple[str, str]] = {
    "wins": ("win", "wins"),
    "goals": ("goal", "goals"),
    "talks": ("talk", "talks"),
    "drafts": ("document", "documents"),
}
"""Tables of which the number means something to the member, with one and many of a row."""

GIVEN = ("rating or answer about a colleague", "ratings and answers about colleagues")


@dataclass(frozen=True, slots=True)
class Belongings:
    """Rows by table, for the tables in COUNTED; `is_known` is False for somebody never met.

    `given` is how many ratings and answers they gave about colleagues. `left_for` is for how many
    days all of it stays once their account is closed; None: until somebody deletes it.
    """

    rows: Mapping[str, int]
    is_known: bool = True
    given: int = 0
    left_for: int | None = None

    def words(self) -> str:
        """Return such as "12 wins, 1 goal and 3 documents"; empty where there is nothing."""
        parts = [counted(self.rows[name], *COUNTED[name]) for name in COUNTED if self.rows[name]]
        if self.given:
            parts.append(counted(self.given, *GIVEN))
        return joined(parts)
