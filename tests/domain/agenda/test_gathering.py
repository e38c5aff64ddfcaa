"""The career item: often enough, and with what there is to say."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.agenda.gathering import (
    AIM,
    WAY,
    AgendaFacts,
    Way,
    career_item,
    gathered,
    is_due,
)
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)
WEEK = timedelta(weeks=1)
CASE = Case("Staff Engineer", id=1, stage="work", started_at=datetime(2026, 11, 1, tzinfo=UTC))


def test_it_is_due_where_waiting_for_the_next_talk_would_be_too_long_003_29() -> None:
    def due(days_ago: int, between: timedelta) -> bool:
        return is_due([TODAY - timedelta(days=days_ago)], TODAY, 4, between)

    assert is_due([], TODAY, 4, WEEK)
    assert [due(days, WEEK) for days in (7, 14, 21, 22, 28)] == [False, False, False, True, True]
    assert [due(days, 2 * WEEK) for days in (14, 15)] == [False, True]


def test_until_the_manager_knows_it_tells_of_the_aim_002_1() -> None:
    key, words = career_item(CASE, None, Way("Agree on the list", TODAY, "fewer outages"))

    assert key == AIM
    assert "Staff Engineer" in words
    assert "list" not in words


def test_then_it_tells_the_plan_and_who_gains_what_002_39() -> None:
    key, words = career_item(CASE, TODAY, Way("Agree on the list.", TODAY, "fewer outages"))

    assert key == WAY
    assert "Next on my plan (by 23 November 2026): agree on the list." in words
    assert words.endswith("What the team gets out of it: fewer outages.")


def test_with_little_known_it_is_short() -> None:
    _, words = career_item(CASE, TODAY, Way())

    assert words.count("?") == 1


def test_what_the_manager_reads_speaks_to_them_and_what_is_about_them_stays_private() -> None:
    then = datetime(2026, 11, 20, tzinfo=UTC)
    said = ("ask Marta how Staff is decided", "show Marta the plan", "Marta blocks the budget")
    goals = tuple(
        Goal(text, TODAY, id=n, state="open", created_at=then) for n, text in enumerate(said, 1)
    )
    facts = AgendaFacts(
        wins=(Win("cut p95 by 30% with @marta", TODAY, id=1, created_at=then),),
        goals=goals,
        gaps=(Gap(1, "Marta's trust in my estimates", "skill"),),
        manager_name="Marta Lindqvist",
        in_private=True,
    )

    items = {item.text: item.is_private for item in gathered(facts)}

    assert items == {
        "cut p95 by 30% with you": False,
        "How Staff is decided": False,
        "show you the plan": False,
        "Marta blocks the budget": True,
        "your trust in my estimates": False,
    }
