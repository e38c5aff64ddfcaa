"""Weights: what counts of a win is the same, whether its words were read or not."""

from datetime import timedelta

from bot.domain.review.evidence import weight_of
from bot.domain.review.map import proof_of
from bot.domain.wins.win import Fact, WinDraft
from bot.storage.database.database import Database
from bot.storage.wins.weights import WeightStore
from bot.storage.wins.wins import WinStore
from tests.storage.people import ADA, NOW, TODAY, meet

FAILED = Fact("outcome", "did_not_work")
DRAFTS = (
    WinDraft("bare", TODAY),
    WinDraft("cut it by 30%", TODAY, numbers=("30%",), links=("https://x.test",)),
    WinDraft("was seen", TODAY, seen_by=("Sam",), is_significant=True, is_private=True),
    WinDraft("filed", TODAY, criterion_ids=("craft", "leads"), people=("U1",)),
    WinDraft("went wrong", TODAY, kind="decision", facts=(Fact("lesson", 'a "b"'), FAILED)),
    WinDraft("went well", TODAY, kind="decision", facts=(Fact("outcome", "worked"),)),
    WinDraft("led it", TODAY, kind="led", facts=(FAILED,)),
    WinDraft("my idea did not work out", TODAY),
    WinDraft("the pilot\nFAILED", TODAY, kind="led"),
    WinDraft("fixed the failed deploys", TODAY),
    WinDraft("the first bet failed", TODAY, kind="decision", facts=(Fact("outcome", "worked"),)),
    WinDraft("learned it", TODAY, kind="lesson"),
)


async def test_a_win_weighs_the_same_read_or_unread(database: Database) -> None:
    async with database.writing() as connection:
        await meet(connection, ADA)
        wins = [await WinStore(connection, ADA).add(draft, NOW) for draft in DRAFTS]

        found = await WeightStore(connection, ADA).between(TODAY, TODAY)

    weights = {weight.win_id: weight for weight in map(weight_of, map(proof_of, wins))}
    assert {weight.win_id: weight for weight in found} == weights
    failed = [win.text for win in wins if weights[win.id].has_failed]
    assert failed == ["went wrong", "my idea did not work out", "the pilot\nFAILED", "learned it"]


async def test_both_days_count_and_what_was_undone_does_not(database: Database) -> None:
    days = [TODAY - timedelta(days=days) for days in range(5)]
    async with database.writing() as connection:
        await meet(connection, ADA)
        wins = WinStore(connection, ADA)
        ids = [(await wins.add(WinDraft("did it", day), NOW)).id for day in days]
        await wins.undo(ids[2], NOW)

        found = await WeightStore(connection, ADA).between(days[3], days[1])

    assert {weight.win_id for weight in found} == {ids[1], ids[3]}
