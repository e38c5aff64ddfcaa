"""Wins: saved, changed, undone, found again."""

from collections.abc import AsyncIterator
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.calendar.when import When
from bot.domain.wins.win import WinDraft, WinFilter
from bot.storage.database.database import Database
from bot.storage.goals.goals import GoalStore
from bot.storage.wins.wins import MOST_WORDS, WinStore
from tests.storage.people import ADA, NOW, TODAY, meet

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
async def wins(database: Database) -> AsyncIterator[WinStore]:
    async with database.writing() as connection:
        await meet(connection, ADA)
        yield WinStore(connection, ADA)


async def add(wins: WinStore, *texts: str, on: date = TODAY) -> list[int]:
    return [(await wins.add(WinDraft(text, on), NOW)).id for text in texts]


async def found_by(wins: WinStore, chosen: WinFilter) -> list[str]:
    return [win.text for win in (await wins.page(chosen, 1)).wins]


async def test_an_edit_changes_what_was_said_and_not_where_it_came_from(wins: WinStore) -> None:
    first = WinDraft("shipped", TODAY, source="message", permalink="https://example.com/p1")
    win = await wins.add(first, NOW)

    edited = await wins.edit(win.id, WinDraft("shipped it", YESTERDAY, tags=("impact",)), 1)

    assert edited is not None
    assert (edited.text, edited.happened_on, edited.tags) == ("shipped it", YESTERDAY, ("impact",))
    assert (edited.source, edited.permalink) == ("message", "https://example.com/p1")
    assert edited.revision == 2
    assert await wins.get(win.id) == edited


async def test_an_edit_of_an_older_revision_is_refused(wins: WinStore) -> None:
    (win_id,) = await add(wins, "shipped")
    await wins.edit(win_id, WinDraft("in one window", TODAY), 1)

    late = await wins.edit(win_id, WinDraft("in another", TODAY), 1)

    assert late is None
    assert await found_by(wins, WinFilter()) == ["in one window"]


async def test_an_undone_win_is_in_no_list_until_it_is_restored(wins: WinStore) -> None:
    (win_id,) = await add(wins, "shipped")
    assert await wins.undo(win_id, NOW)

    assert not await wins.undo(win_id, NOW)
    assert await wins.edit(win_id, WinDraft("changed", TODAY), 1) is None
    assert (await wins.count(), await wins.newest(), await wins.last_happened_on()) == (
        0,
        None,
        None,
    )
    assert await wins.latest(5) == await wins.between(TODAY, TODAY) == ()
    assert await wins.since_instant(NOW - timedelta(days=1)) == ()
    undone = await wins.get(win_id)
    assert undone is not None
    assert undone.undone_at == NOW

    assert await wins.restore(win_id)
    assert not await wins.restore(win_id)
    assert await wins.count() == 1


async def test_lists_begin_with_the_latest_to_happen(wins: WinStore) -> None:
    await add(wins, "second")
    await add(wins, "first", on=YESTERDAY)
    await add(wins, "third")

    assert [win.text for win in await wins.latest(2)] == ["third", "second"]
    assert [win.text for win in await wins.between(YESTERDAY, TODAY)] == [
        "third",
        "second",
        "first",
    ]
    assert [win.text for win in await wins.between(YESTERDAY, YESTERDAY)] == ["first"]
    assert await wins.last_happened_on() == TODAY


async def test_what_is_known_by_its_month_alone_is_of_no_week_and_may_be_of_each_day(
    wins: WinStore,
) -> None:
    first = TODAY.replace(day=1)
    await wins.add(WinDraft("about this month", first, span="month"), NOW)
    await wins.add(WinDraft("about 2024", date(2024, 1, 1), span="year"), NOW)

    assert await wins.between(first, first + timedelta(days=6)) == ()
    assert [win.text for win in await wins.between(first, TODAY)] == ["about this month"]
    assert await wins.last_happened_on() == NOW.date()
    assert await found_by(wins, WinFilter(since=TODAY)) == ["about this month"]
    assert await found_by(wins, WinFilter(since=date(2024, 12, 31))) == [
        "about this month",
        "about 2024",
    ]
    assert await found_by(wins, WinFilter(since=date(2025, 1, 1))) == ["about this month"]


async def test_another_day_for_the_same_words_leaves_the_revision(wins: WinStore) -> None:
    (win_id,) = await add(wins, "shipped")

    await wins.set_day(win_id, When(date(2025, 1, 1), "year"))

    win = await wins.get(win_id)
    assert win is not None
    assert (win.when, win.revision) == (When(date(2025, 1, 1), "year"), 1)


