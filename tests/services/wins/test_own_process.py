"""What is read in a process of its own ends with a sentence, however it goes."""

import time

import pytest

from bot.files.documents.word_opening import WordFileError
from bot.files.wins.lists.word_file import markdown_of
from bot.services.wins import own_process
from bot.services.wins.own_process import SlowListError, in_own_process
from tests.files.wins.test_word_file import DAMAGED


async def test_what_takes_too_long_is_ended_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(own_process, "LONGEST_READING", 1)

    with pytest.raises(SlowListError, match="paste it"):
        await in_own_process(time.sleep, 60)


async def test_a_file_that_is_refused_there_is_refused_with_the_same_words() -> None:
    with pytest.raises(WordFileError, match="I can't read this Word file"):
        await in_own_process(markdown_of, DAMAGED["locked"])
