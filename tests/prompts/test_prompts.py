"""Every template, read for three people; change words here on purpose only."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import PurePath
from typing import get_args

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.drafts.catalogue import DRAFTS, spec_of
from bot.domain.drafts.facts import DraftFacts
from bot.domain.ladder.interview import GUIDE, guide_facts
from bot.domain.people.reader import NOBODY
from bot.domain.plan.case_file import TargetKind
from bot.domain.talks.answer import Answer
from bot.domain.talks.talk import Outcome
from bot.domain.text.tone import tones_in
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples.nudges import RULES, nudge_for
from bot.templates.samples.people import PEOPLE, ada, bo, cy, talk

FOR_DRAFTS = frozenset(ada().variables())
DRAFT_TEMPLATES = tuple(
    name
    for spec in DRAFTS
    for name in (spec.template, spec.subject_template, spec.note)
    if name is not None and (BUILT_IN / name).exists()
)
NUDGE_WORDS = 40

FORBIDDEN = re.compile(
    r"None|\[|(?<!\n)  (?!- )|\b1 (?:day|week|month|win|goal|line)s\b"
    r"| [,.]|\.\.|::|\n\n\n|^[-*] *$",
    re.MULTILINE,
)
"""Spaces that indent no list, blanks to fill in, a wrong plural, an empty bullet, empty lines."""


@pytest.fixture(scope="module")
def rendering() -> Rendering:
    return Rendering([BUILT_IN])


@pytest.mark.parametrize("name", DRAFT_TEMPLATES)
@pytest.mark.parametrize("person", PEOPLE)
def test_draft_reads_as_written_for_this_person(
    rendering: Rendering, snapshot: SnapshotAssertion, name: str, person: str
) -> None:
    text = as_it_is_given(rendering, name, PEOPLE[person]())

    assert not FORBIDDEN.search(text)
    assert tones_in(text) == ()
    assert text == snapshot


def as_it_is_given(rendering: Rendering, name: str, facts: DraftFacts) -> str:
    """The text, or what the member is told where there is nothing to write."""
    spec = next(
        spec for spec in DRAFTS if name in (spec.template, spec.subject_template, spec.note)
    )
    if missing := spec.needs(facts):
        return f"(not written) {missing.sentence}" if name == spec.template else "(not written)"
    return rendering.render(name, **facts.variables())


@pytest.mark.parametrize("name", DRAFT_TEMPLATES)
@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("where", ["other_team", "outside"])
def test_draft_changes_with_where_the_next_step_is_002_3(
    rendering: Rendering, snapshot: SnapshotAssertion, name: str, person: str, where: TargetKind
) -> None:
    here = PEOPLE[person]()
    there = replace(here, file=replace(here.file, target_kind=where))

    text = as_it_is_given(rendering, name, there)

    assert not FORBIDDEN.search(text)
    if text != as_it_is_given(rendering, name, here):
        assert text == snapshot


TOLD_HERE = {
    "brief": ["promot", "25 June"],
    "timeline": ["Marta", "25 June", "our talk", "eading people"],
    "soft_ask": ["Marta", "eading people"],
    "meeting_request": ["Marta", "25 June"],
    "role_needs": ["Marta", "our talk"],
    "portfolio": ["What it shows"],
}
"""What each says to somebody of one's own team, and nothing of all this to anybody elsewhere."""


def test_another_company_reads_of_no_promotion_and_of_nothing_agreed_here(
    rendering: Rendering,
) -> None:
    here = bo()
    kinds: tuple[TargetKind, ...] = ("same_team", "outside")
    of_here = dict.fromkeys(words for all_told in TOLD_HERE.values() for words in all_told)
    for kind, where in product(TOLD_HERE, kinds):
        facts = replace(here, file=replace(here.file, target_kind=where), reader=NOBODY)
        text = rendering.render(f"drafts/{kind}.md.j2", **facts.variables())

        told = [words for words in of_here if words in text]
        assert sorted(told) == sorted(TOLD_HERE[kind] if where == "same_team" else []), (
            kind,
            where,
        )


def test_another_company_gets_no_proposal_with_the_goals_and_names_of_this_one() -> None:
    elsewhere = replace(bo(), file=replace(bo().file, target_kind="outside"))

    missing = spec_of("proposal").needs(elsewhere)

    assert spec_of("proposal").needs(bo()) is None
    assert missing is not None
    assert "A proposal is for your own company" in missing.sentence
    assert missing.opens == "portfolio"


@pytest.mark.parametrize("name", tuple(RULES))
@pytest.mark.parametrize("person", PEOPLE)
def test_nudge_reads_as_written_for_this_person(
    rendering: Rendering, snapshot: SnapshotAssertion, name: str, person: str
) -> None:
    nudge = nudge_for(name, PEOPLE[person]())

    text = rendering.render(f"nudges/{nudge.name}.txt.j2", **nudge.facts)

    assert not FORBIDDEN.search(text)
    assert text.count("\nNext step: ") == 1
    assert 2 <= len(re.findall(r"[.?!”](?=\s|$)", text)) <= 5
    assert text == snapshot


