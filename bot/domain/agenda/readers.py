"""Who reads along in a conversation, as far as that is known.

What Slack calls a conversation is the `channel_name` of a command: docs.slack.dev, slash commands.
"""

from dataclasses import dataclass

DIRECT = "directmessage"
GROUP = "mpdm-"
IDS_OF_DIRECT = "D"
"""Begins the id of every direct message. Source: docs.slack.dev/reference/objects."""

TWO = 2


@dataclass(frozen=True, slots=True)
class Readers:
    """`count` is how many people read it, None where nobody says; `name` is the channel's own.

    `is_open` says that everybody in the workspace may read it, whether they joined or not.
    """

    count: int | None = None
    name: str = ""
    is_open: bool = False

    @property
    def is_pair(self) -> bool:
        """True only where it is known that nobody but the two reads along."""
        return self.count is not None and self.count <= TWO and not self.is_open


UNKNOWN = Readers()
THE_TWO = Readers(TWO)


def is_pair_by_name(channel_id: str, name: str) -> bool:
    """Say whether Slack's name for it alone tells that two read along.

    A group's name lists everybody in it ("mpdm-ada--marta-1"); a private channel's tells nothing.
    """
    if name == DIRECT or channel_id.startswith(IDS_OF_DIRECT):
        return True
    people = name.removeprefix(GROUP).rpartition("-")[0].split("--")
    return name.startswith(GROUP) and len(people) == TWO
