"""What is chosen by weight alone is what would be chosen with every word read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.drafts import period, proposal
from bot.domain.ladder.ladder import Line
from bot.domain.review.best_wins import best_first
from bot.domain.review.evidence import Weight, weight_of
from bot.domain.review.map import proof_of
from bot.domain.wins.win import Fact, Win, WinKind
from tests.domain.proofs import NOW, TODAY

LINES = (
    Line(1, "Craft", "Does it well", "craft", 1),
    Line(2, "Reach", "Leads others", "lead", 2),
)


KINDS: tuple[WinKind | None, ...] = (
    None,
    "led",
    "decision",
    "lesson",
    "learning",
    "problem_solved",
)
FILED: tuple[tuple[str, ...], ...] = ((), ("craft",), ("lead", "craft"), ("elsewhere",))


def win_of(number: int, drawn: int) -> Win:
    """One of many that differ in all that counts; drawing each field apart takes too long."""
    chance = Random(drawn)  # noqa: S311 - variety, not secrecy
    return Win(
        f"win {number}",
        TODAY - timedelta(days=chance.randint(0, 90)),
        id=number,
        created_at=NOW,
        numbers=chance.choice([(), ("30%",)]),
        people=chance.choice([(), ("sam",)]),
        links=chance.choice([(), ("https://example.org",)]),
        kind=chance.choice(KINDS),
        criterion_ids=chance.choice(FILED),
        facts=chance.choice([(), (Fact("outcome", "did_not_work"),)]),
        is_significant=chance.random() < 0.5,
        is_private=chance.random() < 0.2,
    )


WINS = st.lists(st.integers(0, 10_000), max_size=80).map(
    lambda drawn: tuple(win_of(number, one) for number, one in enumerate(drawn, 1))
)


def weights_of(wins: Sequence[Win]) -> list[Weight]:
    return [weight_of(proof_of(win)) for win in wins]


@given(WINS)
def test_a_proposal_names_the_strongest_of_each_kind(wins: tuple[Win, ...]) -> None:
    weights = weights_of(wins)

    choice = proposal.chosen(weights, LINES, TODAY)
    found = proposal.proposal_of(choice, wins, weights, LINES, (), TODAY)

    unfiled = [win for win in best_first(wins, TODAY) if not is_filed(win)]
    measured = tuple(win for win in unfiled if win.numbers)
    assert tuple(claim.win for claim in found.achievements) == measured[:4]
    assert found.unquantified == tuple(win for win in unfiled if not win.numbers)[:5]
    assert found.unquantified_count == len(unfiled) - len(measured)
    led = [win for win in best_first(wins, TODAY) if is_filed(win) and win.kind in LEADING]
    told = tuple(claim.win for claim in found.groups[1].claims)
    assert told == tuple(led[: len(told)])
    assert len(told) >= min(len(led), 3)


def test_of_many_wins_that_led_a_proposal_tells_twelve() -> None:
    wins = [
        replace(win_of(number, 0), kind="led", criterion_ids=("lead",), facts=(), is_private=False)
        for number in range(1, 41)
    ]
    weights = weights_of(wins)

    choice = proposal.chosen(weights, LINES, TODAY)

    found = proposal.proposal_of(choice, wins, weights, LINES, (), TODAY)
    assert [len(group.claims) for group in found.groups] == [0, 12, 0, 0]


LEADING = {"led", "decision"}


def is_filed(win: Win) -> bool:
    return bool({"craft", "lead"} & set(win.criterion_ids))


@given(WINS)
def test_a_period_counts_them_all_and_tells_of_the_newest(wins: tuple[Win, ...]) -> None:
    choice = period.chosen(weights_of(wins), LINES, TODAY)

    read = [win for win in wins if win.id in choice.all_ids]
    found = period.period_of(TODAY, TODAY, choice, read, (), LINES)

    shown = sorted(best_first(wins, TODAY), key=lambda win: (win.happened_on, win.id), reverse=True)
    others = [win for win in shown if not is_filed(win)]
    assert found.win_count == len(shown)
    assert (list(found.others[:20]), found.other_count) == (others[:20], len(others))
    assert found.best == best_first(wins, TODAY)[:5]
    assert list(found.significant) == [win for win in shown if win.is_significant][:20]


def test_what_was_marked_is_told_with_its_line_however_many_came_after() -> None:
    marked = Win(
        "rare",
        TODAY - timedelta(days=80),
        id=1,
        created_at=NOW,
        criterion_ids=("craft",),
        is_significant=True,
    )
    later = [replace(marked, id=n, happened_on=TODAY, is_significant=False) for n in range(2, 60)]

    choice = period.chosen(weights_of([marked, *later]), LINES, TODAY)
    found = period.period_of(TODAY, TODAY, choice, [marked, *later], (), LINES)

    assert found.lines[0].count == 59
    assert (len(found.lines[0].wins), found.lines[0].wins[-1]) == (21, marked)
