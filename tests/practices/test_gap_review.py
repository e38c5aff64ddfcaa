"""The gap review, practice by practice: two people, line by line, until nothing is left open."""

import csv
from io import StringIO

from tests import doors
from tests.handlers.review.reviewing import TODAY, begun, begun_and_rated, rate_in_walk, won
from tests.handlers.review.test_sharing import rate_as_marta, send
from tests.stories import Story


async def open_review(story: Story) -> str:
    """What Ada reads in her review, the modal before closed."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo review", channel="general")
    return story.ada.sees()


async def both_rated(story: Story, own: tuple[str, ...], managers: tuple[str, ...]) -> None:
    await begun(story)
    await rate_in_walk(story, *own)
    await story.ada.close()
    await send(story)
    await rate_as_marta(story, *managers)


async def table_rows(story: Story) -> list[dict[str, str]]:
    await story.ada.slash("/promo map", channel="general")
    await story.ada.click("Send me the table")
    await story.coach.background.settle()
    content = story.ada.files()[-1].content or b""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))


async def test_000_2_and_002_48_the_current_level_is_walked_too_and_tells_red_or_green(
    story: Story,
) -> None:
    await begun(story)
    await open_review(story)
    await story.ada.click("Look at Senior engineer")
    unrated = story.ada.sees()
    await story.ada.click("Go through the expectations")
    walked = story.ada.sees()
    await story.ada.choose("How do you see it?", "Partly")
    await story.ada.submit()
    await story.ada.choose("How do you see it?", "Meets it")
    await story.ada.submit()
    red = story.ada.sees()

    await story.ada.click("Open", near="Delivery")
    await story.ada.choose("How do you see it?", "Meets it")
    await story.ada.submit()

    assert "isn't fully rated yet" in unrated
    assert "Delivery at level 1" in walked
    assert "isn't met everywhere" in red
    assert "You meet every required expectation of your current level" in story.ada.sees()


async def test_000_5_the_manager_rates_both_levels_and_the_report_splits_them(
    story: Story,
) -> None:
    await both_rated(
        story,
        ("Meets it", "Meets it", "Meets it"),
        ("Meets it", "Partly", "Not yet", "Goes beyond it", "Meets it"),
    )

    target = await open_review(story)
    await story.ada.click("Look at Senior engineer")
    await story.ada.click("Go through the expectations")
    await story.ada.choose("How do you see it?", "Meets it")
    await story.ada.submit()
    await story.ada.choose("How do you see it?", "Meets it")
    await story.ada.submit()

    assert "Met: 1. Still to work on: 2." in target
    assert "Met: 2. Still to work on: 0." in story.ada.sees()


async def test_001_10_a_case_without_a_decision_or_a_lead_is_flagged(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await story.ada.slash("/promo map", channel="general")
    flagged = story.ada.sees()
    await story.ada.close()
    await won(story, "Chose Kafka over polling", "design", kind="decision")

    await story.ada.slash("/promo map", channel="general")

    assert "No win of yours is a decision" in flagged
    assert "No win of yours is a decision" not in story.ada.sees()


async def test_002_22_every_line_is_rated_and_the_unrated_ones_are_counted(story: Story) -> None:
    await begun_and_rated(story, "Meets it")
    await story.ada.slash("/promo map", channel="general")
    after_one = story.ada.sees()
    await story.ada.close()
    await rate_in_walk(story, "Partly", "Not yet")
    await story.ada.close()

    await story.ada.slash("/promo map", channel="general")

    assert "2 not rated" in after_one
    assert "0 not rated" in story.ada.sees()


async def test_002_22_what_does_not_apply_needs_a_reason(story: Story) -> None:
    await begun(story)
    await open_review(story)
    await story.ada.click("Go through the expectations")
    await story.ada.choose("How do you see it?", "It doesn't apply to my work")
    refused = await story.ada.submit_refused()
    await story.ada.fill("Why?", "We have no on-call here.")
    await story.ada.submit()

    review = await open_review(story)

    assert list(refused) == ["Why? Needed where it doesn't apply"]
    assert "Say in a few words why" in "".join(refused.values())
    assert "Agreed 0 of 2" in review
    assert "1 set aside" in review


async def test_002_23_a_rating_without_a_win_is_claimed_and_not_shown(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await rate_in_walk(story, "Meets it", "Goes beyond it", "Not yet")
    await story.ada.click("Open", near="Design")
    claimed = story.ada.sees()
    await story.ada.close()

    rows = await table_rows(story)

    assert "No win shows it yet." in claimed
    assert [row["standing"] for row in rows] == ["shown", "claimed", "not_claimed"]


async def test_002_24_the_matrix_lists_the_wins_of_each_line_with_dates_and_links(
    story: Story,
) -> None:
    await begun(story)
    await won(story, "Chose the queue", "delivery", link="https://example.org/a")
    await won(story, "Shipped it", "delivery", "design", days_ago=2)

    rows = await table_rows(story)

    assert [row["wins"] for row in rows] == ["2", "1", "0"]
    assert rows[0]["evidence"].splitlines() == [
        "2026-11-21 Shipped it",
        "2026-11-20 Chose the queue https://example.org/a",
    ]
    assert rows[2]["evidence"] == ""


async def test_002_26_lines_are_open_seen_differently_or_agreed_and_counted(
    story: Story,
) -> None:
    await both_rated(story, ("Meets it", "Meets it"), ("Meets it", "Partly"))

    review = await open_review(story)

    assert "Agreed 1 of 3, 1 seen differently, 1 open." in review
    assert (
        "Agreed (you: meets it, Marta Lindqvist: meets it), with Marta on 23 November 2026"
        in review
    )


async def test_002_27_missing_evidence_wants_a_win_and_missing_skill_a_goal(
    story: Story,
) -> None:
    await both_rated(story, ("Meets it", "Partly"), ("Partly", "Partly"))
    await open_review(story)
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("Name the gap")
    await story.ada.submit()
    evidence = story.ada.sees()
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Design")
    await story.ada.click("Name the gap")

    await story.ada.submit()

    assert "Save what you did as a win, and let somebody see it" in evidence
    assert "[Save a win]" in evidence
    assert "[Save a win]" not in story.ada.sees()
    assert "[Make it a goal]" in story.ada.sees()
    kinds = [gap.kind for gap in await story.coach.goals.gaps(story.member)]
    assert sorted(kinds) == ["evidence", "skill"]


async def test_002_26_a_gap_is_agreed_on_as_soon_as_both_see_its_line_alike(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Partly")
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("Name the gap")
    await story.ada.submit()
    (named,) = await story.coach.goals.gaps(story.member)
    await story.ada.close()
    await send(story)

    await rate_as_marta(story, "Partly")

    (agreed,) = await story.coach.goals.gaps(story.member)
    assert (named.agreed_on, agreed.agreed_on) == (None, TODAY)


async def test_002_28_who_must_be_convinced_is_the_manager_unless_others_are_named(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Partly", "Partly", "Partly")
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("Name the gap")
    await story.ada.submit()
    by_default = story.ada.sees()
    await story.ada.click("All expectations")
    await story.ada.click("Open", near="Design")
    await story.ada.click("Name the gap")
    await story.ada.fill("Who must be convinced that it is closed?", "Marta, Dana the VP")

    await story.ada.submit()

    assert "Convinced must be  Marta Lindqvist" in by_default
    assert "Convinced must be  Marta and Dana the VP" in story.ada.sees()


async def test_002_32_what_the_two_see_differently_comes_first(story: Story) -> None:
    await both_rated(
        story, ("Meets it", "Meets it", "Partly"), ("Meets it", "Meets it", "Meets it")
    )

    review = await open_review(story)

    assert review.index("Mentoring") < review.index("Delivery")


async def test_002_32_before_what_one_of_them_has_not_rated_yet(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it", "Meets it", "Partly")
    await open_review(story)
    await story.ada.click("Open", near="Mentoring")
    await story.ada.click("What Marta Lindqvist said")
    await story.ada.choose("How does Marta Lindqvist see it?", "Meets it")
    await story.ada.submit()

    review = await open_review(story)

    assert "1 seen differently, 2 open." in review
    assert review.index("Mentoring") < review.index("Delivery") < review.index("Design")


async def test_002_33_the_walk_pauses_resumes_and_puts_the_differences_on_the_agenda(
    story: Story,
) -> None:
    await both_rated(story, ("Meets it", "Meets it"), ("Meets it", "Partly"))
    await open_review(story)
    await story.ada.click("Go on where you paused")
    resumed = story.ada.sees()
    await open_review(story)
    await story.ada.click("Put the differences on an agenda")
    await story.ada.choose("In which conversation do you two talk?", "#general")
    await story.ada.submit()
    await story.ada.close()

    await story.ada.slash("/agenda", channel="general")

    assert "3 of 3, required" in resumed
    assert "How we each see “Design”" in story.ada.sees()
    assert story.marta.messages("general") == []


async def test_002_33_from_a_line_in_the_middle_the_walk_goes_on_and_comes_back_to_the_rest(
    story: Story,
) -> None:
    await begun(story)
    await open_review(story)
    await story.ada.click("Open", near="Design")

    walked = []
    for _ in range(3):
        await story.ada.choose("How do you see it?", "Meets it")
        await story.ada.submit()
        walked.append(story.ada.sees())

    assert ["3 of 3, required" in walked[0], "1 of 3, required" in walked[1]] == [True, True]
    assert "Agreed 0 of 3" in walked[2]


async def test_002_34_a_gap_becomes_a_goal_with_one_tap(story: Story) -> None:
    await begun(story)
    await rate_in_walk(story, "Partly", "Partly", "Partly")
    await story.ada.click("Open", near="Mentoring")
    await story.ada.click("Name the gap")
    await story.ada.submit()

    await story.ada.click("Make it a goal")
    await story.ada.fill("What do you want to get done?", "Pair with Kim on the rollout")
    await story.ada.submit()

    (gap,) = await story.coach.goals.gaps(story.member)
    plan = await story.coach.check_ins.plan(story.member)
    assert (gap.title, gap.criterion_id, gap.level) == ("Mentoring", "mentoring", 2)
    assert [(goal.text, goal.gap_id) for goal in plan.goals] == [
        ("Pair with Kim on the rollout", gap.id)
    ]


async def test_002_33_without_a_manager_in_slack_what_was_said_is_saved_and_marked(
    story: Story,
) -> None:
    await begun(story)
    await rate_in_walk(story, "Meets it")
    await open_review(story)
    await story.ada.click("Open", near="Delivery")
    await story.ada.click("What Marta Lindqvist said")
    await story.ada.choose("How does Marta Lindqvist see it?", "Partly")
    await story.ada.fill("Why do you see it so?", "She wants it across teams.")

    await story.ada.submit()

    assert "as you wrote it down" in story.ada.sees()
    assert "She wants it across teams." in story.ada.sees()
