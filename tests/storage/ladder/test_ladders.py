"""Ladders: every version is saved whole, one of them is signed, and the lines follow the target."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.ladder.gathered_line import MOST_LINES, Gathered, GatheredLine
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.ladder.gathered_lines import GatheredLineStore
from bot.storage.ladder.ladders import LadderStore, ProposedLadderStore
from bot.storage.review.gaps import GapStore
from tests.databases import statements_on
from tests.files.ladders.writing import ladders
from tests.storage.people import ADA, NOW, TODAY, meet

Me = tuple[Connection, Member]

LEVELS = (Level(1, "Senior"), Level(2, "Staff"))
GROW = Criterion("grow", "People", "Grows others", (Expectation(2, "Two lead by now"),))
CRAFT = Criterion("craft", "Craft", "Designs", (Expectation(1), Expectation(2)), "a posting")
CONTENT = LadderContent("Acme", LEVELS, (GROW, CRAFT), "Check it.")


@pytest.fixture
async def me(database: Database) -> AsyncIterator[Me]:
    async with database.writing() as connection:
        await meet(connection, ADA)
        yield connection, ADA


def said(content: LadderContent) -> LadderContent:
    return LadderContent(content.name, content.levels, content.criteria, content.note)


async def test_every_version_comes_back_as_it_was_saved(me: Me) -> None:
    store = LadderStore(*me)
    await store.save(CONTENT, NOW)
    await store.sign(1, "Marta", TODAY)
    await store.save(replace(CONTENT, name="Acme 2"), NOW)

    first, own = await store.version(1), await store.own()

    assert first is not None
    assert own is not None
    assert said(first) == CONTENT
    assert (first.status, first.signed_by, first.signed_on) == ("agreed", "Marta", TODAY)
    assert (own.ladder.version, own.ladder.status, own.ladder.name) == (2, "draft", "Acme 2")
    assert own.signed_before == first
    assert [one.version for one in await store.history()] == [2, 1]


async def test_saving_what_is_there_changes_nothing(me: Me) -> None:
    store = LadderStore(*me)
    await store.save(CONTENT, NOW)
    await store.sign(1, "Marta", TODAY)

    again = await store.save(CONTENT, NOW)

    assert (again.version, again.status) == (1, "agreed")
    assert len(await store.history()) == 1


async def test_a_version_is_signed_once_and_only_if_it_is_there(me: Me) -> None:
    store = LadderStore(*me)
    await store.save(CONTENT, NOW)

    assert await store.sign(1, "Marta", TODAY)
    assert not await store.sign(1, "Kenji", TODAY)
    assert not await store.sign(2, "Marta", TODAY)


async def test_the_lines_follow_the_target_and_gaps_stay_with_their_criterion(me: Me) -> None:
    store = LadderStore(*me)
    await store.save(CONTENT, NOW)
    assert await store.lines() == ()
    await store.choose(LevelChoice(1, 2))
    grow, craft = await store.lines()
    gap = await GapStore(*me).add("grow", "skill", grow.id, None)

    reworded = replace(GROW, text="Grows leads")
    await store.save(replace(CONTENT, criteria=(CRAFT, reworded)), NOW)

    lines = await store.lines()
    assert [(line.tag, line.text) for line in lines] == [
        ("craft", "Designs"),
        ("grow", "Grows leads"),
    ]
    assert {line.id for line in lines} == {grow.id, craft.id}
    assert [one.line_id for one in await GapStore(*me).open() if one.id == gap.id] == [grow.id]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(ladders())
async def test_any_ladder_comes_back_equal(me: Me, content: LadderContent) -> None:
    number = await ProposedLadderStore(*me).put(content, NOW)

    assert await ProposedLadderStore(*me).get(number) == content
    assert await ProposedLadderStore(*me).get(number - 1) is None


async def test_gathered_lines_gain_sources_instead_of_coming_twice(me: Me) -> None:
    store = GatheredLineStore(*me)
    await store.add([GatheredLine("Leads", sources=("Priya",)), GatheredLine("Writes")])

    added = await store.add([GatheredLine("leads.", sources=("Kenji",)), GatheredLine("Speaks")])

    found = tuple((await store.waiting()).values())
    assert added == Gathered(new=1, over=0)
    assert [(line.text, line.sources) for line in found] == [
        ("Leads", ("Priya", "Kenji")),
        ("Writes", ()),
        ("Speaks", ()),
    ]


async def test_lines_beyond_what_can_be_shown_are_counted_and_not_saved(me: Me) -> None:
    store = GatheredLineStore(*me)
    await store.add([GatheredLine("Leads")])

    added = await store.add([GatheredLine(f"Line {n}") for n in range(MOST_LINES + 2)])

    assert added == Gathered(new=MOST_LINES - 1, over=3)
    assert len(await store.waiting()) == MOST_LINES


@pytest.mark.parametrize("count", [1, 100])
async def test_a_large_ladder_needs_no_more_queries_than_a_small_one(me: Me, count: int) -> None:
    connection, _ = me
    criteria = tuple(
        Criterion(f"c{n}", f"Theme {n % 12}", f"Line {n}", (Expectation(2),)) for n in range(count)
    )
    await LadderStore(*me).save(replace(CONTENT, criteria=criteria), NOW)

    with statements_on(connection) as heard:
        own = await LadderStore(*me).own()

    assert own is not None
    assert len(own.ladder.criteria) == count
    assert len(heard) == 4
