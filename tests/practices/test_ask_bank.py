"""The ask-bank: what to find out first, what was asked, and what becomes of the answers."""

from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.domain.talks.questions import about
from bot.storage.plan.steps import TickStore
from bot.storage.talks.answers import QuestionStore
from playground.people import MARTA
from tests import doors
from tests.handlers.review.reviewing import begun
from tests.practices.proposing import climb, save
from tests.practices.scripting import written
from tests.stories import Story

ONE_TO_ONE = "ada-marta-1-1"
AIM = CaseDraft("Staff engineer", manager_id=MARTA.id, manager_name="Marta")
PROCESS = "who decides, on which dates"


async def aimed(story: Story) -> None:
    await story.coach.cases.aim(story.member, AIM, Rhythm())


async def answer(story: Story, near: str, **said: str) -> None:
    """Ada saves what she heard; `near` is a word of the question."""
    await story.ada.slash("/promo questions", channel="general")
    await story.ada.click("Save what they said", near=near)
    for label, words in said.items():
        await story.ada.fill(label.replace("_", " "), words)
    await story.ada.submit()


async def next_agenda(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/agenda", channel=ONE_TO_ONE)
    return story.ada.reads(story.ada.messages(ONE_TO_ONE)[-1])


async def test_000_3_the_process_is_asked_first_and_its_answer_retires_the_question(
    story: Story,
) -> None:
    await aimed(story)
    first = await next_agenda(story)
    await story.ada.click("Post to this private channel")

    await story.ada.slash("/promo questions", channel="general")
    asked = story.ada.sees()
    await story.ada.click("Save what they said", near="The process")
    await story.ada.fill("Who decides?", "Marta proposes, the directors decide")
    await story.ada.fill("When is it decided?", "decided in March, told in April")
    await story.ada.fill("What has to be written?", "two pages, by Marta")
    await story.ada.submit()
    answered = story.ada.sees()

    facts = about({"process"}, await story.coach.questions.findings(story.member))
    assert PROCESS in first
    assert "promot" not in first.lower()
    assert "⏳ asked on 23 November 2026" in asked
    assert "☑ answered by Marta on 23 November 2026" in answered
    assert [(fact.part, fact.text) for fact in facts] == [
        ("who_decides", "Marta proposes, the directors decide"),
        ("dates", "decided in March, told in April"),
        ("paperwork", "two pages, by Marta"),
    ]
    assert PROCESS not in await next_agenda(story)


async def test_000_3_what_is_answered_is_on_no_agenda_any_more(story: Story) -> None:
    await aimed(story)
    await answer(story, "The process", Who_decides="the directors")
    start = story.clock.now()

    asked = []
    for week in range(6):
        story.clock.travel_to(start + timedelta(weeks=week))
        asked.append(await next_agenda(story))
        await story.ada.click("Post to this private channel")

    assert "Is it written down anywhere" in "".join(asked)
    assert [words for words in asked if PROCESS in words] == []


async def test_000_3_an_answer_about_the_process_takes_its_step_of_the_plan(story: Story) -> None:
    await aimed(story)

    await answer(story, "The process", When_is_it_decided="in March")

    async with story.running.database.reading() as connection:
        case = await story.coach.cases.required_case(story.member)
        ticked = await TickStore(connection, story.member).of(case.id)
    assert "process_known" in ticked


async def test_000_4_what_the_manager_looks_for_shows_in_the_review_with_its_day(
    story: Story,
) -> None:
    await begun(story)
    await answer(
        story,
        "How they think about it",
        How_they_think_about_promoting="when the work is there already",
        The_qualities_they_look_for="calm under pressure & *clear* writing",
    )
    await story.ada.close()

    await story.ada.slash("/promo review", channel="general")

    seen = story.ada.sees()
    saved = about(("philosophy",), await story.coach.questions.findings(story.member))
    assert "when the work is there already" in seen
    assert "calm under pressure & *clear* writing" in seen
    assert "(Marta Lindqvist, 23 November 2026)" in seen
    assert [finding.part for finding in saved] == ["philosophy", "qualities"]


async def test_000_4_what_they_look_for_stands_beside_the_proposal_once_it_is_known(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact")
    unknown = await written(story, "The proposal")

    await answer(
        story, "How they think about it", The_qualities_they_look_for="calm under pressure"
    )
    known = await written(story, "The proposal")

    assert "You were told what counts here" not in unknown
    assert "You were told what counts here: calm under pressure. Check that it shows." in known


async def test_003_1_skills_responsibilities_and_impact_are_kept_apart(story: Story) -> None:
    await aimed(story)

    await answer(
        story,
        "What the level needs",
        Skills="system design",
        Responsibilities="owns a product area",
        The_difference_it_makes="two teams move faster",
    )

    findings = await story.coach.questions.findings(story.member)
    assert {finding.part: finding.text for finding in findings} == {
        "skills": "system design",
        "responsibilities": "owns a product area",
        "impact": "two teams move faster",
    }


async def test_003_2_a_link_to_what_is_written_down_stands_in_the_plan(story: Story) -> None:
    await aimed(story)

    await answer(story, "What is written down", Where_it_is_written="https://fernhill.test/levels")
    await story.ada.close()
    await story.ada.slash("/promo plan", channel="general")

    assert "https://fernhill.test/levels" in story.ada.sees()


async def test_001_13_what_a_talk_left_open_is_asked_before_all_others(story: Story) -> None:
    await aimed(story)
    async with story.running.database.writing() as connection:
        today = await story.coach.members.today(story.member)
        await QuestionStore(connection, story.member).add("What decided it this time?", today)

    first = await next_agenda(story)
    await story.ada.click("Post to this private channel")
    second = await next_agenda(story)

    assert "What decided it this time?" in first
    assert "What decided it this time?" not in second
    assert PROCESS in second


async def test_an_answer_without_words_is_asked_for_and_one_of_tomorrow_is_not_taken(
    story: Story,
) -> None:
    await aimed(story)
    await story.ada.slash("/promo questions", channel="general")
    await story.ada.click("Save what they said", near="What the level needs")

    empty = await story.ada.submit_refused()
    await story.ada.fill("Skills", "system design")
    await story.ada.choose("When did they say it?", "2026-11-24")
    early = await story.ada.submit_refused()

    assert "A few words" in empty["Skills"]
    assert "still to come" in early["When did they say it?"]
