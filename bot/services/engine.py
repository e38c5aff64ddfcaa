"""The engine: the services that bring messages, put together for many members at once."""

from bot.services.agenda.agenda import Agendas
from bot.services.delivery.moment import Moments
from bot.services.delivery.reach import Allowances, Reachability
from bot.services.delivery.schedule import Schedule
from bot.services.delivery.send import Abilities, Confirmations, Outbox
from bot.services.delivery.tick import Claims, Deliveries
from bot.services.ports import Clock, Messenger, Presence, Profiles
from bot.services.week.check_in import CheckIns
from bot.services.week.second_ask import SecondAsks
from bot.services.workspace.errands import Errands
from bot.services.workspace.members import Members
from bot.storage.database.database import Database
from bot.templates.rendering import Rendering


def delivering_of(  # noqa: PLR0913, PLR0917 - each is a part of its own, handed over once
    database: Database,
    profiles: Profiles,
    presence: Presence,
    messenger: Messenger,
    rendering: Rendering,
    schedule: Schedule,
    reach: Reachability,
    errands: Errands,
    now: Clock,
) -> Deliveries:
    """What is read on the way of a message is read for all who are under way at the time."""
    together = database.for_many()
    members = Members(together, profiles, now)
    allowances = Allowances()
    abilities = Abilities(
        members=members,
        check_ins=CheckIns(together, members, Agendas(database, members, now), rendering, now),
        schedule=schedule,
        moments=Moments(together, members, presence, now),
        reach=reach,
        confirmations=Confirmations(database, now),
        second_asks=SecondAsks(together, members, now),
    )
    sending = Outbox(abilities, allowances, messenger, now)
    return Deliveries(Claims(database, allowances, now), sending, errands, allowances, now)
