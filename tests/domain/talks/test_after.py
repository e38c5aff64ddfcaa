"""After the promotion: whom to thank, what becomes a goal, and which rung is next."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.people.feedback import Answer, Feedback
from bot.domain.people.person import Person
from bot.domain.plan.case import Case, StageMove
from bot.domain.talks.after import (
    NoNextTitleError,
    PastNextDecisionError,
    first_goal,
    helpers,
    missing_goals,
    next_draft,
    promoted_on,
)

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
CASE = Case("Staff", id=1, stage="promoted", started_at=NOW, manager_id="U2", manager_name="Marta")
KIM = Person("Kim", roles=("mentor",), id=1)
LENA = Person("Lena", roles=("senior_peer",), id=2)
FROM_KIM = Feedback(1, "kim", "answered", NOW, answer=Answer("Calm"), answered_at=NOW)


def test_everybody_who_helped_is_thanked_once_with_every_reason() -> None:
    from_dana = replace(FROM_KIM, id=2, with_name="Dana")
    unanswered = replace(FROM_KIM, id=3, with_name="Tom", state="asked")

    found = helpers((KIM, LENA), (FROM_KIM, from_dana, unanswered))

    assert [(helper.name, helper.why) for helper in found] == [
        ("Kim", ("taught you", "told you how you are doing")),
        ("Dana", ("told you how you are doing",)),
    ]


def test_whose_thank_you_is_written_comes_last() -> None:
    zoe = Person("Zoë", roles=("advocate",), id=3)

    found = helpers((KIM, zoe), (), {"Kim"})

    assert [(helper.name, helper.is_written) for helper in found] == [("Zoë", False), ("Kim", True)]


def test_what_is_a_goal_already_is_not_taken_on_again() -> None:
    draft = first_goal("  Hand over ", TODAY)

    assert (draft.action, draft.deadline_on) == ("Hand over", date(2027, 2, 21))
    assert missing_goals(("HAND over", " ", "Write it down"), ()) == ("HAND over", "Write it down")


def test_the_next_aim_begins_where_this_one_ended() -> None:
    draft = next_draft(CASE, " Principal   Engineer ", TODAY, None, TODAY)

    assert (draft.target_title, draft.current_title) == ("Principal Engineer", "Staff")
    assert (draft.current_since_on, draft.manager_id) == (TODAY, "U2")
    with pytest.raises(NoNextTitleError):
        next_draft(CASE, "  ", TODAY, None, TODAY)
    with pytest.raises(PastNextDecisionError):
        next_draft(CASE, "Principal", TODAY, TODAY, TODAY)


def test_the_last_move_to_promoted_is_the_day_it_happened() -> None:
    moves = [StageMove("promoted", date(2025, 1, 1)), StageMove("promoted", date(2026, 11, 2))]

    assert promoted_on(moves, TODAY) == date(2026, 11, 2)
    assert promoted_on([], TODAY) == TODAY
