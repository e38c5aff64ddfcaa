"""Errands: what reaches its reader even if a process dies meanwhile.

To add a file, add how it is made to FILES; a message, how it is told to MESSAGES.
"""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

from bot.domain.delivery.errand import MANAGER_LEFT, PROMOTED, WELCOME, Errand
from bot.domain.member import Member
from bot.services.agenda.posts import POST_AGENDA
from bot.services.coach import Coach
from bot.services.review.map import picture_file, table_file
from bot.services.wins.imports import schema_file
from bot.services.workspace.errands import Run
from bot.slack.bolt.acknowledge import AnsweringApp
from bot.slack.send.courier import Courier
from bot.slack.views.wins.files import wish_in
from handlers import settings
from handlers.agenda import agenda
from handlers.late_answers import LATE_ANSWER, LateAnswers
from handlers.letters import LETTERS
from handlers.talks import turning_point
from handlers.turn import Made
from handlers.wins import files

Details = Mapping[str, Any]
Make = Callable[[Coach, Member, Details], Awaitable[Made]]


async def _export(coach: Coach, member: Member, details: Details) -> Made:
    return await coach.win_exports.export(member, wish_in(details)), ""


async def _everything(coach: Coach, member: Member, _: Details) -> Made:
    return await coach.member_data.everything(member), ""


async def _draft(coach: Coach, member: Member, details: Details) -> Made:
    return await coach.draft_files.take(member, details["draft"], details["form"]), ""


async def _calendar(coach: Coach, member: Member, _: Details) -> Made:
    return await coach.plans.calendar(member), ""


async def _plan_picture(coach: Coach, member: Member, _: Details) -> Made:
    picture = await coach.plans.picture(member)
    return picture.file, picture.alt


async def _map_picture(coach: Coach, member: Member, details: Details) -> Made:
    picture = await picture_file(await coach.reviews.map_of(member, details["level"]))
    return picture.file, picture.alt


async def _map_table(coach: Coach, member: Member, details: Details) -> Made:
    return await table_file(await coach.reviews.table_of(member, details["level"])), ""


async def _ladder_yaml(coach: Coach, member: Member, _: Details) -> Made:
    return await coach.ladders.as_yaml(member), ""


async def _ladder_csv(coach: Coach, member: Member, _: Details) -> Made:
    return await coach.ladders.as_csv(member), ""


async def _guide(coach: Coach, member: Member, _: Details) -> Made:
    guide = await coach.ladder_sources.guide(member)
    return ("interview-guide.md", f"{guide}\n".encode()), ""


async def _left_out(coach: Coach, member: Member, _: Details) -> Made:
    return await coach.win_imports.left_out_file(member), ""


async def _schema(_: Coach, __: Member, details: Details) -> Made:
    return await schema_file(details["name"]), ""


FILES: dict[str, Make] = {
    "export": _export,
    "everything": _everything,
    "draft": _draft,
    "calendar": _calendar,
    "plan picture": _plan_picture,
    "map picture": _map_picture,
    "map table": _map_table,
    "ladder as YAML": _ladder_yaml,
    "ladder as CSV": _ladder_csv,
    "interview guide": _guide,
    "left out": _left_out,
    "schema": _schema,
}

MESSAGES = {
    WELCOME: settings.welcome,
    POST_AGENDA: agenda.find_out,
    PROMOTED: turning_point.tell,
    MANAGER_LEFT: turning_point.tell,
    files.IMPORT_LONG: files.read_long,
}

NO_FILE = "The file didn't get through to you. Please press the button once more in a minute."
NO_LETTER = (
    "Slack didn't take your message to somebody else, and I have tried for a while. Please look "
    "at it again and send it once more."
)
NO_AGENDA = "Slack didn't let me post your agenda. `/agenda` asks you whether it arrived."
NO_WELCOME = "I couldn't send you the first thing to bring to your 1:1. `/promo questions` has it."
NO_IMPORT = "I couldn't read your list to its end. Please import it again: nothing comes twice."
NO_ANSWER = "I couldn't finish the command that you sent earlier. Please send it once more."


def learn(coach: Coach, courier: Courier, app: AnsweringApp) -> None:
    """Makes every errand known to whoever takes it up."""
    runs: dict[str, Run] = {kind: _handing(coach, courier, make) for kind, make in FILES.items()}
    runs |= {kind: partial(run, coach, courier) for kind, run in (MESSAGES | LETTERS).items()}
    late = LateAnswers(coach, courier, app, app.act_again)
    runs[LATE_ANSWER] = late.run
    app.promises = late
    sorry = dict.fromkeys(runs, NO_ANSWER) | dict.fromkeys(FILES, NO_FILE)
    sorry |= dict.fromkeys(LETTERS, NO_LETTER)
    sorry |= {POST_AGENDA: NO_AGENDA, WELCOME: NO_WELCOME, files.IMPORT_LONG: NO_IMPORT}
    coach.errands.learn(runs, sorry, courier.say)


def _handing(coach: Coach, courier: Courier, make: Make) -> Run:
    async def hand(errand: Errand, made: Made | None) -> None:
        shared = errand.details.get("file")
        if shared and await courier.has(errand.member, shared):
            return
        file, alt = made or await make(coach, errand.member, errand.details)

        async def note(file_id: str) -> None:
            await coach.errands.note(errand, file=file_id)

        await courier.hand_over(errand.member, file, alt, note)

    return hand
