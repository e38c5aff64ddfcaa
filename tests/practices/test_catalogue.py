"""The catalogue: each behaviour can be filed under, shows in coverage, and may be suggested."""

import re
from datetime import timedelta

import pytest

from bot.domain.review.catalogue import BEHAVIOURS, behaviour_of
from bot.domain.wins.win import WinDraft
from bot.storage.wins.wins import WinStore
from tests.practices.mondays import has_had_the_hints, has_had_the_tips
from tests.practices.winning import MONDAY, aim, looks, save, saved, say, write
from tests.stories import Story

A_WEEK = timedelta(weeks=1)
SHARE = re.compile(r"\d+ (?:of|out of|/) \d+|\d ?%|weekly goal", re.IGNORECASE)
"""How the share of kept promises might be told."""


def name_of(key: str) -> str:
    behaviour = behaviour_of(key)
    assert behaviour
    return behaviour.name


SET = ("ship the ledger", "write the runbook")


async def fill_all_but(story: Story, key: str) -> None:
    """Ada has a win under every other behaviour, long ago."""
    today = MONDAY.date() - A_WEEK
    async with story.running.database.writing() as connection:
        wins = WinStore(connection, story.member)
        for other in BEHAVIOURS:
            if other.key != key:
                win = WinDraft(f"example of {other.name}", today, behaviours=(other.key,))
                await wins.add(win, story.clock.now())


async def mondays(story: Story, count: int) -> list[str]:
    """What Monday says, week after week."""
    said = []
    for week in range(count):
        await story.travel(MONDAY + week * A_WEEK)
        newest = [m for m in story.ada.messages() if "want to get done" in story.ada.reads(m)][-1]
        said.append(story.ada.reads(newest))
    return said


async def shown_empty_then_filed(story: Story, key: str, *, kind: str = "") -> None:
    """It is brought up once while it is empty, and counted once a win is filed under it."""
    await aim(story)
    await fill_all_but(story, key)
    await has_had_the_tips(story)
    await has_had_the_hints(story)
    is_brought_up = [f"*{name_of(key)}*" in words for words in await mondays(story, 5)]
    before = await looks(story, "coverage")

    await write(story, "did it", kind=kind, behaviour="" if kind else name_of(key))
    await save(story)

    assert is_brought_up == [True, False, False, False, True]
    assert f"{name_of(key)}: 1 win" not in before
    assert f"{name_of(key)}: 1 win" in await looks(story, "coverage")


async def test_003_4_good_work(story: Story) -> None:
    await shown_empty_then_filed(story, "good_work", kind="Delivered something")


async def test_003_5_more_than_asked(story: Story) -> None:
    await shown_empty_then_filed(story, "go_beyond")


@pytest.mark.parametrize("kind", ["Kept things running", "Learned the hard way"])
async def test_003_6_owned_to_the_end_incidents_and_faults_included(
    story: Story, kind: str
) -> None:
    await shown_empty_then_filed(story, "own_to_end", kind=kind)


async def test_003_7_promises_kept_with_the_share_of_goals_for_the_member_alone(
    story: Story,
) -> None:
    goals = [
        await story.coach.goals.commit(story.member, text)
        for text in ("ship the ledger", "write the runbook")
    ]
    await story.coach.goals.finish(story.member, goals[0].goal.id)

    seen = await looks(story, "coverage")

    assert "1 of 2 weekly goals of the last twelve weeks done. In Slack, only you see this." in seen
    assert not [m for m in story.marta.messages("general") if "weekly goal" in story.marta.reads(m)]
    await story.coach.goals.finish(story.member, goals[1].goal.id)
    await shown_empty_then_filed(story, "keep_promises")


@pytest.mark.parametrize(
    ("channel", "buttons"),
    [
        ("ada-marta-1-1", ["Post to this private channel"]),
        ("general", ["Post to #general", "Post it"]),
    ],
)
async def test_003_7_no_posted_agenda_tells_how_many_promises_were_kept(
    story: Story, channel: str, buttons: list[str]
) -> None:
    await aim(story)
    goals = [
        await story.coach.goals.commit(story.member, text)
        for text in ("ship the ledger", "write the runbook")
    ]
    await story.coach.goals.finish(story.member, goals[0].goal.id)
    await story.ada.slash("/agenda add the rota", channel=channel)

    for button in buttons:
        await story.ada.click(button)

    read = [story.marta.reads(message) for message in story.marta.messages(channel)]
    assert any("the rota" in text for text in read)
    assert not [text for text in read if SHARE.search(text)]


async def test_003_8_learning_with_a_link_to_the_certificate(story: Story) -> None:
    await write(story, "passed the exam", kind="Learned something")
    await story.ada.fill("Link to a certificate", "https://example.com/c/1")
    win = await save(story)

    assert win.fact("certificate") == "https://example.com/c/1"
    assert f"{name_of('keep_learning')}: 1 win" in await looks(story, "coverage")


async def test_003_8_learning_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "keep_learning", kind="Learned something")


async def test_003_9_the_business(story: Story) -> None:
    await shown_empty_then_filed(story, "know_the_business")


async def test_003_10_work_that_stretched(story: Story) -> None:
    await shown_empty_then_filed(story, "stretch")


