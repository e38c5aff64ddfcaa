"""The check at the end of every story does find what should not be there."""

from datetime import date

import pytest

from bot.domain.wins.win import WinDraft
from bot.storage.wins.wins import WinStore
from playground.conversations import Message
from tests.secrecy import assert_nothing_private_was_said
from tests.stories import Story

WORDS = "talked with the recruiter of another company"


async def save_private_win(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await story.ada.close()
    async with story.running.database.writing() as connection:
        draft = WinDraft(WORDS, date(2026, 11, 20), is_private=True)
        await WinStore(connection, story.member).add(draft, story.clock.now())


@pytest.mark.parametrize("reader", [None, "U0MARTA00"])
async def test_a_private_win_that_others_can_read_is_found(
    story: Story, reader: str | None
) -> None:
    await save_private_win(story)
    channel = story.playground.workspace.conversations["C0GENERAL"]
    bot = story.playground.workspace.bot_user.id
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": f"• {WORDS}"}}]
    message = Message("1.000001", bot, "Wins", blocks, bot_id="B0", visible_to=reader)

    channel.messages.append(message)

    with pytest.raises(AssertionError, match="for themselves alone"):
        await assert_nothing_private_was_said(story.playground, story.running.database)
    channel.messages.remove(message)


async def test_what_only_its_owner_reads_is_fine(story: Story) -> None:
    await save_private_win(story)

    await story.ada.slash("/win list recruiter", channel="general")

    assert WORDS in story.ada.sees()
    await assert_nothing_private_was_said(story.playground, story.running.database)
