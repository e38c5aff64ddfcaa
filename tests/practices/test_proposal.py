"""The proposal: from real rows, with what is thin said beside it and never made up inside."""

import re
from datetime import date, timedelta

import pytest

from bot.domain.talks.talk import Promise, TalkDraft
from bot.domain.wins.win import Fact
from tests import doors
from tests.practices.proposing import climb, knows, rated, save, shows_all_four, states
from tests.practices.scripting import (
    TODAY,
    choose,
    letter,
    markdown_of_newest,
    set_out,
    written,
)
from tests.practices.winning import IMPACT, SCOPE
from tests.stories import Story

PROPOSAL = "The proposal"
BEGINNING = ": a proposal"


async def proposed(story: Story) -> tuple[str, str]:
    """What is said beside the proposal, and the proposal."""
    text = await letter(story, PROPOSAL)
    return await doors.beside(story.ada), text.partition(BEGINNING)[2]


def expected(text: str, line: str) -> str:
    """What the table of expectations says of one of them."""
    table = section(text, "What the role expects")
    return table.partition(f": {line}**")[2].partition("\n- **")[0]


def section(text: str, heading: str) -> str:
    return text.partition(f"## {heading}")[2].partition("\n## ")[0]


async def test_000_9_people_of_the_register_who_saw_it_are_named_else_there_is_a_hint(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "led the review", line="scope", people=("sam",), seen_by=("Kim Park",))
    await knows(story, "Lou Reed")
    hinted, without = await proposed(story)

    await knows(story, "Kim Park")
    beside, text = await proposed(story)

    assert "Nobody from your list is named as having seen it." in hinted
    assert "Kim" not in without
    assert "Lou" not in without + text
    assert "Kim Park saw some of this first-hand." in text
    assert "Nobody from your list" not in beside
    assert "It names Kim Park as having seen it. Is that all right with them?" in beside
    assert "Is that all right with them?" not in hinted
    assert "Is each number right" not in hinted


async def test_001_10_it_is_said_where_nothing_shows_deciding_or_leading(story: Story) -> None:
    await climb(story)
    await save(story, "shipped it", line="impact", kind="delivery")
    flagged, _ = await proposed(story)

    await save(story, "chose the queue", line="scope", kind="decision")
    beside, _ = await proposed(story)

    assert "No win shows you deciding or leading." in flagged
    assert "No win shows you deciding or leading." not in beside


async def test_002_7_the_vision_and_a_goal_of_the_company_are_in_it_else_it_is_said(
    story: Story,
) -> None:
    await climb(story)
    await states(story, vision="")
    flagged, without = await proposed(story)

    await states(story)
    beside, text = await proposed(story)

    assert "It doesn't say yet where this leads" in flagged
    assert "Where this leads" not in without
    assert "Where this leads: payments that nobody has to think about." in text
    assert "It serves this company goal: Refunds within a day." in text
    assert "where this leads" not in beside


async def test_002_9_what_the_others_gain_stands_before_the_ask_else_it_is_said(
    story: Story,
) -> None:
    await climb(story)
    await shows_all_four(story)
    await states(story)

    beside, text = await proposed(story)
    await states(story, value="")
    flagged, without = await proposed(story)

    gain = text.index("Fewer nights on call")
    assert gain < text.index("My present role") < text.index("## What I propose")
    assert "I propose my promotion" in text
    assert "Tell me, and I'll add the ask." in flagged
    assert "Tell me, and I'll add the ask." not in beside
    assert "I propose" not in without


async def test_002_9_what_they_gain_is_asked_beside_the_proposal_and_then_it_asks(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "led both teams", line="scope", kind="led")
    await choose(story, PROPOSAL)
    asked = story.ada.reads(story.ada.messages()[-1])

    await story.ada.click("Say what they gain")
    await story.ada.fill("What do team and company gain?", "Calm nights")
    await story.ada.submit()
    await doors.close_all(story.ada)
    await story.ada.click("Rewrite", in_=story.ada.messages()[-1])

    told = story.ada.reads(story.ada.messages()[-1])
    assert "what will the team and the company gain?" in asked
    assert "I propose my promotion" not in asked
    assert "what will the team and the company gain?" not in told
    assert "I propose my promotion to Staff Engineer" in told


