"""Capturing that teaches: decisions, failures, numbers, one line, one tap."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tests.practices.scripting import letter
from tests.practices.winning import IMPACT, SCOPE, aim, climb, save, saved, say, taken, write
from tests.slack.views.seeing import controls_of
from tests.stories import Story

READ = "Everything, to read (Markdown)"
DECISION = "Made a decision"
PROOFS_IN = (
    "The conversation, step by step",
    "Ask for a meeting",
    "Say what you hope for",
    "A page for somebody in the room",
    "The proposal",
    "Why you want to move",
)
"""What tells others of the member's best wins."""


async def test_001_6_a_decision_stands_under_its_own_heading_with_its_side(story: Story) -> None:
    for words, side in (("chose one queue", "Something technical"), ("cut a rite", "How we work")):
        await write(story, words, kind=DECISION)
        await story.ada.choose("A decision about", side)
        await save(story)
    await say(story, "shipped the ledger, p95 down 30%")

    markdown = await taken(story, READ)

    heading = markdown.index("## Decisions")
    assert heading < markdown.index("chose one queue") < markdown.index("## More")
    assert "A decision about: Something technical" in markdown
    assert heading < markdown.index("A decision about: How we work") < markdown.index("## More")


async def test_001_7_a_decision_holds_all_there_is_to_learn_from_it(story: Story) -> None:
    ada = story.ada
    await write(story, "chose one queue for all teams", kind=DECISION)
    await ada.fill("What could have been chosen?", "a queue for each team")
    await ada.fill("Why this one?", "one thing to run")
    await ada.fill("Whom did you ask before?", "Priya and the on-call")
    await ada.choose("How did it turn out?", "It didn't work")
    await ada.fill("What did you learn from it?", "noisy neighbours first")
    await ada.submit()
    praise = ada.sees().lower()
    await ada.close()

    markdown = await taken(story, READ)
    for words in ("a queue for each team", "one thing to run", "Priya", "noisy neighbours"):
        assert words in markdown
    assert "It didn't work" in markdown
    everything = praise + markdown.lower()
    assert not [word for word in ("great", "well done", "nice", "congrat") if word in everything]
    assert "number in it" not in praise


async def test_001_7_what_failed_is_never_among_the_proofs_of_a_talk_or_a_proposal(
    story: Story,
) -> None:
    await climb(story)
    await story.coach.cases.move_to(story.member, "ready")
    await write(story, "chose one queue for 5 teams with @sam, 30% cheaper", kind=DECISION)
    await story.ada.choose("How did it turn out?", "It didn't work")
    await save(story)
    await say(story, "cut the pages at night by 80%")

    letters = [await letter(story, title) for title in PROOFS_IN]

    assert len(letters) == len([text for text in letters if "pages at night by 80%" in text])
    assert [text for text in letters if "one queue" in text] == []


async def test_choosing_a_kind_keeps_what_was_typed(story: Story) -> None:
    await write(story, "chose one queue for all teams")
    await story.ada.fill("Tags", "queues")
    assert "Why this one?" not in story.ada.sees()

    await story.ada.choose("What kind of win?", DECISION)
    await story.ada.fill("Why this one?", "one thing to run")
    await story.ada.choose("What kind of win?", "Led something")
    assert "How many people were on it?" in story.ada.sees()
    win = await save(story)

    assert (win.text, win.tags, win.kind) == ("chose one queue for all teams", ("queues",), "led")


async def test_003_25_a_win_without_a_number_is_asked_for_one_once(story: Story) -> None:
    await say(story, "cleaned up the build")
    assert "Is there a number in it?" in story.ada.sees()

    await story.ada.click("Add detail")
    await story.ada.fill("What changed because of it?", "it takes 40% less time")
    await story.ada.submit()

    assert "Is there a number in it?" not in story.ada.sees()
    assert (await saved(story))[0].numbers == ("40%",)


