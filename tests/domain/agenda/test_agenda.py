"""What goes onto an agenda, and what may leave it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda.agenda import LONGEST_ITEM, Agenda, AgendaItem, topics_left
from bot.domain.agenda.choices import (
    Ticks,
    kept_private,
    moved,
    shared,
    with_choices,
    with_ticks,
    with_topic,
)
from bot.domain.agenda.gathering import (
    MOST_GOALS,
    MOST_WINS,
    AgendaFacts,
    deserves_its_own,
    gathered,
)
from bot.domain.goals.goal import Goal, GoalState
from bot.domain.ladder.gap import Gap
from bot.domain.talks.questions import NextQuestion
from bot.domain.wins.win import Win

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
GAP = Gap(1, "leading people", "skill")


def win(number: int, text: str = "shipped it", goal_id: int | None = None) -> Win:
    return Win(text, TODAY - timedelta(days=number), id=number, created_at=NOW, goal_id=goal_id)


def goal(number: int, state: GoalState = "open") -> Goal:
    return Goal(f"goal {number}", TODAY, id=number, state=state, created_at=NOW)


def items(
    *,
    wins: tuple[Win, ...] = (),
    goals: tuple[Goal, ...] = (),
    gaps: tuple[Gap, ...] = (),
    question: str | None = None,
    topics: tuple[str, ...] = (),
    in_private: bool = False,
) -> tuple[AgendaItem, ...]:
    facts = AgendaFacts(
        wins=wins,
        goals=goals,
        gaps=gaps,
        question=NextQuestion("", question) if question else None,
        topics=tuple(AgendaItem("", "topic", topic) for topic in topics),
        in_private=in_private,
    )
    return gathered(facts)


def agenda(*of: AgendaItem, created_at: datetime = NOW, posted: bool = False) -> Agenda:
    return Agenda(1, "C1", created_at, of, posted_at=NOW if posted else None)


def texts(of: tuple[AgendaItem, ...]) -> list[str]:
    return [item.text for item in of]


def test_the_newest_wins_are_told_in_the_order_they_happened() -> None:
    found = items(wins=tuple(win(number) for number in range(1, 12)))

    assert [item.key for item in found] == [f"win:{n}" for n in range(MOST_WINS, 0, -1)]


def test_a_win_is_told_without_the_marks_that_were_for_the_coach() -> None:
    (item,) = items(wins=(replace(win(1, "cut the pages by 90% #ops"), tags=("ops",)),))

    assert item.text == "cut the pages by 90%"


def test_what_is_done_says_so_and_what_was_dropped_is_left_out() -> None:
    goals = (goal(1), goal(2, "done"), goal(3, "dropped"), goal(4, "carried"))

    assert texts(items(goals=goals)) == ["goal 1", "goal 2 (done)"]


def test_a_goal_that_became_a_win_is_told_once() -> None:
    found = items(wins=(win(1, "got it reviewed", goal_id=2),), goals=(goal(2, "done"),))

    assert texts(found) == ["got it reviewed"]


def test_no_more_goals_than_a_talk_can_hold() -> None:
    assert len(items(goals=tuple(goal(number) for number in range(30)))) == MOST_GOALS


def test_gap_and_question_stay_with_the_member_where_others_read_along_000_6() -> None:
    in_the_open = items(gaps=(GAP,), question="Who decides?")
    between_two = items(gaps=(GAP,), question="Who decides?", in_private=True)

    assert [item.is_private for item in in_the_open] == [True, True]
    assert agenda(*in_the_open).public_items() == ()
    assert texts(agenda(*between_two).public_items()) == ["leading people", "Who decides?"]


def test_ticks_speak_only_of_what_they_showed() -> None:
    shown = items(topics=("one", "two"), gaps=(GAP,))
    later = with_topic(shown, "three")

    ticked = with_ticks(later, Ticks("topic", 0, 2, frozenset({"topic:2", "gap:1"})))

    assert {item.text: item.is_ticked for item in ticked} == {
        "one": False,
        "two": True,
        "leading people": True,
        "three": True,
    }
    assert "leading people" not in texts(agenda(*ticked).public_items())


def test_only_what_is_shared_leaves() -> None:
    private = items(gaps=(GAP,), question="Who decides?")

    assert texts(agenda(*shared(private, "gap:1")).public_items()) == ["leading people"]


def test_the_stamp_changes_exactly_with_what_would_be_posted() -> None:
    before = items(topics=("one",), gaps=(GAP,))

    same = replace(before[1], text="other words that stay")
    assert agenda(*before).stamp() == agenda(before[0], same).stamp()
    assert agenda(*before).stamp() != agenda(*with_topic(before, "two")).stamp()
    assert agenda(*before).stamp() != agenda(*shared(before, "gap:1")).stamp()


def test_topics_wait_until_they_were_talked_about() -> None:
    one, two = items(topics=("one", "two"))
    waiting = agenda(one, two)
    done = agenda(replace(one, is_covered=True), two, posted=True)
    newer = agenda(two, created_at=NOW + timedelta(hours=1))

    assert topics_left(None, None) == ()
    assert texts(topics_left(waiting, None)) == ["one", "two"]
    assert texts(topics_left(done, done)) == ["two"]
    assert texts(topics_left(newer, done)) == ["two"]
    assert [item.is_carried for item in topics_left(newer, done)] == [True]


def test_an_item_moves_among_its_neighbours_and_no_further() -> None:
    three = items(topics=("one", "two"), gaps=(GAP,), in_private=True)

    up = moved(three, "gap:1", -1)

    assert texts(up) == ["one", "leading people", "two"]
    assert moved(three, "topic:1", -1) == three
    assert moved(three, "gap:1", 1) == three
    assert moved(three, "gone", 1) == three


def test_choices_of_a_draft_hold_for_the_next_one() -> None:
    first = items(topics=("one", "two"), gaps=(GAP,), in_private=True)
    chosen = kept_private(moved(first, "topic:2", -1), "gap:1")

    again = with_choices(
        items(topics=("one", "two", "three"), gaps=(GAP,), in_private=True), chosen
    )

    assert texts(again) == ["two", "one", "three", "leading people"]
    assert [item.is_private for item in again] == [False, False, False, True]


def test_what_a_place_keeps_private_is_not_handed_on_as_a_choice() -> None:
    in_the_open = items(gaps=(GAP,))

    between_two = with_choices(items(gaps=(GAP,), in_private=True), in_the_open)

    assert [item.is_private for item in between_two] == [False]


def test_the_ask_is_never_part_of_what_is_posted_004_42() -> None:
    found = gathered(AgendaFacts(ask="Ask to be considered for Staff", in_private=True))

    assert [item.kind for item in found] == ["meeting"]
    assert agenda(*found).public_items() == ()
    assert agenda(*shared(found, found[0].key)).public_items() == ()


@pytest.mark.parametrize(
    ("text", "is_the_ask"),
    [
        ("ask for my promotion", True),
        ("I want to talk about a raise", True),
        ("Asking about the pay rise", True),
        ("the promotion of the release to production", False),
        ("how promotions work here", False),
        ("the on-call rota", False),
    ],
)
def test_the_ask_is_known_when_it_is_typed_as_a_topic_004_42(
    text: str, *, is_the_ask: bool
) -> None:
    assert deserves_its_own(text) == is_the_ask


@given(st.lists(st.text(min_size=1), max_size=12), st.text(min_size=1))
def test_no_item_is_too_long_and_no_key_stands_twice(wins: list[str], question: str) -> None:
    sent = tuple(win(number, text) for number, text in enumerate(wins, 1))

    found = items(wins=sent, question=question, topics=("a", "b"))

    assert all(len(item.text) <= LONGEST_ITEM for item in found if item.kind == "win")
    assert len({item.key for item in found}) == len(found)
