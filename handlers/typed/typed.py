"""What is typed to the coach in its DM: understood or asked about, never met with silence."""

from dataclasses import replace

from bot.domain.calendar.weeks import DUE_KINDS, SECOND
from bot.domain.drafts.catalogue import NAMED, spec_of
from bot.domain.typed.line import Heard, Said, Understood, lines_of
from bot.domain.typed.named import pause_ends
from bot.domain.wins.reading import plain_text
from bot.slack.client import text_in
from bot.slack.said import (
    LADDERS,
    LISTS,
    deleted_in,
    edit_in,
    files_in,
    is_clip,
    is_picture,
    said_in,
)
from bot.slack.send.fetch import address_of, fetched, file_at
from bot.slack.text import Message
from bot.slack.views.ladder import forms as ladder_forms
from bot.slack.views.ladder.start import preview
from bot.slack.views.typed import asides, reply
from handlers import promo
from handlers.goals.goal import show_goals
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Listener, Payload, Turn
from handlers.wins.files import bring_in_file
from handlers.wins.list import open_list_for

MOST_LINES = 20
"""Lines of one message that are answered one by one; a longer list waits to be looked through."""

WINDOWS: dict[str, Listener] = {**promo.WORDS, "wins": open_list_for}
MESSAGES: dict[str, Listener] = {
    "next": promo.show_hub,
    "help": promo.show_help,
    "goals this week": show_goals,
}
"""Pages that are a message of their own; the others open in a window, which needs a press."""

NAMES = (*WINDOWS, *NAMED)


async def hear(turn: Turn) -> None:
    if not text_in(turn.event, "channel"):
        return
    if said := said_in(turn.event):
        await hear_words(turn, await _named(turn, said))
    elif changed := edit_in(turn.event):
        said, before = changed
        named_before = await turn.coach.members.with_names(turn.member, before)
        await hear_edit(turn, await _named(turn, said), named_before)
    elif message_ts := deleted_in(turn.event):
        await hear_deletion(turn, message_ts)


async def _named(turn: Turn, said: Said) -> Said:
    """In a message Slack mentions people by their ids alone."""
    return replace(said, text=await turn.coach.members.with_names(turn.member, said.text))


async def hear_words(turn: Turn, said: Said) -> None:
    if len(lines_of(said.text)) > MOST_LINES:
        listed = "\n".join(f"- {one.strip()}" for one in lines_of(plain_text(said.text)))
        summary = await turn.coach.win_imports.bring_in(turn.member, listed)
        await _say(turn, asides.queued(summary.new), said)
        return
    heard = await turn.coach.typed.hear(turn.member, said, NAMES)
    messages = [await _reply_to(turn, heard), *_to_files(turn.event)]
    messages += [await _act_on(turn, one) for one in heard.lines]
    there = [message for message in messages if message]
    posted = [await _say(turn, message, said) for message in there or [asides.answer("👍 Good.")]]
    await turn.coach.typed.replied(turn.member, said.ts, posted[0])
    refresh_home(turn)


async def hear_edit(turn: Turn, said: Said, before: str) -> None:
    edit = await turn.coach.typed.edited(turn.member, said, before, NAMES)
    beside = await _beside(turn, Heard(edit.heard))
    messages = [reply.edited(edit, beside), *[await _act_on(turn, one) for one in edit.heard]]
    for message in filter(None, messages):
        await _say(turn, message, said)
    refresh_home(turn)


async def hear_deletion(turn: Turn, message_ts: str) -> None:
    if gone := await turn.coach.typed.deleted(turn.member, message_ts):
        await _say(turn, reply.deleted(gone))


async def read_as(turn: Turn) -> None:
    reading = reply.read_reading(turn.action)
    await _show(turn, await turn.coach.typed.read_as(turn.member, turn.number, reading))


async def take_back(turn: Turn) -> None:
    ids = reply.read_ids(turn.action)
    await _show(turn, await turn.coach.typed.take_back(turn.member, ids))


async def take_over(turn: Turn) -> None:
    ids = reply.read_ids(turn.action)
    await _show(turn, await turn.coach.typed.take_over(turn.member, ids))


async def leave(turn: Turn) -> None:
    await turn.coach.typed.leave(turn.member, reply.read_ids(turn.action))
    await turn.replace(asides.left())


async def open_page(turn: Turn) -> None:
    """In a window; a page that is a message is said below."""
    await {**WINDOWS, **MESSAGES}[turn.value](turn)
    if said := turn.reply.fields:
        turn.reply.fields = {}
        await turn.respond(**said, response_type="in_channel", replace_original=False)


async def import_wins(turn: Turn) -> None:
    await turn.open(await bring_in_file(turn, _file(turn)))
    refresh_home(turn)


async def import_ladder(turn: Turn) -> None:
    data = await fetched(turn.client, _file(turn), ladder_forms.MOST_BYTES)
    await turn.open(preview(await turn.coach.ladders.propose_file(turn.member, data)))


async def resume(turn: Turn) -> None:
    await turn.replace(await _resumed(turn))


async def _reply_to(turn: Turn, heard: Heard) -> Message | None:
    return reply.reply(heard.lines, await _beside(turn, heard))