@pytest.mark.parametrize(
    ("words", "is_asked"),
    [
        ("closed ticket #123", True),
        ("cut costs by 30%", False),
        ("cleaned up the build", True),
        ("moved to version 2.1 at 10:30", True),
        ("saved $50K", False),
        ("onboarded 5 engineers", False),
    ],
)
async def test_003_25_a_number_that_is_there_is_not_asked_for(
    story: Story, words: str, *, is_asked: bool
) -> None:
    await say(story, words)

    assert ("Is there a number in it?" in story.ada.sees()) is is_asked


@pytest.mark.parametrize(
    ("kind", "field", "said", "is_asked"),
    [
        ("Led something", "How many people were on it?", "5", False),
        ("Led something", "", "", True),
        ("Solved a problem", "What fixed it?", "an index: p95 down 30%", False),
        ("Solved a problem", "What fixed it?", "an index", True),
        ("Delivered something", "What changed because of it?", "40% fewer calls", False),
    ],
)
async def test_003_25_a_number_in_any_field_of_the_form_is_one(
    story: Story, kind: str, field: str, said: str, *, is_asked: bool
) -> None:
    await write(story, "sorted out the ledger", kind=kind)
    if field:
        await story.ada.fill(field, said)

    await story.ada.submit()

    assert ("Is there a number in it?" in story.ada.sees()) is is_asked
    assert ((await saved(story))[0].numbers == ()) is is_asked


async def test_003_25_numbers_are_read_from_the_words(story: Story) -> None:
    for words, number in (
        ("cut costs by 30%", "30%"),
        ("saved $50K", "$50K"),
        ("onboarded 5 engineers", "5 engineers"),
    ):
        win = await say(story, words)

        assert number in win.numbers
        assert number in story.ada.sees()


async def test_004_23_one_line_saves_and_one_tap_files_it_under_the_next_level(
    story: Story,
) -> None:
    await climb(story)
    await say(story, "cut costs by 30%")
    assert "Which expectation" in story.ada.sees()

    await story.ada.choose("What it shows", IMPACT)

    assert (await saved(story))[0].criterion_ids == ("impact",)
    assert "1st win, 1st for Impact." in story.ada.sees()
    assert "better off because" not in story.ada.sees()


async def test_004_23_what_the_words_speak_of_is_one_tap_and_never_more_than_an_offer(
    story: Story,
) -> None:
    await climb(story)
    await say(story, "led 3 people of two teams through the cutover")
    offered = story.ada.sees()
    untouched = (await saved(story))[0]

    await story.ada.click(f"Shows: {SCOPE}")

    assert offered.count("?") == 1
    assert untouched.criterion_ids == ()
    assert (await saved(story))[0].criterion_ids == ("scope",)
    assert "1st win, 1st for " in story.ada.sees()
    assert "Shows:" not in story.ada.sees()


async def test_004_23_words_that_speak_of_no_line_offer_none(story: Story) -> None:
    await climb(story)

    await say(story, "booked the hotel for 12 people")

    assert "Which expectation" in story.ada.sees()
    assert "Shows:" not in story.ada.sees()


async def test_004_23_a_tag_of_the_ladder_files_without_any_tap(story: Story) -> None:
    await climb(story)

    win = await say(story, "cut costs by 30% #impact for all customers")

    assert (win.criterion_ids, win.benefited) == (("impact",), "customer")
    assert "?" not in story.ada.sees()


async def test_the_kind_is_one_tap_on_the_page_of_the_win(story: Story) -> None:
    await say(story, "cut costs by 30%")

    await story.ada.click("More…")
    await story.ada.choose("What kind it is", "Solved a problem")

    assert (await saved(story))[0].kind == "problem_solved"
    assert "What kind it is" not in story.ada.sees()
    assert "Solved a problem" in story.ada.sees()


async def test_on_monday_before_noon_a_win_may_belong_to_last_week(story: Story) -> None:
    await aim(story)
    await say(story, "shipped the ledger, 3 days early")

    await story.ada.click("It was last week")

    assert (await saved(story))[0].happened_on == date(2026, 11, 20)
    assert "It was last week" not in story.ada.sees()