async def test_003_11_wins_are_listed_by_area_of_expertise(story: Story) -> None:
    await write(story, "answered the auditors", behaviour=name_of("expertise"))
    await story.ada.fill("In which area?", "payments")
    await save(story)
    await write(story, "answered the lawyers", behaviour=name_of("expertise"))
    await story.ada.fill("In which area?", "payroll")
    await save(story)
    await say(story, "fixed the login page")

    seen = await looks(story, "list payments")

    assert "answered the auditors" in seen
    assert "answered the lawyers" not in seen
    assert "fixed the login page" not in seen


async def test_003_11_the_area_is_asked_for_expertise_alone(story: Story) -> None:
    await write(story, "answered the auditors", behaviour=name_of("go_beyond"))
    elsewhere = story.ada.sees()
    await story.ada.close()

    await write(story, "answered the auditors", behaviour=name_of("expertise"))

    assert "In which area?" not in elsewhere
    assert "In which area?" in story.ada.sees()
    assert "To whom did you explain it?" not in story.ada.sees()


async def test_003_11_expertise_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "expertise")


async def test_003_12_a_proposal_with_its_outcome(story: Story) -> None:
    await write(story, "proposed one queue", kind="Proposed something")
    await story.ada.choose("What was the answer?", "Being tried")

    assert (await save(story)).fact("answer") == "tried"
    assert f"{name_of('take_initiative')}: 1 win" in await looks(story, "coverage")


async def test_003_12_proposing_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "take_initiative", kind="Proposed something")


@pytest.mark.parametrize("size", ["", "6"])
async def test_003_13_and_004_20_leading_with_the_size_of_the_team_or_without(
    story: Story, size: str
) -> None:
    await write(story, "led the clean-up", kind="Led something")
    await story.ada.fill("How many people were on it?", size)

    assert (await save(story)).fact("team_size") == size
    assert f"{name_of('lead_small')}: 1 win" in await looks(story, "coverage")


async def test_003_13_and_004_20_leading_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "lead_small", kind="Led something")


@pytest.mark.parametrize("count", ["", "2"])
async def test_003_14_and_004_19_mentoring_with_a_count_or_without(
    story: Story, count: str
) -> None:
    await write(story, "paired every week", kind="Helped somebody grow")
    await story.ada.fill("How many people?", count)

    assert (await save(story)).fact("people_count") == count
    assert f"{name_of('mentor')}: 1 win" in await looks(story, "coverage")


async def test_003_14_and_004_19_mentoring_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "mentor", kind="Helped somebody grow")


async def test_003_15_a_problem_with_its_fix(story: Story) -> None:
    await write(story, "ended the nightly pages", kind="Solved a problem")
    await story.ada.fill("What was the problem?", "a leaking pool")
    await story.ada.fill("What fixed it?", "a limit and an alarm")
    win = await save(story)

    assert (win.fact("problem"), win.fact("fix")) == ("a leaking pool", "a limit and an alarm")


async def test_003_15_solving_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "solve_problems", kind="Solved a problem")


async def test_003_16_a_better_way_of_working(story: Story) -> None:
    await shown_empty_then_filed(story, "improve_the_team")


async def test_003_17_explaining_names_the_audience(story: Story) -> None:
    await write(story, "explained the outage", behaviour=name_of("explain_clearly"))
    await story.ada.fill("To whom did you explain it?", "the sales team")

    assert (await save(story)).fact("audience") == "the sales team"
    assert f"{name_of('explain_clearly')}: 1 win" in await looks(story, "coverage")


async def test_003_17_explaining_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "explain_clearly")


async def test_003_18_helping_names_whom(story: Story) -> None:
    await write(story, "took a night shift", behaviour=name_of("help_the_team"))
    await story.ada.fill("Whom did you help?", "Sam")

    assert (await save(story)).fact("helped") == "Sam"
    assert f"{name_of('help_the_team')}: 1 win" in await looks(story, "coverage")


async def test_003_18_helping_may_be_suggested(story: Story) -> None:
    await shown_empty_then_filed(story, "help_the_team")


async def test_003_19_meetings(story: Story) -> None:
    await shown_empty_then_filed(story, "take_part")


@pytest.mark.parametrize("kind", ["Got feedback", "Gave feedback"])
async def test_003_20_feedback_given_and_taken(story: Story, kind: str) -> None:
    await shown_empty_then_filed(story, "exchange_feedback", kind=kind)


async def test_004_21_the_bigger_picture(story: Story) -> None:
    await shown_empty_then_filed(story, "think_ahead", kind="Looked ahead")


async def test_there_is_one_idea_a_monday_and_none_twice(story: Story) -> None:
    await aim(story)
    await story.coach.schedule.work_on(story.member, frozenset(range(5)), "-")
    await has_had_the_tips(story)
    await has_had_the_hints(story)

    ideas = [words.split("A first win can be small. ")[1:] for words in await mondays(story, 7)]

    assert [len(idea) for idea in ideas] == [1, 0, 0, 0, 1, 0, 0]
    assert len({words for idea in ideas for words in idea}) == 2
    assert (await saved(story)) == ()
