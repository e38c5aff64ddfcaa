"""Every way in which something can break: a secret reaches nobody, the member is told what to do.

The faults are real: the database refuses, its disk is full, Slack breaks or is silent.
"""

import asyncio
import json
import logging
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, make_url

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import WinFilter
from playground.faults import Fault
from tests.e2e.witnesses import (
    SECRET,
    Log,
    break_table,
    heard_anywhere,
    mend_table,
    reference_in,
    run_sql,
    shown_to,
)
from tests.stories import Story, opened_story

WORDS = "talked Kenji out of the rewrite"
BROKEN = "Something broke on my side"
SLACK_BROKE = "Slack didn't do what I asked of it"


REQUEST = re.compile(r"request='([0-9a-f]{12})'")
LONGER_THAN_A_PAGE = "€" * 1_000
"""In bytes, while a win is counted in characters."""


async def wins_of(story: Story) -> list[str]:
    page = await story.coach.wins.page(story.member, WinFilter())
    return [win.text for win in page.wins]


async def test_a_command_that_breaks_answers_with_a_code_and_the_words_to_copy(
    either_route: Story, sqlite_url: str, log: Log
) -> None:
    break_table(sqlite_url, "INSERT", "wins")

    await either_route.ada.slash(f"/win {WORDS} in R&D with <care>", channel="general")

    seen = either_route.ada.sees()
    assert BROKEN in seen
    assert f"/win {WORDS} in R&D with <care>" in seen
    assert "bot.storage.wins.wins:add" in log.line_with(reference_in(seen))
    assert heard_anywhere(SECRET, either_route, log) == []


async def test_what_came_back_can_be_sent_again_once_it_is_mended(
    story: Story, sqlite_url: str, log: Log
) -> None:
    break_table(sqlite_url, "INSERT", "wins")
    await story.ada.slash(f"/win {WORDS}", channel="general")
    typed = story.ada.sees().splitlines()[-1]

    mend_table(sqlite_url)
    await story.ada.slash(typed, channel="general")

    assert await wins_of(story) == [WORDS]
    assert WORDS not in log.getvalue()


async def test_a_button_on_a_message_that_breaks_says_so_and_leaves_the_message(
    either_route: Story, sqlite_url: str, log: Log
) -> None:
    ada = either_route.ada
    await ada.slash(f"/win {WORDS}", channel="general")
    await either_route.coach.background.settle()
    break_table(sqlite_url, "UPDATE", "wins")

    await ada.click("Undo")

    saved, said = [ada.reads(message) for message in ada.messages("general")[-2:]]
    assert saved.startswith(f"Saved: {WORDS}")
    assert BROKEN in said
    assert reference_in(said) in log.getvalue()
    assert heard_anywhere(SECRET, either_route, log) == []


async def test_a_form_that_breaks_keeps_what_was_typed(
    either_route: Story, sqlite_url: str, log: Log
) -> None:
    ada = either_route.ada
    await ada.slash("/win", channel="general")
    await ada.fill("What did you do?", WORDS)
    await either_route.coach.background.settle()
    break_table(sqlite_url, "INSERT", "wins")

    (said,) = (await ada.submit_refused()).values()
    mend_table(sqlite_url)
    await ada.submit()

    assert BROKEN in said
    assert reference_in(said) in log.getvalue()
    assert await wins_of(either_route) == [WORDS]
    assert heard_anywhere(SECRET, either_route, log) == []


async def test_a_click_on_home_that_breaks_is_answered_over_it(
    story: Story, sqlite_url: str, log: Log
) -> None:
    ada = story.ada
    await ada.slash("/goal ask Marta for half an hour", channel="general")
    await ada.open_home()
    await story.coach.background.settle()
    break_table(sqlite_url, "UPDATE", "goals")

    await ada.choose("This week", ["ask Marta for half an hour"])

    assert "That didn't work" in ada.sees()
    assert BROKEN in ada.sees()
    assert reference_in(ada.sees()) in log.getvalue()
    assert heard_anywhere(SECRET, story, log) == []


async def test_a_click_in_a_modal_that_breaks_is_answered_over_it(
    story: Story, sqlite_url: str, log: Log
) -> None:
    ada = story.ada
    await ada.slash(f"/win {WORDS}", channel="general")
    await ada.slash("/win list", channel="general")
    await story.coach.background.settle()
    break_table(sqlite_url, "UPDATE", "wins")

    await ada.click("Mark as significant")

    assert BROKEN in ada.sees()
    assert reference_in(ada.sees()) in log.getvalue()
    await ada.close()
    assert WORDS in ada.sees()
    assert heard_anywhere(SECRET, story, log) == []


async def test_a_home_that_cannot_be_shown_says_so_and_is_there_again_later(
    either_route: Story, sqlite_url: str, log: Log
) -> None:
    ada = either_route.ada
    await ada.slash(f"/win {WORDS}", channel="general")
    await either_route.coach.background.settle()
    run_sql(sqlite_url, "UPDATE wins SET tags = ?", SECRET)

    await ada.open_home()
    said = ada.sees()
    run_sql(sqlite_url, "UPDATE wins SET tags = '[]'")
    await ada.open_home()

    assert "I can't show your page just now" in said
    assert reference_in(said) in log.getvalue()
    assert WORDS in ada.sees()
    assert heard_anywhere(SECRET, either_route, log) == []


