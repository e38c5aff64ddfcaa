"""Slack's shorthand: `<@U1|sam>`, `<https://x|label>` and `&amp;`, turned into what people read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.text.wording import group_called

HOLE = "\ufffc"
"""Stands in `prose` where a reference or a link was: it is no letter, digit or white space."""

_SHORTHAND = re.compile(
    r"<(?P<target>[@#][^<>|\s]+|!(?!-)[^<>|]+|[a-z]+:[^<>|\s]+)(?:\|(?P<label>[^<>]*))?>"
    r"|&(?P<entity>amp|lt|gt);"
    r"|(?P<url>https?://[^\s<>|]+)"
)
_UNNAMED = re.compile(r"<@([^<>|\s]+)\|?>")
_NAMED = re.compile(r"<@[^<>|\s]+\|@?([^<>]+)>")
_URL = re.compile(r"https?://[^\s<>]+")
_ENTITY = re.compile(r"&(amp|lt|gt);")
_CHARACTER = {"amp": "&", "lt": "<", "gt": ">"}
_CLOSING = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without shorthand.

    `text` is what to show and save. `prose` is the same with a HOLE for every reference and link,
    to look for words in. `people` are the user ids that were referred to, `links` the URLs.
    """

    text: str
    prose: str
    people: tuple[str, ...]
    links: tuple[str, ...]


def read_escaped(text: str) -> Plain:
    """Read a text as Slack sends it with a command or a message, where `&`, `<`, `>` are escaped.

    A user without a label is shown by id (`@U1`), a channel as `#general`, a link as its URL with
    its label before it where that says something else (docs.slack.dev/messaging/formatting).
    """
    reader = _Reader()
    end = 0
    for found in _SHORTHAND.finditer(text):
        reader.say(text[end : found.start()])
        reader.read(found)
        end = found.end()
    reader.say(text[end:])
    return reader.plain()


def unnamed_in(text: str) -> tuple[str, ...]:
    """Return the ids of the people whom an escaped text mentions without saying their names."""
    return tuple(dict.fromkeys(_UNNAMED.findall(text)))


def with_names(text: str, names: Mapping[str, str]) -> str:
    """Return an escaped text in which such a mention has its name as a label (`<@U1|Sam>`).

    Where the name is not known or empty, the mention stays as it is.
    """
    return _UNNAMED.sub(lambda found: _mention(found[1], names.get(found[1], "")), text)


def without_handles(text: str) -> str:
    """Return an escaped text in which a mention that has a name is that name alone."""
    return _NAMED.sub(lambda found: found[1], text)


def escaped(text: str) -> str:
    """Return a text as Slack sends it and takes it: its three control characters as entities.

    Source: docs.slack.dev/messaging/formatting-message-text, "Escaping text".
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def read_verbatim(text: str) -> Plain:
    """Read a text that a member typed into a form, which Slack sends as it is."""
    reader = _Reader()
    end = 0
    for found in _URL.finditer(text):
        reader.say(text[end : found.start()])
        reader.link(found[0])
        end = found.end()
    reader.say(text[end:])
    return reader.plain()


class _Reader:
    def __init__(self) -> None:
        self._shown: list[str] = []
        self._prose: list[str] = []
        self._people: list[str] = []
        self._links: list[str] = []

    def plain(self) -> Plain:
        return Plain(
            text="".join(self._shown),
            prose="".join(self._prose),
            people=tuple(dict.fromkeys(self._people)),
            links=tuple(dict.fromkeys(self._links)),
        )

    def say(self, words: str) -> None:
        self._shown.append(words)
        self._prose.append(words)

    def read(self, found: re.Match[str]) -> None:
        if found["entity"]:
            self.say(_CHARACTER[found["entity"]])
        elif found["url"]:
            self.link(_unescaped(found["url"]))
        else:
            self._refer(_unescaped(found["target"]), _unescaped(found["label"] or ""))

    def link(self, written: str) -> None:
        """Take a bare URL without the punctuation that ends the sentence around it."""
        url = _without_closing(written)
        self._links.append(url)
        self._hide(url)
        self.say(written[len(url) :])

    def _refer(self, target: str, label: str) -> None:
        kind, name = target[0], target[1:]
        if kind == "@":
            self._people.append(name)
            self._hide(f"@{label.removeprefix('@') or name}")
        elif kind == "#":
            self._hide(f"#{label.removeprefix('#') or name}")
        elif kind == "!":
            self._hide(group_called(name, label))
        elif target.startswith(("https://", "http://")):
            self._links.append(target)
            self._hide(_labelled(target, label))
        else:
            self._hide(label or target.removeprefix("mailto:"))

    def _hide(self, shown: str) -> None:
        self._shown.append(shown)
        self._prose.append(HOLE)


def _mention(user_id: str, name: str) -> str:
    label = escaped(" ".join(name.replace("|", " ").split()))
    return f"<@{user_id}|{label}>" if label else f"<@{user_id}>"


def _unescaped(text: str) -> str:
    return _ENTITY.sub(lambda entity: _CHARACTER[entity[1]], text)


def _labelled(url: str, label: str) -> str:
    """Slack labels `example.com` with itself and links it as `http://example.com`."""
    says_the_same = label.rstrip("/") in {"", url.rstrip("/"), url.partition("://")[2].rstrip("/")}
    return url if says_the_same else f"{label} ({url})"


def _without_closing(url: str) -> str:
    while url[-1] in ".,;:!?'\"…" or _closes_what_it_never_opened(url):
        url = url[:-1]
    return url


def _closes_what_it_never_opened(url: str) -> bool:
    opening = _CLOSING.get(url[-1])
    return opening is not None and url.count(url[-1]) > url.count(opening)