@pytest.mark.parametrize("outcome", get_args(Outcome))
@pytest.mark.parametrize("person", PEOPLE)
def test_follow_up_answers_every_outcome(
    rendering: Rendering, snapshot: SnapshotAssertion, outcome: Outcome, person: str
) -> None:
    facts = PEOPLE[person]()
    assert facts.talk is not None

    text = rendering.render(
        "drafts/follow_up.md.j2",
        **replace(facts, talk=replace(facts.talk, outcome=outcome)).variables(),
    )

    assert not FORBIDDEN.search(text)
    assert text == snapshot


def agreed_to(facts: DraftFacts) -> DraftFacts:
    """The same after a yes; whoever has more on record has an answer, too."""
    assert facts.talk is not None
    answer = Answer(facts.talk.id, who_decides="Kenji", effective_on=date(2027, 7, 1))
    return replace(
        facts,
        talk=replace(facts.talk, outcome="yes"),
        answer=answer if facts.current_title else None,
    )


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    "name",
    [
        "drafts/confirmation.md.j2",
        "drafts/confirmation_subject.txt.j2",
        "help/before_confirmation.txt.j2",
    ],
)
def test_a_yes_is_asked_for_in_writing(
    rendering: Rendering, snapshot: SnapshotAssertion, name: str, person: str
) -> None:
    text = as_it_is_given(rendering, name, agreed_to(PEOPLE[person]()))

    assert not FORBIDDEN.search(text)
    assert text == snapshot


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize(
    "name",
    ["drafts/evasive_reply.md.j2", "help/before_evasive_reply.txt.j2"],
)
def test_an_evasive_answer_is_asked_about(
    rendering: Rendering, snapshot: SnapshotAssertion, name: str, person: str
) -> None:
    facts = PEOPLE[person]()
    assert facts.talk is not None

    text = as_it_is_given(
        rendering, name, replace(facts, talk=replace(facts.talk, outcome="evasive"))
    )

    assert not FORBIDDEN.search(text)
    assert text == snapshot


@pytest.mark.parametrize("kind", ["follow_up", "confirmation", "evasive_reply", "conversation"])
def test_a_talk_of_long_ago_is_not_thanked_for_as_if_it_were_new(
    rendering: Rendering, kind: str
) -> None:
    today = bo().today
    for days, is_news in ((14, True), (15, False)):
        held_on = today - timedelta(days=days)
        talk_then = replace(agreed_to(bo()).talk or talk(), held_on=held_on)
        text = rendering.render(f"drafts/{kind}.md.j2", **replace(bo(), talk=talk_then).variables())

        thanks = re.search(r"[Tt]hank you [^.\n]*\bour talk", text)
        assert bool(thanks) is (is_news and kind != "confirmation"), (kind, days)


def test_no_template_lacks_its_opening_comment_or_uses_a_fact_that_does_not_exist(
    rendering: Rendering,
) -> None:
    nudges = frozenset().union(*(nudge_for(name, bo()).facts for name in RULES))

    for_help = FOR_DRAFTS | guide_facts("").keys()
    problems = rendering.check({"drafts": FOR_DRAFTS, "help": for_help, "nudges": nudges})

    assert problems == []


def test_no_template_is_forgotten_by_the_lists(rendering: Rendering) -> None:
    listed = {GUIDE, *DRAFT_TEMPLATES, *(f"nudges/{name}.txt.j2" for name in RULES)}

    assert set(rendering.names()) == listed


def test_every_kind_of_draft_has_a_spec() -> None:
    assert len({spec.kind for spec in DRAFTS}) == len(DRAFTS)
    assert spec_of("follow_up").needs_talk


def test_only_a_talk_is_needed_for_the_drafts_that_say_so(rendering: Rendering) -> None:
    facts = replace(bo(), talk=None).variables()

    for spec in DRAFTS:
        if not spec.needs_talk:
            assert rendering.render(spec.template, **facts)


def after_a_while(facts: DraftFacts) -> DraftFacts:
    """The same with its talk twelve weeks back: what was done since then is news."""
    assert facts.talk is not None
    held_on = facts.talk.held_on - timedelta(weeks=12)
    return replace(facts, talk=replace(facts.talk, held_on=held_on, next_talk_on=None))


def test_meeting_request_names_manager_role_time_and_half_an_hour_004_41_004_43(
    rendering: Rendering,
) -> None:
    text = rendering.render("drafts/meeting_request.md.j2", **after_a_while(bo()).variables())

    for fact in ("Hi Marta", "30 minutes", "this week", "Lead Designer", "share"):
        assert fact in text


def test_meeting_is_asked_for_next_week_once_this_one_is_over(rendering: Rendering) -> None:
    friday = replace(bo(), today=date(2026, 11, 27))

    text = rendering.render("drafts/meeting_request.md.j2", **friday.variables())

    assert "next week" in text
    assert "this week" not in text


