"""Every table there is: whoever means all of them takes METADATA from here."""

from bot.storage import (
    tables,
    tables_acts,
    tables_agenda,
    tables_answers,
    tables_case_file,
    tables_chores,
    tables_company,
    tables_errands,
    tables_installations,
    tables_ladder,
    tables_people,
    tables_review,
    tables_road,
)
from bot.storage.table_kinds import METADATA

__all__ = [
    "METADATA",
    "tables",
    "tables_acts",
    "tables_agenda",
    "tables_answers",
    "tables_case_file",
    "tables_chores",
    "tables_company",
    "tables_errands",
    "tables_installations",
    "tables_ladder",
    "tables_people",
    "tables_review",
    "tables_road",
]
