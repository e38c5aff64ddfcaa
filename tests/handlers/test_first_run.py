"""The first minutes: three questions, a first win, and what is worth bringing to the 1:1."""

from datetime import date

import pytest

from bot.domain.wins.win import WinFilter
from playground.people import MARTA
from tests.stories import Story

TARGET, MANAGER, DECIDED = "The title you want", "Your manager", "When is it decided?"
WON = "One thing you did lately that somebody noticed"


def asked(story: Story) -> list[str]:
    """The labels of the fields in the form that is open."""
    blocks = story.ada.modal().payload["blocks"]
    return [block["label"]["text"] for block in blocks if block["type"] == "input"]


async def say_three(story: Story) -> None:
    await story.ada.choose(MANAGER, "Marta Lindqvist")
    await story.ada.fill(DECIDED, "2027-06-23")
    await story.ada.submit()
    await story.coach.background.settle()


def welcomed(story: Story) -> str:
    """What the coach wrote to her, all of it."""
    return "\n\n".join(story.ada.reads(message) for message in story.ada.messages())


async def test_three_questions_are_asked_and_what_slack_knows_is_not(story: Story) -> None:
    await story.ada.open_home()

    await story.ada.click("Tell me where you want to be")

    seen = story.ada.sees()
    assert asked(story) == [TARGET, MANAGER, DECIDED]
    assert "A guess will do." in seen
    assert "Your title now: Senior software engineer." in seen
    assert "Europe/London, as your Slack profile says." in seen
    assert "Staff software engineer" in seen


async def test_everything_else_is_a_button_away_and_what_was_typed_stays(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await story.ada.fill(TARGET, "Principal Engineer")

    await story.ada.click("Change the rest")
    await story.ada.fill("Since when?", "2025-02-01")
    await story.ada.submit()

    case = await story.coach.cases.required_case(story.member)
    assert (case.target_title, case.current_title) == (
        "Principal Engineer",
        "Senior software engineer",
    )
    assert case.current_since_on == date(2025, 2, 1)


async def test_after_the_three_the_guesses_are_saved_with_what_was_said(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")

    await say_three(story)

    case = await story.coach.cases.required_case(story.member)
    assert case.target_title == "Staff software engineer"
    assert case.current_title == "Senior software engineer"
    assert (case.manager_id, case.manager_name) == (MARTA.id, "Marta")
    assert case.decision_on == date(2027, 6, 23)


async def test_then_comes_the_first_win_and_the_first_thing_for_the_one_to_one(
    story: Story,
) -> None:
    await story.ada.slash("/promo", channel="general")
    await say_three(story)
    await story.ada.fill(WON, "cut p95 by 30%, Kenji's team uses it")

    await story.ada.submit()

    assert "Your first win: cut p95 by 30%" in story.ada.sees()
    assert "the first thing to bring to Marta" in story.ada.sees()
    (win,) = (await story.coach.wins.page(story.member, WinFilter())).wins
    assert win.text == "cut p95 by 30%, Kenji's team uses it"
    said = welcomed(story)
    assert "who decides, on which dates" in said
    assert "[Open the agenda]" in said
    assert said.count("[Look at it]") == 3
    assert said.index("Software engineer") < said.index("Individual contributor")


async def test_who_leaves_the_win_for_later_gets_the_message_all_the_same(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await say_three(story)

    await story.ada.close()

    assert "here's the first thing to bring to Marta" in welcomed(story)


async def test_the_message_comes_once(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await say_three(story)
    await story.ada.close()
    await story.ada.slash("/promo settings", channel="general")

    await story.ada.submit()
    await story.coach.background.settle()

    assert len(story.ada.messages()) == 1


async def test_its_buttons_lead_to_the_agenda_the_answer_and_a_ladder(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await say_three(story)
    await story.ada.close()
    await story.ada.open_messages()

    await story.ada.click("Open the agenda")
    agenda = story.ada.sees()
    await story.ada.click("I know the answer")
    answer = story.ada.sees()
    await story.ada.close()
    await story.ada.click("Look at it", near="Software engineer")
    ladder = story.ada.sees()

    assert "nothing is posted yet" in agenda
    assert "How does somebody here get to the next level" in agenda
    assert "Who decides?" in answer
    assert "What Staff engineer expects" in ladder


async def test_who_saved_a_win_first_is_not_asked_for_one(story: Story) -> None:
    await story.ada.slash("/win cut p95 by 30%", channel="general")
    await story.ada.slash("/promo", channel="general")

    await say_three(story)

    assert WON not in story.ada.sees()
    assert "I'll ask you on Monday at 09:00" in story.ada.sees()


async def test_who_has_a_ladder_is_not_offered_another(story: Story) -> None:
    await story.coach.ladders.accept(
        story.member,
        (await story.coach.ladders.propose_built_in(story.member, "tech_lead")).number,
    )
    await story.ada.slash("/promo", channel="general")

    await say_three(story)

    assert "A ladder says" not in welcomed(story)
    assert "[Open the agenda]" in welcomed(story)


async def test_a_guess_that_has_passed_is_answered_beside_its_field(story: Story) -> None:
    await story.ada.slash("/promo", channel="general")
    await story.ada.fill(DECIDED, "2026-01-01")

    refused = await story.ada.submit_refused()

    assert "That day has passed" in refused[DECIDED]
    assert await story.coach.cases.case(story.member) is None


async def test_nobody_is_forced_to_begin(story: Story) -> None:
    await story.ada.slash("/win cut p95 by 30%", channel="general")
    await story.ada.slash("/goal write the design", channel="general")

    assert "Set for this week." in story.ada.sees()
    assert await story.coach.cases.case(story.member) is None
    assert (await story.coach.wins.page(story.member, WinFilter())).total == 1


CLICKS = {"win": 3, "goal": 1, "agenda": 3}
"""At most so many presses from Home of somebody new: to a first win, a goal, an agenda.

Closing a window is none: the coach hears nothing of it.
"""


async def clicks_to(story: Story, aim: str) -> int:
    """What somebody new on Home presses and sends until they have it, as the coach hears it."""
    await story.ada.open_home()
    await TO_A_FIRST[aim](story)
    payloads = story.playground.recording.payloads
    return sum(one["kind"] in {"interactive", "slash_commands"} for one in payloads)


async def to_a_first_goal(story: Story) -> None:
    await story.ada.slash("/goal write the design", channel="general")
    assert "Set for this week." in story.ada.sees()


async def to_a_first_win(story: Story) -> None:
    await story.ada.click("Tell me where you want to be")
    await say_three(story)
    await story.ada.fill(WON, "cut p95 by 30%")
    await story.ada.submit()
    assert "Your first win" in story.ada.sees()


async def to_a_first_agenda(story: Story) -> None:
    await story.ada.click("Tell me where you want to be")
    await say_three(story)
    await story.ada.close()
    await story.ada.open_messages()
    await story.ada.click("Open the agenda")
    assert "nothing is posted yet" in story.ada.sees()


TO_A_FIRST = {"win": to_a_first_win, "goal": to_a_first_goal, "agenda": to_a_first_agenda}


@pytest.mark.parametrize("aim", sorted(CLICKS))
async def test_the_first_of_each_is_a_few_clicks_away(story: Story, aim: str) -> None:
    assert await clicks_to(story, aim) <= CLICKS[aim]
