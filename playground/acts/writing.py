"""What becomes of typed text: mentions, links and the three characters that Slack escapes."""

import re

from playground.workspace import Workspace

LINK = re.compile(r"https?://[^\s<>|]+")


def escaped(text: str) -> str:
    """Escape as docs.slack.dev/messaging/formatting-message-text asks: & < and > only."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def as_message(text: str, workspace: Workspace) -> str:
    """Return message text as Slack stores it: people and channels by id, links in <>."""
    return _resolved(escaped(text), workspace, with_names=False)


def as_command(text: str, workspace: Workspace, *, should_escape: bool) -> str:
    """Return what follows a command; ids and names only when the command asks for them."""
    typed = escaped(text)
    return _resolved(typed, workspace, with_names=True) if should_escape else typed


def _resolved(text: str, workspace: Workspace, *, with_names: bool) -> str:
    text = LINK.sub(lambda link: f"<{link[0]}>", text)
    return _channels(_people(text, workspace, with_names), workspace)


def _people(text: str, workspace: Workspace, with_names: bool) -> str:  # noqa: FBT001 - private
    ids = {
        name.casefold(): person
        for person in workspace.everyone()
        for name in (person.handle, person.name, person.real_name)
    }
    names = "|".join(re.escape(name) for name in sorted(ids, key=len, reverse=True))

    def mention(found: re.Match[str]) -> str:
        person = ids[found[1].casefold()]
        return f"<@{person.id}|{person.handle}>" if with_names else f"<@{person.id}>"

    return re.sub(rf"(?<![\w@])@({names})(?!\w)", mention, text, flags=re.IGNORECASE)


def _channels(text: str, workspace: Workspace) -> str:
    named = {
        c.name: c for c in workspace.conversations.values() if c.kind in ("channel", "private")
    }
    names = "|".join(re.escape(name) for name in sorted(named, key=len, reverse=True))
    pattern = rf"(?<![\w#&])#({names})(?![\w-])"
    return re.sub(pattern, lambda found: f"<#{named[found[1]].id}|{found[1]}>", text)
