"""Scripts: each for the stage that it belongs to, with the member's own proofs in it."""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest

from bot.domain.plan.case import Stage
from bot.domain.plan.case_file import TargetKind
from bot.domain.text.tone import tones_in
from tests.practices.scripting import (
    AIM,
    PROOFS,
    TODAY,
    aims_for,
    did,
    lacks,
    letter,
    offered,
    set_out,
    talked,
    written,
)
from tests.stories import Story

ASKS = ("Ask for a meeting", "The conversation, step by step", "Say what you hope for")
TOGETHER = re.compile(r"\b(?:we|us|our|together|both)\b", re.IGNORECASE)
DEMAND = re.compile(
    r"(?<!would )\bI (?:want|need|expect|demand|deserve|insist|must|have earned)\b"
    r"|\byou (?:must|have to|owe|ought to)\b|\bplease (?:promote|put me)\b"
    r"|\bmy (?:promotion|title|rise|raise|due)\b",
    re.IGNORECASE,
)


def demands_in(text: str) -> list[str]:
    """What a boss would hear as a demand or a threat."""
    return DEMAND.findall(text) + [flag.said for flag in tones_in(text)]


@pytest.mark.parametrize("stage", ["learn", "criteria"])
async def test_000_7_early_stages_offer_questions_and_never_the_ask(
    story: Story, stage: Stage
) -> None:
    await set_out(story, stage)

    menu = await offered(story)
    questions = await written(story, "Questions to find out")
    taken_all_the_same = await written(story, "Ask for a meeting")

    assert "Questions to find out" in menu
    assert not [title for title in ASKS if title in menu]
    for part in ("How it works", "What a promotion is for", "How you see me"):
        assert part in questions
    assert "what's expected of a Senior Engineer" in questions
    assert "like that of a Staff Engineer" in questions
    assert "This one is for later" not in questions
    assert "This one is for later" in taken_all_the_same


async def test_000_17_the_soft_ask_is_open_about_wish_win_and_gap_and_ends_in_a_question(
    story: Story,
) -> None:
    await set_out(story, "gaps")
    await did(story, PROOFS[0])
    await lacks(story, "leading without a title")

    text = await letter(story, "Say what you hope for")

    assert "I'd like to be considered for Staff Engineer" in text
    assert PROOFS[0] in text
    assert "We agreed on what I still need to show:\n\n- Leading without a title\n" in text
    assert "start the conversation" in text
    assert "What would you need to see from me to be confident that I'm ready" in text
    assert text.endswith("?")
    assert demands_in(text) == []


async def test_002_3_templates_change_with_where_the_next_step_is(story: Story) -> None:
    await set_out(story, "gaps")
    here = await written(story, "Say what you hope for")
    await aims_for(story, "other_team")
    other_team = await written(story, "Say what you hope for")
    await aims_for(story, "outside")
    outside = await written(story, "Say what you hope for")
    talk_outside = await written(story, "The conversation, step by step")
    questions_outside = await written(story, "Questions to find out")

    assert "another team" not in here
    assert "in another team" in other_team
    assert "Hi Marta" in other_team
    assert "Marta" not in outside
    assert "where you are?" in outside
    assert "promoted" not in talk_outside
    assert "by when will we both know?" in talk_outside
    assert "How it works there" in questions_outside


async def test_002_8_scripts_speak_as_partners(story: Story) -> None:
    await set_out(story)
    await talked(story, "evasive", TODAY - timedelta(days=8))
    await lacks(story, "leading without a title")

    for title in (
        "Questions to find out",
        "Ask what the role needs",
        "Say what you hope for",
        "Ask about the time",
        "Ask for a meeting",
        "The conversation, step by step",
        "Ask what is missing",
    ):
        text = await letter(story, title)

        assert TOGETHER.search(text), title
        assert demands_in(text) == [], title


@pytest.mark.parametrize("decision_on", [None, TODAY + timedelta(days=60)])
async def test_002_8_scripts_speak_as_partners_without_a_date_and_shortly_before_it(
    story: Story, decision_on: date | None
) -> None:
    await set_out(story, "gaps", replace(AIM, decision_on=decision_on))
    await lacks(story, "leading without a title")

    for title in ("Say what you hope for", "Ask about the time"):
        assert TOGETHER.search(await letter(story, title)), title


async def test_002_40_the_time_is_asked_as_a_reasonable_expectation(story: Story) -> None:
    await set_out(story, "gaps")
    await lacks(story, "leading without a title")

    text = await written(story, "Ask about the time")
    await set_out(story, "gaps", replace(AIM, decision_on=None))
    unknown = await written(story, "Ask about the time")

    assert "We agreed on what I still need to show:" in text
    assert "Leading without a title" in text
    assert "within the next six months, would it be reasonable to expect your support?" in text
    assert "The next decision is on 25 June 2027," in text
    assert "If it takes anything else, such as a budget" in text
    assert "The next decision" not in unknown
    assert "a yes, a yes with a condition, something vague, or a no" in text


