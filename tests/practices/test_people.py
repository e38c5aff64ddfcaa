"""The people around a case: who knows, who decides, who helps, and who was last spoken to when."""

from datetime import timedelta

import pytest

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft, Stage
from tests import doors
from tests.handlers.review.reviewing import begun, rate_in_walk
from tests.practices.mondays import has_had_the_tips
from tests.practices.winning import say
from tests.speeds import few
from tests.stories import Story


async def aim(story: Story, manager: str = "Marta Lindqvist") -> None:
    draft = CaseDraft("Staff Engineer", manager_name=manager)
    await story.coach.cases.aim(story.member, draft, Rhythm())
    await has_had_the_tips(story)


async def open_people(story: Story) -> str:
    await doors.close_all(story.ada)
    await story.ada.slash("/promo people", channel="general")
    return story.ada.sees()


async def add(story: Story, name: str, *roles: str, **fields: str) -> str:
    """Adds somebody in the form, as Ada would; returns the page she is back at."""
    await open_people(story)
    await story.ada.click("Add somebody")
    await story.ada.fill("What do you call them?", name)
    await story.ada.choose("What have they to do with it?", list(roles))
    for label, value in fields.items():
        await story.ada.choose(LABELS[label], value)
    await story.ada.submit()
    return story.ada.sees()


LABELS = {
    "told": "When did you tell them what you aim for?",
    "talked": "When did you last talk?",
    "often": "How often would you like to talk?",
}


async def monday_message(story: Story, weeks: int = 0) -> str:
    """What the coach writes on the Monday so many weeks on, read half an hour later."""
    today = story.clock.now().replace(hour=9, minute=30)
    await story.travel(today + timedelta(weeks=weeks, days=-today.weekday()))
    await doors.to_messages(story.ada)
    return story.ada.reads(story.ada.messages()[-1])


async def test_000_1_the_manager_is_on_the_list_and_telling_them_closes_the_gate(
    story: Story,
) -> None:
    await aim(story)
    before = await open_people(story)
    await story.ada.close()
    await story.ada.slash("/promo ready", channel="general")
    gate_before = story.ada.sees()
    await open_people(story)

    await story.ada.click("Told them today", near="Marta Lindqvist")

    shown = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/promo ready", channel="general")
    assert "Marta Lindqvist  Your manager" in before
    assert "Not told yet: Marta Lindqvist." in before
    assert "Tell Marta Lindqvist what you aim for" in gate_before
    assert "Knows since Monday 23 November" in shown
    assert "Marta Lindqvist knows what you aim for." in story.ada.sees()


async def test_000_1_without_a_manager_the_gate_asks_for_one_first(story: Story) -> None:
    await aim(story, manager="")

    await story.ada.slash("/promo ready", channel="general")

    seen = story.ada.sees()
    assert "Say who your manager is" in seen
    assert seen.index("Say who your manager is") < seen.index("Go through your current level")


async def test_002_2_whoever_has_a_stake_and_has_not_been_told_stands_at_the_top(
    story: Story,
) -> None:
    await aim(story)
    await add(story, "Priya Raman", "A leader above your manager", "Speaks for you")
    await add(story, "Sam Osei", "Mentor", told="2026-11-20")
    page = await add(story, "Kim", "Senior colleague")

    head = page.partition("Priya Raman  ")[0]

    assert "Not told yet: Marta Lindqvist and Priya Raman." in head
    assert "Next step: tell Marta Lindqvist in a sentence or two." in head
    assert "A leader above your manager and speaks for you" in page
    assert "Knows since Friday 20 November" in page


async def test_002_2_once_all_with_a_stake_know_the_page_says_so(story: Story) -> None:
    await aim(story)
    await open_people(story)

    await story.ada.click("Told them today", near="Marta Lindqvist")

    assert "Everybody with a stake knows that you aim for Staff Engineer." in story.ada.sees()


async def test_somebody_is_changed_and_removed_and_nobody_stands_there_twice(
    story: Story,
) -> None:
    await aim(story)
    await add(story, "Kim Lee", "Senior colleague")
    await story.ada.click("Add somebody")
    await story.ada.fill("What do you call them?", "kim  lee")
    twice = await story.ada.submit_refused()
    await story.ada.fill("What do you call them?", "")
    nameless = await story.ada.submit_refused()
    await story.ada.close()

    await story.ada.click("Change", near="Kim Lee")
    await story.ada.fill("Their team", "Search")
    await story.ada.submit()
    changed = story.ada.sees()
    await story.ada.click("Delete", near="Kim Lee")
    await story.ada.submit()

    assert "Kim Lee is on your list already" in "".join(twice.values())
    assert "Choose somebody" in "".join(nameless.values())
    assert "Kim Lee  Senior colleague, Search" in changed
    assert "Kim Lee" not in story.ada.sees()


