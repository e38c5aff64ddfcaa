"""What load balancers and monitors are told, and that no figure names anybody."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from bot.process.connections import watched
from playground.faults import Fault
from playground.people import ADA, TEAM_ID
from tests.databases import PostgreSQL
from tests.e2e.raw_requests import RawRequests, raw_requests
from tests.e2e.test_errors import aim
from tests.e2e.witnesses import run_sql
from tests.stories import Story, opened_story

WORDS = "talked Kenji out of the rewrite"


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """No answer is good for longer than its moment."""
    monkeypatch.setattr("bot.process.health.GOOD_FOR", 0)
    monkeypatch.setattr("bot.process.health.SLACK_GOOD_FOR", 0)


@pytest.fixture
async def story(sqlite_url: str) -> AsyncIterator[Story]:
    async with opened_story(sqlite_url) as opened:
        yield opened


@pytest.fixture
async def raw(sqlite_url: str) -> AsyncIterator[RawRequests]:
    async with raw_requests(sqlite_url) as opened:
        yield opened


def lose(sqlite_url: str) -> None:
    Path(sqlite_url.removeprefix("sqlite:///")).unlink()


async def asked(story: Story, path: str) -> tuple[int, str]:
    async with (
        watched(story.running, "127.0.0.1", 0) as url,
        aiohttp.ClientSession() as session,
        session.get(f"{url}{path}") as answer,
    ):
        return answer.status, await answer.text()


async def figures(story: Story) -> dict[str, float]:
    """By name, with the label's value where there is one."""
    _, text = await asked(story, "/metrics")
    return {
        " ".join((sample.name, *sample.labels.values())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_a_coach_that_is_well_is_alive_and_ready(story: Story) -> None:
    assert await asked(story, "/healthz") == (200, '{"ok":true}')
    assert await asked(story, "/readyz") == (200, '{"ok":true,"troubles":[]}')


async def test_a_coach_that_slack_does_not_answer_is_alive_and_not_ready(story: Story) -> None:
    story.playground.faults.next("auth.test", Fault.SERVER_ERROR, times=9)

    assert (await asked(story, "/healthz"))[0] == 200
    assert (await asked(story, "/health"))[0] == 200
    assert await asked(story, "/readyz") == (503, '{"ok":false,"troubles":["slack_unreachable"]}')
    assert (await figures(story))["nextrung_trouble slack_unreachable"] == 1


async def test_a_coach_whose_token_is_lost_is_not_ready_and_says_so(story: Story) -> None:
    story.playground.revoke()

    with capture_logs() as logs:
        told = await asked(story, "/readyz")

    assert told == (503, '{"ok":false,"troubles":["token_refused"]}')
    (refused,) = (entry for entry in logs if entry["event"] == "token_refused")
    assert refused["reason"] == "token_revoked"


async def test_a_coach_that_can_save_nothing_is_alive_and_not_ready(
    story: Story, sqlite_url: str
) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.coach.background.settle()
    lose(sqlite_url)

    assert (await asked(story, "/healthz"))[0] == 200
    assert await asked(story, "/readyz") == (503, '{"ok":false,"troubles":["database_gone"]}')
    assert (await figures(story))["nextrung_trouble database_gone"] == 1


async def test_figures_are_given_while_the_database_answers_nothing(
    story: Story, sqlite_url: str
) -> None:
    run_sql(sqlite_url, "ALTER TABLE dues RENAME TO put_aside")

    found = await figures(story)

    assert found["nextrung_database_write_seconds"] > 0


async def test_figures_are_given_while_the_database_is_gone(
    postgresql: PostgreSQL, postgresql_url: str
) -> None:
    async with opened_story(postgresql_url) as story:
        before = await figures(story)
        async with postgresql.gone(postgresql_url):
            during = await figures(story)

    (trouble,) = (name for name in during if name.startswith("nextrung_trouble"))
    assert trouble == "nextrung_trouble database_unreachable"
    assert not any(name.startswith("nextrung_trouble") for name in before)


async def test_what_was_answered_and_what_is_due_is_counted(story: Story) -> None:
    before = await figures(story)
    await story.ada.slash(f"/win {WORDS}", channel="general")
    after = await figures(story)

    name = "nextrung_acknowledgement_seconds_count command"
    assert after[name] - before.get(name, 0) == 1
    assert after["nextrung_overdue_seconds"] == 0
    assert after["nextrung_database_write_seconds"] > 0
    for kind in ("read", "write"):
        name = f"nextrung_database_seconds_count {kind}"
        assert after[name] > before.get(name, 0)


async def test_what_slack_asks_to_wait_is_counted(story: Story) -> None:
    await story.ada.open_home()
    story.playground.faults.next("views.publish", Fault.RATE_LIMITED, retry_after=1)
    before = await figures(story)

    await story.ada.slash(f"/win {WORDS}", channel="general")
    await story.coach.background.settle()

    after = await figures(story)
    assert before["nextrung_rate_limited_total"] == 0
    assert after["nextrung_rate_limited_total"] == 1
    assert after["nextrung_rate_limit_wait_seconds_total"] == 1


async def when_due(story: Story) -> datetime:
    """Five minutes after the next message was due; returns when that was."""
    due_at = await story.coach.deliveries.next_send_at()
    assert due_at
    story.clock.travel_to(due_at + timedelta(minutes=5))
    return due_at


async def test_a_tick_is_counted_by_its_results(story: Story) -> None:
    await aim(story)
    await when_due(story)
    before = await figures(story)

    await story.running.scheduler._deliver()

    after = await figures(story)
    assert before["nextrung_overdue_seconds"] == 300
    assert after["nextrung_overdue_seconds"] == 0
    assert results_in(after) == {"sent": 1, "silent": 0, "failed": 0}
    assert after["nextrung_delivery_lateness_seconds_sum"] == 300
    assert after["nextrung_delivery_lateness_seconds_count"] == 1


def results_in(found: dict[str, float]) -> dict[str, float]:
    """How many messages of the coach's own accord ended how."""
    return {
        result: found[f"nextrung_deliveries_total {result}"]
        for result in ("sent", "silent", "failed")
    }


async def test_a_message_that_slack_asks_to_wait_for_holds_the_workspace(story: Story) -> None:
    await aim(story)
    await when_due(story)
    story.playground.faults.next("chat.postMessage", Fault.RATE_LIMITED)

    await story.running.scheduler._deliver()

    found = await figures(story)
    assert found["nextrung_held_workspaces"] == 1
    assert results_in(found) == {"sent": 0, "silent": 0, "failed": 1}


async def test_a_message_that_has_to_wait_counts_as_silent(story: Story) -> None:
    await aim(story)
    due_at = await when_due(story)
    story.ada.do_not_disturb(due_at, due_at + timedelta(hours=8))

    await story.running.scheduler._deliver()

    assert results_in(await figures(story)) == {"sent": 0, "silent": 1, "failed": 0}


async def test_work_beside_the_answers_is_counted_while_it_is_under_way(story: Story) -> None:
    done = asyncio.Event()

    async def work() -> None:
        await done.wait()

    await story.coach.background.settle()
    story.coach.background.start(work(), name="work")
    during = await figures(story)
    done.set()
    await story.coach.background.settle()

    assert during["nextrung_background_tasks"] == 1
    assert (await figures(story))["nextrung_background_tasks"] == 0


async def test_a_tick_of_long_ago_has_its_age(story: Story) -> None:
    scheduler = story.running.scheduler
    async with scheduler._ticking:
        scheduler.start()
        scheduler._ended_at -= 200
        story.coach.deliveries.stepped_at -= 200

        found = await figures(story)

    assert 200 <= found["nextrung_tick_age_seconds"] < 300
    assert found["nextrung_trouble tick_late"] == 1


async def test_what_the_door_turned_away_is_counted(raw: RawRequests) -> None:
    await raw.post(b"{}", [("Content-Type", "application/json")])

    found = await figures(raw.story)

    assert found["nextrung_refusals_total unsigned"] == 1


async def test_no_figure_names_anybody_or_what_they_wrote(story: Story) -> None:
    await story.ada.slash(f"/win {WORDS}", channel="general")

    _, text = await asked(story, "/metrics")

    assert [one for one in (WORDS, "Kenji", ADA.id, TEAM_ID, "xoxb") if one in text] == []


async def test_slack_s_own_port_says_nothing_of_figures(raw: RawRequests) -> None:
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"http://{raw.host}:{raw.port}/metrics") as answer,
    ):
        assert answer.status == 404
