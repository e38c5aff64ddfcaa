"""Half a year in the browser, from the first command to the day of the decision.

Every message that the coach sends on the way is saved word for word in the snapshot, to be read for
its tone: once each, in the order in which they came first.
"""

from collections import Counter
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Page, expect
from syrupy.assertion import SnapshotAssertion

from bot.slack.send.courier import EVENT_TYPE
from playground.conversations import Message
from tests.browser import chromium, say, visitor
from tests.stories import Story

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MESSAGES = "/?as=U0ADA0000#app/messages"
DECIDED_ON = date(2027, 5, 28)
WEEKS = 27
FRIDAYS_OFF = 3
"""25 December, 1 January and Good Friday, where she is."""
LONDON = ZoneInfo("Europe/London")
WON = (
    "moved 40% of traffic to the new vault",
    "led the incident review and wrote up what we change",
    "taught two new people how our ledger works",
    "agreed on the plan with the billing team",
)


async def begin(page: Page) -> None:
    """The first run: a title, a manager's name, and the day of the decision."""
    await say(page, "/promo")
    form = page.get_by_role("dialog")
    await form.get_by_label("The title you want").fill("Staff Engineer")
    await form.get_by_role("button", name="Change the rest").click()
    await form.get_by_label("What you call them").fill("Marta")
    await form.get_by_label("When is it decided?").fill(DECIDED_ON.isoformat())
    await form.get_by_role("button", name="Save", exact=True).click()
    await form.get_by_role("button", name="Later").click()


async def live_through(page: Page, story: Story) -> None:
    """Week by week, in which she looks in; for two months something good happens every other."""
    forward = page.get_by_role("button", name="+1 week")
    for week in range(WEEKS):
        if week in {1, 3, 5, 7}:
            await say(page, f"/win {WON[week // 2]} #impact")
            await expect(page.get_by_text(WON[week // 2]).first).to_be_attached()
        await story.ada.open_home()
        await forward.click()
        await expect(page.get_by_role("group", name="Travel in time")).not_to_have_attribute(
            "aria-busy", "true", timeout=60_000
        )
        await expect(forward).to_be_enabled(timeout=60_000)


def came_on(message: Message) -> date:
    return datetime.fromtimestamp(float(message.ts), UTC).astimezone(LONDON).date()


def is_of_its_own_accord(message: Message) -> bool:
    """Not what answers something that Ada did, such as the first message after the first run."""
    metadata = message.metadata or {"event_type": EVENT_TYPE}
    return str(metadata["event_type"]) != EVENT_TYPE


async def test_half_a_year_from_the_start_to_the_decision(
    story: Story, snapshot: SnapshotAssertion
) -> None:
    async with chromium() as browser, visitor(browser, story.playground.url, MESSAGES) as page:
        await begin(page)
        await live_through(page, story)

    sent = [message for message in story.ada.messages() if is_of_its_own_accord(message)]
    a_day = Counter(map(came_on, sent))
    titles = Counter(message.text for message in sent)
    assert max(a_day.values()) <= 2
    assert all(day.weekday() < 5 for day in a_day)
    assert titles["Hi Ada. What's the one thing you want to get done this week?"] == WEEKS
    assert titles["How did the week go, Ada?"] == WEEKS - FRIDAYS_OFF
    assert max(a_day) >= DECIDED_ON
    first: dict[str, date] = {}
    for message in sent:
        first.setdefault(story.ada.reads(message), came_on(message))
    assert "\n\n".join(f"[{day}]\n{words}" for words, day in first.items()) == snapshot
