"""The engine: the abilities that bring messages, put together for many members at once."""

from bot.rendering import Rendering
from bot.services.allowances import Allowances
from bot.services.claiming import Claiming
from bot.services.composing import Composing
from bot.services.confirming import Confirming
from bot.services.delivering import Delivering
from bot.services.errands import Errands
from bot.services.insisting import Insisting
from bot.services.knowing import Knowing
from bot.services.pacing import Pacing
from bot.services.placing import Placing
from bot.services.ports import Clock, Messenger, Presence, Profiles
from bot.services.preparing import Preparing
from bot.services.reaching import Reaching
from bot.services.sending import Abilities, Sending
from bot.storage.database import Database


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
