"""What load balancers and monitors are told, and that no figure names anybody."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families
from structlog.testing import capture_logs

from bot.process.connections import watched
from playground.faults import Fault
from playground.people import ADA, TEAM_ID
from tests.e2e.raw_requests import RawRequests, raw_requests
from tests.e2e.test_errors import aim
from tests.e2e.witnesses import run_sql
from tests.stories import Story, opened_story

WORDS = "talked Kenji out of the rewrite"


@pytest.fixture
async def story(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Story]:
    monkeypatch.setattr("bot.process.health.GOOD_FOR", 0)
    monkeypatch.setattr("bot.process.health.SLACK_GOOD_FOR", 0)
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
    run_sql(sqlite_url, "ALTER TABLE dues RENAME TO gone")

    found = await figures(story)

    assert found["nextrung_tick_age_seconds"] >= 0
    assert found["nextrung_background_tasks"] >= 0


async def test_what_was_answered_and_what_is_due_is_counted(story: Story) -> None:
    before = await figures(story)
    await story.ada.slash(f"/win {WORDS}", channel="general")
    after = await figures(story)

    name = "nextrung_acknowledgement_seconds_count command"
    assert after[name] - before.get(name, 0) == 1
    assert after["nextrung_overdue_seconds"] == 0
    assert after["nextrung_database_write_seconds"] > 0


async def test_a_tick_is_counted_by_its_results(story: Story) -> None:
    await aim(story)
    due_at = await story.coach.deliveries.next_send_at()
    assert due_at
    story.clock.travel_to(due_at + timedelta(minutes=5))
    before = await figures(story)

    await story.running.scheduler._deliver()

    after = await figures(story)
    assert before["nextrung_overdue_seconds"] == 300
    assert after["nextrung_overdue_seconds"] == 0
    assert after["nextrung_deliveries_total sent"] == 1
    assert after["nextrung_deliveries_total failed"] == 0


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