async def test_work_in_the_background_that_breaks_leaves_a_place_in_the_log(
    story: Story, log: Log
) -> None:
    await story.ada.open_home()
    story.playground.faults.next("views.publish", Fault.REFUSED, error=SECRET)

    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.coach.background.settle()

    assert "Saved: " in story.ada.sees()
    assert "handlers.home:show_home" in log.line_with("background_failed")
    assert heard_anywhere(SECRET, story, log) == []


async def test_what_a_request_causes_has_its_id_in_the_log_and_no_other_has_it(
    story: Story, log: Log
) -> None:
    await story.ada.open_home()
    for words in ("first", "second"):
        story.playground.faults.next("views.publish", Fault.REFUSED, error=SECRET)
        await story.ada.slash(f"/win {words}", channel="general")
        await story.coach.background.settle()
    await aim(story)
    await story.travel(datetime(2026, 11, 23, 9, 1, tzinfo=UTC))

    lines = log.getvalue().splitlines()
    of_requests = [REQUEST.search(line) for line in lines if "background_failed" in line]
    ids = [found.group(1) for found in of_requests if found]
    assert len(ids) == len(set(ids)) == 2
    assert not REQUEST.search(log.line_with("delivered"))


async def test_an_errand_says_in_the_log_which_request_began_it(story: Story, log: Log) -> None:
    await story.ada.slash("/promo export", channel="general")
    story.playground.faults.next("files.getUploadURLExternal", Fault.REFUSED, error="fatal_error")

    await story.ada.click("Send me everything")
    await story.coach.background.settle()

    line = log.line_with("errand_")
    assert REQUEST.search(line)
    assert re.search(r"errand='[0-9a-f]{32}'", line)


async def test_a_tick_that_breaks_is_logged_and_the_next_one_sends(
    story: Story, sqlite_url: str, log: Log
) -> None:
    await aim(story)
    story.clock.travel_to(datetime(2026, 11, 23, 9, 1, tzinfo=UTC))
    break_table(sqlite_url, "INSERT", "deliveries")

    story.running.scheduler.start()
    await logged(log, "tick_failed")
    await asyncio.to_thread(mend_table, sqlite_url)  # the coach may still be taking it back
    await story.tick()

    assert "bot.storage.delivery.claims:begin" in log.line_with("tick_failed")
    assert len(story.ada.messages()) == 1
    assert heard_anywhere(SECRET, story, log) == []


async def test_a_message_that_cannot_be_written_is_tried_again(
    story: Story, sqlite_url: str, log: Log
) -> None:
    await aim(story)
    await story.ada.slash("/goal ask Marta for half an hour", channel="general")
    await story.coach.background.settle()
    run_sql(sqlite_url, "UPDATE goals SET created_at = ?", SECRET)
    await story.travel(datetime(2026, 11, 23, 9, 1, tzinfo=UTC))
    silent = not story.ada.messages()

    run_sql(sqlite_url, "UPDATE goals SET created_at = '2026-11-23 08:30:00.000000'")
    await story.travel(datetime(2026, 11, 23, 9, 20, tzinfo=UTC))

    assert silent
    assert len(story.ada.messages()) == 1
    assert heard_anywhere(SECRET, story, log) == []


@pytest.mark.parametrize(
    "pragma", ["PRAGMA max_page_count = 1", "PRAGMA query_only = ON"], ids=["full", "read-only"]
)
async def test_a_disk_that_takes_nothing_more_loses_no_word(
    story: Story, log: Log, pragma: str
) -> None:
    ada, long = story.ada, "and the ledger, € for €, " * 60 + LONGER_THAN_A_PAGE
    await ada.slash(f"/win {WORDS}", channel="general")
    assert await story.running.database.wipe()  # no page is free
    every_transaction_begins_with(story, pragma)

    await ada.slash(f"/win {long}", channel="general")

    assert "I couldn't save that: " in ada.sees()
    assert long.strip() in ada.sees()
    assert await wins_of(story) == [WORDS]
    assert "ledger" not in log.getvalue()


def every_transaction_begins_with(story: Story, pragma: str) -> None:
    """On each connection: one that failed is closed, and the next would know of no trouble."""
    writer = story.running.database._writer.sync_engine
    event.listen(writer, "begin", lambda connection: connection.exec_driver_sql(pragma))


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault.SERVER_ERROR, ""),
        (Fault.RATE_LIMITED, ""),
        (Fault.DROPPED, ""),
        (Fault.REFUSED, "token_revoked"),
        (Fault.REFUSED, SECRET),
    ],
)
async def test_a_form_that_slack_does_not_open_is_answered_in_words(
    story: Story, log: Log, fault: Fault, error: str
) -> None:
    story.playground.faults.next("views.open", fault, times=2, error=error)

    await story.ada.slash("/win", channel="general")

    assert SLACK_BROKE in story.ada.sees()
    assert reference_in(story.ada.sees()) in log.getvalue()
    assert heard_anywhere(SECRET, story, log) == []


