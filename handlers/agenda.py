"""`/agenda`: gather the next 1:1, choose what goes in, post it where it was asked for."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.agenda import Agenda
from bot.domain.errand import CannotLookError, Errand
from bot.domain.member import Member
from bot.domain.reading import plain_text
from bot.services.coach import Coach
from bot.services.preparing import POST_AGENDA
from bot.slack.courier import Courier, marked
from bot.slack.manifest import CommandSpec
from bot.slack.people import member_of
from bot.slack.places import Place, place_for, place_of
from bot.slack.posting import post_to
from bot.slack.shown import carried_by, show_again, shown_in
from bot.slack.text import Message
from bot.slack.views import agenda as views
from bot.slack.views import agenda_outcome as outcomes
from bot.slack.views import agenda_topic as topics
from bot.slack.views.later import brought_later
from bot.slack.views.minutes import standing_agenda
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
    register_last_time(app, coach)
    register_topic(app, coach)
    register_post(app, coach)
    register_doubt(app, coach)


def register_command(app: AsyncApp, coach: Coach) -> None:
    async def gather(ack: AsyncAck, command: Body) -> None:
        await ack(**await _gathered(coach, member_of(command), place_of(command)))

    async def add_topic(ack: AsyncAck, command: Body) -> None:
        member, place = member_of(command), place_of(command)
        topic = plain_text(command["text"].strip().partition(" ")[2])
        agenda = await coach.preparing.add_topic_here(
            member,
            place.channel_id,
            topic,
            in_private=await _is_pair(coach, member, place),
            place_name=place.name,
        )
        is_offered = await coach.preparing.offer_topic(member, place.channel_id, topic)
        note = views.OFFERED if is_offered else ""
        await ack(**await _drafted(coach, member, agenda, command, note=note))

    async def show_help(ack: AsyncAck, command: Body) -> None:
        await ack(**outcomes.agenda_help(command["command"]))

    words = {"": gather, "add": add_topic}

    @app.command(coach.commands.agenda)
    async def gather_agenda(ack: AsyncAck, command: Body) -> None:
        word = command["text"].strip().partition(" ")[0].lower()
        await words.get(word, show_help)(ack, command)

    @app.action(outcomes.GATHER)
    async def gather_again(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        place = await _place_of_put_away(coach, member, body)
        await respond(**await _gathered(coach, member, place), replace_original=True)
        await ack()


def register_choices(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TICK)
    async def tick_items(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda_id, ticks = views.read_ticks(body["actions"][0])
        agenda = await coach.preparing.tick(member, agenda_id, ticks)
        await respond(**await _drafted(coach, member, agenda, body), replace_original=True)
        await ack()

    @app.action(views.SHARE)
    async def share_item(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda = await coach.preparing.share(member, *views.read_item(body["actions"][0]))
        await respond(**await _drafted(coach, member, agenda, body), replace_original=True)
        await ack()

    @app.action(views.DROP)
    async def drop_item(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda = await coach.preparing.drop(member, *views.read_item(body["actions"][0]))
        await respond(**await _drafted(coach, member, agenda, body), replace_original=True)
        await ack()

    @app.action(views.NOT_NOW)
    async def put_away(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        agenda_id = int(body["actions"][0]["value"])
        await respond(**outcomes.put_away(agenda_id), replace_original=True)
        await ack()

    @app.action(views.AN_HOUR)
    async def bring_in_an_hour(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        outlook = await coach.pacing.snooze(member_of(body), "agenda", "hour")
        await respond(**brought_later(outlook), replace_original=True)
        await ack()


def register_last_time(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.COVER_LAST)
    async def cover_last(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        agenda = await coach.preparing.agenda(member, int(body["actions"][0]["value"]))
        await coach.preparing.cover_last(member, agenda.channel_id)
        place = place_for(body, agenda.channel_id, agenda.place_name)
        await respond(**await _gathered(coach, member, place), replace_original=True)
        await ack()


def register_topic(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ADD_TOPIC)
    async def open_topic_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        agenda_id = int(body["actions"][0]["value"])
        form = topics.topic_form(agenda_id, place_of(body), shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(topics.KEEP_TOPIC)
    async def keep_topic(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        agenda_id, place, topic, on_its_own = topics.read_topic(view)
        agenda = await coach.preparing.add_topic(member, agenda_id, topic, on_its_own=on_its_own)
        message = await drafted_at(coach, member, agenda, place)
        await ack()
        coach.background.start(
            show_again(client, carried_by(view), message, otherwise=member.user_id), name="agenda"
        )


def register_post(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.POST)
    async def ask_or_post(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        question = await _question(coach, body)
        if question is None:
            await post_agenda(ack, body, respond, client)
            return
        await respond(**question, replace_original=True)
        await ack()

    @app.action(outcomes.BACK)
    async def back_to_draft(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member, agenda_id = member_of(body), int(body["actions"][0]["value"])
        agenda = await coach.preparing.agenda(member, agenda_id)
        await respond(**await _drafted(coach, member, agenda, body), replace_original=True)
        await ack()

    async def post_agenda(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member, here = member_of(body), place_of(body).channel_id
        agenda_id, stamp = views.read_post(body["actions"][0])

        errand = coach.errands.new(member, POST_AGENDA, agenda=agenda_id)

        async def send(agenda: Agenda) -> str | None:
            standing = standing_agenda(await coach.minuting.to_be(member, agenda))
            message = marked(standing, errand.id)
            return await post_to(
                agenda.channel_id,
                message,
                client=client,
                respond=respond,
                is_here=here == agenda.channel_id,
            )

        agenda = await coach.preparing.post(member, agenda_id, stamp, send, errand)
        await respond(**await _after(coach, member, agenda, body), replace_original=True)
        await ack()
        if agenda.is_under_way:
            await coach.errands.note(errand, asked=True)

    app.action(outcomes.POST_IT)(post_agenda)


def register_doubt(app: AsyncApp, coach: Coach) -> None:
    @app.action(outcomes.IS_THERE)
    async def it_is_there(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member, agenda_id = member_of(body), int(body["actions"][0]["value"])
        agenda = await coach.preparing.settle(member, agenda_id, is_there=True)
        await respond(**await _after(coach, member, agenda, body), replace_original=True)
        await ack()

    @app.action(outcomes.POST_AGAIN)
    async def it_is_not_there(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member, agenda_id = member_of(body), int(body["actions"][0]["value"])
        agenda = await coach.preparing.settle(member, agenda_id, is_there=False)
        await respond(**await _drafted(coach, member, agenda, body), replace_original=True)
        await ack()


async def find_out(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """A post that somebody began: whether it arrived is looked up before it is repeated.

    Where the coach may not read what is said, the member is asked, and nothing is repeated.
    """
    member = errand.member
    agenda = await coach.preparing.agenda(member, errand.details["agenda"])
    if not agenda.is_under_way:
        return
    try:
        posted = await courier.found(member, agenda.channel_id, errand.id)
    except CannotLookError:
        if not errand.details.get("asked"):
            question = outcomes.in_doubt(agenda, _own_place(agenda))
            if not await courier.told(member, member.user_id, errand.id):
                await courier.tell(member, member.user_id, question, errand.id)
        return
    message_ts = posted.message_ts if posted else await _repeated(coach, courier, errand, agenda)
    await coach.preparing.arrived(member, agenda, message_ts)


async def _repeated(coach: Coach, courier: Courier, errand: Errand, agenda: Agenda) -> str | None:
    """It is certain that it never arrived."""
    standing = standing_agenda(await coach.minuting.to_be(errand.member, agenda))
    return await post_to(
        agenda.channel_id,
        marked(standing, errand.id),
        client=await courier.client_for(errand.member),
        respond=None,
        is_here=False,
    )


async def drafted_at(coach: Coach, member: Member, agenda: Agenda, place: Place) -> Message:
    """A draft in `place`, which is where it is looked at."""
    profile = await coach.knowing.named(member)
    around = views.Around(
        profile.name,
        await coach.knowing.today(member),
        comes_by_itself=place.channel_id != agenda.channel_id,
    )
    own = place if place.channel_id == agenda.channel_id else _own_place(agenda)
    return views.agenda_draft(agenda, own, around)


async def _gathered(coach: Coach, member: Member, place: Place) -> Message:
    doubted = await coach.preparing.doubted(member, place.channel_id)
    if doubted:
        return outcomes.in_doubt(doubted, place)
    agenda = await coach.preparing.gather(
        member,
        place.channel_id,
        in_private=await _is_pair(coach, member, place),
        place_name=place.name,
    )
    return await drafted_at(coach, member, agenda, place)


async def _drafted(
    coach: Coach,
    member: Member,
    agenda: Agenda,
    body: Body,
    *,
    note: str = "",
    has_changed: bool = False,
) -> Message:
    profile = await coach.knowing.named(member)
    around = views.Around(
        profile.name,
        await coach.knowing.today(member),
        has_changed=has_changed,
        comes_by_itself=place_of(body).channel_id != agenda.channel_id,
        note=note,
    )
    place = place_for(body, agenda.channel_id, agenda.place_name)
    return views.agenda_draft(agenda, place, around)


async def _after(coach: Coach, member: Member, agenda: Agenda, body: Body) -> Message:
    """Posted; or in doubt; or not at all, since it changed meanwhile."""
    place = place_for(body, agenda.channel_id, agenda.place_name)
    if agenda.posted_at:
        return outcomes.agenda_done(agenda, place)
    if agenda.is_under_way:
        return outcomes.in_doubt(agenda, place)
    return await _drafted(coach, member, agenda, body, has_changed=True)


async def _question(coach: Coach, body: Body) -> Message | None:
    """What more than two may read is asked about; None where it is to be posted, or cannot be."""
    member, (agenda_id, stamp) = member_of(body), views.read_post(body["actions"][0])
    agenda = await coach.preparing.agenda(member, agenda_id)
    place = place_for(body, agenda.channel_id, agenda.place_name)
    readers = await coach.convening.readers(member, place.channel_id, place.name)
    if readers.is_pair or not agenda.is_as_shown(stamp):
        return None
    profile, today = await coach.knowing.profile(member), await coach.knowing.today(member)
    shown = posted_agenda(agenda, profile.name, today)
    return outcomes.who_will_read(agenda, place, readers, shown)


async def _is_pair(coach: Coach, member: Member, place: Place) -> bool:
    """Slack is asked only where the place's name does not tell it."""
    if not place.may_be_pair:
        return False
    return (await coach.convening.readers(member, place.channel_id, place.name)).is_pair


async def _place_of_put_away(coach: Coach, member: Member, body: Body) -> Place:
    """Where the agenda that was put away belongs; it may be looked at from the DM."""
    value = str(body["actions"][0].get("value") or "")
    if not value.isdigit():
        return place_of(body)
    agenda = await coach.preparing.agenda(member, int(value))
    return place_for(body, agenda.channel_id, agenda.place_name)


def _own_place(agenda: Agenda) -> Place:
    return Place(agenda.channel_id, agenda.place_name)
