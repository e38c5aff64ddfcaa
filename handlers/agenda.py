"""`/agenda`: gather the next 1:1, choose what goes in, post it where it was asked for."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.agenda import Agenda
from bot.domain.member import Member
from bot.domain.reading import plain_text
from bot.services.coach import Coach
from bot.slack.manifest import CommandSpec
from bot.slack.people import member_of
from bot.slack.places import Place, place_of
from bot.slack.posting import post_to
from bot.slack.shown import carried_by, show_again, shown_in
from bot.slack.text import Message
from bot.slack.views import agenda as views
from bot.slack.views.posted_agenda import posted_agenda

COMMAND = CommandSpec(
    "agenda",
    "Gather your next 1:1: you see it first, then post it here",
    "add the on-call rota",
)
Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_command(app, coach)
    register_choices(app, coach)
    register_topic(app, coach)
    register_post(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def gather(ack: AsyncAck, command: Body) -> None:
        await ack(**await _gathered(coach, member_of(command), place_of(command)))

    async def add_topic(ack: AsyncAck, command: Body) -> None:
        member, place = member_of(command), place_of(command)
        topic = plain_text(command["text"].strip().partition(" ")[2])
        agenda = await coach.preparing.add_topic_here(
            member, place.channel_id, topic, in_private=place.is_private
        )
        await ack(**await _drafted(coach, member, agenda, place))

    async def show_help(ack: AsyncAck, command: Body) -> None:
        await ack(**views.agenda_help(command["command"]))

    words = {"": gather, "add": add_topic}

    @app.command(coach.commands.agenda)
    async def gather_agenda(ack: AsyncAck, command: Body) -> None:
        word = command["text"].strip().partition(" ")[0].lower()
        await words.get(word, show_help)(ack, command)

    @app.action(views.GATHER)
    async def gather_again(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        message = await _gathered(coach, member_of(body), place_of(body))
        await respond(**message, replace_original=True)
        await ack()


def register_choices(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TICK)
    async def tick_items(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda_id, ticks = views.read_ticks(body["actions"][0])
        agenda = await coach.preparing.tick(member, agenda_id, ticks)
        await respond(
            **await _drafted(coach, member, agenda, place_of(body)), replace_original=True
        )
        await ack()

    @app.action(views.SHARE)
    async def share_item(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda = await coach.preparing.share(member, *views.read_share(body["actions"][0]))
        await respond(
            **await _drafted(coach, member, agenda, place_of(body)), replace_original=True
        )
        await ack()

    @app.action(views.NOT_NOW)
    async def put_away(ack: AsyncAck, respond: AsyncRespond) -> None:
        await respond(**views.put_away(), replace_original=True)
        await ack()


def register_topic(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ADD_TOPIC)
    async def open_topic_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        agenda_id = int(body["actions"][0]["value"])
        form = views.topic_form(agenda_id, place_of(body), shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.KEEP_TOPIC)
    async def keep_topic(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        agenda_id, place, topic = views.read_topic(view)
        agenda = await coach.preparing.add_topic(member, agenda_id, topic)
        message = await _drafted(coach, member, agenda, place)
        await ack()
        coach.background.start(
            show_again(client, carried_by(view), message, otherwise=member.user_id), name="agenda"
        )


def register_post(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.POST)
    async def post_agenda(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member, place = member_of(body), place_of(body)
        agenda_id, stamp = views.read_post(body["actions"][0])
        name = (await coach.knowing.profile(member)).name
        today = await coach.knowing.today(member)

        async def send(agenda: Agenda) -> str | None:
            message = posted_agenda(agenda, name, today)
            return await post_to(agenda.channel_id, message, client=client, respond=respond)

        agenda = await coach.preparing.post(member, agenda_id, stamp, send)
        message = (
            views.agenda_done(agenda, place)
            if agenda.posted_at
            else await _drafted(coach, member, agenda, place, has_changed=True)
        )
        await respond(**message, replace_original=True)
        await ack()


async def _gathered(coach: Coach, member: Member, place: Place) -> Message:
    agenda = await coach.preparing.gather(member, place.channel_id, in_private=place.is_private)
    return await _drafted(coach, member, agenda, place)


async def _drafted(
    coach: Coach, member: Member, agenda: Agenda, place: Place, *, has_changed: bool = False
) -> Message:
    profile = await coach.knowing.profile(member)
    today = await coach.knowing.today(member)
    return views.agenda_draft(agenda, place, name=profile.name, on=today, has_changed=has_changed)
