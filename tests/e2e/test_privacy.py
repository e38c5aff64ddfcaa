"""What one member wrote is nobody else's: not another person's, nor theirs in another workspace.

Every button, menu and form that Ada was ever shown is pressed by somebody else, with her ids in it.
"""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import make_url

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.storage.review.gaps import GapStore
from handlers.promo import PAGES
from playground.people import ADA, MARTA, TEAM_ID
from playground.testkit import Actor
from tests import doors
from tests.e2e.forging import Forger, Surface, messages_of, view_of
from tests.e2e.witnesses import shown_to
from tests.stories import Story, listening, opened_story

ADAS = "otter"
"""Stands in everything that Ada writes."""

THEIRS = "badger"
ELSEWHERE = "T0ELSEWHERE"


@dataclass(frozen=True)
class PrivateStory:
    """Ada's whole story, what she was shown in it, and where the coach listens."""

    story: Story
    surfaces: list[Surface]
    url: str
    database_url: str

    def rows(self, team_id: str = TEAM_ID) -> dict[str, list[tuple[object, ...]]]:
        """Everything that is saved of Ada in this workspace, by table."""
        file = str(make_url(self.database_url).database)
        with closing(sqlite3.connect(file)) as connection:
            return {
                table: connection.execute(
                    f"SELECT * FROM {table} WHERE team_id = ? AND user_id = ?",  # noqa: S608 - ours
                    (team_id, ADA.id),
                ).fetchall()
                for table in owned_tables(connection)
            }

    def sent_since(self, mark: int) -> str:
        return json.dumps(self.story.playground.recording.calls[mark:], ensure_ascii=False)


@pytest.fixture
async def private_story(sqlite_url: str) -> AsyncIterator[PrivateStory]:
    async with opened_story(sqlite_url, route="http") as story, listening(story.running) as url:
        surfaces = await tell(story)
        await story.coach.background.settle()
        yield PrivateStory(story, surfaces, url, sqlite_url)


async def test_pressing_what_another_member_was_shown_changes_and_shows_nothing(
    private_story: PrivateStory,
) -> None:
    story, rows, shown = (
        private_story.story,
        private_story.rows(),
        shown_to(private_story.story, private_story.story.ada),
    )
    mark = len(story.playground.recording.calls)
    marta = Forger(story.playground, private_story.url, story.ada, MARTA)

    answers = await marta.press(private_story.surfaces, instead_of=ADAS, writing=THEIRS)
    await story.coach.background.settle()

    assert len(answers) > 60
    assert [answer for answer in answers if ADAS in answer] == []
    assert ADAS not in private_story.sent_since(mark)
    assert ADAS not in shown_to(story, story.marta)
    assert private_story.rows() == rows
    assert shown_to(story, story.ada) == shown


@pytest.mark.slow
async def test_asking_for_everything_shows_another_member_nothing(
    private_story: PrivateStory,
) -> None:
    story = private_story.story
    mark = len(story.playground.recording.calls)
    marta = Forger(story.playground, private_story.url, story.ada, MARTA)

    answers = [await marta.say(command) for command in everything_to_ask_for()]
    await story.marta.open_home()
    await story.coach.background.settle()

    assert [answer for answer in answers if ADAS in answer] == []
    assert ADAS not in private_story.sent_since(mark)


@pytest.mark.slow
async def test_the_same_user_id_in_another_workspace_is_somebody_else(
    private_story: PrivateStory,
) -> None:
    story, rows = private_story.story, private_story.rows()
    mark = len(story.playground.recording.calls)
    namesake = Forger(story.playground, private_story.url, story.ada, ADA, ELSEWHERE)

    answers = [await namesake.say(command) for command in everything_to_ask_for()]
    answers += await namesake.press(private_story.surfaces, instead_of=ADAS, writing=THEIRS)
    answers += [await namesake.say(f"/win {THEIRS}")]
    await story.coach.background.settle()

    assert [answer for answer in answers if ADAS in answer] == []
    assert ADAS not in private_story.sent_since(mark)
    assert private_story.rows() == rows
    assert THEIRS in str(private_story.rows(ELSEWHERE)["wins"])
    assert ADAS not in str(private_story.rows(ELSEWHERE))


def everything_to_ask_for() -> tuple[str, ...]:
    return (
        "/win list",
        "/win list win",
        "/win undo",
        "/goal",
        "/agenda",
        "/agenda help",
        "/promo",
        "/promo help",
        *(f"/promo {page.word}" for page in PAGES),
    )


async def tell(story: Story) -> list[Surface]:
    """Ada uses everything there is; answers all that she was shown on the way."""
    ada, windows = story.ada, Windows(story)
    await aim(story)
    await ada.slash(f"/win {ADAS} win #{ADAS}", channel="general")
    for label in ("Edit", "Add detail"):
        await ada.click(label)
        await windows.look_and_close()
    await ada.slash(f"/goal {ADAS} goal", channel="general")
    await ada.slash("/goal", channel="general")
    await ada.slash("/win list", channel="general")
    await windows.look_and_close()
    await ada.slash(f"/agenda add {ADAS} topic", channel="general")
    await ada.click("Add a topic")
    await windows.look_and_close()
    await ada.slash("/promo", channel="general")
    await doors.write(ada, "Ask what the role needs")
    await windows.look_and_close()
    await ada.open_messages()
    await ada.click("Edit")
    await windows.look_and_close()
    await ada.slash("/promo talk", channel="general")
    await ada.fill("With whom?", "Marta")
    await ada.fill("What was agreed, or said for the record?", f"{ADAS} said")
    windows.look()
    await ada.submit()
    await windows.look_and_close()
    await know_somebody(ada, windows)
    for page in PAGES:
        await ada.slash(f"/promo {page.word}", channel="general")
        await windows.look_and_close()
    await story.travel(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    await story.travel(datetime(2026, 11, 27, 17, 0, tzinfo=UTC))
    await ada.open_home()
    return [*messages_of(story.playground, ada), *windows.seen, view_of(ada.home())]


async def know_somebody(ada: Actor, windows: "Windows") -> None:
    await ada.slash("/promo people", channel="general")
    await ada.click("Add somebody")
    await ada.fill("What do you call them?", f"{ADAS} sponsor")
    windows.look()
    await ada.submit()
    await windows.look_and_close()


class Windows:
    """What Ada's modals looked like."""

    def __init__(self, story: Story) -> None:
        self._ada, self.seen = story.ada, list[Surface]()

    def look(self) -> None:
        self.seen.append(view_of(self._ada.modal()))

    async def look_and_close(self) -> None:
        while self._ada.has_modal():
            self.look()
            await self._ada.close()


async def aim(story: Story) -> None:
    draft = CaseDraft(f"{ADAS} engineer", manager_name=f"{ADAS} M", decision_on=date(2027, 6, 1))
    await story.coach.cases.aim(story.member, draft, Rhythm())
    async with story.running.database.writing() as connection:
        gaps = GapStore(connection, story.member)
        await gaps.add(f"{ADAS} gap", "skill", None, date(2026, 11, 2))


def owned_tables(connection: sqlite3.Connection) -> list[str]:
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        name
        for (name,) in tables
        if {"team_id", "user_id"}
        <= {column[1] for column in connection.execute(f"PRAGMA table_info({name})")}
    ]