async def test_002_10_the_picture_of_the_role_has_who_what_and_when_else_it_is_asked_for(
    story: Story,
) -> None:
    await climb(story)
    await states(story, who="", when="")
    flagged, _ = await proposed(story)

    await states(story)
    beside, text = await proposed(story)

    assert "doesn't say yet who is better off and when they would notice." in flagged
    for words in (
        "What changes: one person",
        "Who benefits: everybody who is on call",
        "When it shows: in the first month",
    ):
        assert words in section(text, "What I will do in the role")
    assert "picture of you in the role" not in beside


async def test_002_24_each_expectation_has_its_wins_with_days_and_links(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=3, links=("https://ci.test/7",))
    await save(story, "led both teams", line="scope", days=4, kind="led")

    _, text = await proposed(story)

    assert "I cut pages by 80% (Impact; 20 November 2026; https://ci.test/7)" in text
    assert "I led both teams (Scope; 19 November 2026)" in text
    assert f"**Impact: {IMPACT}**" in text


async def test_002_31_each_line_says_since_when_it_is_shown_if_it_has_lasted(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "cut pages once", line="impact", days=300)
    await save(story, "cut pages again", line="impact", days=3)
    await save(story, "led both teams", line="scope", days=4)

    _, text = await proposed(story)

    assert "Shown: twice since 27 January 2026" in expected(text, IMPACT)
    assert "since" not in expected(text, SCOPE)


@pytest.mark.parametrize(
    ("first_on", "is_sustained"),
    [
        (date(2026, 5, 20), True),
        (date(2026, 5, 21), False),
        (date(2026, 10, 20), False),
        (date(2026, 11, 20), False),
    ],
)
async def test_002_31_six_months_are_sustained_and_a_day_less_is_not(
    story: Story, first_on: date, *, is_sustained: bool
) -> None:
    await climb(story)
    await save(story, "cut pages once", line="impact", days=(TODAY - first_on).days)
    await save(story, "cut pages again", line="impact", days=3)
    await save(story, "led both teams", line="scope", days=4)

    _, text = await proposed(story)
    await doors.close_all(story.ada)
    await story.ada.slash("/promo map", channel="general")

    assert ("Shown: twice since 20 May 2026" in expected(text, IMPACT)) is is_sustained
    assert (" since " in section(text, "What the role expects")) is is_sustained
    assert ("Sustained since May 2026" in story.ada.sees()) is is_sustained
    assert ("Sustained since" in story.ada.sees()) is is_sustained


async def test_002_31_002_30_sustained_is_by_the_company_s_own_measure_everywhere(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "cut pages once", line="impact", days=(TODAY - date(2026, 8, 20)).days)
    await save(story, "cut pages again", line="impact", days=3)
    await story.ada.slash("/promo ready", channel="general")

    await story.ada.choose("How long does proof have to hold", "3 months")

    _, text = await proposed(story)
    await doors.close_all(story.ada)
    await story.ada.slash("/promo map", channel="general")
    assert "Shown: twice since 20 August 2026" in expected(text, IMPACT)
    assert "Sustained since August 2026" in story.ada.sees()


async def test_002_52_home_shows_where_i_am_where_i_want_to_be_and_the_next_step(
    story: Story,
) -> None:
    await set_out(story)

    await story.ada.open_home()

    for words in ("Now  Senior Engineer", "Next role  Staff Engineer"):
        assert words in story.ada.sees()
    assert re.search(r"Next: \w.+, by (?:\w+day )?\d+ \w+", story.ada.sees())