async def _beside(turn: Turn, heard: Heard) -> reply.Beside:
    """What the answer needs to know, and is asked for only where it is of use."""
    coach, member = turn.coach, turn.member
    wins = [one.win for one in heard.lines if one.win and one.stands]
    name = (await coach.members.profile(member)).name.partition(" ")[0]
    today, asked = await coach.members.today(member), heard.asked_before
    beside = reply.Beside(today, name, asked_before=asked)
    if len(wins) == 1:
        after = await coach.win_details.after_saving(member, wins[0])
        beside = replace(beside, after=after)
    if any(one.change for one in heard.lines):
        beside = replace(beside, gaps=await coach.goals.gaps(member))
    return beside


async def _show(turn: Turn, lines: tuple[Understood, ...]) -> None:
    beside = await _beside(turn, Heard(lines))
    await turn.replace(reply.as_they_are(lines, beside))
    refresh_home(turn)


async def _say(turn: Turn, message: Message, said: Said | None = None) -> str:
    """In the DM, or in the thread that it is an answer to; the ts of it."""
    posted = await turn.client.chat_postMessage(
        channel=turn.event["channel"],
        thread_ts=said.thread_ts if said else None,
        unfurl_links=False,
        unfurl_media=False,
        **message,
    )
    return text_in(posted, "ts")


def _to_files(event: Payload) -> list[Message | None]:
    """A file leads to what it can be; a picture beside words needs no answer of its own."""
    found: list[Message | None] = []
    for file in files_in(event):
        name = text_in(file, "name").lower()
        url = address_of(file)
        if is_clip(file):
            found.append(asides.clip())
        elif not is_picture(file) or not text_in(event, "text"):
            is_ladder, is_list = name.endswith(LADDERS), name.endswith(LISTS)
            found.append(asides.dropped(name, url, is_ladder=is_ladder, is_list=is_list))
    return found


async def _act_on(turn: Turn, one: Understood) -> Message | None:
    """What a line asks for that is not saved: a page, quiet, or to go on."""
    kind, word = one.meaning.kind, one.meaning.word
    if kind == "page":
        return await _page(turn, word)
    if kind == "undo":
        return await _undone(turn)
    if kind == "nothing":
        await _settle(turn, word)
    if kind != "stop":
        return None
    if word == "resume":
        return await _resumed(turn)
    if word == "pause":
        today = await turn.coach.members.today(turn.member)
        until_on = pause_ends(one.meaning.text, today)
        await turn.coach.schedule.pause(turn.member, until_on)
        return asides.paused(until_on, today)
    for due in DUE_KINDS:
        await turn.coach.schedule.stop(turn.member, due)
    return asides.stopped()


async def _undone(turn: Turn) -> Message:
    lines = await turn.coach.typed.undo_last(turn.member)
    if not lines:
        return asides.nothing_to_undo()
    return reply.as_they_are(lines, await _beside(turn, Heard(lines)))


async def _settle(turn: Turn, asked: str) -> None:
    """Whoever says that there was nothing is not asked a second time."""
    for kind in SECOND:
        if kind == asked:
            await turn.coach.second_asks.settle(turn.member, kind)


async def _resumed(turn: Turn) -> Message:
    rhythm = await turn.coach.schedule.rhythm(turn.member)
    for due in DUE_KINDS:
        if due in rhythm.stopped:
            await turn.coach.schedule.resume(turn.member, due)
    return asides.resumed(await turn.coach.schedule.end_pause(turn.member))


async def _page(turn: Turn, word: str) -> Message:
    overview = await turn.coach.overviews.overview(turn.member)
    case = overview.case
    if word == "when" and case:
        return asides.decided(case.target_title, case.decision_on, overview.today)
    if word in {"when", "next"} and case is None:
        return asides.to_page("First tell me what you're aiming for.", "Start", "settings")
    if kind := NAMED.get(word):
        return asides.to_draft(spec_of(kind).title, kind)
    if word == "which goal":
        return asides.which_goal(await _as_typed(turn, show_goals))
    if listener := MESSAGES.get(word):
        return await _as_typed(turn, listener)
    return asides.to_page("Here it is.", f"Open {word}", word)


async def _as_typed(turn: Turn, listener: Listener) -> Message:
    """What the command says that leads to the same page."""
    member = turn.member
    body = {
        "command": turn.coach.commands.promo,
        "text": "",
        "team_id": member.team_id,
        "user_id": member.user_id,
        "enterprise_id": member.enterprise_id,
    }
    asked = Turn(turn.coach, turn.client, body)
    await listener(asked)
    said = asked.reply.fields
    return Message(text=said["text"], blocks=said["blocks"])


def _file(turn: Turn) -> Payload:
    return file_at(turn.value)


LISTENERS = Listeners(
    actions={
        **dict.fromkeys(reply.READ_AS.values(), read_as),
        reply.UNDO: take_back,
        reply.TAKE_BACK: take_back,
        reply.TAKE_OVER: take_over,
        reply.LEAVE: leave,
        asides.PAGE: open_page,
        asides.IMPORT_WINS: import_wins,
        asides.IMPORT_LADDER: import_ladder,
        asides.RESUME: resume,
    },
    events={
        "message.im": hear,
    },
)
