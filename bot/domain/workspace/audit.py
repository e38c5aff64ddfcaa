"""The audit trail: what happened to tokens, to everything of somebody, and to a company's settings.

It has who, when and what kind, and never a word that anybody wrote.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

AuditKind = Literal[
    "installed",
    "uninstalled",
    "tokens_encrypted_again",
    "exported",
    "forgotten",
    "workspace_forgotten",
    "to_be_forgotten",
    "not_to_be_forgotten",
    "company_days_set",
    "company_days_withdrawn",
    "company_ladder_set",
    "company_ladder_withdrawn",
    "company_settings_set",
]

REMEMBERED_FOR = timedelta(days=365)
"""After that an entry is deleted."""

A_MEMBER = "a member"
"""Stands for whoever wanted to be forgotten, in older entries as well."""

THE_COACH = "the coach"
SLACK = "Slack"
OPERATOR = "operator"
"""Whoever works at the shell, with the name of their account after it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened at an instant (UTC).

    `actor` is the id of whoever did it, or one of the names above; `about` is the id of somebody
    else whom it was about. `number` is how many people, or tokens. `team_id` may be that of an
    organisation, and is empty for what is of all workspaces.
    """

    at: datetime
    kind: AuditKind
    team_id: str
    actor: str
    about: str = ""
    number: int = 1

    def line(self) -> str:
        """Return it as one line, such as "2026-11-23 09:00 UTC  exported  T1  U1"."""
        parts = [f"{self.at:%Y-%m-%d %H:%M} UTC", self.kind, self.team_id or "-", self.actor]
        if self.about:
            parts.append(f"about {self.about}")
        if self.number != 1:
            parts.append(f"{self.number:,}")
        return "".join(filter(str.isprintable, "  ".join(parts)))
