"""Describing the files that come in: JSON Schemas, which editors complete and check from."""

import asyncio
from collections.abc import Mapping
from pathlib import Path

from bot import ladders, wins
from bot.services.exporting import File

SCHEMAS: Mapping[str, Path] = {"ladder": ladders.SCHEMA, "wins": wins.SCHEMA}
"""Add yours here: the command line and the forms offer it."""


async def schema_file(name: str) -> File:
    path = SCHEMAS[name]
    return path.name, await asyncio.to_thread(path.read_bytes)
