"""`/promo people`: who knows the aim, who has a say, who helps, and when you last talked."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.services.coach import Coach
from bot.slack.opening import open_over, show_below, show_here
from bot.slack.people import member_of
from bot.slack.views import people as views
from bot.slack.views import person_form as forms
from handlers.draft import write_for
from handlers.home import refresh_home

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_form(app, coach)
    register_deeds(app, coach)

    @app.action(views.OPEN)
    async def open_people(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_people(coach, client, body)
        await ack()

    @app.action(views.BRIEF)
    async def write_brief(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        name = views.read_name(body["actions"][0])
        await write_for(coach, client, body, "brief", name)
        await ack()

    @app.action(views.WANT)
    async def want_senior_peers(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        count = views.read_wanted(body["actions"][0])
        found = await coach.relating.want_senior_peers(member_of(body), count)
        await show_here(client, body, views.people_page(found))
        await ack()


def register_form(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_FORM)
    async def open_person_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        person_id = views.read_opening(body["actions"][0])
        known = person_id is not None
        person = await coach.relating.person(member_of(body), person_id or 0) if known else None
        await open_over(client, body, forms.person_form(person))
        await ack()

    @app.view(forms.KEEP)
    async def keep_person(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        found = await coach.relating.keep(member, *forms.read_person_form(view))
        await show_below(client, view, views.people_page(found))
        await ack()
        refresh_home(coach, client, member)


def register_deeds(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TALKED)
    async def note_talk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        person_id = views.read_person_id(body["actions"][0])
        found = await coach.relating.talked(member_of(body), person_id)
        await show_here(client, body, views.people_page(found))
        await ack()

    @app.action(views.TOLD)
    async def note_told(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        found = await coach.relating.told(member, views.read_person_id(body["actions"][0]))
        await show_here(client, body, views.people_page(found))
        await ack()
        refresh_home(coach, client, member)

    @app.action(views.REMOVE)
    async def remove_person(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        person_id = views.read_person_id(body["actions"][0])
        found = await coach.relating.remove(member_of(body), person_id)
        await show_here(client, body, views.people_page(found))
        await ack()


async def show_people(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    found = await coach.relating.register(member_of(body))
    await show_here(client, body, views.people_page(found))
