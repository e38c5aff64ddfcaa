"""Who could have heard what nobody should: people, Slack itself, and the log."""

import json
import re
import sqlite3
from contextlib import closing
from io import StringIO
from typing import Literal

from sqlalchemy import make_url

from playground.testkit import Actor
from tests.stories import Story

SECRET = "xoxb-secret-3141592653"
"""What an exception says and nobody may hear."""

REFERENCE = re.compile(r"\b[0-9a-f]{8}\b")


class Log(StringIO):
    """Everything that was logged so far."""

    def line_with(self, words: str) -> str:
        """The one line that has these words."""
        (line,) = [line for line in self.getvalue().splitlines() if words in line]
        return line


def break_table(
    database_url: str, deed: Literal["INSERT", "UPDATE", "DELETE"], table: str, says: str = SECRET
) -> None:
    """From now on the database itself refuses, with a secret in what it says."""
    run_sql(
        database_url,
        f"CREATE TRIGGER broken BEFORE {deed} ON {table} BEGIN SELECT RAISE(ABORT, '{says}'); END",
    )


def mend_table(database_url: str) -> None:
    run_sql(database_url, "DROP TRIGGER broken")


def run_sql(database_url: str, statement: str, *values: object) -> None:
    with closing(sqlite3.connect(str(make_url(database_url).database))) as connection, connection:
        connection.execute(statement, values)


def reference_in(text: str) -> str:
    """The code that a member can hand on; exactly one."""
    (reference,) = {found.group() for found in REFERENCE.finditer(text)}
    return reference


def heard_anywhere(secret: str, story: Story, log: Log) -> list[str]:
    """Where a secret has got to; empty when nobody heard it."""
    places = {
        "what went to Slack": json.dumps(story.playground.recording.calls, ensure_ascii=False),
        "the log": log.getvalue(),
    } | {actor.person.name: shown_to(story, actor) for actor in everybody(story)}
    return [place for place, text in places.items() if secret in text]


def everybody(story: Story) -> tuple[Actor, ...]:
    return story.ada, story.marta, story.kenji, story.priya


def shown_to(story: Story, actor: Actor) -> str:
    """Everything that this person can see anywhere in the workspace."""
    workspace = story.playground.workspace
    views = [*workspace.views.stack(actor.id), workspace.views.homes.get(actor.id)]
    messages = [
        message
        for conversation in workspace.open_to(actor.id)
        for message in conversation.messages
        if message.is_seen_by(actor.id)
    ]
    return f"{messages} {views} {actor.notices()}"
