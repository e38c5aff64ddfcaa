"""What members type to the coach: understood line by line, saved, changed and taken back."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.domain.errors import AlreadyDoneError, CoachError
from bot.domain.member import Member
from bot.domain.text.clean import clean_text
from bot.domain.typed.line import (
    Edited,
    Heard,
    Reading,
    Said,
    TypedLine,
    Understood,
    lines_of,
    paired,
)
from bot.domain.typed.meaning import Meaning
from bot.domain.typed.rules import meanings_of
from bot.services.typed.around import LOOK_BACK, OPEN_FOR, Place
from bot.services.typed.effects import Effects
from bot.services.workspace.of_members import OfMembers
from bot.storage.typed.lines import TypedStore


class LineGoneError(CoachError):
    """The row that a button names is not there."""

    sentence = "I don't have that line any more. Type it once more and I'll save it."


class Typed(OfMembers):
    """Each method is one transaction, so that a delivery that comes twice is acted on once."""

    async def hear(self, member: Member, said: Said, pages: tuple[str, ...]) -> Heard:
        """Understands and saves a message. Raises AlreadyDoneError where it was answered before.

        A message without words is remembered, too, so that its file is answered once.
        """
        tz, now = await self._clock(member)
        async with self._database.writing() as connection:
            typed = TypedStore(connection, member)
            place = Place(connection, member, now, tz)
            effects = Effects(connection, member, now, tz, place)
            if before := await typed.of_message(said.ts):
                return await _again(effects, said, before)
            around = await place.around(said.thread_ts, pages)
            found: list[Understood] = []
            for number, meaning in enumerate(meanings_of(clean_text(said.text), around)):
                found += await effects.heard(said.ts, number, meaning)
            if not found:
                await typed.add(said.ts, 0, "said", now)
        return Heard(tuple(found), place.asked_before)

    async def replied(self, member: Member, message_ts: str, reply_ts: str) -> None:
        """Where the coach's answer stands, so that a reply under it is about the same."""
        async with self._database.writing() as connection:
            await TypedStore(connection, member).replied(message_ts, reply_ts)

    async def read_as(
        self, member: Member, line_id: int, reading: Reading
    ) -> tuple[Understood, ...]:
        """The member says what it was; all lines of its message, as they are then.

        Raises LineGoneError, or what saving a win or a goal raises.
        """
        return await self._each(
            member, (line_id,), lambda effects, line: effects.read_as(line, reading)
        )

    async def take_back(self, member: Member, line_ids: Sequence[int]) -> tuple[Understood, ...]:
        """Undoes what these lines became; they can be read again. Raises LineGoneError."""
        return await self._each(
            member, line_ids, lambda effects, line: effects.read_as(line, "neither")
        )

    async def take_over(self, member: Member, line_ids: Sequence[int]) -> tuple[Understood, ...]:
        """The new words of an edited message, into what it became. Raises LineGoneError."""
        return await self._each(member, line_ids, Effects.reword)

    async def _each(
        self,
        member: Member,
        line_ids: Sequence[int],
        act: Callable[[Effects, TypedLine], Awaitable[TypedLine]],
    ) -> tuple[Understood, ...]:
        """All lines of the message, once these have been acted on. Raises LineGoneError."""
        tz, now = await self._clock(member)
        async with self._database.writing() as connection:
            typed, effects = TypedStore(connection, member), Effects(connection, member, now, tz)
            lines = [line for line_id in line_ids if (line := await typed.get(line_id))]
            if not lines:
                raise LineGoneError
            for line in lines:
                await act(effects, line)
            return await effects.standing(lines[0].message_ts)

    async def undo_last(self, member: Member) -> tuple[Understood, ...]:
        """Takes back what the newest line became that stands; nothing where there is none."""
        tz, now = await self._clock(member)
        async with self._database.writing() as connection:
            effects = Effects(connection, member, now, tz)
            for line in await TypedStore(connection, member).newest(now - OPEN_FOR, LOOK_BACK):
                if (await effects.as_it_stands(line)).stands:
                    taken_back = await effects.read_as(line, "neither")
                    return (await effects.as_it_stands(taken_back),)
        return ()

    async def edited(
        self, member: Member, said: Said, before: str, pages: tuple[str, ...]
    ) -> Edited:
        """The message says something else now; nothing saved is changed without a press."""
        tz, now = await self._clock(member)
        old, new = lines_of(clean_text(before)), lines_of(clean_text(said.text))
        async with self._database.writing() as connection:
            typed = TypedStore(connection, member)
            rows = {line.position: line for line in await typed.of_message(said.ts)}
            if not rows:
                return Edited()
            place = Place(connection, member, now, tz)
            around = await place.around(said.thread_ts, pages)
            meanings = meanings_of("\n".join(new), around)
            effects = Effects(connection, member, now, tz, place)
            edit = _Edit(effects, typed, said.ts)
            for was, is_now in paired(old, new):
                line = rows.get(was) if was is not None else None
                meaning = meanings[is_now] if is_now is not None else None
                is_same = was is not None and is_now is not None and old[was] == new[is_now]
                await edit.line(line, is_now, None if is_same else meaning)
        return Edited(tuple(edit.changed), tuple(edit.heard), tuple(edit.gone))

    async def leave(self, member: Member, line_ids: Sequence[int]) -> None:
        """What was saved stays as it was: the new words of an edit are forgotten."""
        async with self._database.writing() as connection:
            typed = TypedStore(connection, member)
            for line_id in line_ids:
                if line := await typed.get(line_id):
                    words = line.words if line.became == "detail" else ""
                    await typed.set(line_id, waiting=words)

    async def deleted(self, member: Member, message_ts: str) -> tuple[Understood, ...]:
        """The message is gone: what stands because of it, and words that waited are forgotten."""
        tz, now = await self._clock(member)
        async with self._database.writing() as connection:
            await TypedStore(connection, member).let_go(message_ts)
            found = await Effects(connection, member, now, tz).standing(message_ts)
        return tuple(one for one in found if one.stands)

    async def _clock(self, member: Member) -> tuple[ZoneInfo, datetime]:
        return (await self._members.profile(member)).tz, self._now()


