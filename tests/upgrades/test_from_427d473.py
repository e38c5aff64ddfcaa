"""What the coach of commit 427d473 left behind goes on working: its database, messages, templates.

`from_427d473/` was written by it: Ada's case as in the demo, lived through for some weeks, and of
the messages that were sent the newest of each kind of button.
"""

import json
from copy import deepcopy
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.templates.own import problems_in
from handlers.listeners import UnknownButtonError
from playground import finding
from playground.acts import clicking
from playground.acts.clicking import Place
from playground.conversations import Message
from playground.finding import Target
from playground.inputs import offered
from playground.people import ADA
from playground.testkit import Actor
from tests import doors
from tests.databases import older
from tests.speeds import few
from tests.stories import Story, opened_story

UNKNOWN = str(UnknownButtonError()).partition(".")[0]
BROKEN = "Something broke on my side"

LEFT_BEHIND = Path(__file__).parent / "from_427d473"


def database_of_then(folder: Path) -> str:
    return older(folder / "then.db")


def messages_of_then() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((LEFT_BEHIND / "messages.json").read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize(("step", "kinds"), few([(1, 60), (4, 15)], (4, 15)))
async def test_every_button_of_a_message_sent_then_does_what_it_says(
    tmp_path: Path, step: int, kinds: int
) -> None:
    """Those of each message; of every fourth where time is short."""
    then = messages_of_then()
    start = datetime.fromisoformat(then["now"])
    with capture_logs() as logs:
        async with opened_story(database_of_then(tmp_path), start=start) as story:
            pressed = [
                kind
                for where, messages in then["messages"].items()
                for message in messages[::step]
                for kind in await press_all(story, where, message)
            ]

    assert len(set(pressed)) > kinds
    assert [entry for entry in logs if entry["log_level"] == "error"] == []


async def press_all(story: Story, where: str, message: dict[str, Any]) -> list[str]:
    """Everything in one message that can be pressed, as it was sent, by whoever sees it."""
    actor = reader_of(story, where, message)
    pressed = []
    for number in range(len(targets_in(hung_up(story, actor, where, message), actor))):
        place = hung_up(story, actor, where, message)
        target = targets_in(place, actor)[number]
        pressed.append(target.ids[1])
        await clicking.click(
            story.playground.backstage, actor.person, place, target.ids, value_for(target)
        )
        await story.playground.backstage.deliveries.settled()
        for sentence in (UNKNOWN, BROKEN):
            assert sentence not in actor.sees(), target.ids
        await doors.close_all(actor)
    return pressed


def reader_of(story: Story, where: str, message: dict[str, Any]) -> Actor:
    actors = (story.ada, story.marta, story.kenji, story.priya)
    readers = {conversation.id for conversation in story.playground.workspace.open_to(ADA.id)}
    wanted = message.get("visible_to") or (ADA.id if where in readers else None)
    return next(
        actor
        for actor in actors
        if wanted == actor.id
        or (wanted is None and story.playground.workspace.app_dm(actor.id).id == where)
    )


def hung_up(story: Story, actor: Actor, where: str, message: dict[str, Any]) -> Place:
    """The message where it stood, as it was sent; pressing may have changed or removed it."""
    conversations = story.playground.workspace.open_to(actor.id)
    conversation = next(one for one in conversations if one.id == where)
    others = [one for one in conversation.messages if one.ts != message["ts"]]
    conversation.messages[:] = [*others, Message(**deepcopy(message))]
    actor.go_to(where)
    return clicking.in_message(story.playground.backstage, actor.person, where, message["ts"])


def targets_in(place: Place, actor: Actor) -> list[Target]:
    """Every button, every entry of a menu, and every field that is heard at once."""
    fields = {target.ids: target for target in finding.fields(place, actor._sight)}
    return [*finding.clickable(place, actor._sight), *fields.values()]


def value_for(target: Target) -> object:
    options = [option["value"] for option in offered(target.placed.element)]
    if target.raw is not None or not options:
        return target.raw
    return options[:1] if target.placed.type == "checkboxes" else options[0]


def test_templates_that_an_organisation_wrote_then_can_still_be_filled() -> None:
    assert problems_in(LEFT_BEHIND / "prompts") == {}
