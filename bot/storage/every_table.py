"""Every table there is: whoever means all of them takes METADATA from here."""

from bot.storage.agenda import tables as agenda
from bot.storage.database import acts, chores
from bot.storage.database import tables as first
from bot.storage.database.owned import METADATA
from bot.storage.ladder import tables as ladder
from bot.storage.people import tables as people
from bot.storage.plan import tables as plan
from bot.storage.review import tables as review
from bot.storage.talks import tables as talks
from bot.storage.typed import lines as typed
from bot.storage.workspace import audit, company, errands, gone
from bot.storage.workspace import tables as workspace

__all__ = ["DECLARED_IN", "METADATA"]

DECLARED_IN = (
    acts,
    agenda,
    audit,
    chores,
    company,
    errands,
    first,
    gone,
    ladder,
    people,
    plan,
    review,
    talks,
    typed,
    workspace,
)
"""Importing a module puts its tables into METADATA; a new one is a line here."""
