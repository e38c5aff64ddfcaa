"""A draft knows what was talked about and agreed, and who reads it: no letter starts at zero."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.drafts.catalogue import spec_of
from bot.domain.drafts.checks import overtaken_in_talk, thin_in
from bot.domain.drafts.draft import Wish
from bot.domain.drafts.facts import DraftFacts
from bot.domain.drafts.proposal import PlannedGap
from bot.domain.ladder.gap import Gap
from bot.domain.people.person import PersonDraft, Role
from bot.domain.people.reader import Reader
from bot.domain.plan.case_file import CaseFile, Motive, TargetKind
from bot.domain.review.review import Mark
from bot.domain.talks.answer import Answer
from bot.domain.talks.questions import Finding
from bot.domain.talks.talk import Outcome, Promise, Talk, TalkDraft
from bot.services.drafts.drafts import NothingToWriteError
from bot.storage.ladder.ladders import LadderStore
from bot.storage.people.people import PersonStore
from bot.storage.plan.cases import CaseStore
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples.people import NOW, bo, cy, evidence
from tests import doors
from tests.practices.proposing import climb, rated, save, states
from tests.practices.scripting import AIM, TODAY, aims_for, lacks, letter, set_out
from tests.stories import Story

RENDERING = Rendering([BUILT_IN])
THREE_WEEKS_AGO = TODAY - timedelta(days=20)


async def talked(
    story: Story, outcome: Outcome = "open", on: date = THREE_WEEKS_AGO, who: str = "Marta"
) -> None:
    await story.coach.talks.record(story.member, TalkDraft(who, on, "We talked.", outcome))


async def aims_higher(story: Story) -> None:
    """A week later another case is open."""
    await story.travel(datetime(2026, 11, 30, 9, tzinfo=UTC))
    next_one = replace(AIM, target_title="Principal Engineer")
    async with story.running.database.writing() as connection:
        await CaseStore(connection, story.member).open(next_one, story.clock.now())


def draft(kind: str, facts: DraftFacts) -> str:
    return RENDERING.render(f"drafts/{kind}.md.j2", **facts.variables())


ANNOUNCED = {
    "soft_ask": ("rather raise it early", "Staff Engineer, which we talked about on 3 November."),
    "meeting_request": (
        "what I've been working toward",
        "We last talked about Staff Engineer on 3 November.",
    ),
    "role_needs": ("where my work could go from here", "Since our talk on 3 November I've been"),
}


@pytest.mark.parametrize("kind", ANNOUNCED)
async def test_who_has_talked_about_it_is_not_told_it_as_news(story: Story, kind: str) -> None:
    as_news, as_known = ANNOUNCED[kind]
    await set_out(story)
    early = (await story.coach.drafts.write(story.member, kind)).text
    await talked(story, who="Kenji")
    with_another = (await story.coach.drafts.write(story.member, kind)).text

    await talked(story)
    text = (await story.coach.drafts.write(story.member, kind)).text

    assert as_news in early
    assert with_another == early
    assert as_known in text
    assert as_news not in text


@pytest.mark.parametrize(
    ("who", "is_theirs"),
    [("Marta", True), ("marta lindqvist", True), ("Marta Osei", False), ("Kenji", False)],
)
def test_a_talk_is_with_the_manager_by_their_name(who: str, *, is_theirs: bool) -> None:
    held = Talk(who, THREE_WEEKS_AGO, "", "open", id=1, recorded_at=NOW)

    text = draft("soft_ask", replace(bo(), talk=held))

    assert ("which we talked about on 3 November" in text) is is_theirs


async def test_a_talk_about_an_earlier_aim_is_none_about_this_one(story: Story) -> None:
    await set_out(story)
    await talked(story, on=TODAY - timedelta(days=1))
    await aims_higher(story)

    text = await letter(story, "Say what you hope for")

    assert "Principal Engineer, and I'd rather raise it early" in text


async def test_what_the_two_did_not_agree_on_is_in_no_letter(story: Story) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=1)
    await talked(story, "evasive", TODAY - timedelta(days=2))
    await lacks(story, "my own doubt", is_agreed=False)
    kinds = ("timeline", "evasive_reply", "self_review", "progress_note", "handover", "proposal")
    alone = [await written(story, kind) for kind in kinds]
    await lacks(story, "leading without a title")
    both = [await written(story, kind) for kind in kinds]

    assert [kind for kind, text in zip(kinds, alone, strict=True) if "doubt" in text] == []
    assert [kind for kind, text in zip(kinds, both, strict=True) if "doubt" in text] == []
    named = [kind for kind, text in zip(kinds, both, strict=True) if "eading without" in text]
    assert named == ["timeline", "evasive_reply", "self_review", "progress_note", "handover"]


async def written(story: Story, kind: str) -> str:
    days = Wish(TODAY - timedelta(days=60), TODAY) if kind == "self_review" else Wish()
    return (await story.coach.drafts.write(story.member, kind, wish=days)).text


async def test_feedback_is_not_answered_with_doubts_of_ones_own(story: Story) -> None:
    await set_out(story)
    await lacks(story, "my own doubt", is_agreed=False)
    await talked(story, "not_ready", TODAY)

    text = await letter(story, "The e-mail after the talk")

    assert "doubt" not in text
    assert "Which one or two things should I work on first?" in text


async def test_what_was_agreed_is_not_asked_about_in_the_talk(story: Story) -> None:
    await set_out(story)
    await lacks(story, "leading without a title")
    await lacks(story, "speaking to directors", is_agreed=False)

    text = await letter(story, "The conversation, step by step")

    agreed = "> We agreed on what's still missing:\n\n- Leading without a title\n\n"
    assert f"{agreed}> How do you see it today?" in text
    assert "directors" not in text


@pytest.mark.parametrize(("scope", "is_told"), [("partly", False), ("meets", True)])
async def test_how_many_are_met_is_told_where_it_is_more_than_half(
    story: Story, scope: str, *, is_told: bool
) -> None:
    await climb(story)
    await states(story)
    await save(story, "cut pages by 80%", line="impact")
    await rated(story, "impact", own="meets", manager="meets")
    await rated(story, "scope", own=scope, manager=scope)  # type: ignore[arg-type]  # a rating, from the test

    text = await letter(story, "The proposal")

    assert ("Marta and I both rate 2 of 2 expectations of the role as met." in text) is is_told
    assert ("both rate" in text) is is_told


async def test_a_proposal_is_not_written_for_another_company_and_a_portfolio_is_offered(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    await save(story, "cut pages by 80%", line="impact", is_significant=True, detail="By hand.")
    await aims_for(story, "outside", "Staff Engineer")
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, "The proposal")
    refused = story.ada.sees()

    await story.ada.click("Write your portfolio")
    await doors.close_all(story.ada)

    assert "A proposal is for your own company" in refused
    assert "Ada: selected work" in story.ada.reads(story.ada.messages()[-1])
    assert "Expectation" not in story.ada.reads(story.ada.messages()[-1])


async def test_a_proposal_of_ones_own_words_is_shown_though_it_would_not_be_written(
    story: Story,
) -> None:
    await climb(story)
    await states(story)
    await save(story, "cut pages by 80%", line="impact")
    saved = await story.coach.drafts.write(story.member, "proposal")
    await story.coach.draft_versions.change(story.member, saved.id, "My own words.", saved.version)
    mine = await story.coach.drafts.draft(story.member, saved.id)
    await aims_for(story, "outside", "Staff Engineer")

    assert await story.coach.draft_versions.offer(story.member, mine) is None


def test_another_team_is_named_to_whoever_decides() -> None:
    there = replace(bo(), file=replace(bo().file, target_kind="other_team"))

    proposal, brief = draft("proposal", there), draft("brief", there)

    assert "I propose my move to Lead Designer in another team, effective 1 July" in proposal
    assert "start as Lead Designer in another team on 1 July 2027." in proposal
    assert "for Marta" not in proposal
    assert "my move to Lead Designer in another team is on 25 June 2027" in brief


@pytest.mark.parametrize(
    ("later", "has_yes"), [(None, True), ("open", True), ("not_yet", False)], ids=str
)
async def test_a_yes_is_handed_over_until_a_later_answer_takes_it_back(
    story: Story, later: Outcome | None, *, has_yes: bool
) -> None:
    await set_out(story)
    await talked(story, "yes", TODAY - timedelta(days=9))
    if later:
        await talked(story, later, TODAY)

    text = await letter(story, "For a new manager")

    decided = "Marta said yes to my promotion to Staff Engineer on 14 November 2026."
    assert (decided in text) is has_yes
    assert ("What was decided" in text) is has_yes
    assert "Marta Lindqvist was my manager until now." in text


async def test_a_yes_to_an_earlier_step_is_no_news_of_this_one(story: Story) -> None:
    await set_out(story)
    await talked(story, "yes", TODAY)
    await aims_higher(story)

    text = await letter(story, "For a new manager")

    assert "said yes" not in text


def test_a_yes_is_handed_over_with_its_day_and_what_is_still_open() -> None:
    said = Talk("Marta Lindqvist", TODAY, "", "yes", id=1, recorded_at=NOW)
    answer = Answer(
        1, who_decides="Kenji", effective_on=date(2027, 7, 1), requirements="Finish the reviews"
    )

    text = draft("handover", replace(bo(), talk=said, answer=answer))

    assert "It takes effect on 1 July 2027." in text
    assert "Still open: Kenji has to agree." in text
    assert "Still needed from me: finish the reviews." in text


@pytest.mark.parametrize(
    "title", ["Say what you hope for", "Ask about the time", "The conversation, step by step"]
)
async def test_whoever_has_a_yes_asks_for_it_in_writing_and_not_again(
    story: Story, title: str
) -> None:
    await set_out(story)
    await talked(story, "yes", TODAY)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, title)
    refused = story.ada.sees()

    await story.ada.click("Ask for it in writing")
    await doors.close_all(story.ada)

    assert "Marta said yes on Monday 23 November, so there's nothing left to ask for." in refused
    assert "you said yes to my promotion" in story.ada.reads(story.ada.messages()[-1])


@pytest.mark.parametrize("kind", ["meeting_request", "role_needs", "soft_ask"])
async def test_after_a_yes_nothing_is_asked_for_that_one_has(story: Story, kind: str) -> None:
    await set_out(story)
    await talked(story, "yes", TODAY)

    missing = await story.coach.drafts.missing(story.member, kind)

    assert missing is not None
    assert missing.opens == "confirmation"


def refused(kind: str, held: Talk, where: TargetKind = "same_team") -> tuple[str, str]:
    """What the member is told in place of the letter, and what its button opens."""
    file = replace(bo().file, target_kind=where)
    missing = spec_of(kind).needs(replace(bo(), talk=held, file=file))
    return (missing.sentence, missing.opens) if missing else ("", "")


def held(outcome: Outcome, days: int, again_on: date | None = None, who: str = "Marta") -> Talk:
    on = TODAY - timedelta(days=days)
    return Talk(who, on, "", outcome, (), again_on, id=1, recorded_at=NOW)


def test_no_meeting_is_asked_for_that_was_just_held_or_has_its_day() -> None:
    again = date(2027, 2, 22)
    first = "Send the e-mail after the talk first."

    assert refused("meeting_request", held("open", 0, again)) == (
        f"You and Marta talked today, and you talk again on 22 February. {first}",
        "follow_up",
    )
    assert refused("meeting_request", held("open", 7)) == (
        f"You and Marta talked on Monday 16 November. {first}",
        "follow_up",
    )
    assert refused("meeting_request", held("open", 8)) == ("", "")
    assert refused("meeting_request", held("open", 8, again))[1] == "progress_note"
    assert refused("meeting_request", held("open", 0, who="Kenji")) == ("", "")
    assert refused("meeting_request", held("open", 0), "outside") == ("", "")


@pytest.mark.parametrize("outcome", ["not_yet", "not_ready", "no_budget", "not_that_role"])
def test_a_first_word_is_none_for_two_months_after_an_answer(outcome: Outcome) -> None:
    assert refused("soft_ask", held(outcome, 60)) == (
        "You and Marta have talked about it, so it's in the open. Next: ask about the time.",
        "timeline",
    )
    assert refused("soft_ask", held(outcome, 61)) == ("", "")
    assert refused("soft_ask", held(outcome, 0, who="Kenji")) == ("", "")


@pytest.mark.parametrize("outcome", ["open", "evasive"])
def test_what_was_left_open_may_be_raised_again(outcome: Outcome) -> None:
    assert refused("soft_ask", held(outcome, 0)) == ("", "")


def test_no_e_mail_follows_a_talk_of_more_than_two_months_ago() -> None:
    late = "A follow-up this late reads oddly."

    assert refused("follow_up", held("open", 60)) == ("", "")
    assert refused("follow_up", held("open", 61)) == (
        f"Your talk was on 23 September. {late} Send a progress note.",
        "progress_note",
    )
    assert refused("follow_up", held("open", 61), "outside")[1] == "talk"


@pytest.mark.parametrize(("days", "is_news"), [(14, True), (15, False)])
def test_joy_about_a_yes_is_for_its_own_days(days: int, *, is_news: bool) -> None:
    said = Talk("Marta", TODAY - timedelta(days=days), "", "yes", id=1, recorded_at=NOW)

    text = draft("confirmation", replace(bo(), talk=said))

    assert ("I was very glad to hear it." in text) is is_news
    assert ("I'd like to have it in writing, too." in text) is not is_news


def test_what_stands_behind_a_colon_begins_small() -> None:
    file = replace(
        bo().file,
        need="Nobody today looks after both",
        value="One audit instead of three",
        vision="Fewer tools",
        who="Both teams",
        what="No form asks twice",
        when="Which is by spring",
    )
    facts = replace(bo(), file=file)

    text = draft("proposal", facts) + draft("brief", facts) + draft("conversation", facts)

    for words in (
        "Why now: nobody today",
        "What the team gets out of it: one audit",
        "Where this leads: fewer tools",
        "Who benefits: both teams",
        "What changes: no form",
        "When it shows: which is",
    ):
        assert words in text
    assert text.count("gets out of it: one audit") == 2


def test_in_an_e_mail_from_me_i_am_me_and_an_owner_is_still_to_be_agreed() -> None:
    promises = (
        Promise("me", "write the plan by 27 November", date(2026, 12, 11)),
        Promise("me", "ask Kim", date(2026, 12, 11)),
        Promise("", "book the next talk"),
    )
    said = replace(
        bo().talk or Talk("", TODAY, "", "yes", id=1, recorded_at=NOW), promises=promises
    )

    for kind in ("follow_up", "confirmation"):
        text = draft(kind, replace(bo(), talk=said))

        assert "- Me: write the plan by 27 November\n" in text
        assert "- Me: ask Kim, by 11 December" in text
        assert "- Book the next talk (you or me?)\n" in text
        assert "Still to be agreed" not in text
        assert "Bo:" not in text


async def test_a_signed_list_is_not_asked_for_again(story: Story) -> None:
    await climb(story)
    asked = await letter(story, "Ask what the role needs")
    async with story.running.database.writing() as connection:
        await LadderStore(connection, story.member).sign(1, "Marta", TODAY)

    with pytest.raises(NothingToWriteError, match="You and Marta agreed on the list"):
        await story.coach.drafts.write(story.member, "role_needs")
    assert "If there's a written list" in asked


def test_what_was_found_out_is_not_asked_again() -> None:
    names = ("who_decides", "dates")
    heard = tuple(Finding("process", name, "the directors", "Marta", TODAY) for name in names)

    asked, known = draft("discovery", bo()), draft("discovery", replace(bo(), heard=heard))

    assert "Who has a say in it" in asked
    assert "I have 25 June 2027 down" in asked
    assert "Who has a say in it" not in known
    assert "I have 25 June 2027 down" not in known


async def test_who_has_rated_each_other_is_not_asked_to_begin(story: Story) -> None:
    await climb(story)
    both = "Could we each rate me"
    early = await letter(story, "Questions to find out")
    await rated(story, "impact", own="meets", manager="partly")
    rated_by_both = await letter(story, "Questions to find out")

    assert both in early
    assert both not in rated_by_both
    assert "- We've both rated me. Where do you see it differently today?" in rated_by_both


def test_whoever_signed_the_list_is_not_asked_to_begin() -> None:
    agreed = replace(bo(), settled=replace(bo().settled, ladder_on=TODAY))
    unsigned = replace(bo(), settled=replace(bo().settled, ladder_on=None))

    assert "Could we each rate me" in draft("discovery", unsigned)
    assert "Could we each rate me" not in draft("discovery", agreed)
    assert "We've agreed on what's expected. Which of it would" in draft("discovery", agreed)


def test_an_example_is_of_the_time_after_the_talk() -> None:
    before, after = (bo().wins[0].happened_on + timedelta(days=days) for days in (0, -1))
    base = bo().talk or Talk("", TODAY, "", "yes", id=1, recorded_at=NOW)

    for kind in ("soft_ask", "meeting_request"):
        for on, is_told in ((after, True), (before, False)):
            text = draft(kind, replace(bo(), talk=replace(base, held_on=on)))

            assert ("For example, I redesigned the sign-up" in text) is is_told, (kind, on)
            assert ("ready for more" in text or "what has happened since" in text) is is_told


def test_a_line_of_ones_own_stands_alone_and_in_no_sentence() -> None:
    win = replace(bo().wins[0], text="Card-vault migration: first 5% of traffic moved")
    facts = replace(bo(), wins=(win,), talk=None)

    for kind in ("soft_ask", "meeting_request"):
        text = draft(kind, facts)

        assert " piece of work:\n\n- Card-vault migration: first 5% of traffic moved (F" in text
    for kind in ("timeline", "evasive_reply", "soft_ask", "conversation", "progress_note"):
        assert ":\n\n- Leading people without a title\n" in draft(kind, facts), kind


def test_after_a_no_the_talk_is_taken_up_where_it_ended() -> None:
    answer = Answer(1, missing_items=("Present to the directors twice",))
    then = date(2026, 11, 12)
    no = replace(bo(), answer=answer, talk=held("not_yet", (TODAY - then).days))
    began = "On Thursday 12 November you told me where I stand. I've worked on it since, and I'd"
    named = "> On Thursday 12 November you named what's missing:\n\n- Present to the directors"

    script = draft("conversation", no)

    assert f"{began} still like to be promoted to Lead Designer." in script
    assert named in script
    assert "We agreed on" not in script
    assert "I've worked on it since" not in draft("conversation", replace(no, wins=()))
    assert "you told me" not in draft("conversation", replace(no, talk=held("open", 11)))
    assert "After our talk on Thursday 12 November I'd like to plan" in draft("timeline", no)
    assert "You named what I still need to show:\n\n- Present to the directors twice" in draft(
        "timeline", replace(no, gaps=())
    )


def test_nobody_is_told_a_weakness_that_was_not_agreed_on_and_the_member_has_it_beside() -> None:
    own = (Gap(3, "Presenting to directors", "skill"),)

    facts = replace(bo(), gaps=own)

    assert "directors" not in draft("conversation", facts)
    assert "still have to show" not in draft("soft_ask", facts)
    note = RENDERING.render("help/before_conversation.txt.j2", **facts.variables())
    assert "If they ask what you'd name yourself: presenting to directors." in note


def test_a_plan_is_no_news_weeks_after_the_talk() -> None:
    for days, is_news in ((14, True), (15, False)):
        answer = Answer(1, missing_items=("Present to the directors twice",))
        facts = replace(bo(), answer=answer, talk=held("not_ready", days))

        text = draft("follow_up", facts)

        began = "I'm turning your feedback into a plan. What I'll do first:" in text
        assert began is is_news
        assert ("Is this the right thing to start with?" in text) is is_news
        assert ("Since then I've been working on:" in text) is not is_news


def test_a_reason_begins_behind_because_where_it_is_a_sentence() -> None:
    for reason, said in (
        ("I want to teach", "This step matters to me because I want to teach."),
        ("Teaching", "This step matters to me: Teaching."),
    ):
        facts = replace(bo(), motive=Motive("the person who teaches", reason))

        for kind in ("soft_ask", "conversation"):
            text = draft(kind, facts)

            assert said in text
            assert "In the long run I'd like to be the person who teaches." in text


def test_what_they_named_is_asked_about_as_they_named_it() -> None:
    answer = Answer(1, missing_from_plan="Lead one project that spans two teams")
    evasive = replace(
        bo().talk or Talk("", TODAY, "", "yes", id=1, recorded_at=NOW), outcome="evasive"
    )

    text = draft("evasive_reply", replace(bo(), talk=evasive, answer=answer))

    assert "You mentioned:\n\n- Lead one project that spans two teams\n" in text
    assert "tell me whether that's all, or what else is missing?" in text


def test_a_gap_without_a_plan_stays_out_of_the_proposal_and_is_named_beside() -> None:
    gaps = (PlannedGap("Leading people"), PlannedGap("Speaking", "Give two talks"))
    facts = replace(bo(), proposal=replace(bo().proposal, known_gaps=gaps))

    text = draft("proposal", facts)

    assert "Speaking: give two talks" in text
    assert "Leading people" not in text
    assert "The gap “Leading people” has no goal yet." in beside(facts)
    assert "The gap “Speaking”" not in beside(facts)


def beside(facts: DraftFacts) -> str:
    return "\n".join(thin_in("", facts))


def test_what_was_only_noted_of_the_manager_is_not_told_back_as_agreed() -> None:
    by_hand = Mark("meets", "Marta Lindqvist", date(2026, 11, 2))

    for mark, is_told in ((by_hand, True), (replace(by_hand, is_reported=True), False)):
        first, other, *_ = bo().proposal.expected
        rows = (first, replace(other, agreed=mark))
        text = draft("proposal", replace(bo(), proposal=replace(bo().proposal, expected=rows)))

        assert ("Our rating: met (Marta and I, 2 November 2026)" in text) is is_told
        assert ("Makes *others* better" in text) is is_told


def test_the_level_is_claimed_only_for_work_that_is_filed_under_it() -> None:
    title = "Lead Designer, Payments"
    filed = replace(bo(), wins=bo().wins * 3, file=CaseFile(exact_title=title))
    unfiled = replace(filed, wins=tuple(replace(win, criterion_ids=()) for win in filed.wins))

    assert "I've been working at Lead Designer level." in draft("interview_answer", filed)
    assert "a Senior Designer, and this is some of the work" in draft("interview_answer", unfiled)
    assert "level" not in draft("interview_answer", unfiled)
    assert "Payments" not in draft("interview_answer", filed)


def test_whoever_saw_nothing_is_not_asked_for_what_they_saw() -> None:
    seen = bo().wins
    no_one, one = Reader("Kenji"), Reader("Kenji", wins=seen)
    ready = Reader("Kenji", speaks_for_me=True)

    assert "if you mentioned it." in draft("brief", replace(bo(), reader=no_one))
    assert "what you've seen first-hand" in draft("brief", replace(bo(), reader=one))
    assert "ready to speak up for me" in draft("brief", replace(bo(), reader=ready))
    assert "ready to speak up" not in draft("brief", replace(bo(), reader=no_one))


@pytest.mark.parametrize(("role", "is_thanked"), [("advocate", True), ("leader", False)])
async def test_whoever_speaks_for_the_member_is_thanked_for_being_ready(
    story: Story, role: Role, *, is_thanked: bool
) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact")
    async with story.running.database.writing() as connection:
        await PersonStore(connection, story.member).add(PersonDraft("Kenji", roles=(role,)))

    text = (await story.coach.drafts.write(story.member, "brief", wish=Wish(reader="Kenji"))).text

    assert ("Thank you for being ready to speak up for me." in text) is is_thanked


def test_work_that_is_only_a_line_is_asked_for_its_story_first() -> None:
    told = bo()
    bare = tuple(replace(win, detail="") for win in told.wins)
    untold = replace(told, **evidence(bare))

    assert beside(untold).startswith("It doesn't tell problem, part and result yet.")
    assert "problem, part and result" not in beside(told)


async def test_wins_without_number_and_expectation_are_no_proposal_and_it_is_said_so(
    story: Story,
) -> None:
    await set_out(story)
    await save(story, "fixed the flaky checkout test")

    missing = await story.coach.drafts.missing(story.member, "proposal")

    assert missing is not None
    assert missing.opens == "wins"
    assert "Your wins have no number and no expectation yet." in missing.sentence


def test_a_line_that_speaks_of_them_is_left_out_and_offered_as_one_says_it_to_them() -> None:
    said = "Kenji agrees. She wants me to lead a project across teams.\nThe budget is fine."
    talk = replace(bo().talk or Talk("", TODAY, "", "yes", id=1, recorded_at=NOW), said=said)
    facts = replace(bo(), talk=talk)

    text = draft("follow_up", facts)

    assert "- Kenji agrees.\n- The budget is fine." in text
    assert "across teams" not in text
    assert "Put in “You want me to lead a project across teams.”" in "".join(
        overtaken_in_talk("", facts)
    )


def test_one_line_of_the_talk_is_no_list_and_the_answer_is_said() -> None:
    text = draft("follow_up", bo())
    named = Answer(1, missing_items=("Lead one project",))

    assert "As I understood it, the answer for now is “not yet”." in text
    assert "\nYou said, as I noted it: “You lead the craft already;" in text
    assert "“not yet”" not in draft("follow_up", replace(bo(), answer=named))


def test_a_near_decision_is_said_and_a_meeting_asked_for_before_it() -> None:
    near, far = (replace(bo(), decision_on=TODAY + timedelta(days=days)) for days in (41, 42))

    assert "so I'd be glad to talk before then." in draft("meeting_request", near)
    assert "so an early talk gives us both time to think." in draft("meeting_request", far)


def test_a_review_says_at_once_how_much_it_was_and_what_for() -> None:
    period = cy().period
    assert period is not None
    line = period.lines[0]
    themes = tuple(replace(line, theme=theme, count=count) for count, theme in enumerate("ABCD", 1))

    text = draft("self_review", replace(cy(), period=replace(period, lines=themes)))

    assert "# Self-review, 15 August to 23 November 2026" in text
    assert "I finished 11 pieces of work in these months, most often under D and C." in text