async def test_the_manager_keeps_a_note_of_their_own_and_stays_the_manager(story: Story) -> None:
    await aim(story)
    await open_people(story)
    await story.ada.click("Change", near="Marta Lindqvist")
    await story.ada.choose("How often would you like to talk?", "Every two weeks")
    await story.ada.submit()

    await story.ada.click("Talked today", near="Marta Lindqvist")

    page = story.ada.sees()
    assert page.count("Marta Lindqvist  Your manager") == 1
    assert "Last talk Monday 23 November, again by Monday 7 December" in page


async def test_what_somebody_saw_is_read_from_the_wins(story: Story) -> None:
    await aim(story)
    await say(story, "shipped the billing migration with @sam")
    await add(story, "Sam Osei", "Speaks for you")

    page = await open_people(story)

    assert "Saw 1 win of yours, last: shipped the billing migration" in page
    assert page.count("Saw 1 win") == 1


@pytest.mark.parametrize(
    ("wanted", "said"),
    few(
        [
            ("0", ""),
            ("1", ""),
            ("2", "One is on your list yet"),
            ("3", "One is on your list yet"),
            (None, "One is on your list yet"),
        ],
        ("1", ""),
        ("2", "One is on your list yet"),
    ),
)
async def test_000_8_too_few_senior_peers_are_brought_up_as_many_as_the_member_wants(
    story: Story, wanted: str | None, said: str
) -> None:
    await aim(story)
    await add(story, "Mo", "Mentor")
    await add(story, "Kim", "Senior colleague")
    if wanted is not None:
        await open_people(story)
        await story.ada.choose("Senior colleagues you want to know", wanted)

    monday = await monday_message(story)

    assert ("Senior colleagues, on your team" in monday) is bool(said)
    assert said in monday


async def test_000_8_a_mentor_is_no_senior_colleague_and_two_are_enough(story: Story) -> None:
    await aim(story)
    await add(story, "Mo", "Mentor")
    none = await monday_message(story)
    for name in ("Kim", "Lou"):
        await add(story, name, "Senior colleague")

    enough = [await monday_message(story, weeks=week) for week in (1, 6)]

    assert "None is on your list yet" in none
    assert not any("Senior colleagues, on your team" in message for message in enough)


async def test_000_8_the_team_of_a_senior_peer_is_on_the_list(story: Story) -> None:
    await aim(story)
    await open_people(story)
    await story.ada.click("Add somebody")
    await story.ada.fill("What do you call them?", "Kim")
    await story.ada.choose("What have they to do with it?", ["Senior colleague"])
    await story.ada.fill("Their team", "Payments")

    await story.ada.submit()

    assert "Kim  Senior colleague, Payments" in story.ada.sees()


async def test_000_10_a_monday_suggests_one_person_at_most_and_the_one_who_waited_longest(
    story: Story,
) -> None:
    await aim(story)
    await story.coach.schedule.stop(story.member, "nudge")
    await add(story, "Kim", "Mentor", talked="2026-11-01", often="Every two weeks")
    await add(story, "Lou", "Mentor", talked="2026-09-01", often="Every month")

    first = await monday_message(story)
    await story.ada.click("Remind me in an hour")
    await story.travel(story.clock.now() + timedelta(hours=1))
    _put_off, once_more = map(story.ada.reads, story.ada.messages())
    between, second = [await monday_message(story, weeks=1) for _ in range(2)]

    for message in (first, once_more):
        assert "You and Lou last talked 11 weeks ago." in message
        assert "Kim" not in message
    assert "last talked" not in between
    assert "You and Kim last talked" in second
    assert "Lou" not in second


@pytest.mark.parametrize(("talked", "is_due"), [("2026-11-09", True), ("2026-11-10", False)])
async def test_000_10_somebody_is_due_on_the_day_that_was_chosen_and_not_before(
    story: Story, talked: str, *, is_due: bool
) -> None:
    await aim(story)
    await add(story, "Kim", "Mentor", talked=talked, often="Every two weeks")

    assert ("You and Kim last talked" in await monday_message(story)) is is_due


async def test_003_21_whoever_was_met_in_time_is_not_suggested(story: Story) -> None:
    await aim(story)
    await add(story, "Kim", "Mentor", talked="2026-11-01", often="Every two weeks")
    await open_people(story)
    await story.ada.click("Talked today", near="Kim  Mentor")

    monday = await monday_message(story)

    assert "Kim" not in monday
    assert "Last talk Monday 23 November" in await open_people(story)


