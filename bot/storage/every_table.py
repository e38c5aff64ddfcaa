"""Every table there is: whoever means all of them takes METADATA from here."""

from bot.storage.agenda import tables as tables_agenda
from bot.storage.database import acts, chores, tables
from bot.storage.database.owned import METADATA
from bot.storage.ladder import tables as tables_ladder
from bot.storage.people import tables as tables_people
from bot.storage.plan import tables as tables_road
from bot.storage.review import tables as tables_review
from bot.storage.talks import tables as tables_answers
from bot.storage.workspace import errands
from bot.storage.workspace import tables as tables_installations

__all__ = [
    "METADATA",
    "acts",
    "chores",
    "errands",
    "tables",
    "tables_agenda",
    "tables_answers",
    "tables_installations",
    "tables_ladder",
    "tables_people",
    "tables_review",
    "tables_road",
]
