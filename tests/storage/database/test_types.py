"""What goes in comes out equal, on both databases; what PostgreSQL cannot hold is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.agenda.agenda import AgendaItem
from bot.domain.talks.talk import Promise, TalkDraft
from bot.domain.wins.win import WinDraft
from bot.storage.agenda.agendas import AgendaStore
from bot.storage.database.database import Database
from bot.storage.database.errors import NaiveInstantError, UnstorableTextError
from bot.storage.talks.talks import TalkStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.members import MemberStore
from tests.storage.people import ADA, NOW, TODAY, meet

TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
DATES = st.dates()
INSTANTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - hypothesis adds the zones
    timezones=st.timezones() | st.just(UTC),
)
WINS = st.builds(
    WinDraft,
    text=TEXT,
    happened_on=DATES,
    tags=TEXTS,
    people=TEXTS,
    links=TEXTS,
    numbers=TEXTS,
    detail=TEXT,
    permalink=st.none() | TEXT,
    goal_id=st.none(),
)
PROMISES = st.builds(Promise, who=TEXT, what=TEXT, by_on=st.none() | DATES)
TALKS = st.builds(
    TalkDraft,
    with_name=TEXT,
    held_on=DATES,
    said=TEXT,
    promises=st.lists(PROMISES, max_size=3).map(tuple),
    next_talk_on=st.none() | DATES,
)
ITEMS = st.lists(st.builds(AgendaItem, key=TEXT, text=TEXT), max_size=3).map(tuple)

on_one_database = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Every example is undone, so all can share a database."""


@on_one_database
@given(draft=WINS, at=INSTANTS)
async def test_any_win_comes_back_as_it_was(
    database: Database, draft: WinDraft, at: datetime
) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        added = await WinStore(connection, ADA).add(draft, at)
        found = await WinStore(connection, ADA).get(added.id)
        await connection.rollback()

    assert found == added
    assert (found.text, found.detail, found.permalink) == (
        draft.text,
        draft.detail,
        draft.permalink,
    )
    assert (found.tags, found.people, found.links, found.numbers) == (
        draft.tags,
        draft.people,
        draft.links,
        draft.numbers,
    )
    assert (found.happened_on, found.created_at) == (draft.happened_on, at.astimezone(UTC))
    assert found.created_at.tzinfo is UTC


@on_one_database
@given(draft=TALKS)
async def test_any_talk_comes_back_as_it_was(database: Database, draft: TalkDraft) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        added = await TalkStore(connection, ADA).add(draft, NOW)
        found = await TalkStore(connection, ADA).get(added.id)
        await connection.rollback()

    assert found == added
    assert (found.said, found.promises) == (draft.said, draft.promises)
    assert (found.held_on, found.next_talk_on) == (draft.held_on, draft.next_talk_on)


@on_one_database
@given(items=ITEMS)
async def test_any_agenda_comes_back_as_it_was(
    database: Database, items: tuple[AgendaItem, ...]
) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        added = await AgendaStore(connection, ADA).save("C1", items, NOW)
        found = await AgendaStore(connection, ADA).get(added.id)
        await connection.rollback()

    assert found == added
    assert found.items == items


@pytest.mark.parametrize("bad", ["a\x00b", "half \ud83d", "\udc00"])
@pytest.mark.parametrize("field", ["text", "detail", "tags", "links"])
async def test_text_that_cannot_be_saved_is_refused_before_it_reaches_the_driver(
    sqlite_database: Database, field: str, bad: str
) -> None:
    value = (bad,) if field in {"tags", "links"} else bad
    draft = replace(WinDraft("shipped it", TODAY), **{field: value})  # type: ignore[arg-type]

    async with sqlite_database.writing() as connection:
        await meet(connection, ADA)
        with pytest.raises(UnstorableTextError) as refused:
            await WinStore(connection, ADA).add(draft, NOW)

    assert isinstance(refused.value, ValueError)
    assert str(refused.value) == (
        "Text with a NUL character or half a surrogate pair cannot be kept."
    )


async def test_a_promise_that_cannot_be_saved_is_refused_too(database: Database) -> None:
    draft = TalkDraft("Gil", TODAY, "said", promises=(Promise("Gil", "half \ud83d"),))

    async with database.writing() as connection:
        await meet(connection, ADA)
        with pytest.raises(UnstorableTextError):
            await TalkStore(connection, ADA).add(draft, NOW)


async def test_an_instant_without_a_time_zone_is_refused(database: Database) -> None:
    naive = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001 - the mistake itself

    async with database.writing() as connection:
        with pytest.raises(NaiveInstantError, match="An instant needs a time zone"):
            await MemberStore(connection, ADA).ensure("UTC", "Ada", "en", naive)


async def test_an_instant_comes_back_in_utc(database: Database) -> None:
    nine_in_tokyo = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Asia/Tokyo"))

    async with database.writing() as connection:
        await MemberStore(connection, ADA).ensure("Asia/Tokyo", "Ada", "en", nine_in_tokyo)
        known = await MemberStore(connection, ADA).known()

    assert known
    assert repr(known[1]) == repr(datetime(2026, 11, 23, 0, 0, tzinfo=UTC))


async def test_dates_at_the_edges_of_the_calendar_come_back(database: Database) -> None:
    edges = date.min, date(1582, 10, 10), date(2024, 2, 29), date.max

    async with database.writing() as connection:
        await meet(connection, ADA)
        saved = [await WinStore(connection, ADA).add(WinDraft("x", day), NOW) for day in edges]

    assert tuple(win.happened_on for win in saved) == edges
