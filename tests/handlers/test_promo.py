"""`/promo`: the first run, the hub, the settings, the stage, and Home beside them."""

from datetime import date, time

import pytest

from bot.domain.calendar.weeks import Rhythm, Slot
from bot.domain.plan.case import STAGES, CaseDraft, Stage
from bot.slack.views.pages import DOORS
from handlers.promo import MEANT, OTHER_WORDS, WORDS
from tests import doors
from tests.stories import Story


async def set_up(story: Story, target: str = "Staff Engineer") -> None:
    await story.ada.slash("/promo", channel="general")
    await story.ada.fill("The title you want", target)


async def do_the_work(story: Story) -> None:
    await story.ada.open_home()
    await doors.move(story.ada, "Doing the work")
    await story.ada.fill("Why do you go on?", "we agreed on all of it long ago")
    await story.ada.submit()
    await doors.leave_door(story.ada)


async def test_the_first_run_asks_for_the_aim_and_home_shows_it(either_route: Story) -> None:
    story = either_route
    await set_up(story)
    await story.ada.click("Change the rest")
    await story.ada.fill("The title you have", "Senior Engineer")
    await story.ada.fill("Since when?", "2025-02-01")
    await story.ada.choose("Your manager", "Marta Lindqvist")
    await story.ada.fill("When is it decided?", "2027-06-23")
    await story.ada.fill("When is it announced?", "2027-07-15")

    await story.ada.submit()

    await story.coach.background.settle()
    await story.ada.close()
    await story.ada.open_home()
    home = story.ada.sees()
    assert "212 days to the decision" in home
    assert "Senior Engineer, since February 2025" in home
    assert "Staff Engineer" in home
    case = await story.coach.cases.required_case(story.member)
    assert (case.manager_id, case.manager_name) == ("U0MARTA00", "Marta")


async def test_only_the_title_is_needed(story: Story) -> None:
    await set_up(story)

    await story.ada.submit()

    assert "I'll ask you on Monday at 09:00" in story.ada.sees()
    case = await story.coach.cases.required_case(story.member)
    assert case.decision_on is None


async def test_the_time_zone_is_the_one_of_the_slack_profile(story: Story) -> None:
    await story.kenji.slash("/promo", channel="general")

    assert "Asia/Tokyo" in story.kenji.sees()


async def test_days_and_hours_are_chosen_and_saved(story: Story) -> None:
    await set_up(story)
    await story.ada.click("Change the rest")
    await story.ada.choose("Plan the week on", "Tuesday")
    await story.ada.fill("Plan it at", "10:30")

    await story.ada.submit()

    rhythm = await story.coach.schedule.rhythm(story.member)
    assert rhythm == Rhythm(plan=Slot(1, time(10, 30)))


async def test_settings_are_editable_later_and_hold_what_was_said(story: Story) -> None:
    await set_up(story)
    await story.ada.fill("When is it decided?", "2027-06-23")
    await story.ada.submit()
    await story.ada.close()

    await story.ada.slash("/promo settings", channel="general")
    before = story.ada.sees()
    await story.ada.fill("When is it decided?", "2027-03-01")
    await story.ada.submit()

    assert "Staff Engineer" in before
    case = await story.coach.cases.required_case(story.member)
    assert case.decision_on == date(2027, 3, 1)


@pytest.mark.parametrize(
    ("label", "day", "sentence"),
    [
        ("When is it decided?", "2026-01-01", "That day has passed"),
        ("Since when?", "2027-01-01", "still to come"),
    ],
)
async def test_an_impossible_date_is_answered_beside_its_field(
    story: Story, label: str, day: str, sentence: str
) -> None:
    await set_up(story)
    await story.ada.click("Change the rest")
    await story.ada.fill(label, day)

    objections = await story.ada.submit_refused()

    assert sentence in objections[label]
    assert await story.coach.cases.case(story.member) is None


async def test_an_announcement_before_the_decision_is_refused(story: Story) -> None:
    await set_up(story)
    await story.ada.click("Change the rest")
    await story.ada.fill("When is it decided?", "2027-06-23")
    await story.ada.fill("When is it announced?", "2027-06-01")

    objections = await story.ada.submit_refused()

    assert "before it is decided" in objections["When is it announced?"]


async def test_the_hub_shows_where_i_stand_and_the_next_step(story: Story) -> None:
    await set_up(story)
    await story.ada.submit()
    await story.ada.close()

    await story.ada.slash("/promo", channel="general")

    seen = story.ada.sees()
    assert "Next role  Staff Engineer" in seen
    assert "Next:" in seen
    assert "[Drafts]" in seen


async def test_the_goal_of_the_week_is_ticked_off_from_the_hub(story: Story) -> None:
    await set_up(story)
    await story.ada.submit()
    await story.ada.close()
    await do_the_work(story)
    await story.ada.slash("/goal get the design doc reviewed", channel="general")
    await story.ada.slash("/promo", channel="general")
    assert "Next: get the design doc reviewed, by Friday 27 November" in story.ada.sees()

    await story.ada.click("Done")

    assert "Done: get the design doc reviewed" in story.ada.sees()
    assert "Save it as a win" in story.ada.sees()


