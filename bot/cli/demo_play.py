"""*Play*: Ada goes from her next win to the decision without a visitor, and it ends as chosen."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from itertools import chain

from bot.cli.demo_life import Life
from playground.server import Playground
from playground.testkit import Actor, CannotError

PACE = timedelta(seconds=0.25)
"""Between two acts: half a year takes about a minute and a half."""

FIRST_WIN = "moved 40% of the traffic to the new vault, no errors in a week #impact #scope"
GOALS = (
    "Write the plan for the last two teams on one page",
    "Draft the decision record on who owns card data",
    "Let Lena lead the design review",
    "Show support how to read the new vault's dashboard",
    "Agree with finance on the numbers for the audit",
    "Ask Kenji what he'd want to see before he supports me",
    "Get billing through its dry run",
    "Walk Marta through my three strongest wins",
    "Write down what the vault still needs after the last move",
    "Ask support what changed for them",
    "Get the dashboard's numbers checked by finance",
    "Plan the day on which the old card store goes",
    "Ask Marta to look at my proposal",
    "Hand the ledger's pager over to Lena",
)
"""One a fortnight, as the wins are: what is planned comes before what was done."""

WINS = (
    "fraud team moved to the vault two weeks early, no ticket since #scope #impact",
    "wrote the decision record on who owns card data; three teams signed it #decision",
    "Lena led the vault's design review alone, I only took notes #mentoring",
    "support answers card questions without us, tickets down from 30 to 9 a week #impact",
    "explained the cost of a second vault to finance; they dropped the idea #voice #decision",
    "ran the fire drill for the vault with three teams, back up in 11 minutes #craft #scope",
    "billing moved over, the old card store is read-only now #scope #impact",
    "the auditors took one report in place of three #impact #voice",
    "found the lock that slowed refunds at month's end, p99 from 9 s to 1.2 s #craft #impact",
    "Priya's team built the dispute screen on our events without asking us once #scope #craft",
    "said what we don't build this quarter, and nobody came back to it #decision",
    "two engineers of the fraud team review our changes now #mentoring #scope",
    "told the directors in ten minutes what one vault saves: two audits a year #voice #impact",
    "the last table of the old card store is gone #craft",
)
YES = "To a yes"
NOT_THIS_TIME = "To a “not this time”"
SILENCE = "To no answer at all"
OVER = "The story is over. Stop the demo and start it again to see another ending."
ENDED_EARLY = "The story ends here: what Ada would press next isn't there any more."
REASON = "The company: budget, timing, no opening"
SAID = "The round had one place, and another team's case was older."

Ending = Callable[[Actor], Awaitable[None]]


async def play(
    playground: Playground,
    ada: Actor,
    decided_at: datetime,
    ending: str,
    stopped: asyncio.Event,
    pace: timedelta = PACE,
) -> None:
    """Returns once the ending is recorded, or soon after it is `stopped`.

    Where a visitor has changed what she would press, it ends there and says so.
    """
    if playground.clock.now() >= decided_at:
        playground.workspace.notify(ada.id, OVER)
        return
    try:
        if await _live(ada, decided_at, stopped, pace):
            await ada.open_messages()
            await ENDINGS[ending](ada)
    except CannotError:
        playground.workspace.notify(ada.id, ENDED_EARLY)


async def _live(ada: Actor, until: datetime, stopped: asyncio.Event, pace: timedelta) -> bool:
    """Saves a win and answers everything until then; False where it is stopped before."""
    life = Life(ada, every_other(GOALS), every_other(WINS))
    await life.close()
    await ada.open_messages()
    await ada.slash(f"/win {FIRST_WIN}")
    while not await _waits(stopped, pace) and await ada.travel_to_message(until):
        if not await _waits(stopped, pace):
            await life.answer()
    return not stopped.is_set()


def every_other(texts: Sequence[str]) -> Iterator[str | None]:
    """One a fortnight, the first at once."""
    return chain.from_iterable((text, None) for text in texts)


async def _waits(stopped: asyncio.Event, pace: timedelta) -> bool:
    """Lets the visitor read; True as soon as they have stopped it."""
    if pace:
        with suppress(TimeoutError):
            await asyncio.wait_for(stopped.wait(), pace.total_seconds())
    return stopped.is_set()


async def _promoted(ada: Actor) -> None:
    """What stays in front is the coach's message, with the notes of thanks."""
    await ada.say("I got promoted!")
    await ada.click("Record it")
    await ada.submit()
    await ada.close()


async def _not_this_time(ada: Actor) -> None:
    await ada.say("they said no")
    await ada.click("Note the reason")
    await ada.choose("What was the reason?", REASON)
    await ada.fill("In their words, as far as you remember", SAID)
    await ada.submit()


async def _no_answer(ada: Actor) -> None:
    """She has heard nothing; the coach claims nothing, and asks once more before people hear."""
    await ada.slash("/promo after")
    await ada.click("Nothing yet")
    await ada.close()
    await ada.travel("next")


ENDINGS: Mapping[str, Ending] = {
    YES: _promoted,
    NOT_THIS_TIME: _not_this_time,
    SILENCE: _no_answer,
}
"""What is chosen on the page, and what she does about it from the day of the decision on."""
