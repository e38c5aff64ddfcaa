"""Reading a form: what was typed is cleaned, what nobody touched stays letter by letter."""

from typing import Any

import pytest

from bot.slack.forms import Form

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