async def test_the_stage_changes_when_the_member_says_so(story: Story) -> None:
    await set_up(story)
    await story.ada.submit()
    await story.ada.close()

    await do_the_work(story)

    case = await story.coach.cases.required_case(story.member)
    assert case.stage == "work"


async def test_a_title_with_markup_is_shown_as_written(story: Story) -> None:
    await set_up(story, target="*Staff* <!channel> & `more`")

    await story.ada.submit()

    assert "*Staff* <!channel> & `more`" in story.ada.sees()


async def test_home_of_somebody_new_offers_the_way_in(story: Story) -> None:
    await story.ada.open_home()

    home = story.ada.sees()
    assert "Tell me where you want to be" in home
    assert "What you tell me stays yours" in home


async def test_help_names_the_four_commands(story: Story) -> None:
    await story.ada.slash("/promo help", channel="general")

    seen = story.ada.sees()
    assert all(command in seen for command in ("/win", "/goal", "/agenda", "/promo"))


async def open_typed(story: Story, typed: str) -> str:
    """What is in front of Ada after `/promo <typed>`."""
    await doors.close_all(story.ada)
    await story.ada.slash(f"/promo {typed}", channel="general")
    return story.ada.sees()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("plans", "My plan"),
        ("plna", "My plan"),
        ("show me my plan", "My plan"),
        ("where am I", "Where am I?"),
        ("not this tme", "Not this time"),
        ("manager", "Your people"),
        ("my wins", "Your wins"),
        ("1:1", "Your regular 1:1"),
        ("who can see this?", "Shared with others"),
        ("drafts", "Drafts"),
        ("Write", "Drafts"),
        ("conversations", "Conversations"),
        ("pause please", "Pause"),
    ],
)
async def test_whatever_is_typed_leads_to_the_nearest_page(
    story: Story, typed: str, title: str
) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())

    seen = await open_typed(story, typed)

    assert seen.splitlines()[0] == title


@pytest.mark.parametrize("typed", ["*x* <!here>", "qwertz", "no idea", "?"])
async def test_what_is_like_no_page_is_answered_with_the_doors(story: Story, typed: str) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())

    seen = await open_typed(story, typed)

    assert f"I have no page called “{typed}”. All I have is in /promo help." in seen
    assert "[Drafts]" in seen


def test_every_word_that_is_meant_for_a_page_leads_to_one() -> None:
    assert set(MEANT.values()) <= set(WORDS)
    assert not set(MEANT) & set(WORDS)
    assert len(MEANT) == sum(len(others) for others in OTHER_WORDS.values())
    assert not {word for word in MEANT if word != word.lower()}


@pytest.mark.parametrize(
    "typed", ["write proposal", "proposal", "Write the propsal", "draft proposal"]
)
async def test_a_draft_is_written_by_its_name(story: Story, typed: str) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    await story.coach.wins.capture(story.member, "cut p95 by 30%")

    seen = await open_typed(story, typed)

    assert "The proposal: it is in your messages with me, ready to copy. See it in Messages" in seen
    await story.ada.open_messages()
    assert story.ada.sees().startswith("*The proposal* · ")


async def test_a_draft_is_written_though_a_page_has_its_name(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())

    seen = await open_typed(story, "write conversation")

    assert "The conversation, step by step: it is in your messages with me" in seen


async def test_the_word_that_a_draft_is_written_leads_to_its_message(story: Story) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    await story.ada.open_home()

    await doors.write(story.ada, "Ask what the role needs")

    message = story.ada.messages()[-1]
    links = [part for part in doors.parts_of(story.ada.modal()) if part.get("type") == "link"]
    assert [link["text"] for link in links] == ["See it in Messages"]
    assert f"/archives/D0ADA0000/p{message.ts.replace('.', '')}" in links[0]["url"]


async def test_help_is_a_hundred_words_and_leads_through_the_doors(story: Story) -> None:
    await story.ada.slash("/promo help", channel="general")

    message = story.ada.messages("general")[-1]
    assert len(doors.words_in(message)) <= 100
    assert doors.buttons_of(message) == list(DOORS)


@pytest.mark.parametrize("stage", STAGES)
async def test_the_hub_is_one_step_and_the_six_doors(story: Story, stage: Stage) -> None:
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())
    await story.coach.cases.move_to(story.member, stage)

    await story.ada.slash("/promo", channel="general")

    message = story.ada.messages("general")[-1]
    assert len(doors.words_in(message)) <= 100
    assert len(doors.buttons_of(message)) == 7
    assert doors.buttons_of(message)[1:] == list(DOORS)
    assert len(doors.primaries_in(message)) == 1


async def test_a_stopped_check_in_stays_silent(story: Story) -> None:
    await set_up(story)
    await story.ada.click("Change the rest")
    await story.ada.choose("What I may do", ["Ask how the week went"])
    await story.ada.submit()

    rhythm = await story.coach.schedule.rhythm(story.member)

    assert rhythm.stopped == frozenset({"plan", "nudge", "agenda"})