async def test_004_8_it_says_already_there_a_bet_and_a_need_and_which_is_missing(
    story: Story,
) -> None:
    await climb(story)
    await states(story, need="", first_90_days=())
    flagged, _ = await proposed(story)

    await shows_all_four(story)
    await states(story)
    beside, text = await proposed(story)

    for words in ("the role needed now", "They make the bet on you concrete", "under projects"):
        assert words in flagged
        assert words not in beside
    assert "Why now: the ledger has had no owner since March." in text
    assert "Work at the level of the next role" in text
    assert "The first 90 days" in text


async def test_004_24_it_is_a_case_for_the_business_first(story: Story) -> None:
    await climb(story)
    await states(story)

    _, text = await proposed(story)

    headings = re.findall(r"^## (.*)$", text, flags=re.MULTILINE)
    assert headings[:2] == ["In short", "What the team and the company gain"]
    assert headings[-1] == "What I propose"


async def test_004_25_its_length_is_told_and_too_long_a_one_gets_a_list_of_what_to_trim(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    short, _ = await proposed(story)

    long = "and then we did the next careful thing together " * 120
    await states(story, duties=long.strip())
    beside, text = await proposed(story)

    assert re.search(r"\d+ words, within two pages\.", short)
    assert "Where it could be shorter" not in short
    assert re.search(r"[\d,]+ words, more than the two pages of about 900\.", beside)
    assert "“What I will do in the role” has 1," in beside
    assert text.count("careful thing together") == 120


async def test_004_26_the_present_role_has_numbers_and_what_has_none_is_listed_beside(
    story: Story,
) -> None:
    await climb(story)
    await shows_all_four(story)

    beside, text = await proposed(story)

    present = section(text, "My present role")
    assert "Senior Engineer" in present
    assert "I closed 40 tickets of the old queue" in present
    assert "tidied the wiki" not in text
    assert "Left out, since they have no number yet: “tidied the wiki” (win 6)." in beside


async def test_004_27_the_four_groups_come_from_the_kinds_and_an_empty_one_is_named(
    story: Story,
) -> None:
    await climb(story)
    await shows_all_four(story)
    beside, text = await proposed(story)

    for heading, kind in (
        ("Projects", "delivery"),
        ("Leadership", "led"),
        ("Skills", "learning"),
        ("Problems beyond my role", "problem_solved"),
    ):
        part = text.partition(f"### {heading}")[2].partition("###")[0]
        assert f"I did the {kind} work" in part
    assert "shows the next level under" not in beside


async def test_004_27_an_empty_group_is_named_beside_and_not_inside(story: Story) -> None:
    await climb(story)
    await save(story, "led both teams", line="scope", kind="led")

    beside, text = await proposed(story)

    assert "under projects, skills and problems beyond my role." in beside
    assert "### Projects" not in text


async def test_004_28_duties_goals_and_value_of_the_role_come_from_the_case_file(
    story: Story,
) -> None:
    await climb(story)
    await story.ada.slash("/promo case", channel="general")
    await story.ada.click("Write it", near="What you will do in it")
    await story.ada.fill("What do you take over?", "The ledger")
    await story.ada.fill("Goals for the first 90 days", "Halve the pages\nOne plan")
    await story.ada.submit()
    await story.ada.click("Write it", near="What the team gains")
    await story.ada.fill("What do team and company gain?", "Calm nights")
    await story.ada.submit()

    _, text = await proposed(story)

    assert "- The ledger\n" in section(text, "What I will do in the role")
    assert re.search(r"The first 90 days\n+- Halve the pages\n- One plan", text)
    assert "Calm nights." in section(text, "What the team and the company gain")
    assert (await story.coach.case_files.stated(story.member)).file.first_90_days == (
        "Halve the pages",
        "One plan",
    )


async def test_004_29_title_and_day_stand_at_the_end_and_without_them_it_is_not_final(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "led both teams", line="scope", kind="led")
    flagged, _ = await proposed(story)

    await states(story)
    beside, text = await proposed(story)

    assert "Without the exact title and a day to start from it isn't final." in flagged
    ask = section(text, "What I propose")
    assert "so that I can start as Staff Engineer, Payments on 1 July 2027." in ask
    assert "it isn't final" not in beside


async def test_004_29_it_is_final_only_once_it_names_both(story: Story) -> None:
    await climb(story)
    await save(story, "led both teams", line="scope", kind="led")
    await proposed(story)
    await story.ada.click("Mark as final", in_=story.ada.messages()[-1])
    refused = story.ada.sees()
    await states(story)
    await proposed(story)

    await story.ada.click("Mark as final", in_=story.ada.messages()[-1])

    assert "it names no exact title" in refused
    assert "it names no day to start from" in refused
    assert "it has no ask before it says what the team gets out of it" in refused
    assert "*The proposal* · final" in story.ada.sees()


@pytest.mark.parametrize(
    ("lacks", "named", "not_named"),
    [
        ({"starts_on": None}, "it names no day to start from", "it names no exact title"),
        ({"exact_title": ""}, "it names no exact title", "it names no day to start from"),
    ],
)
async def test_004_29_either_of_the_two_is_enough_to_keep_it_from_being_final(
    story: Story, lacks: dict[str, str | None], named: str, not_named: str
) -> None:
    await climb(story)
    await states(story, **lacks)
    await proposed(story)

    await story.ada.click("Mark as final", in_=story.ada.messages()[-1])

    assert named in story.ada.sees()
    assert not_named not in story.ada.sees()


@pytest.mark.parametrize(("months", "is_in"), [("6 months", False), ("12 months", True)])
async def test_004_30_it_looks_back_six_months_unless_set_and_names_the_line_at_the_end(
    story: Story, months: str, *, is_in: bool
) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=300)
    await save(story, "led both teams", line="scope", days=3)
    await story.ada.slash("/promo case", channel="general")
    await story.ada.click("Write it", near="The role")
    await story.ada.choose("How far back the proposal looks", months)
    await story.ada.submit()

    _, text = await proposed(story)

    claims = re.findall(r"^- I .* \(([^();]*); [^()]*\)$", text, flags=re.MULTILINE)
    assert claims == (["Impact", "Scope"] if is_in else ["Scope"])


