"""Addressing: what is known of the one person whom a draft is for."""

from bot.domain.member import Member
from bot.domain.reader import NOBODY, Reader, reader_of
from bot.services.relating import people_of
from bot.storage.database import Connection
from bot.storage.feedback import Feedbacks
from bot.storage.wins import Wins


async def reader_for(connection: Connection, member: Member, name: str) -> Reader:
    """Nobody where no name was chosen, and then nothing is read."""
    if not name:
        return NOBODY
    people = await people_of(connection, member)
    feedback = await Feedbacks(connection, member).all()
    return reader_of(name, people, feedback, await Wins(connection, member).all())
