"""Every nudge, tip and hint as it is drawn: few words, one next step in bold, and its button."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from slack_sdk.models.blocks import Block

from bot.domain.people.person import Person
from bot.domain.plan.case import STAGES
from bot.domain.week.check_in import NudgeNote
from bot.domain.week.person_hint import HINTS, PersonHint, PersonHintFacts, hints_for
from bot.domain.week.tips import TIPS, Tip, TipFacts, tips_for
from bot.nudges.introduction import UNMET
from bot.slack.views.people.feedback import ASK as ASK_FEEDBACK
from bot.slack.views.people.people import OPEN as OPEN_PEOPLE
from bot.slack.views.week.nudge import INTRODUCED, nudge_message
from bot.slack.views.week.tip import HINT_STEPS, TIP_STEPS, hint_blocks, tip_blocks
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples import PEOPLE, TODAY
from bot.templates.samples.nudges import RULES, nudge_for
from tests.slack.views.seeing import controls_of, words_of

MOST_WORDS = 40
"""Source: the table of lengths in the voice of the house."""

RENDERING = Rendering([BUILT_IN])
CLAIM_OF_FACTS = re.compile(r"(is|has)_\w+|win_count|wins|goals|days")


def shapes_of(name: str, who: str) -> Iterator[NudgeNote]:
    """The nudge of this person in every way that its yes-or-no facts and its counts can turn."""
    nudge = nudge_for(name, PEOPLE[who]())
    turning = [fact for fact in nudge.facts if CLAIM_OF_FACTS.fullmatch(fact)]
    values = [(0, 1) if fact.startswith(("is_", "has_")) else (0, 15) for fact in turning]
    for chosen in product(*values):
        facts = {**nudge.facts, **dict(zip(turning, chosen, strict=True))}
        for what in UNMET if name == "introduction" else ("",):
            told = {**facts, "what": what or facts.get("what", "")}
            text = RENDERING.render(f"nudges/{name}.txt.j2", **told)
            yield NudgeNote(name, text, what or nudge.occasion, facts)


def bold_in(block: Block) -> list[str]:
    elements = block.to_dict()["elements"][0]["elements"]
    return [one["text"] for one in elements if (one.get("style") or {}).get("bold")]


def step_of(block: Block) -> str:
    """What stands behind the bold words on the last line."""
    elements = block.to_dict()["elements"][0]["elements"]
    assert bold_in(block) == ["Next step:"]
    assert "".join(one["text"] for one in elements[:-2]).endswith("\n")
    return str(elements[-1]["text"]).strip()


@pytest.mark.parametrize("who", PEOPLE)
@pytest.mark.parametrize("name", RULES)
def test_a_nudge_is_forty_words_with_one_next_step_and_its_button(name: str, who: str) -> None:
    for note in shapes_of(name, who):
        said, actions = nudge_message(note)["blocks"]

        assert words_of([said]) <= MOST_WORDS, note.text
        assert step_of(said).endswith((".", "”", "?")), note.text
        assert controls_of([actions]) == ["button", "button", "overflow"]


def buttons_for(name: str, **facts: int) -> list[str]:
    """The label that acts, then those in ⋯."""
    act, _, rest = nudge_message(NudgeNote(name, "It is time.", "7", facts))["blocks"][1].to_dict()[
        "elements"
    ]
    return [act["text"]["text"], *(option["text"]["text"] for option in rest["options"])]


@pytest.mark.parametrize(
    ("name", "fact", "act"),
    [("three_months", "win_count", "Open my map"), ("career_review", "wins", "Draft the page")],
)
def test_without_a_win_the_step_is_to_save_one(name: str, fact: str, act: str) -> None:
    assert buttons_for(name, **{fact: 3})[0] == act
    assert buttons_for(name, **{fact: 0})[:2] == ["Save a win", act]


@pytest.mark.parametrize("name", ["six_weeks", "two_weeks"])
def test_whoever_is_told_that_no_ask_is_on_record_can_say_that_they_asked(name: str) -> None:
    assert "I've asked" in buttons_for(name, has_asked=0)
    assert "I've asked" not in buttons_for(name, has_asked=1)


def test_whatever_is_introduced_has_words_and_a_button_of_its_own() -> None:
    assert INTRODUCED.keys() == UNMET.keys()


FULL = TipFacts(
    TODAY,
    "work",
    target_title="Staff Engineer",
    manager_name="Marta Lindqvist",
    started_on=TODAY - timedelta(days=200),
    win_count=12,
    fresh_win_count=3,
    asked_on=TODAY - timedelta(days=22),
    period_opens_on=TODAY + timedelta(days=42),
    months_shown=2,
)
TOLD = {
    (tip.name, tip.occasion if tip.name == "be_seen_in_that_place" else ""): tip
    for stage, asked_on in product(STAGES, (None, FULL.asked_on))
    for tip in tips_for(replace(FULL, stage=stage, asked_on=asked_on))
}


@pytest.mark.parametrize("tip", TOLD.values(), ids=["/".join(key) for key in TOLD])
def test_a_tip_is_forty_words_with_one_next_step_and_one_button(tip: Tip) -> None:
    said, actions = tip_blocks(tip)

    assert words_of([said]) <= MOST_WORDS
    assert step_of(said).endswith(".")
    assert controls_of([actions]) == ["button"]


def test_every_tip_was_read_and_no_button_is_left_over() -> None:
    assert len({name for name, _ in TOLD}) == len(TIPS)
    assert {"/".join(key).rstrip("/") for key in TOLD} == TIP_STEPS.keys()


AROUND = (
    Person("Dana Osei", "U0DANA", ("leader",), feedback_months=3, id=1),
    Person(
        "Kim Park",
        None,
        ("mentor",),
        told_on=TODAY - timedelta(days=90),
        last_contact_on=TODAY - timedelta(days=90),
        contact_weeks=4,
        feedback_months=3,
        id=2,
    ),
)
HINTED = [
    *hints_for(PersonHintFacts(TODAY, "work", AROUND, has_wins=True)),
    *hints_for(PersonHintFacts(TODAY, "work")),
]


@pytest.mark.parametrize("hint", HINTED, ids=lambda hint: f"{hint.name} {hint.occasion}")
def test_a_hint_is_forty_words_with_one_next_step_and_one_button(hint: PersonHint) -> None:
    said, actions = hint_blocks(hint)

    assert words_of([said]) <= MOST_WORDS
    assert step_of(said).endswith(".")
    assert controls_of([actions]) == ["button"]


def test_every_hint_was_read_and_whoever_is_in_slack_is_asked_at_once() -> None:
    asked = {
        hint.whom: hint_blocks(hint)[1].to_dict()["elements"][0]["action_id"]
        for hint in HINTED
        if hint.name == "ask_for_feedback"
    }

    assert len({hint.name for hint in HINTED}) == len(HINTS)
    assert HINT_STEPS.keys() <= {hint.name for hint in HINTED}
    assert asked == {"U0DANA": ASK_FEEDBACK, "": OPEN_PEOPLE}
