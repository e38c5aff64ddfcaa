"""The company's cycle: an admin sets it once, whoever wants takes it over and hears of a change."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.calendar.weeks import Rhythm
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from playground.people import TEAM_ID
from playground.testkit import Actor
from tests.stories import Story

AIM = CaseDraft("Staff Engineer", current_title="Senior Engineer", manager_name="Marta Lindqvist")
AUGUST, SEPTEMBER = "2027-08-31", "2027-09-30"


async def aim(story: Story, decision_on: date | None = None) -> None:
    await story.coach.cases.aim(story.member, replace(AIM, decision_on=decision_on), Rhythm())


async def announce(story: Story, decided_on: str = AUGUST, opens_on: str | None = None) -> None:
    """Marta, who is an admin, says it for everybody."""
    await story.marta.slash("/promo company", channel="general")
    label = "Change it" if "Comes round" in story.marta.sees() else "Set it"
    await story.marta.click(f"{label} for everybody")
    await story.marta.choose("When is it decided?", decided_on)
    await story.marta.choose("When does the official period open?", opens_on)
    await story.marta.submit()
    await story.marta.close()


async def take_over(story: Story) -> None:
    await story.ada.slash("/promo plan", channel="general")
    await story.ada.click("Use that date")


async def decision_of(story: Story, who: Actor) -> date | None:
    case = await story.coach.cases.case(Member(TEAM_ID, who.id))
    return case.decision_on if case else None


def nudges(who: Actor) -> list[str]:
    return [m.text for m in who.messages() if "Your company" in m.text]


async def test_an_admin_sets_it_and_everybody_can_look_at_it(story: Story) -> None:
    await story.ada.slash("/promo company", channel="general")
    before = story.ada.sees()
    await story.ada.close()

    await announce(story, opens_on="2027-06-01")

    await story.ada.slash("/promo company", channel="general")
    assert "An admin of this Slack workspace can set it here" in before
    assert "for everybody" not in before.replace("once for everybody", "")
    assert "Decided on 31 August 2027" in story.ada.sees()
    assert "Opens on 1 June 2027" in story.ada.sees()
    assert "Change it for everybody" not in story.ada.sees()


async def test_who_is_no_admin_any_more_is_told_and_nothing_changes(story: Story) -> None:
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Set it for everybody")
    await story.marta.choose("When is it decided?", AUGUST)
    story.marta.person.is_admin = False

    try:
        said = await story.marta.submit_refused()
    finally:
        story.marta.person.is_admin = True

    page = await story.coach.company_cycles.page(story.member, is_admin=False)
    assert "Only an admin of this Slack workspace" in " ".join(said.values())
    assert page.cycle is None


async def test_the_form_asks_for_the_day_and_for_days_in_order(story: Story) -> None:
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Set it for everybody")
    none = await story.marta.submit_refused()
    await story.marta.choose("When is it decided?", "2026-11-01")
    passed = await story.marta.submit_refused()
    await story.marta.choose("When is it decided?", AUGUST)
    await story.marta.choose("When is it announced?", "2027-08-01")
    reversed_days = await story.marta.submit_refused()

    assert set(none) == {"When is it decided?"}
    assert "That day has passed." in passed["When is it decided?"]
    assert "after it is decided" in reversed_days["When is it announced?"]


async def test_002_38_the_plan_offers_the_company_s_day_and_counts_from_it(story: Story) -> None:
    await aim(story, date(2027, 5, 1))
    await announce(story)
    await story.ada.slash("/promo plan", channel="general")
    offered = story.ada.sees()

    await story.ada.click("Use that date")

    assert "Your company decides on *31 August 2027*" in offered.replace("\n", " ")
    assert "Counted back from your company's decision on 31 August 2027" in story.ada.sees()
    assert "Use that date" not in story.ada.sees()
    assert await decision_of(story, story.ada) == date(2027, 8, 31)


async def test_the_first_run_fills_the_company_s_day_in(story: Story) -> None:
    await announce(story)
    await story.ada.slash("/promo", channel="general")
    seen = story.ada.sees()
    await story.ada.fill("The title you want", "Staff Engineer")
    await story.ada.submit()
    await story.ada.close()

    await story.ada.slash("/promo company", channel="general")

    assert "Your company decides on 31 August 2027: filled in." in seen
    assert "Your plan counts from it." in story.ada.sees()


async def test_a_day_of_one_s_own_stays_and_hears_of_no_change(story: Story) -> None:
    await announce(story)
    await aim(story, date(2027, 5, 1))

    await announce(story, SEPTEMBER)
    await story.travel(datetime(2026, 11, 24, 12, 0, tzinfo=UTC))

    assert await decision_of(story, story.ada) == date(2027, 5, 1)
    assert nudges(story.ada) == []


async def test_whoever_counts_from_it_is_told_of_a_change_once(story: Story) -> None:
    await aim(story)
    await announce(story)
    await take_over(story)
    await story.ada.close()
    before = len(nudges(story.ada))

    await announce(story, SEPTEMBER)
    for hour in (9, 12, 15):
        await story.travel(datetime(2026, 11, 23, hour, 30, tzinfo=UTC))
    for day in (24, 25, 26, 27):
        await story.travel(datetime(2026, 11, day, 12, 0, tzinfo=UTC))

    assert before == 0
    assert len(nudges(story.ada)) == 1
    assert "30 September 2027" in nudges(story.ada)[0]
    assert await decision_of(story, story.ada) == date(2027, 8, 31)
    assert nudges(story.marta) == nudges(story.kenji) == []


async def test_the_message_itself_takes_the_new_day_over(story: Story) -> None:
    await aim(story)
    await announce(story)
    await take_over(story)
    await story.ada.close()
    await announce(story, SEPTEMBER)
    await story.travel(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    await story.ada.open_messages()

    await story.ada.click("Use that date")

    assert "Counted back from your company's decision on 30 September 2027" in story.ada.sees()
    assert await decision_of(story, story.ada) == date(2027, 9, 30)


async def test_days_taken_back_leave_every_plan_as_it_is_and_are_told_once(story: Story) -> None:
    await aim(story)
    await announce(story)
    await take_over(story)
    await story.ada.close()

    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Take it back")
    page = story.marta.sees()
    for hour in (9, 12, 15):
        await story.travel(datetime(2026, 11, 23, hour, 30, tzinfo=UTC))
    for day in (24, 25, 26):
        await story.travel(datetime(2026, 11, day, 12, 0, tzinfo=UTC))

    shown = [m.text for m in story.ada.messages() if "removed" in m.text]
    assert "Nobody has said yet when your company decides" in page
    assert await decision_of(story, story.ada) == date(2027, 8, 31)
    assert len(shown) == 1
    assert not [m for m in story.marta.messages() if "removed" in m.text]
    await story.ada.slash("/promo plan", channel="general")
    assert "Counted back from the decision on 31 August 2027" in story.ada.sees()


async def test_who_is_no_admin_any_more_cannot_take_the_days_back(story: Story) -> None:
    await announce(story)
    await story.marta.slash("/promo company", channel="general")
    story.marta.person.is_admin = False

    try:
        await story.marta.click("Take it back")
        seen = story.marta.sees()
    finally:
        story.marta.person.is_admin = True

    page = await story.coach.company_cycles.page(story.member, is_admin=False)
    assert "Only an admin of this Slack workspace" in seen
    assert page.cycle is not None


async def test_an_admin_never_sees_who_counts_from_it(story: Story) -> None:
    await announce(story)
    await story.marta.slash("/promo company", channel="general")
    before = story.marta.sees()
    await story.marta.close()
    await aim(story)
    await take_over(story)
    await story.ada.close()

    await story.marta.slash("/promo company", channel="general")

    assert story.marta.sees() == before
    assert "Ada" not in story.marta.sees()
