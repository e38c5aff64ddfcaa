"""What is read in a process of its own ends with a sentence, however it goes."""

import asyncio
import time
from multiprocessing import active_children

import pytest

from bot.files.documents.word_opening import WordFileError
from bot.files.wins.lists.word_file import markdown_of
from bot.services.wins import own_process
from bot.services.wins.imports import LONG_WORD
from bot.services.wins.own_process import SlowListError, in_own_process
from tests.files.wins.test_word_file import DAMAGED, point, with_paragraphs
from tests.stories import Story


async def test_what_takes_too_long_is_ended_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_process, "LONGEST_READING", 1)

    with pytest.raises(SlowListError, match="paste it"):
        await in_own_process(time.sleep, 60)


async def test_a_file_that_is_refused_there_is_refused_with_the_same_words() -> None:
    with pytest.raises(WordFileError, match="I can't read this Word file"):
        await in_own_process(markdown_of, DAMAGED["locked"])


async def processes_for(story: Story, data: bytes) -> set[int | None]:
    """The processes that are begun while a Word file with one line is brought in."""
    before = {process.pid for process in active_children()}
    begun: set[int | None] = set()
    bringing_in = asyncio.create_task(
        story.coach.win_imports.bring_in_file(story.member, data, "brag.docx")
    )
    while not bringing_in.done():
        begun |= {process.pid for process in active_children()} - before
        await asyncio.sleep(0.001)
    assert (await bringing_in).new == 1
    return begun


@pytest.mark.slow
async def test_a_long_word_file_is_read_in_a_process_of_its_own(story: Story) -> None:
    long = with_paragraphs(point("0") * (LONG_WORD // len(point("0")) + 1))

    assert len(await processes_for(story, long)) == 1


async def test_a_short_word_file_is_read_at_once(story: Story) -> None:
    assert await processes_for(story, with_paragraphs(point("0"))) == set()
