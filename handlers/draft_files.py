"""Files of a draft: made on a click, and handed to the member in their own messages."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.draft import FileForm
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.handing import hand_over
from bot.slack.people import member_of
from bot.slack.views import draft_files as views

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TAKE)
    async def take_draft(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        draft_id, form = views.read_taking(body["actions"][0])
        await coach.taking.check(member, draft_id, form)
        start_taking(coach, client, member, draft_id, form)
        if body["container"].get("is_ephemeral"):
            await respond(**views.file_on_its_way(), replace_original=False)
        await ack()


def start_taking(
    coach: Coach, client: AsyncWebClient, member: Member, draft_id: int, form: FileForm
) -> None:
    coach.background.start(_take(coach, client, member, draft_id, form), name="file")


async def _take(
    coach: Coach, client: AsyncWebClient, member: Member, draft_id: int, form: FileForm
) -> None:
    await hand_over(client, member, *await coach.taking.take(member, draft_id, form))
