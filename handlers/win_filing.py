"""One tap below a saved win: its kind, what it shows, for whom it was, that it was last week."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.asking import AfterSaving
from bot.domain.win import Win
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.views import win as views
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    """In a message or in the modal; no second question follows."""

    async def answer(body: Body, client: AsyncWebClient, respond: AsyncRespond, win: Win) -> None:
        member = member_of(body)
        after = AfterSaving(lines=await coach.filing.lines(member))
        if body.get("view"):
            await client.views_update(view_id=body["view"]["id"], view=views.win_kept(win, after))
        else:
            await respond(**views.win_saved(win, after), replace_original=True)
        refresh_home(coach, client, member)

    @app.action(views.NAME_KIND)
    async def name_kind(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, kind = views.read_kind_choice(body["actions"][0])
        await answer(
            body, client, respond, await coach.filing.name_kind(member_of(body), win_id, kind)
        )
        await ack()

    @app.action(views.NAME_LINE)
    async def name_line(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, criterion_id = views.read_choice(body["actions"][0])
        win = await coach.filing.show(member_of(body), win_id, criterion_id)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.SHOW_LIKELY)
    async def show_likely_line(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, criterion_id = views.read_likely(body["actions"][0])
        win = await coach.filing.show(member_of(body), win_id, criterion_id)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.BENEFIT_PRESSED)
    async def name_benefit(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, benefited = views.read_benefit_press(body["actions"][0])
        win = await coach.filing.name_benefit(member_of(body), win_id, benefited)
        await answer(body, client, respond, win)
        await ack()

    @app.action(views.LAST_WEEK)
    async def move_to_last_week(
        ack: AsyncAck, body: Body, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        win_id, on = views.read_last_week(body["actions"][0])
        await answer(body, client, respond, await coach.filing.move(member_of(body), win_id, on))
        await ack()
