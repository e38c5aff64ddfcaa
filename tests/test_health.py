"""What a monitor and a member are told when nothing can be saved any more."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from sqlalchemy import text

from tests.e2e.test_errors import nobody_else_writes
from tests.stories import Story, listening, opened_story

WORDS = "talked Kenji out of the rewrite"


@pytest.fixture
async def story(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Story]:
    monkeypatch.setattr("bot.process.health.GOOD_FOR", 0)
    async with opened_story(moved(sqlite_url, tmp_path / "folder")) as opened:
        yield opened


def moved(url: str, folder: Path) -> str:
    """The same database in a folder of its own."""
    folder.mkdir()
    return f"sqlite:///{Path(url.removeprefix('sqlite:///')).rename(folder / 'nextrung.db')}"


async def health(story: Story) -> tuple[int, dict[str, Any]]:
    async with (
        listening(story.running) as url,
        aiohttp.ClientSession() as session,
        session.get(url.replace("/slack/events", "/health")) as answer,
    ):
        return answer.status, await answer.json()


def unlink(file: Path) -> None:
    file.unlink()


def replace(file: Path) -> None:
    Path(shutil.copy(file, file.with_name("other.db"))).replace(file)


def take_folder(file: Path) -> None:
    shutil.rmtree(file.parent)


async def test_a_coach_that_is_well_says_so(story: Story) -> None:
    assert await health(story) == (200, {"ok": True, "troubles": []})


@pytest.mark.parametrize("lose", [unlink, replace, take_folder])
async def test_a_database_that_is_gone_is_said_and_nothing_is_acknowledged(
    story: Story, tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    await story.ada.slash("/win wrote the runbook", channel="general")
    await story.coach.background.settle()

    lose(tmp_path / "folder" / "nextrung.db")
    await story.ada.slash(f"/win {WORDS}", channel="general")
    answer = story.ada.sees().rpartition("runbook")[2]

    assert "I couldn't save that" in answer
    assert "Saved: " not in answer
    assert WORDS in answer
    assert await health(story) == (503, {"ok": False, "troubles": ["database_gone"]})


async def test_a_form_stays_open_with_its_words_where_the_database_is_gone(
    story: Story, tmp_path: Path
) -> None:
    await story.ada.slash("/win", channel="general")
    await story.ada.fill("What did you do?", WORDS)
    await story.coach.background.settle()
    unlink(tmp_path / "folder" / "nextrung.db")

    (opened,) = (await story.ada.submit_refused()).values()

    assert "I couldn't save that" in opened


async def test_a_database_that_takes_nothing_is_said(story: Story) -> None:
    async with story.running.database.writing() as connection:
        await connection.execute(text("PRAGMA query_only = ON"))

    assert await health(story) == (503, {"ok": False, "troubles": ["database_read_only"]})


async def test_a_member_is_told_that_the_disk_is_full(story: Story) -> None:
    await story.ada.slash("/win wrote the runbook", channel="general")
    await story.coach.background.settle()
    async with story.running.database.writing() as connection:
        await connection.execute(text("PRAGMA max_page_count = 1"))

    for _ in range(12):
        await story.ada.slash(f"/win {'long ' * 500}", channel="general")

    assert "I couldn't save that: the disk I write to is full." in story.ada.sees()
    assert "Something broke" not in story.ada.sees()
    assert await health(story) == (503, {"ok": False, "troubles": ["database_full"]})


async def test_a_tick_that_is_stuck_is_said(story: Story, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.process.scheduler.LATE_AFTER", 0.2)
    scheduler = story.running.scheduler
    async with scheduler._ticking:
        scheduler.start()
        await asyncio.sleep(0.5)

        said = await health(story)

    assert said == (503, {"ok": False, "troubles": ["tick_late"]})


async def test_a_database_that_another_holds_on_to_is_said(
    story: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.storage.database.database.A_TRY", 0.2)
    with nobody_else_writes(f"sqlite:///{tmp_path / 'folder' / 'nextrung.db'}"):
        said = await health(story)

    assert said == (503, {"ok": False, "troubles": ["database_slow"]})
