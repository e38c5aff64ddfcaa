"""An agenda is posted once, however many press at the same time, and never another's."""

import asyncio

import pytest

from bot.domain.agenda.agenda import Agenda
from bot.domain.agenda.errors import (
    AgendaGoneError,
    AlreadyPostedError,
    BeingPostedError,
    NotPostedError,
    TooManyTopicsError,
)
from bot.domain.delivery.delivery import NotDeliveredError
from bot.services.agenda.agenda import Agendas
from bot.storage.database.database import Database
from tests.services.engine import ADA, CY, DirectMessages, Hands, engine

HERE = "C1"
PATIENCE = 20.0


class Channel:
    """A conversation that takes a message when it is let, and remembers what it took."""

    def __init__(self, *, takes: bool = True) -> None:
        self.said: list[tuple[str, ...]] = []
        self.takes = takes
        self.answers = asyncio.Event()
        self.answers.set()

    async def send(self, agenda: Agenda) -> str:
        await self.answers.wait()
        if not self.takes:
            raise NotDeliveredError("restricted_action", is_permanent=True)
        self.said.append(tuple(item.text for item in agenda.public_items()))
        return "1.2"


@pytest.fixture
def preparing(database: Database) -> Agendas:
    return engine(database, DirectMessages(), Hands()).agendas


async def test_pressed_by_three_at_once_it_is_posted_once(preparing: Agendas) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)
    channel = Channel()

    channel.answers.clear()
    presses = [
        asyncio.create_task(preparing.post(ADA, agenda.id, agenda.stamp(), channel.send))
        for _ in range(3)
    ]
    refused: set[asyncio.Task[Agenda]] = set()
    while len(refused) < 2:  # the third is still at it: the channel is slower than both
        done, _ = await asyncio.wait(
            [press for press in presses if press not in refused],
            return_when=asyncio.FIRST_COMPLETED,
            timeout=PATIENCE,
        )
        assert done, "more than one is at it"
        refused |= done
    channel.answers.set()
    await asyncio.wait(presses)

    assert channel.said == [("the rota",)]
    assert [type(press.exception()) for press in refused] == [BeingPostedError] * 2
    with pytest.raises(AlreadyPostedError):
        await preparing.post(ADA, agenda.id, agenda.stamp(), channel.send)


async def test_what_was_refused_waits_to_be_posted_again(preparing: Agendas) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)
    channel = Channel(takes=False)

    with pytest.raises(NotPostedError, match="restricted_action"):
        await preparing.post(ADA, agenda.id, agenda.stamp(), channel.send)
    channel.takes = True
    posted = await preparing.post(ADA, agenda.id, agenda.stamp(), channel.send)

    assert (posted.message_ts, len(channel.said)) == ("1.2", 1)


async def test_topics_added_at_the_same_time_are_all_kept(preparing: Agendas) -> None:
    agenda = await preparing.gather(ADA, HERE, in_private=False)

    await asyncio.gather(
        *(preparing.add_topic(ADA, agenda.id, f"topic {number}") for number in range(8))
    )

    kept = await preparing.agenda(ADA, agenda.id)
    assert len({item.text for item in kept.items}) == 8
    with pytest.raises(TooManyTopicsError):
        await preparing.add_topic(ADA, agenda.id, "one too many")


async def test_a_topic_joins_no_agenda_of_another_conversation(preparing: Agendas) -> None:
    here = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)

    there = await preparing.add_topic_here(ADA, "C2", "my holidays", in_private=False)

    assert here.id != there.id
    assert [item.text for item in there.items] == ["my holidays"]


async def test_nobody_posts_the_agenda_of_another(preparing: Agendas) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)
    await preparing.gather(CY, HERE, in_private=False)
    channel = Channel()

    with pytest.raises(AgendaGoneError):
        await preparing.post(CY, agenda.id, agenda.stamp(), channel.send)

    assert channel.said == []
