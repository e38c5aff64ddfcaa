"""Sharing: the member invites by name, looks first, and can take everything back at any time."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.courier import INVITATION, marked
from bot.slack.direct import tell
from bot.slack.opening import show_here
from bot.slack.people import member_of
from bot.slack.views import sharing as views
from bot.slack.views.guest import invitation_message
from bot.slack.views.review import INVITE, OPEN_SHARED

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_invitation(app, coach)
    register_log(app, coach)


def register_invitation(app: AsyncApp, coach: Coach) -> None:
    @app.action(INVITE)
    async def open_invitation(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        wins = await coach.sharing.offer(member)
        case = await coach.aiming.case(member)
        form = views.invite_form(wins, case.manager_id if case else None)
        await show_here(client, body, form)
        await ack()

    @app.view(views.CHOOSE)
    async def look_first(ack: AsyncAck, body: Body, view: Body) -> None:
        guest_id, wins = views.read_invitation(view)
        invitation = await coach.sharing.prepare(member_of(body), guest_id, wins)
        await ack(response_action="update", view=views.preview(invitation, guest_id))

    @app.view(views.SEND)
    async def invite(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        guest_id, wins = views.read_preview(view)
        invitation = await coach.sharing.prepare(member, guest_id, wins)

        errand = coach.errands.new(member, INVITATION, guest=guest_id)

        async def send() -> None:
            await tell(client, guest_id, marked(invitation_message(invitation.review), errand.id))
            await coach.errands.end(errand)

        await coach.sharing.invite(member, invitation, send, errand)
        await ack(response_action="update", view=views.invited(invitation.guest_name))


def register_log(app: AsyncApp, coach: Coach) -> None:
    @app.action(OPEN_SHARED)
    async def open_log(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_shared(coach, client, body)
        await ack()

    @app.action(views.REVOKE)
    async def revoke(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.sharing.revoke(member, views.read_share(body["actions"][0]))
        await show_here(client, body, await _log_of(coach, member))
        await ack()

    @app.action(views.REVOKE_ALL)
    async def revoke_all(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.sharing.revoke_all(member)
        await show_here(client, body, await _log_of(coach, member))
        await ack()


async def show_shared(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await show_here(client, body, await _log_of(coach, member_of(body)))


async def _log_of(coach: Coach, member: Member) -> View:
    zone = (await coach.knowing.profile(member)).tz
    return views.shared_log(await coach.sharing.left(member), zone)
