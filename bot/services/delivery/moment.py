"""Whether a message goes out now, waits for a better moment, or is left out."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.calendar.weeks import Rhythm, at_local
from bot.domain.delivery.delivery import AGAIN, DEACTIVATED, Delivery, is_late
from bot.domain.delivery.moment import NOW, Circumstances, Moment, Seen, moment_for, note_on
from bot.domain.delivery.quiet import Manner, manner_of
from bot.services.ports import Clock, Presence
from bot.services.week.resting import working_days
from bot.services.workspace.members import Members
from bot.storage.database.connection import Connection
from bot.storage.database.database import Database
from bot.storage.delivery.deliveries import DeliveryStore
from bot.storage.week.rhythms import RhythmStore
from bot.storage.workspace.members import MemberStore

A_DAY = timedelta(days=1)

BACK = "You're back, so I'm asking again. How often is up to you: see Settings."
"""Said once to somebody who was asked whether they still want this, with the next message."""


@dataclass(frozen=True, slots=True)
class Approach:
    """When a message goes out, how to speak to whoever gets it, and what is said beside it.

    `note` is what was left out before; `says_back` that it goes on after a silence.
    """

    moment: Moment = NOW
    manner: Manner = "usual"
    note: str = ""
    says_back: bool = False


class Moments:
    """Decides by the member's clock, working days and wishes, as they are now."""

    def __init__(
        self, database: Database, members: Members, presence: Presence, now: Clock
    ) -> None:
        self._database = database
        self._members = members
        self._presence = presence
        self._now = now

    async def approach(self, delivery: Delivery) -> Approach:
        """When it goes out, in which manner, and what to say with it."""
        tz = (await self._members.profile(delivery.member)).tz
        seen = await self._presence.seen(delivery.member, self._now())
        async with self._database.reading() as connection:
            sign = await MemberStore(connection, delivery.member).last_sign()
            if sign and sign.unreachable_code == DEACTIVATED:
                return Approach(Moment(skip=DEACTIVATED))
            rhythm = await RhythmStore(connection, delivery.member).get()
            around = await self._around(connection, delivery, rhythm, tz, seen)
            skipped = await DeliveryStore(connection).skipped_unsaid(delivery.member)
        is_back = sign is not None and sign.silence == "back"
        return Approach(
            moment_for(delivery, around),
            manner_of(sign, rhythm.pace, self._now(), tz) if sign else "usual",
            _joined(
                BACK if is_back else "",
                note_on(skipped, rhythm, around.today, around.working.holidays),
            ),
            says_back=is_back,
        )

    async def _around(
        self, connection: Connection, delivery: Delivery, rhythm: Rhythm, tz: ZoneInfo, seen: Seen
    ) -> Circumstances:
        deliveries, now = DeliveryStore(connection), self._now()
        today = now.astimezone(tz).date()
        midnight = at_local(today, time(0), tz)
        todays = await deliveries.todays(delivery.member, midnight)
        dues = await deliveries.due_before(delivery.member, at_local(today + A_DAY, time(0), tz))
        planned = [kind for kind, due_at in dues if not is_late(kind, due_at, tz, now)]
        begun = [other.kind for other in todays if other.state == "claimed"]
        return Circumstances(
            now,
            tz,
            rhythm,
            await working_days(connection, delivery.member, rhythm, today),
            seen,
            sent_today=sum(other.state == "sent" for other in todays),
            others=tuple({*begun, *planned} - {delivery.kind}),
        )

    async def put_off(self, delivery: Delivery, until: datetime) -> None:
        """It was certainly not sent: it is due again then, for the same occasion."""
        async with self._database.writing() as connection:
            if await DeliveryStore(connection).let_go(delivery.id):
                await RhythmStore(connection, delivery.member).set_due(
                    delivery.kind, until, snoozed=AGAIN in delivery.occasion
                )

    async def rest(self, delivery: Delivery) -> None:
        """Nothing of this kind comes until they are heard from."""
        async with self._database.writing() as connection:
            await RhythmStore(connection, delivery.member).set_due(delivery.kind, None)

    async def skip(self, delivery: Delivery, reason: str) -> None:
        async with self._database.writing() as connection:
            await DeliveryStore(connection).skipped(delivery.id, reason, self._now())


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))
