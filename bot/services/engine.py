"""The engine: the abilities that bring messages, put together for many members at once."""

from bot.services.agenda.agenda import Preparing
from bot.services.delivery.moment import Placing
from bot.services.delivery.reach import Allowances, Reaching
from bot.services.delivery.schedule import Pacing
from bot.services.delivery.send import Abilities, Confirming, Sending
from bot.services.delivery.tick import Claiming, Delivering
from bot.services.ports import Clock, Messenger, Presence, Profiles
from bot.services.week.check_in import Composing
from bot.services.week.second_ask import Insisting
from bot.services.workspace.errands import Errands
from bot.services.workspace.members import Knowing
from bot.storage.database.database import Database
from bot.templates.rendering import Rendering


def delivering_of(  # noqa: PLR0913, PLR0917 - each is a part of its own, handed over once
    database: Database,
    profiles: Profiles,
    presence: Presence,
    messenger: Messenger,
    rendering: Rendering,
    pacing: Pacing,
    reaching: Reaching,
    errands: Errands,
    now: Clock,
) -> Delivering:
    """What is read on the way of a message is read for all who are under way at the time."""
    together = database.for_many()
    knowing = Knowing(together, profiles, now)
    allowances = Allowances()
    abilities = Abilities(
        knowing=knowing,
        composing=Composing(together, knowing, Preparing(database, knowing, now), rendering, now),
        pacing=pacing,
        placing=Placing(together, knowing, presence, now),
        reaching=reaching,
        confirming=Confirming(database, now),
        insisting=Insisting(together, knowing, now),
    )
    sending = Sending(abilities, allowances, messenger, now)
    return Delivering(Claiming(database, allowances, now), sending, errands, allowances, now)