async def test_a_click_is_answered_in_the_dm_where_nothing_else_works(
    story: Story, log: Log
) -> None:
    ada = story.ada
    await ada.open_home()
    story.playground.faults.next("views.open", Fault.SERVER_ERROR, times=2)

    await ada.click("Save a win")

    (said,) = ada.messages()
    assert SLACK_BROKE in ada.reads(said)
    assert reference_in(ada.reads(said)) in log.getvalue()


async def test_a_slack_that_is_broken_all_over_is_still_acknowledged(
    story: Story, log: Log
) -> None:
    ada = story.ada
    await ada.open_home()
    for method in ("views.open", "chat.postMessage"):
        story.playground.faults.next(method, Fault.SERVER_ERROR, times=9)

    await ada.click("Save a win")

    assert ada.notices() == []
    assert log.getvalue().count("error_not_shown") == 2


async def test_revoked_tokens_do_not_keep_a_win_from_being_saved(story: Story, log: Log) -> None:
    story.playground.backstage.installation.revoked = True

    await story.ada.slash(f"/win {WORDS}", channel="general")

    assert f"Saved: {WORDS}" in story.ada.sees()
    assert story.playground.bot_token not in log.getvalue()


async def test_a_command_that_takes_long_is_answered_twice_and_done_once(
    either_route: Story, sqlite_url: str, log: Log
) -> None:
    ada = either_route.ada
    await ada.slash("/win wrote the runbook", channel="general")
    await either_route.coach.background.settle()
    either_route.running.app.answer_within = 0.1

    with nobody_else_writes(sqlite_url):
        await ada.slash(f"/win {WORDS}", channel="general")
        meanwhile = ada.sees()
    await ada.sees_within(f"Saved: {WORDS}")

    assert "If I haven't answered here in a minute" in meanwhile  # not even that can be kept
    assert f"/win {WORDS}" in meanwhile
    assert await wins_of(either_route) == [WORDS, "wrote the runbook"]
    assert WORDS not in log.getvalue()


async def test_a_form_that_takes_long_stays_open_and_is_saved(
    story: Story, sqlite_url: str
) -> None:
    ada = story.ada
    await ada.slash("/win", channel="general")
    await ada.fill("What did you do?", WORDS)
    story.running.app.answer_within = 0.1

    with nobody_else_writes(sqlite_url):
        (said,) = (await ada.submit_refused()).values()
    await story.running.app.settle(3)

    assert "still saving it" in said
    assert await wins_of(story) == [WORDS]


async def test_a_slack_that_never_answers_does_not_keep_the_coach_from_ending(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.app.LAST_WORDS", 0.1)
    loop = asyncio.get_running_loop()
    async with opened_story(sqlite_url) as story:
        story.running.app.answer_within = 0.1
        story.playground.faults.next("views.open", Fault.SILENT_AFTER)
        await story.ada.slash("/win", channel="general")
        began = loop.time()

    assert loop.time() - began < 2


async def test_a_members_words_are_in_no_log_over_a_whole_story(
    either_route: Story, log: Log
) -> None:
    ada, words = either_route.ada, ("zebra-win", "zebra-goal", "zebra-topic", "zebra-title")
    await aim(either_route, title="zebra-title")
    await ada.slash("/win zebra-win with @zebra-person #zebra-tag", channel="general")
    await ada.click("Add detail")
    await ada.fill("What changed because of it?", "zebra-detail")
    await ada.submit()
    await ada.close()
    await ada.slash("/goal zebra-goal", channel="general")
    await ada.slash("/agenda add zebra-topic", channel="general")
    await ada.slash("/win zebra " * 2000, channel="general")
    await ada.say("zebra-message")
    await ada.open_home()
    await ada.choose("This week", ["zebra-goal"])
    await either_route.travel(datetime(2026, 11, 27, 17, 0, tzinfo=UTC))
    await either_route.coach.background.settle()

    assert [word for word in words if word not in shown_to(either_route, ada)] == []
    assert "zebra" not in log.getvalue()
    assert log.getvalue().count("library") > 20


def test_what_libraries_log_is_reduced_to_its_place(log: Log) -> None:
    try:
        json.loads(SECRET)
    except ValueError:
        logging.getLogger("somebody").exception("could not read %s", SECRET, stack_info=True)

    line = log.line_with("logger='somebody'")
    assert "error='JSONDecodeError'" in line
    assert SECRET not in log.getvalue()


async def aim(story: Story, title: str = "Staff engineer") -> None:
    draft = CaseDraft(target_title=title, decision_on=datetime(2027, 6, 1, tzinfo=UTC).date())
    await story.coach.cases.aim(story.member, draft, Rhythm())


async def logged(log: Log, words: str) -> None:
    async with asyncio.timeout(30):
        while words not in log.getvalue():  # noqa: ASYNC110 - a log tells nobody that it grew
            await asyncio.sleep(0.01)


@contextmanager
def nobody_else_writes(database_url: str) -> Iterator[None]:
    """Another process holds the database, as a backup does."""
    file = str(make_url(database_url).database)
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("ROLLBACK")
