"""Feedback as the one who asks and the one who is asked read it: none, one answer, a lot."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk.models.views import View
from syrupy.assertion import SnapshotAssertion

from bot.domain.goals.development_goal import Growth
from bot.domain.people.feedback import Answer, Asked, Feedback, FeedbackDraft
from bot.domain.review.map import Standpoint
from bot.slack.text import Message
from bot.slack.views.people import feedback as views
from bot.slack.views.people import feedback_forms as forms
from bot.slack.views.people import request as answers
from bot.slack.views.review import invitation
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ONE = Feedback(
    1,
    "Kenji",
    "answered",
    NOW - timedelta(days=3),
    "U2",
    answer=Answer("You write the answer down.", "Say earlier when a date slips.", "nearly", ""),
    answered_at=NOW - timedelta(days=1),
)
OPEN = replace(ONE, id=2, with_name="Priya", state="asked", answer=Answer(), answered_at=None)
MANY = tuple(
    replace(
        ONE,
        id=number,
        with_name=text[:80],
        answer=Answer(text[:1500], text[:1500], "yes", text[:1500]),
        state=("answered", "asked", "declined", "taken_back")[number % 4],
        acted_on=("new", "goal_made", "done")[number % 3],
    )
    for number, text in enumerate(AWKWARD * 2, 1)
)
FOUND: dict[str, tuple[Feedback, ...]] = {"Ada": (), "Bo": (OPEN, ONE), "Cy": MANY}
ASKED = {
    "Ada": Asked("U1", "Ada", ""),
    "Bo": Asked("U1", "Bo Berg", "About the sign-up, where you reviewed it."),
    "Cy": Asked("U1", AWKWARD[0][:80], AWKWARD[3][:500]),
}


def page(who: str) -> View:
    return views.feedback_page(FOUND[who], Standpoint(), TODAY, UTC)


def others(who: str) -> dict[str, View | Message]:
    """Everything around the page; what goes to the person who is asked stands first."""
    asked = ASKED[who]
    last = (FOUND[who] or (ONE,))[-1]
    return {
        "request": answers.request_message(asked),
        "once more": answers.request_message(asked, again=True),
        "their form": answers.answer_form(asked),
        "thanks": answers.thanks(asked.owner_name),
        "declined": invitation.declined(asked.owner_id, asked.owner_name),
        "answered": answers.answered(asked.owner_name),
        "ask": forms.ask_form(),
        "preview": forms.preview(FeedbackDraft(last.with_name, "U2", asked.note), asked),
        "sent": forms.sent(last.with_name),
        "note": forms.note_form(),
        "a goal": forms.goal_form(last, Growth(TODAY)),
        "arrived": views.arrived_message(replace(last, state="answered")),
        "they would rather not": views.declined_message(last),
    }


@pytest.mark.parametrize("who", FOUND)
def test_feedback_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    read = [f"# {name}\n{seen(shown)}" for name, shown in others(who).items()]

    assert "\n\n".join([f"# page\n{seen(page(who))}", *read]) == snapshot


@pytest.mark.parametrize("who", FOUND)
def test_feedback_is_what_slack_takes(who: str) -> None:
    shown = {"page": page(who), **others(who)}

    problems = {name: problems_of(one) for name, one in shown.items()}

    assert not {name: found for name, found in problems.items() if found}


def test_whoever_is_asked_sees_nothing_of_hers_but_her_words() -> None:
    message = seen(answers.request_message(ASKED["Bo"]))

    assert "About the sign-up" in message
    assert "Bo asks:" in message
    assert ONE.answer.doing_well not in message
