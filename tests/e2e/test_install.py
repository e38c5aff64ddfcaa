"""Many workspaces, one coach: installing, speaking by each one's own token, and taking it out."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from playground.faults import Fault
from playground.people import BEECHWOOD, TOMAS
from playground.server import Playground
from tests.e2e.witnesses import Log
from tests.installing import Neighbours, browser, neighbours
from tests.stories import MONDAY_MORNING

MONDAY = MONDAY_MORNING + timedelta(minutes=30)
A_MOMENT, A_DAY, A_WEEK = timedelta(minutes=5), timedelta(days=1), timedelta(weeks=1)


async def aim(story: Neighbours) -> None:
    """Tomás has finished the first run; Lisbon has London's time."""
    await story.running.coach.cases.aim(story.his, CaseDraft("Lead analyst"), Rhythm())


def dms(playground: Playground) -> list[str]:
    return [message.text for message in playground.workspace.app_dm(TOMAS.id).messages]


def on_disk(sqlite_url: str) -> bytes:
    """The database with all that is not yet in its file."""
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    return b"".join(part.read_bytes() for part in file.parent.glob(f"{file.name}*"))


async def take_out(story: Neighbours) -> None:
    story.beechwood.uninstall()
    await story.settle()


async def test_somebody_in_a_second_workspace_is_coached_by_its_own_token(
    sqlite_url: str,
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await story.ada.slash("/win shipped the billing migration", channel="general")
        await story.tomas.slash("/win found the double count", channel="general")
        await aim(story)

        await story.travel(MONDAY)

        assert "shipped the billing migration" in story.ada.sees()
        assert "found the double count" in story.tomas.sees()
        assert len(dms(story.beechwood)) == 1
        assert dms(story.fernhill) == []


async def test_the_same_id_in_two_workspaces_is_two_people(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await story.ada.slash("/win shipped the billing migration", channel="general")

        await story.tomas.slash("/win list", channel="general")

        assert "billing" not in story.tomas.sees()


async def test_a_file_from_a_form_is_fetched_with_the_token_of_its_workspace(
    sqlite_url: str,
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await story.tomas.slash("/win found the double count", channel="general")
        await story.tomas.slash("/promo export", channel="general")

        await story.tomas.click("Send me everything")
        await story.settle()

        (file,) = story.tomas.files()
        assert b"double count" in (file.content or b"")
        assert story.ada.files() == []


async def test_a_press_in_a_second_workspace_is_answered_there(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await story.tomas.slash("/win found the double count", channel="general")

        await story.tomas.click("Undo")

        assert "Taken back: found the double count" in story.tomas.sees()
        assert story.ada.messages("general") == []


async def test_a_workspace_that_takes_the_coach_out_is_left_in_peace(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await aim(story)

        await take_out(story)
        await story.travel(MONDAY)

        assert await story.installed() == 1
        assert dms(story.beechwood) == []
        assert [
            c for c in story.beechwood.recording.calls if c["method"] == "chat.postMessage"
        ] == []


async def test_who_installs_it_again_the_same_week_gets_what_was_due_once(
    sqlite_url: str,
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        await aim(story)
        await take_out(story)
        await story.travel(MONDAY + A_MOMENT)

        await story.install(story.beechwood)
        await story.travel(MONDAY + A_DAY)
        await story.travel(MONDAY + A_DAY + A_MOMENT)

        assert len(dms(story.beechwood)) == 1


async def test_who_installs_it_again_after_months_is_not_flooded(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        await story.tomas.slash("/win found the double count", channel="general")
        await aim(story)
        await take_out(story)
        await story.travel(MONDAY + 10 * A_WEEK)

        await story.install(story.beechwood)
        for hours in range(24):
            await story.travel(MONDAY + 10 * A_WEEK + timedelta(hours=hours))
        soon = len(dms(story.beechwood))
        await story.tomas.slash("/win list", channel="general")
        await story.travel(MONDAY + 11 * A_WEEK)

        assert soon <= 2
        assert "found the double count" in story.tomas.sees()
        assert "want to get done" in dms(story.beechwood)[-1]


@pytest.mark.parametrize("code", ["account_inactive", "invalid_auth", "token_revoked"])
async def test_what_a_refused_token_could_not_bring_comes_when_it_is_installed_again(
    sqlite_url: str, code: str
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        await aim(story)
        story.beechwood.faults.next("chat.postMessage", Fault.REFUSED, error=code)
        await story.travel(MONDAY)
        during = list(dms(story.beechwood))

        await story.install(story.beechwood)
        await story.travel(MONDAY + A_MOMENT)
        await story.travel(MONDAY + 2 * A_MOMENT)

        assert during == []
        assert len(dms(story.beechwood)) == 1


async def test_a_message_that_arrived_before_it_was_taken_out_does_not_come_twice(
    sqlite_url: str,
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        await aim(story)
        story.beechwood.faults.next("chat.postMessage", Fault.DROPPED_AFTER)
        await story.travel(MONDAY)
        await take_out(story)
        await story.travel(MONDAY + A_MOMENT)

        await story.install(story.beechwood)
        await story.travel(MONDAY + 2 * A_MOMENT)

        assert len(dms(story.beechwood)) == 1


async def test_a_late_word_of_the_removal_does_not_undo_installing_again(
    sqlite_url: str,
) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        removed_at = story.clock.now()
        story.clock.travel_to(removed_at + A_MOMENT)
        await story.install(story.beechwood)

        await story.running.coach.installations.removed(BEECHWOOD.id, removed_at)

        await story.tomas.slash("/win found the double count", channel="general")
        assert "found the double count" in story.tomas.sees()


async def test_a_revoked_token_pauses_that_workspace_and_no_other(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.fernhill, story.beechwood)
        await aim(story)
        story.beechwood.revoke()
        await story.settle()

        await story.travel(MONDAY)
        await story.ada.slash("/win shipped the billing migration", channel="general")

        assert dms(story.beechwood) == []
        assert "shipped the billing migration" in story.ada.sees()


async def test_a_member_is_told_where_an_admin_can_mend_a_lost_token(sqlite_url: str) -> None:
    async with neighbours(sqlite_url) as story:
        await story.install(story.beechwood)
        await story.running.coach.installations.removed(BEECHWOOD.id, story.clock.now())

        await story.tomas.slash("/win found the double count", channel="general")

        assert f"{story.url}/slack/install" in story.tomas.sees()


async def test_tokens_that_expire_are_renewed_in_time(sqlite_url: str) -> None:
    start = datetime.now(MONDAY.tzinfo)
    async with neighbours(sqlite_url, start=start, rotates=True) as story:
        await story.install(story.beechwood)
        first = story.beechwood.bot_token
        story.clock.travel_to(start + timedelta(hours=11))

        await story.tomas.slash("/win found the double count", channel="general")
        story.beechwood.backstage.installation.expire()
        await story.tomas.slash("/win list", channel="general")

        assert story.beechwood.bot_token != first
        assert "found the double count" in story.tomas.sees()


async def test_no_log_and_no_row_holds_a_token_a_code_or_a_secret(
    sqlite_url: str, log: Log
) -> None:
    async with neighbours(sqlite_url) as story:
        async with browser(story.url) as window:
            story.fernhill.faults.next("oauth.v2.access", Fault.REFUSED, error="invalid_code")
            refused = await window.install(story.url, BEECHWOOD.id)
            page = await window.install(story.url, BEECHWOOD.id)
            again = await window.open(page.address)
        await aim(story)
        story.beechwood.faults.next("chat.postMessage", Fault.REFUSED, error="token_revoked")
        await story.travel(MONDAY)

        secrets = {
            story.beechwood.bot_token,
            story.beechwood.registration.client_secret,
            story.settings.keys[0],
            refused.address.partition("code=")[2].partition("&")[0],
            page.address.partition("code=")[2].partition("&")[0],
            page.address.partition("state=")[2].partition("&")[0],
        }
        assert again.status != 200
        assert all(len(secret) > 10 for secret in secrets)
        assert [secret for secret in secrets if secret in log.getvalue()] == []
        assert [secret for secret in secrets if secret.encode() in on_disk(sqlite_url)] == []