async def test_003_23_a_missing_mentor_is_brought_up_once_a_quarter(story: Story) -> None:
    await aim(story)
    await open_people(story)
    await story.ada.choose("Senior colleagues you want to know", "0")

    messages = [await monday_message(story, weeks=1 if week else 0) for week in range(12)]

    shown = ["You have no mentor on your list" in message for message in messages]
    assert shown.count(True) == 2
    assert shown[0]
    assert shown.index(True, 1) == 6


async def test_003_23_with_a_mentor_nothing_is_missing(story: Story) -> None:
    await aim(story)
    await add(story, "Mo", "Mentor")

    assert "You have no mentor on your list" not in await monday_message(story)
    assert "You have no mentor on your list" not in await monday_message(story, weeks=6)


async def test_002_28_whoever_must_be_convinced_of_a_gap_shows_it_and_a_stranger_is_named(
    story: Story,
) -> None:
    await begun(story)
    await add(story, "Priya Raman", "A leader above your manager")
    await story.ada.close()
    await rate_in_walk(story, "Partly")
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("Name the gap")
    await story.ada.fill("Who must be convinced that it is closed?", "Priya, Dana the VP")
    await story.ada.submit()

    page = await open_people(story)

    assert "Must be convinced of: Delivery" in page
    assert "Dana the VP must be convinced" in page
    assert "is not on your list yet" in page


@pytest.mark.parametrize(
    ("title", "said_in_ready"),
    [
        ("Staff Engineer", "✓  Marta Lindqvist knows what you aim for."),
        ("Principal Engineer", "Tell Marta Lindqvist what you aim for"),
    ],
)
async def test_001_16_who_has_heard_counts_for_the_same_title_and_no_other(
    story: Story, title: str, said_in_ready: str
) -> None:
    await aim(story)
    await open_people(story)
    await story.ada.click("Told them today", near="Marta Lindqvist")
    await story.ada.close()
    await story.coach.cases.move_to(story.member, "asked")
    await story.ada.slash("/promo not this time", channel="general")
    await story.ada.choose("What was the reason?", "The company: budget, timing, no opening")
    await story.ada.fill("In their words, as far as you remember", "a freeze until spring")
    await story.ada.submit()
    await story.ada.click("Start the next round")
    await story.ada.fill("The title you want", title)
    await story.ada.choose("When is it decided?", "2027-05-27")
    await story.ada.submit()
    await story.ada.close()

    await story.ada.slash("/promo ready", channel="general")

    assert said_in_ready in story.ada.sees()


async def test_002_5_a_page_for_somebody_in_the_room_has_the_aim_three_proofs_and_the_ask(
    story: Story,
) -> None:
    await aim(story)
    for words in ("cut p95 by 30%", "led the audit with @sam", "wrote the guide", "fixed a typo"):
        await say(story, words)
    await add(story, "Priya Raman", "Has a say in the decision")

    await story.ada.click("Brief", near="Priya Raman")

    page = story.ada.reads(story.ada.messages()[-1])
    assert "Hi Priya," in page
    assert "I'd like to be promoted to Staff Engineer, and you may be in the room" in page
    assert "\nMy strongest work\n" in page
    assert "\nI cut p95 by 30%" in page
    assert page.count("(23 November 2026)") == 3
    assert "it would mean a lot if you mentioned one of these." in page
    assert story.priya.messages() == []


@pytest.mark.parametrize(
    ("role", "win", "stage", "is_said"),
    [
        ("Has a say in the decision", "cut p95 by 30%", "work", True),
        ("Has a say in the decision", "", "work", False),
        ("Has a say in the decision", "cut p95 by 30%", "learn", False),
        ("Mentor", "cut p95 by 30%", "work", False),
    ],
)
async def test_002_5_the_page_is_for_somebody_in_the_room_once_there_is_something_to_show(
    story: Story, role: str, win: str, stage: Stage, *, is_said: bool
) -> None:
    await aim(story)
    if win:
        await say(story, win)
    await add(story, "Priya Raman", role, told="2026-11-20")
    await story.ada.click("Told them today", near="Marta Lindqvist")
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)
    await has_had_the_tips(story)

    assert ("You won't be in the room" in await monday_message(story)) is is_said


async def test_002_5_the_page_is_brought_up_once_a_quarter(story: Story) -> None:
    await aim(story)
    await say(story, "cut p95 by 30%")
    await add(story, "Priya Raman", "Has a say in the decision", told="2026-11-20")
    await story.ada.click("Told them today", near="Marta Lindqvist")
    await story.coach.cases.move_to(story.member, "work")

    messages = [await monday_message(story, weeks=1 if week else 0) for week in range(8)]

    shown = ["You won't be in the room, but Priya Raman may be." in text for text in messages]
    assert shown.index(True) == 0
    assert shown.count(True) == 2