@pytest.mark.parametrize(("on", "is_in"), [(date(2026, 5, 23), True), (date(2026, 5, 22), False)])
async def test_004_30_unset_it_is_six_months_to_the_day(
    story: Story, on: date, *, is_in: bool
) -> None:
    await climb(story)
    await save(story, "led both teams", line="scope", days=3)
    await save(story, "cut pages by 80%", line="impact", days=(TODAY - on).days)

    _, text = await proposed(story)

    assert ("I cut pages by 80%" in text) is is_in


async def test_the_strongest_work_is_told_whole_and_the_rest_in_a_line(story: Story) -> None:
    await climb(story)
    await states(story)
    await knows(story, "Kim Park")
    await save(
        story,
        "fixed 9 of 10 failing refunds",
        line="impact",
        kind="problem_solved",
        detail="Two teams had tried before.",
        facts=(Fact("problem", "refunds hung for days"), Fact("fix", "one queue for both teams")),
        benefited="customer",
        seen_by=("Kim Park",),
    )
    await save(story, "led both teams", line="scope", kind="led", days=11)

    _, text = await proposed(story)

    told = text.partition("I fixed 9 of 10 failing refunds (")[2].partition("\n- ")[0]
    for words in (
        "The problem: refunds hung for days",
        "What I did: one queue for both teams",
        "- Two teams had tried before",
        "Who benefited: our customers",
        "Who saw it: Kim Park",
    ):
        assert words in told
    assert text.index("I fixed 9 of 10") < text.index("## What the team and the company gain")
    assert re.search(r"^- I led both teams \([^\n]*\n\n", text, flags=re.MULTILINE)


