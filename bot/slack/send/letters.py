"""Letters: what one person sends to another by a button, each once."""

from collections.abc import Callable

from bot.domain.delivery.delivery import Posted
from bot.domain.delivery.errand import Errand
from bot.domain.review.sharing import Letter
from bot.slack.send.courier import Courier
from bot.slack.text import Message

Look = Callable[[Letter], Message]
"""Turns a letter into a message."""


class SlackLetters:
    """Into the DM that whoever gets it has with the app."""

    def __init__(self, courier: Courier, look: Look) -> None:
        self._courier = courier
        self._look = look

    async def send(self, errand: Errand, to_id: str, letter: Letter) -> Posted:
        """See the port."""
        return await self._courier.once(errand, to_id, self._look(letter))
