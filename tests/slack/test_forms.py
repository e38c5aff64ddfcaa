"""Reading a form: what was typed is cleaned, what nobody touched stays letter by letter."""

from typing import Any

import pytest

from bot.domain.wins.win import WinFilter, WinPage
from bot.slack.forms import Form
from bot.slack.views.wins.list import LONGEST_WORDS, filter_of, win_list

NOT_COMPOSED = ("\uf900", "e\u0301", "\u212b")


def sent(value: str, opened_with: str | None) -> Form:
    element: dict[str, Any] = {"type": "plain_text_input", "action_id": "text"}
    if opened_with is not None:
        element["initial_value"] = opened_with
    blocks = [{"type": "divider"}, {"type": "input", "block_id": "text", "element": element}]
    return Form({"blocks": blocks, "state": {"values": {"text": {"text": {"value": value}}}}})


@pytest.mark.parametrize("words", NOT_COMPOSED)
def test_what_nobody_touched_comes_back_letter_by_letter(words: str) -> None:
    assert sent(words, words).text("text") == words


def test_what_was_typed_has_its_accents_composed() -> None:
    assert sent("cafe\u0301", None).text("text") == "caf\u00e9"
    assert sent("cafe\u0301 b", "cafe\u0301").text("text") == "caf\u00e9 b"


def test_what_no_database_takes_goes_even_from_what_nobody_touched() -> None:
    assert sent("a\x00\r\nb", "a\x00\r\nb").text("text") == "a\nb"


@pytest.mark.parametrize("letter", ["🚀", "字", "\\"])
def test_an_open_list_carries_the_longest_words_that_are_looked_for(letter: str) -> None:
    wanted = WinFilter(words=letter * LONGEST_WORDS)

    shown = win_list(WinPage((), 1, 0, filter=wanted)).to_dict()

    assert filter_of(shown) == wanted