def test_soft_ask_holds_role_win_gap_and_invitation_and_ends_in_a_question_000_17(
    rendering: Rendering,
) -> None:
    text = rendering.render("drafts/soft_ask.md.j2", **after_a_while(bo()).variables())

    for fact in ("Lead Designer", "redesigned the sign-up", "Leading people", "come back to"):
        assert fact in text
    assert text.endswith("?")


def test_conversation_has_its_five_steps_in_order_004_44_to_004_48(rendering: Rendering) -> None:
    text = rendering.render("drafts/conversation.md.j2", **cy().variables())

    thanks, goal, case, missing, time = re.split(r"^## \d\. .*$", text, flags=re.MULTILINE)[1:]
    assert "thank you" in thanks
    assert "Principal Engineer (R&D), «Plattform» #1" in goal
    assert re.findall(r"win (\d+)\)", case) == [str(win.id) for win in cy().wins[:3]]
    assert "where not yet?" in missing
    assert "in the next three months" in time


def test_follow_up_thanks_then_agrees_then_says_who_does_what_by_when_004_49(
    rendering: Rendering,
) -> None:
    text = rendering.render("drafts/follow_up.md.j2", **bo().variables())

    places = [
        text.index(words)
        for words in (
            "Thank you for today's talk",
            "You lead the craft already",
            "- Me: run the next design review, by Friday 4 December",
            "We talk again on 22 February",
            "If I got anything wrong, please tell me.\n\nBo",
        )
    ]
    assert places == sorted(places)


def test_notes_beside_the_asks_show_what_is_still_open_000_13(rendering: Rendering) -> None:
    for kind in ("soft_ask", "conversation"):
        text = rendering.render(f"help/before_{kind}.txt.j2", **bo().variables())

        assert "Still open: leading people without a title." in text


def test_few_facts_make_a_draft_shorter(rendering: Rendering) -> None:
    for spec in DRAFTS:
        people = (ada(), after_a_while(bo()) if spec.kind == "meeting_request" else bo())
        texts = [rendering.render(spec.template, **who.variables()) for who in people]

        assert len(texts[0]) <= len(texts[1])


def test_a_fact_is_text_and_never_a_template(rendering: Rendering) -> None:
    text = rendering.render("drafts/follow_up.md.j2", **with_said("{{ 7 * 7 }}").variables())

    assert "- {{ 7 * 7 }}\n" in text


def test_every_template_lies_in_a_folder_that_says_what_it_is(rendering: Rendering) -> None:
    folders = {PurePath(name).parts[0] for name in rendering.names()}

    assert folders == {"drafts", "nudges", "help"}


def test_no_two_templates_open_with_the_same_comment(rendering: Rendering) -> None:
    comments = [rendering.comment_of(name) for name in rendering.names()]

    assert len(set(comments)) == len(comments)


def with_said(words: str) -> DraftFacts:
    return replace(ada(), talk=talk(said=words))


def test_a_win_of_many_lines_is_told_in_one(rendering: Rendering) -> None:
    wins = tuple(replace(win, text="first\nsecond\n\nthird") for win in cy().wins)

    text = rendering.render("drafts/conversation.md.j2", **replace(cy(), wins=wins).variables())

    assert len(re.findall(r"^- First second third", text, re.MULTILINE)) == 3


@pytest.mark.parametrize("has_asked", [0, 1])
@pytest.mark.parametrize(
    ("days", "is_told"), [(-14, 1), (0, 1), (3, 1), (0, 0), (3, 0), (14, 1)], ids=str
)
def test_the_outcome_is_asked_for_by_its_day_and_nothing_is_claimed(
    rendering: Rendering, snapshot: SnapshotAssertion, days: int, is_told: int, has_asked: int
) -> None:
    nudge = nudge_for("decision_day", bo())
    decided_on = date(2026, 12, 4)
    facts = dict(nudge.facts) | {
        "decided_on": decided_on,
        "told_on": date(2026, 12, 18) if is_told else decided_on,
        "is_told": is_told,
        "is_between": int(days < 0),
        "days": days,
        "is_first": int(days < 14),
        "has_asked": has_asked,
    }

    text = rendering.render("nudges/decision_day.txt.j2", **facts)

    assert ("decided today" in text) is (days == 0 and not is_told)
    assert "had not asked" not in text
    assert not FORBIDDEN.search(text)
    assert len(text.split()) <= NUDGE_WORDS
    assert text == snapshot


@pytest.mark.parametrize(("days", "is_late"), [(42, False), (41, True), (15, True)])
def test_six_weeks_before_the_case_goes_ahead_and_after_that_it_is_late(
    rendering: Rendering, days: int, *, is_late: bool
) -> None:
    facts = dict(nudge_for("six_weeks", bo()).facts) | {"days": days, "weeks": days // 7}

    text = rendering.render("nudges/six_weeks.txt.j2", **facts)

    assert ("It's late for a first ask, and none is on record." in text) is is_late
    assert ("raise it now" in text) is is_late
    assert " ahead" in text or "raise it now with your strongest wins" in text
    assert len(text.split()) <= NUDGE_WORDS
