"""The six doors: everything is behind one of them, eight choices at a time, and nothing is lost."""

from datetime import date

import pytest

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import tell_story
from bot.domain.calendar.weeks import Rhythm
from bot.domain.drafts.catalogue import DRAFTS
from bot.domain.plan.case import STAGES, CaseDraft, Stage
from bot.slack.views.pages import DOORS
from handlers.promo import PAGES
from playground.acts import clicking
from playground.acts.clicking import Place
from tests import doors
from tests.practices.winning import climb
from tests.stories import Story

TYPED_BEFORE = (
    *("ladder", "review", "map", "goals", "people", "feedback", "case", "plan", "company"),
    *("timing", "ready", "progress", "meeting", "questions", "write", "talk", "talks", "answer"),
    *("not this time", "after", "options", "settings", "shared", "export", "forget", "help"),
)
"""What one could type after `/promo` before there were doors."""

ON_HOME_BEFORE = (
    *("My plan", "Where am I?", "Is now a good time?", "My progress"),
    "Go through the expectations",
    *("Development goals", "My people", "Feedback", "Record a talk", "My talks"),
    *("What to find out", "Your regular 1:1", "See the map", "Set a goal", "Save a win"),
    *("My case", "Ladder", "What comes after"),
)
"""Buttons of Home and the hub before."""

PRESSED_BEFORE = (
    *("plan_open", "ready_open", "timing_open", "progress_open", "review_open", "growth_open"),
    *("people_open", "feedback_open", "talk_open", "talk_open_list", "questions_open"),
    *("one_to_one_open", "map_open", "after_open", "goal_open", "win_open", "win_open_list"),
    *("write_open", "case_open", "ladder_open", "promo_settings"),
)
"""The ids of theirs: a Home stays on a screen until it is drawn again."""

WON = (
    "moved 40% of traffic to the new vault #impact",
    "cut pages at night from 11 to 2 #impact",
    "led the review of both teams, 3 risks closed #scope",
    "agreed with fraud on one name, 2 meetings saved #scope",
    "reviewed the rate limiter, 1 hole found #scope",
)

MOST_TOLD = 3
"""Wins that the proposal tells of a kind, at least."""


async def aim(story: Story, stage: Stage = "work") -> None:
    draft = CaseDraft("Staff Engineer", decision_on=date(2027, 6, 25))
    await story.coach.cases.aim(story.member, draft, Rhythm())
    await story.coach.cases.move_to(story.member, stage)


async def close_all(story: Story) -> None:
    await doors.close_all(story.ada)


@pytest.mark.parametrize("stage", STAGES)
async def test_behind_every_door_are_eight_choices_at_most_and_all_drafts_and_pages(
    story: Story, stage: Stage
) -> None:
    await aim(story, stage)
    await story.ada.open_home()
    words, drafts = [], []
    for label in DOORS.values():
        await story.ada.click(label)
        while True:
            view = story.ada.modal()
            assert len(doors.buttons_of(view)) <= 8
            assert doors.names_in(view) == sorted(set(doors.names_in(view)))
            used = doors.elements_of(view)
            words += [one["value"] for one in used if one["action_id"] == "page_open"]
            drafts += [one["value"] for one in used if one["action_id"] == "draft_choose"]
            if "[More]" not in story.ada.sees():
                break
            await story.ada.click("More")
        await story.ada.close()

    assert sorted(words) == sorted(page.word for page in PAGES)
    assert sorted(drafts) == sorted(spec.kind for spec in DRAFTS)


async def test_what_was_on_home_before_stands_behind_a_door(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    for label in ON_HOME_BEFORE:
        await close_all(story)
        await story.ada.open_home()

        await doors.press(story.ada, label)

        assert story.ada.modal().payload["callback_id"] != "door"
        assert "That didn't work" not in story.ada.sees()


async def test_every_page_opens_from_its_door_as_it_does_when_it_is_typed(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    for page in PAGES:
        await close_all(story)
        await story.ada.slash(f"/promo {page.word}", channel="general")
        typed = story.ada.sees()
        await close_all(story)
        await story.ada.open_home()

        await doors.press(story.ada, page.label)

        assert story.ada.sees().splitlines()[0] == typed.splitlines()[0], page.word


async def test_what_was_typed_before_still_opens(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    for word in TYPED_BEFORE:
        await close_all(story)

        await story.ada.slash(f"/promo {word}", channel="general")

        assert "I have no page" not in story.ada.sees()
        assert story.ada.has_modal() == (word != "help")


async def test_a_home_from_before_still_works(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)
    for action_id in PRESSED_BEFORE:
        await close_all(story)
        home = await story.ada.open_home()
        button = {
            "type": "button",
            "action_id": action_id,
            "text": {"type": "plain_text", "text": action_id},
        }
        home.payload["blocks"] = [{"type": "actions", "block_id": "old", "elements": [button]}]

        await clicking.click(
            story.playground.backstage, story.ada.person, Place(view=home), ("old", action_id)
        )
        await story.playground.settled()

        assert story.ada.has_modal(), action_id
        assert "That didn't work" not in story.ada.sees()


async def test_the_goals_of_the_week_are_finished_carried_and_dropped_behind_the_door(
    story: Story,
) -> None:
    await aim(story)
    for text in ("alpha", "beta", "gamma"):
        await story.ada.slash(f"/goal {text}", channel="general")
    await story.ada.open_home()
    await doors.press(story.ada, "This week's goals")

    await story.ada.click("Done", near="alpha")
    done = story.ada.sees()
    await story.ada.click("Carry over", near="beta")
    await story.ada.click("Drop", near="gamma")
    dropped = story.ada.sees()
    await story.ada.click("Undo", near="Dropped: gamma")

    assert "Done: alpha" in done
    assert "[Save it as a win]" in done
    assert "Dropped: gamma" in dropped
    assert "gamma\n[Done]" in story.ada.sees()


async def test_the_first_proposal_is_three_presses_from_home_with_wins_in_it(
    story: Story,
) -> None:
    await climb(story)
    for text in WON:
        await story.ada.slash(f"/win {text}", channel="general")
    await story.ada.open_home()

    await story.ada.click("Drafts")
    presses = 1
    while "The proposal" not in story.ada.sees():
        await story.ada.click("More")
        presses += 1
    await story.ada.click("Write it", near="The proposal")
    presses += 1

    assert presses <= 3
    assert "See it in Messages" in story.ada.sees()
    await close_all(story)
    await story.ada.open_messages()
    letter = story.ada.sees().lower()
    assert sum(text.partition(",")[0].partition(" #")[0] in letter for text in WON) >= MOST_TOLD


async def test_a_door_of_the_hub_takes_its_place_and_leads_back_one_window(story: Story) -> None:
    await aim(story)
    await story.ada.slash("/promo", channel="general")

    await story.ada.click("Goals & plan")
    first = story.ada.sees()
    await story.ada.click("More")
    second = story.ada.sees()
    await story.ada.click("Back")

    assert "[My plan]" in first
    assert "[Company dates]" in second
    assert "[My plan]" not in second
    assert story.ada.sees() == first


async def test_the_door_of_the_wins_shows_the_latest(story: Story) -> None:
    await aim(story)
    await story.ada.open_home()
    await story.ada.click("Wins")
    empty = story.ada.sees()
    await story.ada.close()
    await story.ada.slash("/win shipped the ledger", channel="general")
    await story.ada.open_home()

    await story.ada.click("Wins")

    assert "None yet. What did you do this week that somebody else noticed?" in empty
    assert "shipped the ledger  (Monday 23 November)" in story.ada.sees()
