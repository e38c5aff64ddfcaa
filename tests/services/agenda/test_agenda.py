"""An agenda is posted once, however many press at the same time, and never another's."""

import asyncio
from typing import Any

import pytest

from bot.domain.agenda.errors import (
    AgendaGoneError,
    AlreadyPostedError,
    BeingPostedError,
    NotPostedError,
    TooManyTopicsError,
)
from bot.services.agenda.agenda import Agendas
from bot.services.agenda.posts import AgendaPosts
from bot.services.coach import Coach
from bot.storage.database.database import Database
from tests.services.engine import ADA, CY, Channel, DirectMessages, Hands, engine

HERE = "C1"
PATIENCE = 20.0


@pytest.fixture
def channel() -> Channel:
    return Channel()


@pytest.fixture
def coach(database: Database, channel: Channel) -> Coach:
    return engine(database, DirectMessages(), Hands(), board=channel)


@pytest.fixture
def preparing(coach: Coach) -> Agendas:
    return coach.agendas


@pytest.fixture
def posts(coach: Coach) -> AgendaPosts:
    return coach.agenda_posts


async def test_pressed_by_three_at_once_it_is_posted_once(
    preparing: Agendas, posts: AgendaPosts, channel: Channel
) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)

    channel.answers.clear()
    presses = [asyncio.create_task(posts.post(ADA, agenda.id, agenda.stamp())) for _ in range(3)]
    refused: set[asyncio.Task[Any]] = set()
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

    assert list(channel.said.values()) == [("the rota",)]
    assert [type(press.exception()) for press in refused] == [BeingPostedError] * 2
    with pytest.raises(AlreadyPostedError):
        await posts.post(ADA, agenda.id, agenda.stamp())


async def test_what_was_refused_waits_to_be_posted_again(
    preparing: Agendas, posts: AgendaPosts, channel: Channel
) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)
    channel.takes = False

    with pytest.raises(NotPostedError, match="restricted_action"):
        await posts.post(ADA, agenda.id, agenda.stamp())
    channel.takes = True
    posted = await posts.post(ADA, agenda.id, agenda.stamp())

    assert (posted.message_ts, len(channel.said)) == ("1.2", 1)


async def test_topics_added_at_the_same_time_are_all_saved(preparing: Agendas) -> None:
    agenda = await preparing.gather(ADA, HERE, in_private=False)

    await asyncio.gather(
        *(preparing.add_topic(ADA, agenda.id, f"topic {number}") for number in range(8))
    )

    saved = await preparing.agenda(ADA, agenda.id)
    assert len({item.text for item in saved.items}) == 8
    with pytest.raises(TooManyTopicsError):
        await preparing.add_topic(ADA, agenda.id, "one too many")


async def test_a_topic_joins_no_agenda_of_another_conversation(preparing: Agendas) -> None:
    here = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)

    there = await preparing.add_topic_here(ADA, "C2", "my holidays", in_private=False)

    assert here.id != there.id
    assert [item.text for item in there.items] == ["my holidays"]


async def test_nobody_posts_the_agenda_of_another(
    preparing: Agendas, posts: AgendaPosts, channel: Channel
) -> None:
    agenda = await preparing.add_topic_here(ADA, HERE, "the rota", in_private=False)
    await preparing.gather(CY, HERE, in_private=False)

    with pytest.raises(AgendaGoneError):
        await posts.post(CY, agenda.id, agenda.stamp())

    assert channel.said == {}
