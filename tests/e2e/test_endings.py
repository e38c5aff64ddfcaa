"""Half a year that ends in three ways: promoted, not this time, and nobody says how.

What the coach says of its own accord from six weeks before the decision on, and what it answers,
is kept word for word, to be read for its tone and for what it claims.
"""

from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from playground.conversations import Message
from playground.people import MARTA
from tests import doors
from tests.practices.test_people import add
from tests.stories import MONDAY_MORNING, Story

pytestmark = pytest.mark.slow

DECIDED_ON, TOLD_ON = date(2027, 5, 28), date(2027, 6, 11)
SIX_WEEKS_BEFORE = DECIDED_ON - timedelta(weeks=6)
LAST_DAY = TOLD_ON + timedelta(weeks=6)
AIM = CaseDraft(
    "Staff Engineer",
    "Senior Engineer",
    manager_id=MARTA.id,
    manager_name="Marta Lindqvist",
    decision_on=DECIDED_ON,
    announcement_on=TOLD_ON,
)


async def live_until(story: Story, last: date) -> None:
    """A win a week; before the last weeks only Mondays, then every working day at noon."""
    day = story.clock.now().date() + timedelta(days=1)
    while day <= last:
        is_near = day >= SIX_WEEKS_BEFORE
        if day.weekday() == 0:
            await story.coach.wins.capture(story.member, f"closed a piece of work, week of {day}")
        if day.weekday() == 0 or (is_near and day.weekday() < 5):
            await story.travel(datetime(day.year, day.month, day.day, 12, 0, tzinfo=UTC))
        day += timedelta(days=1)


async def begin(story: Story) -> None:
    """A case with an ask on record a good while before the decision."""
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await add(story, "Kenji Mori", "Speaks for you")
    await story.ada.close()
    await live_until(story, DECIDED_ON - timedelta(weeks=8))
    await story.coach.cases.move_to(story.member, "asked")


def of_the_end(story: Story) -> str:
    """Nudges from six weeks before, and what came without being due, as one reads them."""
    found = [message for message in story.ada.messages() if is_of_the_end(message)]
    return "\n\n".join(f"[{day_of(message)}]\n{words_of(story, message)}" for message in found)


def words_of(story: Story, message: Message) -> str:
    """Without its buttons, which are told of elsewhere."""
    lines = story.ada.reads(message).splitlines()
    return "\n".join(line for line in lines if not line.startswith(("[", "I could not reach")))


def is_of_the_end(message: Message) -> bool:
    payload = (message.metadata or {}).get("event_payload") or {}
    is_check_in = "delivery" in payload and "nudge" not in payload
    return day_of(message) >= SIX_WEEKS_BEFORE and not is_check_in


def day_of(message: Message) -> date:
    return datetime.fromtimestamp(float(message.ts), UTC).date()


async def on_home(story: Story) -> str:
    """The words about the case: the next step, and the day of the decision."""
    await doors.close_all(story.ada)
    await story.ada.open_home()
    step = (await story.coach.overviews.overview(story.member)).next_step
    return f"{step.title} / {step.why} / {step.action}"


async def test_half_a_year_that_ends_in_a_promotion(
    story: Story, snapshot: SnapshotAssertion
) -> None:
    await begin(story)
    await live_until(story, DECIDED_ON + timedelta(days=4))
    between = await on_home(story)
    await live_until(story, TOLD_ON)
    await story.ada.open_messages()
    await story.ada.click("I got it")
    await story.coach.background.settle()
    page = story.ada.sees()
    after = await on_home(story)
    await live_until(story, LAST_DAY)

    said = of_the_end(story)
    assert said.count("Congratulations") == 1
    assert "Today it is decided" not in said
    assert (await story.coach.cases.required_case(story.member)).stage == "promoted"
    assert "2028" not in f"{said}{page}"
    assert f"{said}\n\n# between\n{between}\n\n# page\n{page}\n\n# after\n{after}" == snapshot
    assert MONDAY_MORNING.date() < DECIDED_ON


async def test_half_a_year_that_ends_in_not_this_time(
    story: Story, snapshot: SnapshotAssertion
) -> None:
    await begin(story)
    await live_until(story, TOLD_ON)
    await story.ada.open_messages()
    await story.ada.click("Not this time", near="Today people hear")
    await story.ada.choose("What was the reason?", "My readiness: something is missing")
    await story.ada.fill("In their words, as far as you remember", "more reach across teams")
    await story.ada.submit()
    page = story.ada.sees()
    after = await on_home(story)
    await live_until(story, LAST_DAY)

    said = of_the_end(story)
    assert "Congratulations" not in said
    assert "I have no answer on record" not in said
    assert "Plan your next try" in after
    assert "Come back to it  13 December 2027" in page
    assert f"{said}\n\n# page\n{page}\n\n# after\n{after}" == snapshot


async def test_half_a_year_of_which_nobody_says_how_it_ended(
    story: Story, snapshot: SnapshotAssertion
) -> None:
    await begin(story)
    await live_until(story, DECIDED_ON + timedelta(days=4))
    between = await on_home(story)
    await live_until(story, TOLD_ON + timedelta(days=1))
    told = await on_home(story)
    await live_until(story, LAST_DAY)
    later = await on_home(story)

    said = of_the_end(story)
    assert said.count("people hear on Friday 11 June") == 1
    assert said.count("Today people hear about Staff Engineer") == 1
    assert said.count("I have no answer on record. Asking isn't pressure") == 1
    assert "Congratulations" not in said
    assert "not this time" not in said.lower().replace("[not this time]", "")
    assert "Aim for" not in f"{between}{told}{later}"
    homes = f"# between\n{between}\n\n# told\n{told}\n\n# later\n{later}"
    assert f"{said}\n\n{homes}" == snapshot
