"""Everything the coach can write, from the hub, from Home, or by `/promo write`."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.views import write as views
from bot.slack.views.draft import in_your_messages
from handlers.draft import hand_over_if_cut, message_of

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_ALL)
    async def open_drafts(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_drafts(coach, client, body)
        await ack()

    @app.view(views.CHOSEN)
    async def write_chosen(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        kind, wish = views.read_choice_form(view)
        if missing := await coach.drafting.missing(member, kind, wish):
            await ack(response_action="update", view=views.nothing_to_write(missing))
            return
        draft = await coach.drafting.write(member, kind, wish=wish)
        message = await message_of(coach, member, draft)
        await client.chat_postMessage(channel=member.user_id, unfurl_links=False, **message)
        await ack(response_action="update", view=in_your_messages(draft))
        await hand_over_if_cut(coach, member, draft)


async def show_drafts(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    case = await coach.aiming.required_case(member_of(body))
    await open_over(client, body, views.drafts_page(case.stage))