async def test_002_41_an_evasive_answer_is_met_with_the_question_what_is_missing(
    story: Story,
) -> None:
    await set_out(story, "asked")
    await talked(story, "evasive")
    await lacks(story, "leading without a title")

    text = await written(story, "Ask what is missing")

    assert "Thank you for today's talk." in text
    assert "what else is missing?" in text
    assert "So far we've agreed on what I still need to show:" in text
    assert "Leading without a title" in text


async def test_004_9_the_role_is_asked_about_by_name_with_skills_and_experience(
    story: Story,
) -> None:
    await set_out(story, "criteria")

    menu = await offered(story)
    text = await written(story, "Ask what the role needs")

    assert "Staff Engineer" in text
    assert "What skills and experience does the role need" in text
    assert "Ask what the role needs" in menu


async def test_004_41_a_meeting_of_its_own_is_asked_for_with_length_and_topic(
    story: Story,
) -> None:
    await set_out(story)

    text = await written(story, "Ask for a meeting")

    assert "I'd like to share what I've been working toward on my path to Staff Engineer" in text
    assert (
        "Could we take 30 minutes this week, rather than squeeze it into another meeting?" in text
    )


@pytest.mark.parametrize("kind", get_args(TargetKind))
async def test_004_41_wherever_the_role_is_the_meeting_has_its_length_and_topic(
    story: Story, kind: TargetKind
) -> None:
    await set_out(story)
    await aims_for(story, kind)

    text = await letter(story, "Ask for a meeting")

    assert re.search(r"my path to Staff Engineer|the role of Staff Engineer", text)
    assert re.search(r"Could we (?:find|take) 30 minutes this week", text)


async def test_004_42_beside_it_stands_that_it_is_not_for_the_corridor(story: Story) -> None:
    await set_out(story)

    text = await written(story, "Ask for a meeting")

    assert "Asking in a corridor or at the end of another meeting" in text


async def test_004_43_the_invitation_names_manager_role_wish_and_week(story: Story) -> None:
    await set_out(story)

    text = await written(story, "Ask for a meeting")

    for words in ("Hi Marta,", "Staff Engineer", "I'd like to share", "this week"):
        assert words in text


async def steps_of_the_talk(story: Story) -> list[str]:
    await set_out(story)
    await did(story, *PROOFS)
    await lacks(story, "leading without a title")
    await aims_for(story, "same_team", "Staff Engineer, Payments")
    text = await letter(story, "The conversation, step by step")
    return re.split(r"## \d\. ", text)[1:]


async def test_004_44_the_talk_opens_with_thanks(story: Story) -> None:
    thanks = (await steps_of_the_talk(story))[0]

    assert "Marta, thank you for making this time." in thanks


async def test_004_45_the_second_step_says_the_exact_title(story: Story) -> None:
    goal = (await steps_of_the_talk(story))[1]

    assert "I'd like to be promoted to Staff Engineer, Payments" in goal


async def test_004_46_the_third_step_shows_the_proofs_with_their_wins(story: Story) -> None:
    case = (await steps_of_the_talk(story))[2]

    assert re.findall(r"win (\d+)\)", case) == ["1", "2", "3"]
    assert "I cut the nightly reconciliation" in case


async def test_004_47_the_fourth_step_asks_what_is_missing(story: Story) -> None:
    missing = (await steps_of_the_talk(story))[3]

    assert "and where not yet?" in missing
    assert "still missing:\n\n- Leading without a title\n\n> How do you see it today?" in missing


async def test_004_48_the_fifth_step_asks_about_the_months_until_the_decision(
    story: Story,
) -> None:
    time = (await steps_of_the_talk(story))[4]

    assert "What would I need to show in the next six months" in time
    assert "25 June 2027" in time


@pytest.mark.parametrize(
    ("decision_on", "months"),
    [
        (date(2027, 5, 22), "three"),
        (date(2027, 5, 23), "six"),
        (date(2027, 8, 22), "six"),
        (date(2027, 8, 23), "nine"),
        (None, "six"),
    ],
)
async def test_004_48_three_six_or_nine_months_as_many_as_end_by_the_decision(
    story: Story, decision_on: date | None, months: str
) -> None:
    await set_out(story, aim=replace(AIM, decision_on=decision_on))

    talk = await letter(story, "The conversation, step by step")
    timeline = await letter(story, "Ask about the time")

    assert f"What would I need to show in the next {months} months" in talk
    assert f"within the next {months} months" in timeline


async def test_004_62_the_answer_for_a_job_elsewhere_has_three_proofs(story: Story) -> None:
    await set_out(story, "not_this_time")
    await did(story, *PROOFS, "tidied the wiki", line="impact")

    text = await written(story, "Why you want to move")
    menu = await offered(story)

    assert "My title is Senior Engineer, but I've been working at Staff Engineer level." in text
    assert re.findall(r"I (?:cut|led|taught|tidied)", text) == ["I cut", "I led", "I taught"]
    assert "(wins 1, 2 and 3)" in text
    assert "a role as a Staff Engineer, where work like that is the job" in text
    assert "Why you want to move" in menu


async def test_004_62_with_fewer_proofs_it_says_so_beside_it(story: Story) -> None:
    await set_out(story, "not_this_time")
    await did(story, PROOFS[0])

    text = await written(story, "Why you want to move")

    assert "Three proofs carry this answer, and I have one" in text
