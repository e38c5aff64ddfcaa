"""Versions of a draft: the list, what differs, the way back, and what the rows would change."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.services.revising import mark_of
from bot.slack.people import member_of
from bot.slack.shown import carried_by, shown_in
from bot.slack.views import draft_offer, draft_versions
from handlers.draft import show_changed

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_versions(app, coach)
    register_offer(app, coach)


def register_versions(app: AsyncApp, coach: Coach) -> None:
    @app.action(draft_versions.OPEN_VERSIONS)
    async def open_versions(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = await coach.drafting.draft(member, int(body["actions"][0]["value"]))
        versions = await coach.revising.versions(member, draft.id)
        zone = (await coach.knowing.profile(member)).tz
        view = draft_versions.versions_view(draft, versions, zone, shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.action(draft_versions.OPEN_VERSION)
    async def open_version(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft_id, number = draft_versions.read_version(body["actions"][0])
        draft = await coach.drafting.draft(member, draft_id)
        version = await coach.revising.version(member, draft_id, number)
        zone = (await coach.knowing.profile(member)).tz
        view = draft_versions.version_view(draft, version, zone, carried_by(body["view"]))
        await client.views_push(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(draft_versions.GO_BACK)
    async def go_back(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = await coach.revising.go_back(member, *draft_versions.read_going_back(view))
        await ack(response_action="clear")
        show_changed(coach, client, member, draft, carried_by(view))


def register_offer(app: AsyncApp, coach: Coach) -> None:
    @app.action(draft_offer.OPEN_OFFER)
    async def open_offer(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = await coach.drafting.draft(member, int(body["actions"][0]["value"]))
        offer = await coach.revising.offered(member, draft)
        form = draft_offer.offer_form(offer, mark_of(offer), shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(draft_offer.TAKE_OVER)
    async def take_over(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        draft = await coach.revising.take_over(member, *draft_offer.read_offer_form(view))
        await ack()
        show_changed(coach, client, member, draft, carried_by(view))
