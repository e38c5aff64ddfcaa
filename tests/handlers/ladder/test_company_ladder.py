"""A company's ladder: set once by an admin, offered to all, and taken over by whoever wants to."""

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.own import LevelChoice
from bot.domain.member import Member
from bot.domain.plan.case import CaseDraft
from playground.people import MARTA, TEAM_ID
from tests.handlers.review.reviewing import LADDER
from tests.stories import Story

MARTAS = Member(TEAM_ID, MARTA.id)


async def set_for_everybody(story: Story) -> None:
    """Marta is an admin, and has the ladder as her own."""
    await story.coach.ladders.save(MARTAS, LADDER, LevelChoice(1, 2))
    await story.marta.slash("/promo company", channel="general")
    await story.marta.click("Set my ladder for everybody")


async def test_an_admin_sets_it_and_a_member_takes_it_over_at_two_presses(story: Story) -> None:
    await story.coach.cases.aim(
        story.member, CaseDraft("Staff engineer", "Senior engineer"), Rhythm()
    )
    await story.ada.slash("/promo company", channel="general")
    before = story.ada.sees()
    await story.ada.close()
    await set_for_everybody(story)
    said = story.marta.sees()

    await story.ada.slash("/promo ladder", channel="general")
    offered = story.ada.sees()
    await story.ada.click("Look at ours")
    await story.ada.submit()

    own = await story.coach.ladders.own(story.member)
    assert "None is set here yet." in before
    assert "Set my ladder" not in before
    assert "Our ladder  Engineering" in said.replace("*", "")
    assert "Your company's ladder: Engineering" in offered
    assert own is not None
    assert (own.ladder.criteria, own.levels) == (LADDER.criteria, LevelChoice(1, 2))
    assert own.ladder.status == "draft"


async def test_taken_back_it_is_offered_to_nobody_and_who_has_it_keeps_it(story: Story) -> None:
    await set_for_everybody(story)
    await story.coach.ladders.propose_company(story.member)
    await story.ada.slash("/promo ladder", channel="general")
    await story.ada.click("Look at ours")
    await story.ada.submit()
    await story.ada.close()

    await story.marta.click("Take the ladder back")

    own = await story.coach.ladders.own(story.member)
    assert await story.coach.ladders.company(story.member) is None
    assert own is not None
    assert own.ladder.criteria == LADDER.criteria


async def test_who_is_no_admin_any_more_changes_nothing(story: Story) -> None:
    await story.coach.ladders.save(MARTAS, LADDER, LevelChoice(1, 2))
    await story.marta.slash("/promo company", channel="general")
    story.marta.person.is_admin = False
    try:
        await story.marta.click("Set my ladder for everybody")
        said = story.marta.sees()
    finally:
        story.marta.person.is_admin = True

    assert "Only an admin of this Slack workspace" in said
    assert await story.coach.ladders.company(story.member) is None


async def test_it_is_never_offered_in_another_workspace(story: Story) -> None:
    await set_for_everybody(story)

    assert await story.coach.ladders.company(Member("T0ELSEWHERE", story.member.user_id)) is None
