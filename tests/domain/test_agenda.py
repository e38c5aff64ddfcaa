"""What goes onto an agenda, and what may leave it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.agenda import (
    LONGEST_ITEM,
    MOST_GOALS,
    MOST_WINS,
    Agenda,
    AgendaItem,
    Ticks,
    gathered,
    shared,
    topics_left,
    with_ticks,
    with_topic,
)
from bot.domain.gap import Gap
from bot.domain.goal import Goal, GoalState
from bot.domain.questions import NextQuestion
from bot.domain.win import Win

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)
GAP = Gap(1, "leading people", "skill")


def win(number: int, text: str = "shipped it", goal_id: int | None = None) -> Win:
    return Win(number, text, TODAY - timedelta(days=number), NOW, goal_id=goal_id)


def goal(number: int, state: GoalState = "open") -> Goal:
    return Goal(number, f"goal {number}", TODAY, state, NOW)


def items(
    *,
    wins: tuple[Win, ...] = (),
    goals: tuple[Goal, ...] = (),
    gaps: tuple[Gap, ...] = (),
    question: str | None = None,
    topics: tuple[str, ...] = (),
    in_private: bool = False,
) -> tuple[AgendaItem, ...]:
    return gathered(
        wins=wins,
        goals=goals,
        gaps=gaps,
        question=NextQuestion("", question) if question else None,
        topics=topics,
        in_private=in_private,
    )


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


def test_topics_wait_until_they_are_posted() -> None:
    one, two = items(topics=("one", "two"))
    waiting = agenda(one, two)
    half_posted = agenda(one, replace(two, is_ticked=False), posted=True)
    newer = agenda(one, created_at=NOW + timedelta(hours=1))

    assert topics_left(None, None) == ()
    assert topics_left(waiting, None) == ("one", "two")
    assert topics_left(half_posted, half_posted) == ("two",)
    assert topics_left(newer, half_posted) == ("one",)


@given(st.lists(st.text(min_size=1), max_size=12), st.text(min_size=1))
def test_no_item_is_too_long_and_no_key_stands_twice(wins: list[str], question: str) -> None:
    told = tuple(win(number, text) for number, text in enumerate(wins, 1))

    found = items(wins=told, question=question, topics=("a", "b"))

    assert all(len(item.text) <= LONGEST_ITEM for item in found if item.kind == "win")
    assert len({item.key for item in found}) == len(found)
