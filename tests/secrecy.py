"""What every story must hold to at its end: nothing private was said where others can read it.

`PRIVATE` names what nobody but the owner may ever read. Whoever adds a table with such words adds
a line there.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select

from bot.domain.talks.questions import QUESTIONS
from bot.storage.database.database import Database
from bot.storage.every_table import METADATA
from playground.conversations import Conversation, Message
from playground.server import Playground

LONG_ENOUGH = 12
"""Shorter words are in other sentences by chance."""

OURS = frozenset(question.words for question in QUESTIONS)

Row = Mapping[str, Any]
Words = Callable[[Row], Iterator[str]]


def of_private_wins(row: Row) -> Iterator[str]:
    if row["is_private"]:
        yield from (row["text"], row["detail"])


def of_private_items(row: Row) -> Iterator[str]:
    """But for what the coach asks everybody: that is nobody's own words."""
    yield from (item.text for item in row["items"] if item.is_private and item.text not in OURS)


def of_talks(row: Row) -> Iterator[str]:
    yield from (row["said"], row["own_notes"])


PRIVATE: dict[str, Words] = {
    "wins": of_private_wins,
    "agendas": of_private_items,
    "talks": of_talks,
}


async def assert_nothing_private_was_said(playground: Playground, database: Database) -> None:
    """Looks at every message that is there and every window that is open."""
    secrets = await private_words(database, playground.workspace.team_id)
    for person in playground.workspace.people:
        shown = [words for words in told_to_others(playground, person) if words]
        said = [secret for secret in secrets[person] if any(secret in words for words in shown)]
        assert not said, f"{person} wrote this for themselves alone: {said}"


async def private_words(database: Database, team_id: str) -> dict[str, set[str]]:
    """Everybody's in a workspace, by person; of those tables alone, since every story ends so."""
    theirs: dict[str, set[str]] = defaultdict(set)
    async with database.reading() as connection:
        for name, words in PRIVATE.items():
            table = METADATA.tables[name]
            rows = await connection.execute(select(table).where(table.c.team_id == team_id))
            for row in (found._asdict() for found in rows):
                theirs[row["user_id"]].update(
                    text for text in words(row) if len(text) >= LONG_ENOUGH
                )
    return theirs


def told_to_others(playground: Playground, person: str) -> Iterator[str]:
    """All that the coach wrote and somebody but this person can read, a message at a time."""
    for conversation in playground.workspace.conversations.values():
        for message in conversation.messages:
            if message.bot_id and others_read(conversation, message, person):
                yield " ".join((message.text, *texts_in(message.blocks or [])))
    for reader, home in playground.workspace.views.homes.items():
        if reader != person:
            yield " ".join(texts_in(home.blocks))


def others_read(conversation: Conversation, message: Message, person: str) -> bool:
    if message.is_ephemeral:
        return not message.is_seen_by(person)
    return set(conversation.members) - {person} != set() or not conversation.is_direct


def texts_in(part: object) -> Iterator[str]:
    """Every text in a block, whatever it is made of."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, Mapping):
        for key in (
            "text",
            "elements",
            "fields",
            "accessory",
            "options",
            "title",
            "label",
            "value",
        ):
            yield from texts_in(part.get(key))
    elif isinstance(part, list):
        for each in part:
            yield from texts_in(each)