async def test_what_was_agreed_is_in_the_table_and_what_was_only_claimed_is_not(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    await save(story, "cut pages by 80%", line="impact")
    await save(story, "led both teams", line="scope")
    await rated(story, "impact", own="meets", manager="meets")
    await rated(story, "scope", own="exceeds", manager="partly")

    _, text = await proposed(story)

    assert "Our rating: met (Marta and I, 23 November 2026)" in expected(text, IMPACT)
    assert "rating" not in expected(text, SCOPE)
    assert "exceeded" not in text


async def test_no_win_of_these_months_goes_missing_without_a_word(story: Story) -> None:
    await climb(story)
    await states(story)
    for number in range(14):
        await save(story, f"shipped part {number}", line="impact", kind="delivery", days=9 + number)
    await save(
        story, "chose the queue", line="scope", kind="decision",
        facts=(Fact("outcome", "did_not_work"),),
    )  # fmt: skip
    await save(story, "my secret", line="scope", is_private=True)

    beside, text = await proposed(story)

    assert section(text, "Work at the level of the next role").count("I shipped part") == 12
    for words in (
        "Left out for space",
        "“shipped part",
        "Left out since it didn't work out",
        "“chose the queue” (win 15)",
        "Left out: 1 private win.",
    ):
        assert words in beside
    assert "chose the queue" not in text
    assert "secret" not in beside + text


async def test_001_7_what_failed_in_its_words_alone_is_no_proof_and_is_named_beside(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    failed = "my idea of a second queue for 3 teams did not work out, rolled it back"
    await save(story, failed, line="scope", kind="led", days=1, detail="All of it.")
    await save(story, "fixed 9 of 10 failed refunds", line="impact", days=200)
    await save(story, "cut failed refunds by 80%", line="impact", days=2)
    await save(story, "led both teams", line="scope", days=3)

    beside, text = await proposed(story)

    assert "second queue" not in text
    assert "Left out since it didn't work out" in beside
    assert "“my idea of a second queue" in beside
    assert "If it worked in the end, add that to its words." in beside
    assert "Strongest proof: I cut failed refunds by 80%" in expected(text, IMPACT)
    assert "Shown: twice since 7 May 2026" in expected(text, IMPACT)


async def test_without_a_win_and_a_gain_there_is_no_proposal_but_a_way_to_one(
    story: Story,
) -> None:
    await climb(story)
    before = len(story.ada.messages())

    await story.ada.slash("/promo write", channel="general")
    await story.ada.click("Write it", near=PROPOSAL)

    assert "Save your strongest one, with its number" in story.ada.sees()
    assert len(story.ada.messages()) == before


async def test_private_wins_and_reasons_stay_out_of_every_document(story: Story) -> None:
    await climb(story)
    await states(story, reason="my secret reason")
    await save(story, "did 3 secret things", line="impact", is_private=True, is_significant=True)
    await save(story, "did 3 secret jobs", is_private=True)
    await save(story, "did 5 things in the open", days=2, is_significant=True, detail="All.")

    for title in (
        "A short progress note",
        "Your portfolio",
        "For a new manager",
        "Ask for a meeting",
        "Why you want to move",
    ):
        assert "secret" not in await written(story, title)
    for title in (PROPOSAL, "Your self-review"):
        await doors.close_all(story.ada)
        await story.ada.slash("/promo write", channel="general")
        await doors.write_here(story.ada, title)
        await story.ada.submit()
        await story.ada.close()
        await story.ada.open_messages()
        assert "secret" not in story.ada.reads(story.ada.messages()[-1])


async def test_003_26_a_review_of_any_days_groups_the_wins_by_expectation(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=30)
    await save(story, "led both teams", line="scope", days=31)
    await save(story, "helped on call", days=32)
    await save(story, "long ago", line="impact", days=120)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "Your self-review")
    await story.ada.choose("From which day on?", "2026-10-01")
    await story.ada.choose("Until which day?", "2026-10-31")

    await story.ada.submit()
    await doors.to_messages(story.ada)

    text = await markdown_of_newest(story)
    assert "Self-review, 1 October to 31 October 2026" in text
    assert "I cut pages by 80%" in section(text, "Impact")
    assert "I led both teams" in section(text, "Scope")
    assert "I helped on call" in section(text, "What else I did")
    assert "ong ago" not in text


@pytest.mark.slow
async def test_003_26_what_no_win_of_these_days_shows_is_named_beside(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=30)
    await save(story, "led both teams", line="scope", days=300)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "Your self-review")
    await story.ada.submit()
    await doors.to_messages(story.ada)

    beside = await doors.beside(story.ada)

    assert SCOPE in beside
    assert IMPACT not in beside


