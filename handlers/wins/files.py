"""Wins leave as files and come in from elsewhere: export, import, and the queue line by line."""

from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.errand import Errand
from bot.domain.errors import CoachError
from bot.services.coach import Coach
from bot.services.wins.imports import LONGEST_IMPORT, Report
from bot.slack.send.courier import Courier
from bot.slack.send.direct import put_in_place
from bot.slack.send.fetch import FileTooBigError, address_of, fetched, file_at, name_of
from bot.slack.send.outcome import done_once
from bot.slack.text import Message
from bot.slack.views.wins import account, found_date
from bot.slack.views.wins import files as views
from bot.slack.views.wins.coverage import win_coverage
from bot.slack.views.wins.list import OPEN_COVERAGE, OPEN_EXPORT, OPEN_IMPORT
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Payload, Turn

IMPORT_LONG = "long import"
"""The kind of errand that reads a long file."""

READ_AT_ONCE = 60_000
"""Bytes of a file that is read while its reader waits, about a second."""

UNHURRIED = 60.0
"""Seconds that Slack has to hand a long file over: nobody waits at a form."""

TOLD_EVERY = 1_000
"""Lines between two words on how far it is."""


async def open_export_for(turn: Turn) -> None:
    await turn.open_over(views.export_form())


async def open_import_for(turn: Turn) -> None:
    """The queue where lines wait already, else the form."""
    queue = await turn.coach.win_imports.queue(turn.member)
    view = views.queue_view(queue) if queue.waiting else views.import_form()
    await turn.open_over(view)


async def open_coverage_for(turn: Turn) -> None:
    await turn.open_over(win_coverage(await turn.coach.coverage.coverage(turn.member)))


async def export_wins(turn: Turn) -> None:
    wish = views.read_export(turn.view)
    await turn.give("export", **views.details_of(wish))
    turn.update(views.export_on_its_way(wish))


async def send_schema(turn: Turn) -> None:
    await turn.give("schema", name="wins")
    await turn.show_instead(views.import_form(views.ON_ITS_WAY_TO_YOU))


async def ask_for_another(turn: Turn) -> None:
    await turn.show_instead(views.import_form())


async def read_list(turn: Turn) -> None:
    pasted, file = views.read_import(turn.view)
    if file:
        turn.update(await bring_in_file(turn, file))
    else:
        summary = await turn.coach.win_imports.bring_in(turn.member, pasted)
        queue = await turn.coach.win_imports.queue(turn.member)
        turn.update(views.queue_view(queue, summary))
    refresh_home(turn)


async def bring_in_file(turn: Turn, file: Payload) -> View:
    """The queue; of a long file, where its reader sees how far it is."""
    name = name_of(file)
    try:
        data = await fetched(turn.client, file, READ_AT_ONCE)
    except FileTooBigError:
        await turn.give(IMPORT_LONG, url=address_of(file), name=name)
        return account.import_on_its_way()
    summary = await turn.coach.win_imports.bring_in_file(turn.member, data, name)
    return views.queue_view(await turn.coach.win_imports.queue(turn.member), summary)


async def read_long(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """A long list is read, and a message says how far; read again, it brings nothing twice."""
    member, name = errand.member, errand.details["name"] or "your file"
    posted = await courier.once(errand, member.user_id, account.import_begun(name))
    client = await courier.client_for(member)

    async def report(done: int, of: int) -> None:
        if done % TOLD_EVERY == 0 and done < of:
            await put_in_place(client, posted, account.import_so_far(name, done, of))

    message = await _read(coach, client, errand, report)
    with done_once():
        await client.chat_update(channel=posted.channel_id, ts=posted.message_ts, **message)


async def _read(coach: Coach, client: AsyncWebClient, errand: Errand, report: Report) -> Message:
    name, file = errand.details["name"], file_at(errand.details["url"])
    try:
        data = await fetched(client, file, LONGEST_IMPORT, UNHURRIED)
        summary = await coach.win_imports.bring_in_file(errand.member, data, name, report)
    except CoachError as error:
        return account.import_failed(name or "Your file", str(error))
    return account.import_done(name or "your file", summary)


async def show_rest(turn: Turn) -> None:
    queue = await turn.coach.win_imports.queue(turn.member)
    await turn.show_instead(views.queue_view(queue))


async def approve_line(turn: Turn) -> None:
    await turn.coach.win_imports.approve(turn.member, views.read_queued_line_id(turn.action))
    await show_rest(turn)
    refresh_home(turn)


async def ask_date(turn: Turn) -> None:
    """Of one line, or of all that have none."""
    imports, today = turn.coach.win_imports, await turn.coach.members.today(turn.member)
    if turn.value == found_date.ALL:
        undated = (await imports.queue(turn.member)).undated
        await turn.open_over(found_date.date_form_for_all(undated, today))
        return
    queued_line = await imports.queued_line(turn.member, turn.number)
    await turn.open_over(found_date.date_form(queued_line, today))


async def save_dated(turn: Turn) -> None:
    imports, today = turn.coach.win_imports, await turn.coach.members.today(turn.member)
    queued_line_id, when = found_date.read_date(turn.view, today)
    saved = None
    if queued_line_id is None:
        saved = await imports.approve_next(turn.member, when)
    else:
        await imports.approve(turn.member, queued_line_id, when)
    await turn.show_below(views.queue_view(await imports.queue(turn.member), saved=saved))
    refresh_home(turn)


async def approve_next_lines(turn: Turn) -> None:
    saved = await turn.coach.win_imports.approve_next(turn.member)
    view = views.queue_view(await turn.coach.win_imports.queue(turn.member), saved=saved)
    await turn.show_instead(view)
    refresh_home(turn)


async def take_back_lines(turn: Turn) -> None:
    await turn.coach.win_imports.take_back(turn.member, *views.read_batch(turn.action))
    await show_rest(turn)
    refresh_home(turn)


async def send_left_out(turn: Turn) -> None:
    await turn.give("left out")
    queue = await turn.coach.win_imports.queue(turn.member)
    await turn.show_instead(views.queue_view(queue, notice=views.ON_ITS_WAY_TO_YOU))


async def dismiss_all_lines(turn: Turn) -> None:
    count, queue = await turn.coach.win_imports.dismiss_all(turn.member)
    await turn.show_instead(views.queue_view(queue, dismissed=count))


async def ask_all_again(turn: Turn) -> None:
    queue = await turn.coach.win_imports.ask_all_again(turn.member)
    await turn.show_instead(views.queue_view(queue))


async def dismiss_line(turn: Turn) -> None:
    await turn.coach.win_imports.dismiss(turn.member, views.read_queued_line_id(turn.action))
    await show_rest(turn)


LISTENERS = Listeners(
    actions={
        OPEN_COVERAGE: open_coverage_for,
        OPEN_EXPORT: open_export_for,
        OPEN_IMPORT: open_import_for,
        views.SCHEMA: send_schema,
        views.ANOTHER_LIST: ask_for_another,
        views.APPROVE: approve_line,
        found_date.ASK_DATE: ask_date,
        views.APPROVE_NEXT: approve_next_lines,
        views.TAKE_BACK: take_back_lines,
        views.DISMISS: dismiss_line,
        views.DISMISS_ALL: dismiss_all_lines,
        views.ASK_AGAIN: ask_all_again,
        views.LEFT_OUT: send_left_out,
    },
    forms={
        views.EXPORT: export_wins,
        views.IMPORT: read_list,
        found_date.DATED: save_dated,
    },
)
