"""What is private or failed is never held up to others as a proof."""

from dataclasses import replace
from datetime import UTC, date, datetime

from bot.domain.agenda.gathering import AgendaFacts, gathered
from bot.domain.review.best_wins import best_wins
from bot.domain.wins.win import Fact, Win

TODAY = date(2026, 11, 23)
WIN = Win(
    "cut costs by 30%",
    TODAY,
    id=1,
    created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    numbers=("30%",),
)
PRIVATE = replace(WIN, id=2, text="talked the vendor down by 12%", is_private=True)
FAILED = replace(WIN, id=3, kind="decision", facts=(Fact("outcome", "did_not_work"),))
LESSON = replace(WIN, id=4, kind="lesson")


def test_a_private_win_and_words_about_the_manager_stay_with_the_member_000_6() -> None:
    about = replace(WIN, id=5, text="Marta praised the audit")
    for in_private in (True, False):
        wins = (WIN, PRIVATE, about)
        items = gathered(AgendaFacts(wins, manager_name="Marta", in_private=in_private))

        assert {item.key for item in items if not item.is_private} == {"win:1"}


def test_no_draft_holds_up_what_is_private_or_failed() -> None:
    assert best_wins([WIN, PRIVATE, FAILED, LESSON], TODAY) == (WIN,)


def test_an_outcome_counts_for_decisions_alone() -> None:
    led = replace(FAILED, kind="led")

    assert best_wins([led], TODAY) == (led,)
