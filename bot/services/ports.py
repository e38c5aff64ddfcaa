"""What the services ask of the outside world; `bot.slack` and `bot.app` provide it."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.domain.agenda.minutes import Minutes
from bot.domain.agenda.readers import Readers
from bot.domain.delivery.delivery import Posted, Press
from bot.domain.delivery.errand import Errand
from bot.domain.delivery.moment import Seen
from bot.domain.member import Member, Profile
from bot.domain.review.sharing import Letter
from bot.domain.week.check_in import Outgoing

Clock = Callable[[], datetime]
"""Answers with the present instant, aware and in UTC."""


class Profiles(Protocol):
    """Where a member's name and time zone come from."""

    async def profile_of(self, member: Member) -> Profile | None:
        """None where it cannot be had just now; the caller goes on without."""


class Presence(Protocol):
    """What Slack says of whether a member wants to be left alone."""

    async def seen(self, member: Member, now: datetime) -> Seen:
        """Nothing special where Slack does not say, or may not be asked."""


class Audience(Protocol):
    """What Slack says of who reads along in a conversation."""

    async def of(self, member: Member, channel_id: str, now: datetime) -> Readers:
        """`bot.domain.agenda.readers.UNKNOWN` where Slack does not say, or may not be asked."""


class AgendaBoard(Protocol):
    """Where an agenda stands for everybody in its conversation to read."""

    async def post(
        self, member: Member, minutes: Minutes, errand_id: str, press: Press | None = None
    ) -> str | None:
        """Posts once, carrying `errand_id`; the message's ts.

        None where the app is no member and it went out as the answer to the `press`, which has to
        be in that conversation. Raises NotDeliveredError or OutcomeUnknownError.
        """

    async def find(self, member: Member, channel_id: str, errand_id: str) -> Posted | None:
        """Where that stands, None if it never arrived.

        Raises CannotLookError, or NotDeliveredError where that cannot be found out just now.
        """


class Letters(Protocol):
    """Brings letters, each into the DM that whoever gets it has with the coach."""

    async def send(self, errand: Errand, to_id: str, letter: Letter) -> Posted:
        """Once for an errand: one that was taken up again is looked up first.

        Raises NotDeliveredError or OutcomeUnknownError.
        """


class Messenger(Protocol):
    """Speaks to a member in their own DM, and to nobody else.

    In Slack: `bot/slack/send/messenger.py`; how it looks: `bot/slack/views/outgoing.py`.
    """

    async def send(
        self, member: Member, message: Outgoing, delivery_id: str, note: str = ""
    ) -> Posted:
        """Posts once, carrying `delivery_id`, with `note` at its end.

        Raises NotDeliveredError or OutcomeUnknownError.
        """

    async def find(self, member: Member, delivery_id: str) -> Posted | None:
        """Where a message with this `delivery_id` stands, None if it never arrived.

        Raises NotDeliveredError where that cannot be found out just now.
        """
