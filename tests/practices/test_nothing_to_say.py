"""Where there is nothing to say there is no letter, and no claim that the rows do not show."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.people.person import Person
from bot.domain.people.reader import reader_of
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.talk import Outcome
from bot.domain.wins.win import Fact
from bot.services.drafts.drafts import NothingToWriteError
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples import ada
from playground.people import MARTA
from tests import doors
from tests.practices.proposing import save
from tests.practices.scripting import talked
from tests.stories import Story

AIM = CaseDraft(
    "Staff Engineer",
    "Senior Engineer",
    manager_id=MARTA.id,
    manager_name="Marta Lindqvist",
    decision_on=date(2027, 6, 1),
)
FRIDAY = date(2026, 11, 20)
CONCEDES = (
    "too soon",
    "the one after it",
    "little to show",
    "kept nothing",
    "nothing is agreed",
    "fine with me",
)


async def aim(story: Story, draft: CaseDraft = AIM) -> None:
    await story.coach.cases.aim(story.member, draft, Rhythm())
    await story.coach.cases.move_to(story.member, "work")


@pytest.mark.parametrize(
    ("title", "button"),
    [
        ("A short progress note", "Save a win"),
        ("Your portfolio", "My wins"),
        ("A page for somebody in the room", "Save a win"),
    ],
)
async def test_what_has_nothing_to_say_is_not_written_and_the_member_told_what_is_missing(
    story: Story, title: str, button: str
) -> None:
    await aim(story)
    await story.ada.slash("/promo write", channel="general")

    await doors.write_here(story.ada, title)
    shown = story.ada.sees()
    await story.ada.click(button)

    assert "then I'll write it" in shown
    assert story.ada.messages("D0ADA0000") == []
    assert "That didn't work" not in story.ada.sees()


async def test_a_review_of_empty_months_is_not_written(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo write", channel="general")

    await doors.write_here(story.ada, "Your self-review")
    await story.ada.submit()

    assert "nothing to put on file" in story.ada.sees()
    assert story.ada.messages("D0ADA0000") == []


async def test_a_handover_of_nothing_is_not_written(story: Story) -> None:
    await aim(story, CaseDraft("Staff Engineer", manager_name="Marta"))

    with pytest.raises(NothingToWriteError, match="Nothing that was agreed is on record"):
        await story.coach.drafts.write(story.member, "handover")


@pytest.mark.parametrize("outcome", ["open", "evasive"])
async def test_an_answer_that_is_open_is_not_confirmed_in_writing(
    story: Story, outcome: Outcome
) -> None:
    await aim(story)
    talk = await talked(story, outcome, FRIDAY)

    with pytest.raises(NothingToWriteError, match="nothing to confirm yet"):
        await story.coach.drafts.write(story.member, "confirmation", talk_id=talk.id)


@pytest.mark.parametrize("outcome", ["not_yet", "no_budget", "not_ready", "not_that_role"])
async def test_after_a_no_the_follow_up_is_offered_and_not_the_confirmation(
    story: Story, outcome: Outcome
) -> None:
    await aim(story)
    await talked(story, outcome, FRIDAY)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "Ask for it in writing")
    refused = story.ada.sees()

    await story.ada.click("Write the e-mail")

    assert "there's nothing to confirm" in refused
    assert "Thank you for our talk" in story.ada.reads(story.ada.messages("D0ADA0000")[-1])


async def test_an_earlier_yes_can_still_be_confirmed_after_a_later_no(story: Story) -> None:
    await aim(story)
    talk = await talked(story, "yes", FRIDAY - timedelta(days=1))
    await talked(story, "not_yet", FRIDAY)

    missing = await story.coach.drafts.missing(story.member, "confirmation", talk_id=talk.id)

    assert missing is None


async def test_an_answer_in_an_interview_elsewhere_needs_a_win(story: Story) -> None:
    await aim(story)

    with pytest.raises(NothingToWriteError, match="nothing behind it"):
        await story.coach.drafts.write(story.member, "interview_answer")


async def test_a_reply_needs_an_answer_to_reply_to(story: Story) -> None:
    await aim(story)

    with pytest.raises(NothingToWriteError, match="no answer to reply to"):
        await story.coach.drafts.write(story.member, "evasive_reply")


async def test_a_portfolio_of_lines_alone_is_not_written(story: Story) -> None:
    await aim(story)
    await save(story, "cut the p95 by 30%", is_significant=True)

    with pytest.raises(NothingToWriteError, match="Add two lines to one"):
        await story.coach.drafts.write(story.member, "portfolio")
    await save(story, "led both teams", is_significant=True, facts=(Fact("fix", "one queue"),))
    draft = await story.coach.drafts.write(story.member, "portfolio")

    assert "What I did: one queue" in draft.text


@pytest.mark.parametrize("outcome", ["yes", "not_yet", "no_budget", "not_ready", "not_that_role"])
async def test_a_clear_answer_is_not_asked_about_as_an_evasive_one(
    story: Story, outcome: Outcome
) -> None:
    await aim(story)
    await talked(story, outcome, FRIDAY)

    missing = await story.coach.drafts.missing(story.member, "evasive_reply")

    assert missing is not None
    assert missing.opens == "follow_up"


@pytest.mark.parametrize("outcome", ["open", "evasive"])
async def test_what_was_left_open_can_be_asked_about(story: Story, outcome: Outcome) -> None:
    await aim(story)
    await talked(story, outcome, FRIDAY)

    draft = await story.coach.drafts.write(story.member, "evasive_reply")

    assert "what's still missing for Staff Engineer?" in draft.text


async def test_one_win_is_enough_for_a_note(story: Story) -> None:
    await aim(story)
    await save(story, "cut the p95 by 30%", days=3)

    draft = await story.coach.drafts.write(story.member, "progress_note")

    assert "I cut the p95 by 30%" in draft.text


@pytest.mark.parametrize("days", [20, 80, 200])
def test_no_draft_gives_the_round_away(days: int) -> None:
    """Whichever outcome the talk had, and however near the decision is."""
    rendering = Rendering([BUILT_IN])
    facts = ada()
    facts = replace(facts, decision_on=facts.today + timedelta(days=days))

    for spec in DRAFTS:
        text = rendering.render(spec.template, **facts.variables()).lower()
        assert [words for words in CONCEDES if words in text] == [], spec.kind


async def test_ready_and_told_is_not_called_unheard(story: Story) -> None:
    """The manager knows; what is not on record is an ask."""
    await aim(story)
    await story.coach.stages.told_manager(story.member)
    await story.coach.cases.move_to(story.member, "ready")

    for day in range(15):
        await story.travel(datetime(2026, 11, 23, 16, tzinfo=UTC) + timedelta(days=day))
    shown = [
        story.ada.reads(m)
        for m in story.ada.messages()
        if "marked yourself ready" in story.ada.reads(m)
    ]

    assert len(shown) == 1
    assert "I have no ask on record" in shown[0]
    assert "nobody" not in shown[0]


async def test_calling_oneself_ready_does_not_show_the_proof(story: Story) -> None:
    await aim(story)
    await story.coach.cases.move_to(story.member, "ready")

    page = await story.coach.plans.page(story.member)

    assert page.plan is not None
    steps = {step.name: step.is_done for step in page.plan.milestones}
    assert not steps["proof_shown"]
    assert steps["midway_review"]


def test_nobody_is_thanked_for_what_is_not_on_record() -> None:
    dana = Person("Dana", roles=("leader", "advocate"))

    reader = reader_of("Dana", [dana], [], [])

    assert not reader.spoke_for_me
