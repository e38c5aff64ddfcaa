"""Wins with what they are filed under, for the tests of evidence, catalogue and gaps."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from bot.domain.review.evidence import Evidence, Proof, weighed, weight_of
from bot.domain.wins.win import Win

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def win(
    number: int = 1,
    *,
    days_ago: int = 0,
    is_measured: bool = False,
    is_seen: bool = False,
    is_linked: bool = False,
) -> Win:
    return Win(
        id=number,
        text=f"win {number}",
        happened_on=TODAY - timedelta(days=days_ago),
        created_at=NOW,
        numbers=("30%",) if is_measured else (),
        people=("sam",) if is_seen else (),
        links=("https://example.org",) if is_linked else (),
    )


def perfect(number: int = 1, *, days_ago: int = 0) -> Win:
    return win(number, days_ago=days_ago, is_measured=True, is_seen=True, is_linked=True)


def for_craft(found: Win) -> Proof:
    return Proof(found, ("craft",))


def evidence_for(names: Iterable[str], proofs: Iterable[Proof], today: date) -> dict[str, Evidence]:
    """The evidence of each criterion with the wins themselves, as the services put it together."""
    standing = {proof.win.id: proof for proof in proofs if proof.counts_on(today)}
    found = weighed(names, map(weight_of, standing.values()), today)
    return {
        name: replace(one, wins=tuple(standing[w.win_id].win for w in one.weights))
        for name, one in found.items()
    }
