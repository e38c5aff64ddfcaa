"""The app's manifest, gathered from what the features say they answer."""

from typing import Any

from bot.domain.commands import CommandNames
from bot.slack.manifest import installable, manifest
from handlers import FEATURES
from handlers.listeners import heard

SCOPES = (
    "chat:write",
    "commands",
    "files:read",
    "files:write",
    "im:history",
    "im:write",
    "users:read",
)
"""The fewest that work: speak, hear commands, read a file that was given to a form, hand over
files, find its own messages in the DM after a crash, open the DM, and read the time zone."""


OPTIONAL_SCOPES = ("channels:read", "dnd:read", "groups:read", "users.profile:read")
"""To leave people alone while do-not-disturb is on or their status says vacation, and to say how
many read a channel before something is posted there. What each gives: `bot.cli.tokens.GIVES`."""


def manifest_for(
    names: CommandNames, *, base_url: str | None = None, is_for_many: bool = False
) -> dict[str, Any]:
    """For Socket Mode, or for HTTP where `base_url` (https, no slash at the end) is given.

    `is_for_many`: other workspaces may install it there.
    """
    document = manifest(
        commands=[feature.COMMAND for feature in FEATURES if hasattr(feature, "COMMAND")],
        shortcuts=[
            shortcut for feature in FEATURES for shortcut in getattr(feature, "SHORTCUTS", ())
        ],
        events=list(heard(FEATURES).events),
        scopes=SCOPES,
        optional_scopes=OPTIONAL_SCOPES,
        names=names,
        base_url=base_url,
    )
    return installable(document, base_url) if base_url and is_for_many else document
