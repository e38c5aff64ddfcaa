"""Which function hears what, seen from outside: what is gone, what is a link, what is renamed."""

from types import SimpleNamespace

import pytest

from bot.domain.commands import CommandNames
from handlers.listeners import (
    Listeners,
    UnknownButtonError,
    heard,
    known_action,
    named,
)
from handlers.turn import Turn
from playground.acts import clicking
from tests.stories import Story


async def nothing(_turn: Turn) -> None: ...


async def test_a_button_that_is_gone_gets_a_sentence(story: Story) -> None:
    await story.ada.slash("/win shipped it", channel="general")
    message = story.ada.messages("general")[-1]
    assert message.blocks
    row = next(block for block in message.blocks if block["type"] == "actions")
    button = next(element for element in row["elements"] if element["type"] == "button")
    button["action_id"] = "of_another_time"

    place = clicking.in_message(
        story.playground.backstage, story.ada.person, "C0GENERAL", message.ts
    )
    await clicking.click(
        story.playground.backstage,
        story.ada.person,
        place,
        (row["block_id"], "of_another_time"),
    )

    assert "I don't know that button any more." in story.ada.sees()


def test_a_link_needs_no_function() -> None:
    assert known_action({}, {"action_id": "read", "url": "https://example.com"}) is None
    assert known_action({"undo": nothing}, {"action_id": "undo"}) is nothing
    with pytest.raises(UnknownButtonError):
        known_action({}, {"action_id": "undo"})


def test_commands_are_heard_by_the_names_they_have_here() -> None:
    table = named({"win": nothing, "praise": nothing}, CommandNames(win="/brag"))

    assert list(table) == ["/brag", "/praise"]


def test_tables_of_all_features_are_one() -> None:
    one = SimpleNamespace(LISTENERS=Listeners(actions={"a": nothing}, forms={"f": nothing}))
    other = SimpleNamespace(LISTENERS=Listeners(actions={"b": nothing}))

    assert list(heard((one, other)).actions) == ["a", "b"]
    assert list(heard((one, other)).forms) == ["f"]