async def test_the_newest_is_the_last_one_saved_whenever_it_happened(wins: WinStore) -> None:
    await add(wins, "of today")
    await add(wins, "of yesterday", on=YESTERDAY)

    newest = await wins.newest()

    assert newest is not None
    assert newest.text == "of yesterday"


async def test_since_an_instant_leaves_out_that_instant(wins: WinStore) -> None:
    await wins.add(WinDraft("before", TODAY), NOW)
    await wins.add(WinDraft("after", YESTERDAY), NOW + timedelta(microseconds=1))

    saved_since = await wins.since_instant(NOW)

    assert [win.text for win in saved_since] == ["after"]


async def test_pages_count_all_that_match(wins: WinStore) -> None:
    await add(wins, *(f"win {number}" for number in range(25)))

    pages = [await wins.page(WinFilter(words="WIN"), number) for number in (1, 2, 3)]

    assert [len(page.wins) for page in pages] == [10, 10, 5]
    assert {page.total for page in pages} == {25}
    assert [page.has_next for page in pages] == [True, True, False]
    assert len({win.id for page in pages for win in page.wins}) == 25


@pytest.mark.parametrize(("asked", "given"), [(0, 1), (-3, 1), (9, 3)])
async def test_a_page_that_is_not_there_gives_the_nearest(
    wins: WinStore, asked: int, given: int
) -> None:
    await add(wins, *(f"win {number}" for number in range(25)))

    page = await wins.page(WinFilter(), asked)

    assert page.number == given
    assert page.wins


async def test_an_empty_list_is_its_first_page(wins: WinStore) -> None:
    page = await wins.page(WinFilter(), 4)

    assert (page.number, page.total, page.wins, page.has_next) == (1, 0, (), False)


@pytest.mark.parametrize(
    "words",
    [
        "BILLING",
        "p95 billing",
        "30%",
        "über",
        "STRASSE",
        "cafe\u0301",
        "back\\slash",
        "under_score",
        "it's",
        "in detail",
        "   ",
    ],
)
async def test_words_are_found_whatever_their_case_and_order(wins: WinStore, words: str) -> None:
    text = r"Billing ÜBER die Straße, p95 down 30%, at the café: back\slash under_score it's"
    await wins.add(WinDraft(text, TODAY, detail="More In Detail"), NOW)

    assert await found_by(wins, WinFilter(words=words)) == [text]


@pytest.mark.parametrize("words", ["%", "_", "/", "p95 payroll", "bil_ing", "b%g"])
async def test_signs_that_databases_read_as_patterns_are_plain_here(
    wins: WinStore, words: str
) -> None:
    await add(wins, "Billing p95 down")

    assert await found_by(wins, WinFilter(words=words)) == []


async def test_a_search_of_very_many_words_still_answers(wins: WinStore) -> None:
    many = [f"word{number}" for number in range(2000)]
    await add(wins, " ".join(many[:MOST_WORDS]))

    assert len(await found_by(wins, WinFilter(words=" ".join(many)))) == 1


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tags=st.lists(st.text('ab"\\,%_/\n é', min_size=1, max_size=4), max_size=3), data=st.data())
async def test_a_tag_finds_exactly_the_wins_that_carry_it(
    wins: WinStore, tags: list[str], data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(["a", *tags]))
    win = await wins.add(WinDraft("shipped", TODAY, tags=tuple(tags)), NOW)

    page = await wins.page(WinFilter(tag=wanted), 1)
    await wins.undo(win.id, NOW)

    assert [x.id for x in page.wins] == [win.id] * (wanted in tags)


async def test_dates_of_a_filter_are_included(wins: WinStore) -> None:
    for days in range(5):
        await add(wins, str(days), on=TODAY - timedelta(days=days))

    since, until = TODAY - timedelta(days=3), YESTERDAY

    assert await found_by(wins, WinFilter(since=since, until=until)) == ["1", "2", "3"]


async def test_tags_are_counted_the_most_used_first(wins: WinStore) -> None:
    for tags in (("glue",), ("impact", "glue"), ("glue", "impact"), ("lead",)):
        await wins.add(WinDraft("x", TODAY, tags=tags), NOW)

    counts = await wins.tag_counts()

    assert list(counts.items()) == [("glue", 3), ("impact", 2), ("lead", 1)]


async def test_a_win_keeps_the_goal_that_it_came_from(wins: WinStore) -> None:
    goal = await GoalStore(wins._connection, ADA).add(
        "ship it", TODAY, None, NOW
    )  # one transaction

    win = await wins.add(WinDraft("shipped it", TODAY, goal_id=goal.id), NOW)
    attached = await GoalStore(wins._connection, ADA).attach_win(goal.id, win.id)

    assert win.goal_id == goal.id
    assert attached is not None
    assert attached.win_id == win.id
