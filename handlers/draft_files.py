"""Files of a draft: made on a click, and handed to the member in their own messages."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.domain.draft import FileForm
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import draft_files as views
from handlers.errands import give

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TAKE)
    async def take_draft(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        draft_id, form = views.read_taking(body["actions"][0])
        await coach.taking.check(member, draft_id, form)
        await take_along(coach, member, draft_id, form)
        if body["container"].get("is_ephemeral"):
            await respond(**views.file_on_its_way(), replace_original=False)
        await ack()


async def take_along(coach: Coach, member: Member, draft_id: int, form: FileForm) -> None:
    """Promised from now on."""
    await give(coach, member, "draft", draft=draft_id, form=form)