async def test_on_monday_after_noon_a_win_is_of_today(story: Story) -> None:
    story.clock.travel_to(datetime(2026, 11, 23, 13, 0, tzinfo=UTC))

    win = await say(story, "shipped the ledger, 3 days early")

    assert win.happened_on == date(2026, 11, 23)
    assert "It was last week" not in story.ada.sees()


async def test_the_form_asks_its_one_question_in_the_modal_and_one_tap_answers(
    story: Story,
) -> None:
    await climb(story)
    await write(story, "cut costs by 30%")
    await story.ada.submit()
    assert "Which expectation" in story.ada.sees()

    await story.ada.choose("What it shows", IMPACT)

    assert (await saved(story))[0].criterion_ids == ("impact",)
    assert "1st win, 1st for Impact." in story.ada.sees()
    assert "better off because" not in story.ada.sees()


async def test_an_edited_win_is_not_asked_about_again(story: Story) -> None:
    await say(story, "cut costs by 30%")
    assert "Who is better off" in story.ada.sees()

    await story.ada.click("Edit")
    await story.ada.submit()

    assert "Saved: " in story.ada.sees()
    assert "Who is better off" not in story.ada.sees()


async def test_the_answer_is_what_was_saved_where_it_leads_and_one_question(story: Story) -> None:
    await climb(story)
    story.clock.travel_to(datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
    for number in range(1, 21):
        tag = "#impact" if number < 8 else ""
        await story.coach.wins.capture(story.member, f"cut bill number {number} by 5% {tag}")

    await say(story, "cut costs by 30% #impact")

    saved_line, leads, question, *_ = story.ada.sees().splitlines()
    controls = controls_of(story.ada.messages("general")[-1].blocks or [])
    assert saved_line == "Saved: cut costs by 30% #impact"
    assert leads.startswith("21st win, 8th for Impact.")
    assert question == "Who is better off because of it?"
    assert controls == ["button"] * 4 + ["overflow"]


async def test_a_win_from_before_to_after_is_offered_impact(story: Story) -> None:
    await climb(story)

    await say(story, "led the decision on one queue, p95 from 900 ms to 300 ms")

    assert f"[Shows: {IMPACT}]" in story.ada.sees()


async def test_the_form_begins_with_what_happened_when_and_what_it_changed(story: Story) -> None:
    await climb(story)

    await story.ada.slash("/win", channel="general")

    labels = [block["label"]["text"] for block in story.ada.modal().blocks if "label" in block]
    assert labels == ["What did you do?", "When?", "What changed because of it?"]


async def test_what_is_filled_in_already_is_in_sight_and_saving_loses_nothing(
    story: Story,
) -> None:
    await climb(story)
    await write(story, "cut costs by 30%", kind=DECISION)
    await story.ada.fill("Why this one?", "one thing to run")
    await story.ada.fill("Tags", "queues")
    await story.ada.fill("Who else saw it?", "Gil")
    before = await save(story)

    await story.ada.slash(f"/win list {before.number}", channel="general")
    await story.ada.click("Edit")
    seen = story.ada.sees()
    await story.ada.fill("What changed because of it?", "the team ships daily")
    await story.ada.submit()

    after = (await saved(story))[0]
    assert "Links" not in seen
    assert "one thing to run" in seen
    assert replace(after, detail="", revision=1, numbers=()) == replace(before, numbers=())
    assert after.detail == "the team ships daily"


async def test_more_keeps_every_field_as_it_was_typed(story: Story) -> None:
    ada = story.ada
    await ada.slash("/win", channel="general")
    await ada.fill("What did you do?", "shipped partial refunds")
    await ada.fill("When?", "2026-11-20")
    await ada.fill("What changed because of it?", "1,900 uses in a month")

    await ada.click("More")
    win = await save(story)

    assert (win.text, win.happened_on, win.detail) == (
        "shipped partial refunds",
        date(2026, 11, 20),
        "1,900 uses in a month",
    )
