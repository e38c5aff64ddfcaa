"""How much stands in a message of the week: few words, five controls, and the rest behind More…."""

from dataclasses import replace
from itertools import product

import pytest

from bot.domain.calendar.weeks import Week
from bot.domain.review.catalogue import BEHAVIOURS, Suggestion
from bot.domain.week.check_in import NudgeNote, PlanCheckIn, ReviewCheckIn
from bot.domain.week.person_hint import PersonHint
from bot.domain.week.tips import Tip
from bot.nudges import NUDGES, name_of
from bot.slack.send.messenger import noted
from bot.slack.text import shortened
from bot.slack.views.outgoing import look
from bot.slack.views.week.check_in import GOAL_SHOWN, rest_of_check_in
from bot.slack.views.week.nudge import nudge_message
from bot.slack.views.week.room import FRIDAY_WORDS, MONDAY_WORDS, MOST_CONTROLS
from tests.slack.views.seeing import controls_of, problems_of, seen, words_of
from tests.slack.views.weeks import AGREED, BEFORE, DOC, OLD, PLANS, REVIEWS, goal

LONG_TIP = Tip("work_alone_is_not_enough", "once", "Take your best three. " * 10)
HINT = PersonHint(
    "ask_for_feedback", "1", "It's time to ask Priya.\nNext step: ask her.", "U0PRIYA"
)
REVIEW = (
    "Your career review with Marta was due on 3 November. Set a day for it, or say it was held."
)
MORE_OF_MONDAY = [
    {"suggestion": Suggestion(BEHAVIOURS[0])},
    {"tip": LONG_TIP},
    {"person_hint": HINT},
    {"stretch_turn": 0},
    {"stretch_turn": 1},
    {"career_review": REVIEW},
    {"look_back": Week(BEFORE)},
    {"look_back": Week(BEFORE), "career_review": REVIEW, "tip": LONG_TIP, "gaps": (AGREED,)},
]


@pytest.mark.parametrize(("who", "more"), list(product(PLANS, [{}, *MORE_OF_MONDAY])))
def test_monday_is_sixty_words_and_five_controls_whatever_it_brings(
    who: str, more: dict[str, object]
) -> None:
    message = look(replace(PLANS[who], **more))  # type: ignore[arg-type]

    assert words_of(message["blocks"]) <= MONDAY_WORDS
    assert len(controls_of(message["blocks"])) <= MOST_CONTROLS


@pytest.mark.parametrize("who", REVIEWS)
def test_friday_is_forty_five_words_and_five_controls(who: str) -> None:
    message = look(replace(REVIEWS[who], stretch_count=2))

    assert words_of(message["blocks"]) <= FRIDAY_WORDS
    assert len(controls_of(message["blocks"])) <= MOST_CONTROLS


@pytest.mark.parametrize("about", [*PLANS.values(), *REVIEWS.values()])
def test_what_stands_below_a_message_takes_room_from_the_rest(
    about: PlanCheckIn | ReviewCheckIn,
) -> None:
    most = MONDAY_WORDS if isinstance(about, PlanCheckIn) else FRIDAY_WORDS
    if isinstance(about, PlanCheckIn):
        about = replace(about, career_review=REVIEW)
    note = "You were away, so I skipped the review of Friday 25 December."

    message = noted(look(about, note), note)

    goals = about.carried if isinstance(about, PlanCheckIn) else about.goals
    held = len(shortened(goals[0].text, GOAL_SHOWN).split()) if goals else 0
    assert note in seen(message)
    assert words_of(message["blocks"]) <= most + held


@pytest.mark.parametrize("who", PLANS)
def test_all_of_it_is_behind_more(who: str) -> None:
    plan = replace(PLANS[who], tip=LONG_TIP, career_review=REVIEW, look_back=Week(BEFORE))

    page = rest_of_check_in(plan, {})

    assert problems_of(page) == []
    assert all(words in seen(page) for words in (LONG_TIP.words.strip(), REVIEW, "Stop these"))
    assert all(one.text[:20] in seen(page) for one in plan.carried[:3])


def test_friday_s_wins_are_all_behind_more() -> None:
    page = rest_of_check_in(REVIEWS["Cy"], {})

    assert problems_of(page) == []
    assert all(one.text[:15] in seen(page) for one in REVIEWS["Cy"].wins[:8])


def test_a_single_goal_has_its_button_in_sight() -> None:
    monday = seen(look(PlanCheckIn("Bo", PLANS["Bo"].week, carried=(OLD,))))
    friday = seen(look(ReviewCheckIn("Bo", PLANS["Bo"].week, goals=(DOC,))))

    assert "[Carry over] [⋯ Done] [⋯ Drop]" in monday
    assert "[Done] [⋯ Carry over] [⋯ Drop]" in friday


def test_two_goals_have_one_menu_each() -> None:
    both = (OLD, goal(6, "write the runbook", week_of=BEFORE))

    monday = look(PlanCheckIn("Bo", PLANS["Bo"].week, carried=both))

    assert controls_of(monday["blocks"]).count("overflow") == 2 + 1


@pytest.mark.parametrize("rule", [name_of(rule) for rule in NUDGES])
def test_a_nudge_has_one_button_that_acts_one_that_puts_it_off_and_a_menu(rule: str) -> None:
    message = nudge_message(NudgeNote(rule, "It is time.", "12/2026-11-23"))

    assert controls_of(message["blocks"]) == ["button", "button", "overflow"]
    assert "[Remind me tomorrow]" in seen(message)
