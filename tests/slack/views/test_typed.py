"""What the coach answers to typed lines: nothing that is not saved goes unread."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.domain.text.clean import clean_text
from bot.domain.typed.line import Became, TypedLine, Understood
from bot.domain.typed.rules import meanings_of
from bot.domain.wins.reading import plain_text
from bot.slack.text import shortened
from bot.slack.views.typed.reply import SHOWN, Beside, reply

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BESIDE = Beside(date(2026, 11, 23))
ASKED: Became = "asked"


def words_in(shown: object) -> str:
    """All texts in a message, one after the other."""
    if isinstance(shown, Block):
        return words_in(shown.to_dict())
    if isinstance(shown, dict):
        return "\n".join([str(shown.get("text", "")), *map(words_in, shown.values())])
    return "\n".join(map(words_in, shown)) if isinstance(shown, list | tuple) else ""


@given(text=st.text(max_size=200), asked_before=st.integers(0, 4))
def test_what_is_not_understood_is_read_back_whole(text: str, asked_before: int) -> None:
    found = [one for one in meanings_of(clean_text(text)) if one.kind == "unclear"]
    lines = [
        Understood(TypedLine(number, "1.2", number, ASKED, NOW, waiting=one.text), one)
        for number, one in enumerate(found)
    ]

    message = reply(lines, Beside(BESIDE.today, asked_before=asked_before))

    shown = words_in(message["blocks"]) if message else ""
    for one in found:
        assert shortened(plain_text(one.text), SHOWN) in shown


def test_two_readings_are_offered_twice_in_a_row_and_no_third_time() -> None:
    (one,) = meanings_of("the vault")
    line = Understood(TypedLine(1, "1.2", 0, ASKED, NOW, waiting="the vault"), one)

    messages = [reply([line], Beside(BESIDE.today, asked_before=count)) for count in range(4)]
    shown = [words_in(message["blocks"]) for message in messages if message]

    assert ["or as a goal?" in one for one in shown] == [True, True, False, False]
    assert ["What I can do" in one for one in shown] == [False, False, True, True]
    assert all("the vault" in one for one in shown)
