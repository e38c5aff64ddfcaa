"""Ada by herself: what she does with each message of the coach, by typing and pressing."""

import re
from collections.abc import Iterable
from datetime import datetime

from bot.cli.demo_story import WINS
from playground.conversations import Message
from playground.testkit import Actor

SET_A_GOAL = ("Work on this", "Set a goal", "Set another goal")
"""How she sets one: for the gap that she and Marta agreed on, where Monday brings it up."""

WHICH_GOAL = "What do you want to get done?"
DONE = "Done"
FINISHED = ("It's done", DONE)
"""What she says on Monday to the one goal that is still open from before."""

PRESSED = ("Post to your 1:1", "Draft the request", "Draft the conversation", "I've asked")
"""What she presses, wherever it comes."""

OPEN_THE_TALK, DID_IT, HERS = "Open the talk", "Kept", "I: "
"""What she presses where she is reminded of a promise of hers, and how the talk marks it."""

MONDAY, FRIDAY = "Hi Ada. What's the one thing", "How did the week go"

LAST_TALKED = re.compile(r"You and (?P<name>.+) last talked")

GOALS_BEFORE = (
    "Agree with the three teams on who moves first",
    "Write the rollback plan with support",
)
THANKS = (
    "Thanks @Ada for the vault dry run yesterday: you found the missing index, and the fraud team "
    "can move two weeks earlier than planned."
)


class Life:
    """Ada at the page. She takes one of her goals each Monday and one of her wins each Friday.

    None stands for a week without one, and so does the end of them.
    """

    def __init__(self, ada: Actor, goals: Iterable[str | None], wins: Iterable[str | None]) -> None:
        self._ada = ada
        self._goals, self._wins = iter(goals), iter(wins)
        self._goal: str | None = None

    async def answer(self) -> None:
        """Answers the newest message of the coach, and closes what that opened."""
        await self._ada.open_messages()
        message = self._newest()
        if message is None:
            return
        if message.text.startswith(MONDAY):
            await self._plan(message)
        elif message.text.startswith(FRIDAY):
            await self._look_back(message)
        else:
            await self._act_on(message)
        await self.close()

    async def close(self) -> None:
        """Closes every form in front of her."""
        while self._ada.has_modal():
            await self._ada.close()

    async def _act_on(self, message: Message) -> None:
        for label in PRESSED:
            await self._press(message, label)
        if await self._press(message, OPEN_THE_TALK):
            await self._ada.click(DID_IT, near=HERS)

    async def _plan(self, message: Message) -> None:
        for label in FINISHED:
            if self._ada.reads(message).count(f"[{label}]") == 1:
                await self._ada.click(label, in_=message)
                await self.close()
        await self._see(message)
        self._goal = next(self._goals, None)
        if self._goal and await self._press(message, *SET_A_GOAL):
            await self._ada.fill(WHICH_GOAL, self._goal)
            await self._ada.submit()

    async def _see(self, message: Message) -> None:
        """She talks to whom she is reminded of."""
        if found := LAST_TALKED.search(self._ada.reads(message)):
            await self._ada.click("My people", in_=message)
            await self._ada.click("Talked today", near=found["name"])
            await self.close()

    async def _look_back(self, message: Message) -> None:
        if self._goal and f"{self._goal}\n[{DONE}]" in self._ada.reads(message):
            await self._ada.click(DONE, in_=message, near=self._goal)
        await self.close()
        if win := next(self._wins, None):
            await self._ada.slash(f"/win {win}")

    async def _press(self, message: Message, *labels: str) -> bool:
        """Presses the first of these buttons that the message has."""
        words = self._ada.reads(message)
        label = next((label for label in labels if f"[{label}]" in words), None)
        if label:
            await self._ada.click(label, in_=message)
        return label is not None

    def _newest(self) -> Message | None:
        said = (one for one in self._ada.messages() if one.bot_id and not one.is_ephemeral)
        return max(said, key=lambda one: one.ts, default=None)


async def live_until(life: Life, ada: Actor, until: datetime) -> None:
    """Lets her answer everything that comes up to an instant, and goes there."""
    while await ada.travel_to_message(until):
        await life.answer()


def wins_of_last(days: int) -> tuple[str, ...]:
    """Return what she typed so lately."""
    return tuple(text for days_ago, text in WINS if days_ago < days)