async def test_003_27_the_portfolio_holds_what_is_significant(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", is_significant=True, detail="By hand.")
    await save(story, "tidied the wiki")

    text = await written(story, "Your portfolio")

    assert "\nCut pages by 80%\n" in text
    assert "By hand." in text
    assert f"What it shows: {IMPACT}" in text
    assert "wiki" not in text


async def test_002_49_004_3_the_progress_note_tells_what_moved_since_the_last_talk(
    story: Story,
) -> None:
    await climb(story, "work")
    await save(story, "cut pages by 80%", days=3)
    await save(story, "before we talked", days=30)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.choose("When?", "2026-11-16")
    await story.ada.fill("What was agreed, or said for the record?", "Go on like this.")
    await story.ada.submit()
    await doors.close_all(story.ada)
    await story.ada.slash("/goal write the plan for the ledger", channel="general")
    done = await story.coach.goals.commit(story.member, "run the review of the queue")
    await story.coach.goals.finish(story.member, done.goal.id)

    text = await written(story, "A short progress note")

    assert "A quick update since we spoke on Monday 16 November:" in text
    assert "I cut pages by 80%" in text
    assert "before we talked" not in text
    finished, _, at_work = text.partition("On my list now")
    assert "un the review of the queue" in finished
    assert "rite the plan for the ledger" in at_work
    assert "anything you'd like me to put first?" in text


async def test_a_new_manager_reads_what_is_agreed_with_its_days_and_nothing_said(
    story: Story,
) -> None:
    await climb(story)
    await story.ada.slash("/promo talk", channel="general")
    await story.ada.fill("With whom?", "Marta")
    await story.ada.fill(
        "What was agreed, or said for the record?", "Between us: the budget is gone."
    )
    await story.ada.submit()
    await doors.close_all(story.ada)

    text = await written(story, "For a new manager")

    assert "working toward Staff Engineer" in text
    assert "25 June 2027: the next decision on promotions" in text
    assert "budget" not in text


async def reviewed(story: Story) -> tuple[str, str]:
    """What is said beside the self-review of the last six months, and the review."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "Your self-review")
    await story.ada.submit()
    await doors.to_messages(story.ada)
    text = await markdown_of_newest(story)
    return await doors.beside(story.ada), text


async def test_003_26_a_review_tells_each_win_once_or_says_beside_it_why_not(story: Story) -> None:
    await climb(story)
    for days, part in enumerate("abcdefghij", 9):
        await save(story, f"shipped part {part}", line="impact", days=days)
    await save(story, "cut pages by 80%", line="impact", days=90, detail="Two teams had tried.")
    await save(story, "my idea of a second queue did not work out", line="scope")
    await save(story, "🚀", line="scope", days=1)
    await save(story, "my secret", line="scope", is_private=True)

    beside, text = await reviewed(story)

    assert "- I cut pages by 80%. Two teams had tried. (Impact; 25 August 2026)" in text
    assert text.count("80%") == 1
    assert section(text, "The work that stands out").count("I shipped part") == 2
    assert section(text, "Impact").count("I shipped part") == 5
    for words in (
        "Left out for space",
        "“shipped part j” (win 10)",
        "Left out since it didn't work out",
        "Left out since there are no words in it: “🚀” (win 13).",
        "Left out: 1 private win.",
    ):
        assert words in beside
    assert "🚀" not in text
    assert "second queue" not in text
    assert "secret" not in beside + text


async def test_003_26_a_win_of_two_lines_is_told_under_the_rarer_one(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=5)
    await save(story, "led both teams", criterion_ids=("impact", "scope"), days=6)

    _, text = await reviewed(story)

    assert "I led both teams" in section(text, "Scope")
    assert text.count("I led both teams") == 1


async def test_what_to_ask_the_reader_is_in_no_note_to_them(story: Story) -> None:
    await climb(story, "work")
    await save(story, "cut pages by 80%", days=3)
    await story.ada.slash("/goal ask Marta how it is decided", channel="general")
    await story.ada.slash("/goal Get the date of the fraud team", channel="general")

    text = await letter(story, "A short progress note")

    assert "On my list now:\n\n- Get the date of the fraud team\n" in text
    assert "how it is decided" not in text


async def test_a_win_of_emoji_alone_is_no_proof_in_the_proposal_the_note_or_the_map(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    await save(story, "🚀🚀", line="impact", days=1)
    await save(story, "led both teams", line="scope", kind="led")

    beside, text = await proposed(story)
    note = await letter(story, "A short progress note")
    await doors.close_all(story.ada)
    await story.ada.slash("/promo map", channel="general")

    assert "🚀" not in text + note
    assert "Left out since there are no words in it: “🚀🚀” (win 1)." in beside
    assert f"No win yet for: {IMPACT}" in beside
    assert "0 of 1 expectation with a win" in story.ada.sees()


async def handed_over(story: Story) -> tuple[str, str]:
    """What is said beside the hand-over, and the hand-over."""
    text = await letter(story, "For a new manager")
    return await doors.beside(story.ada), text


@pytest.mark.parametrize(
    ("promise", "days_ago", "stays"),
    [
        (Promise("Marta", "send the criteria"), 90, False),
        (Promise("Marta", "send the criteria"), 3, True),
        (Promise("Marta", "send the criteria", TODAY - timedelta(days=1)), 90, False),
        (Promise("Marta", "send the criteria", TODAY), 90, True),
        (Promise("me", "send the criteria"), 90, True),
    ],
)
async def test_a_promise_that_is_overtaken_is_named_beside_and_not_handed_over(
    story: Story, promise: Promise, days_ago: int, *, stays: bool
) -> None:
    await climb(story)
    held_on = TODAY - timedelta(days=days_ago)
    talk = TalkDraft("Marta", held_on, "Fine.", "not_yet", (promise,))
    await story.coach.talks.record(story.member, talk)

    beside, text = await handed_over(story)
    email = await letter(story, "The e-mail after the talk")

    assert ("send the criteria" in text) is stays
    assert ("end the criteria" in email) is stays
    assert ("Left out: “send the criteria” (" in beside) is not stays


async def test_a_line_that_speaks_of_the_reader_is_flagged_beside_the_e_mail(story: Story) -> None:
    await climb(story)
    said = "She wants two teams.\nI'll support it.\nYou lead the craft already."
    await story.coach.talks.record(story.member, TalkDraft("Marta", TODAY, said, "not_yet"))

    text = await letter(story, "The e-mail after the talk")
    beside = await doors.beside(story.ada)

    assert "“She wants two teams.” speaks of them. Put in “You want two teams.” if" in beside
    assert "wants two teams" not in text
    assert "“I'll support it.” says “I”. Is that you or them?" in beside
    assert "“You lead the craft" not in beside
    assert "- As I noted it: “You lead the craft already.”" in text


async def test_what_is_only_a_line_is_left_out_of_the_portfolio_and_asked_about(
    story: Story,
) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", is_significant=True, detail="By hand.")
    await save(story, "led both teams", is_significant=True, facts=(Fact("team_size", "9"),))

    beside = await written(story, "Your portfolio")
    text = await markdown_of_newest(story)

    assert "there's only a line so far: “led both teams” (win 2). What was the problem" in beside
    assert "80%" in text
    assert "both teams" not in text
