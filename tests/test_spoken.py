"""The check at the end of every story does find controls that nobody could tell apart by ear."""

from typing import Any

import pytest

from bot.slack.text import said
from bot.slack.views.links import LONGEST_SPOKEN, plain_button
from tests.spoken import unclear_names


def row(words: str, label: str, about: str = "") -> dict[str, Any]:
    block = said(words)
    block.accessory = plain_button(label, "open", words, about=about)
    return dict(block.to_dict())


def menu_in(words: str) -> dict[str, Any]:
    block = dict(said(words).to_dict())
    option = {"text": {"type": "plain_text", "text": "Drop"}, "value": "drop 1"}
    return block | {"accessory": {"type": "overflow", "action_id": "more", "options": [option]}}


def test_one_label_twice_is_found_unless_it_is_read_aloud_with_its_row() -> None:
    assert unclear_names([row("alpha", "Open"), row("beta", "Open")]) == ["Open"]
    assert unclear_names([row("alpha", "Open", "alpha"), row("beta", "Open", "beta")]) == []


def test_menus_are_told_apart_by_the_words_that_they_stand_at() -> None:
    assert unclear_names([menu_in("alpha"), menu_in("beta")]) == []
    assert len(unclear_names([menu_in("alpha"), menu_in("alpha")])) == 1


def test_what_is_read_aloud_begins_with_what_is_drawn() -> None:
    button = row("alpha", "Open")
    button["accessory"]["accessibility_label"] = "Look at alpha"

    assert unclear_names([button]) == ["'Look at alpha' on 'Open'"]


@pytest.mark.parametrize("end", ["the first part", "the second part"])
def test_of_a_long_name_the_beginning_and_the_end_are_read(end: str) -> None:
    button = plain_button("Open", "open", about=f"{'write the design of the ledger ' * 9}{end}")

    spoken = str(button.accessibility_label)
    assert len(spoken) <= LONGEST_SPOKEN
    assert spoken.startswith("Open: write the design")
    assert spoken.endswith(end)
