"""Work beside the answers: all of it is done, and none of it needlessly."""

import asyncio
from collections import Counter
from itertools import pairwise

from bot.services.background import PACE, Background


async def test_what_waits_its_turn_already_is_not_started_twice() -> None:
    background, shown = Background(), Counter[str]()

    async def show(what: str) -> None:
        await asyncio.sleep(0)
        shown[what] += 1

    for _ in range(10):
        background.bring_up_to_date("ada", lambda: show("ada"), name="home")
        background.bring_up_to_date("bo", lambda: show("bo"), name="home")
    await background.settle()

    assert shown == {"ada": 1, "bo": 1}


async def test_a_change_during_the_showing_is_shown_afterwards() -> None:
    background, state, seen = Background(), ["old"], list[str]()
    background.apart = 0

    async def show() -> None:
        seen.append(state[-1])
        await asyncio.sleep(0)

    background.bring_up_to_date("ada", show, name="home")
    await asyncio.sleep(0)
    state.append("new")
    background.bring_up_to_date("ada", show, name="home")
    await background.settle()

    assert seen == ["old", "new"]


async def test_only_a_few_are_brought_up_to_date_side_by_side() -> None:
    background, under_way, most = Background(), set[int](), list[int]()

    async def show(number: int) -> None:
        under_way.add(number)
        most.append(len(under_way))
        await asyncio.sleep(0)
        under_way.discard(number)

    for number in range(20):
        background.bring_up_to_date(number, lambda number=number: show(number), name="home")  # type: ignore[misc]
    await background.settle()

    assert max(most) == PACE
    assert len(most) == 20


async def test_what_is_done_already_holds_nobody_up() -> None:
    background, done = Background(), asyncio.Event()

    async def finish() -> None:
        done.set()

    background.start(finish(), name="home")
    await asyncio.sleep(0)
    assert done.is_set()
    assert background._tasks  # nobody has heard of its end yet

    await background.settle()

    assert not background._tasks


async def test_the_same_is_not_shown_twice_within_the_time_between_and_the_last_change_is() -> None:
    background, shown = Background(), list[float]()
    background.apart = 0.05
    loop = asyncio.get_running_loop()

    async def show() -> None:
        shown.append(loop.time())

    for _ in range(5):
        background.bring_up_to_date("ada", show, name="home")
        await asyncio.sleep(0.01)
    changed_at = loop.time()
    background.bring_up_to_date("ada", show, name="home")
    await background.settle()

    assert all(later - one >= background.apart for one, later in pairwise(shown))
    assert shown[-1] >= changed_at


async def test_whoever_waits_to_be_shown_again_is_shown_at_the_end() -> None:
    background, shown = Background(), list[int]()
    background.apart = 60

    async def show() -> None:
        shown.append(len(shown))

    background.bring_up_to_date("ada", show, name="home")
    await asyncio.sleep(0.01)
    background.bring_up_to_date("ada", show, name="home")
    await asyncio.sleep(0.01)
    assert len(shown) == 1

    await background.end(within=1)

    assert len(shown) == 2
