"""Agreements: the member hears once of each expectation that their manager agrees is met.

By the manager's own hand, in the pages of a guest. Lines that are agreed on in one sitting come
in one message, a while after the last of them.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from bot.domain.delivery.errand import AGREED, begun_for
from bot.domain.ladder.ladder import LadderLine, LineKey
from bot.domain.member import Member
from bot.domain.review.map import Standpoint
from bot.domain.review.review import ReviewLine, is_met
from bot.services.workspace.errands import new_errand, write
from bot.storage.database.connection import Connection
from bot.storage.week.sent_nudges import SentNudge, SentNudgeStore, remember
from bot.storage.workspace.errands import ErrandRows

WAIT = timedelta(minutes=15)
"""Who goes through lines is through, or pauses, after so long without another one."""


async def note_agreed(
    connection: Connection, owner: Member, changed: Iterable[ReviewLine], now: datetime
) -> None:
    """Promise to tell of those that are agreed to be met, and were not told of before."""
    had = await SentNudgeStore(connection, owner).all()
    agreed = [_word(line.key) for line in changed if line.agreed and is_met(line.agreed.rating)]
    new = [word for word in agreed if (AGREED, word) not in had]
    if not new:
        return
    await remember(connection, [SentNudge(owner, AGREED, word, now) for word in new])
    rows = ErrandRows(connection, owner)
    waiting = next((one for one in await rows.of_kind(AGREED) if not one.is_again), None)
    if waiting is None:
        await write(connection, begun_for(new_errand(owner, AGREED, now, lines=new), now + WAIT))
        return
    await rows.note(waiting.id, {"lines": [*waiting.details["lines"], *new]})
    await rows.again(waiting.id, now + WAIT)


def agreed_lines(standpoint: Standpoint, words: Iterable[str]) -> tuple[LadderLine, ...]:
    """Return those that are still agreed to be met, the same words once; the member's to read."""
    told = set(words)
    found = {
        one.line.text: one.line
        for whole in standpoint.maps
        for one in whole.lines
        if _word(one.line.key) in told and one.review.agreed and is_met(one.review.agreed.rating)
    }
    return tuple(found.values())


def _word(key: LineKey) -> str:
    return f"{key.level} {key.criterion_id}"