class _Edit:
    """What comes of an edited message, line by line."""

    def __init__(self, effects: Effects, typed: TypedStore, message_ts: str) -> None:
        self._effects, self._typed, self._message_ts = effects, typed, message_ts
        self.changed: list[Understood] = []
        self.heard: list[Understood] = []
        self.gone: list[Understood] = []

    async def line(
        self, line: TypedLine | None, place: int | None, meaning: Meaning | None
    ) -> None:
        """`place` is where it stands now, None where it is gone; no `meaning`: as it was."""
        if line is None:
            if place is not None and meaning is not None:
                self.heard += await self._effects.heard(self._message_ts, place, meaning)
            return
        stands = await self._effects.as_it_stands(line)
        if place is None:
            if stands.stands:
                self.gone.append(stands)
            else:
                await self._typed.set(line.id, waiting="")
            return
        await self._typed.set(line.id, position=place)
        if meaning is None or not meaning.text:
            return
        if stands.stands and line.became in {"win", "goal", "detail"}:
            before = f"{line.words}\n" if line.became == "detail" else ""
            waiting = await self._typed.set(line.id, waiting=f"{before}{meaning.text}")
            self.changed += [replace(stands, line=waiting, meaning=meaning)] if waiting else []
        elif line.became in {"asked", "said", "benefit"}:
            self.heard += await self._effects.heard(self._message_ts, place, meaning, line)


async def _again(effects: Effects, said: Said, before: tuple[TypedLine, ...]) -> Heard:
    """Whoever heard it first did not get as far as an answer, or it was answered."""
    if any(line.reply_ts for line in before):
        raise AlreadyDoneError
    found = await effects.standing(said.ts)
    both = zip(found, meanings_of(clean_text(said.text)), strict=False)
    return Heard(tuple(replace(one, meaning=meaning) for one, meaning in both))
