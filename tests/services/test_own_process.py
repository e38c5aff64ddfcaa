"""What is read in a process of its own ends with a sentence, however it goes."""

import asyncio
import io
import time
from multiprocessing import active_children
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from bot.files.documents.word_opening import WordFileError
from bot.files.wins.lists.word_file import markdown_of
from bot.services import own_process
from bot.services.own_process import LONG_WORD, SlowListError, in_own_process, reading_word
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


async def test_what_takes_too_much_memory_is_ended_with_a_sentence() -> None:
    with pytest.raises(SlowListError, match="paste it"):
        await in_own_process(bytes, own_process.MOST_MEMORY)


async def test_a_word_file_is_long_wherever_its_text_stands(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_process, "MOST_MEMORY", 1)
    packed = io.BytesIO(with_paragraphs(point("0")))
    with ZipFile(packed, "a", ZIP_DEFLATED) as file:
        file.writestr("word/document9.xml", bytes(LONG_WORD))

    assert await reading_word(len, with_paragraphs(point("0")))
    with pytest.raises(SlowListError):
        await reading_word(len, packed.getvalue())


async def test_a_ladder_in_a_long_word_file_is_read_in_a_process_of_its_own(
    story: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_process, "LONG_WORD", 1)
    monkeypatch.setattr(own_process, "MOST_MEMORY", 1)

    with pytest.raises(SlowListError):
        await story.coach.ladders.propose_file(story.member, with_paragraphs(point("0")))


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
    long = with_paragraphs(point("0") + f"<!--{' ' * LONG_WORD}-->")

    assert len(await processes_for(story, long)) == 1


async def test_a_short_word_file_is_read_at_once(story: Story) -> None:
    assert await processes_for(story, with_paragraphs(point("0"))) == set()
