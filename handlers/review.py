"""`/promo review`: go through the lines of both levels, name gaps, keep what the manager said."""

from collections.abc import Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.case_map import MapLine
from bot.domain.gap_review import next_to_rate
from bot.domain.ladders import LineKey
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.services.reviewing import Said
from bot.slack.opening import show_here
from bot.slack.people import member_of
from bot.slack.views import gap_form as gaps
from bot.slack.views import review as views
from bot.slack.views import review_agenda as agendas
from bot.slack.views import review_line as lines
from bot.slack.views.rating import as_rating
from handlers.home import refresh_home

Body = dict[str, Any]
FormOfLine = Callable[[MapLine, str], View]


def register(app: AsyncApp, coach: Coach) -> None:
    register_review(app, coach)
    register_walk(app, coach)
    register_agenda(app, coach)
    register_said(app, coach)
    register_gap(app, coach)


def register_review(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_review(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_review(coach, client, body)
        await ack()

    @app.action(views.SWITCH)
    async def switch_level(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        level = views.read_level(body["actions"][0])
        await show_here(client, body, await review_of(coach, member_of(body), level))
        await ack()

    @app.action(views.WALK)
    async def walk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        found = await coach.reviewing.map_of(member, level)
        line = next_to_rate(found.reviewed, "member") or found.reviewed[0]
        await show_here(client, body, await line_of(coach, member, line.key))
        await ack()


def register_walk(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN_LINE)
    async def open_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        key = views.read_line(body["actions"][0])
        await show_here(client, body, await line_of(coach, member_of(body), key))
        await ack()

    @app.view(lines.RATE)
    async def rate_line(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        key, chosen, reason = lines.read_said(view)
        if chosen == lines.ASIDE:
            await coach.reviewing.set_aside(member, key, reason)
        else:
            await coach.reviewing.rate(member, key, Said(as_rating(chosen), reason))
        await ack(response_action="update", view=await _after(coach, member, key))
        refresh_home(coach, client, member)


def register_said(app: AsyncApp, coach: Coach) -> None:
    @app.action(lines.TELL)
    async def open_report(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_form_of_line(coach, client, body, lines.report_form)
        await ack()

    @app.view(lines.REPORT)
    async def keep_report(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        key, chosen, reason = lines.read_said(view)
        await coach.reviewing.report(member, key, Said(as_rating(chosen), reason))
        await ack(response_action="update", view=await line_of(coach, member, key))
        refresh_home(coach, client, member)

    @app.action(lines.TALK_OVER)
    async def open_settling(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_form_of_line(coach, client, body, lines.settle_form)
        await ack()

    @app.view(lines.SETTLE)
    async def keep_settled(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        key, chosen, reason = lines.read_said(view)
        await coach.reviewing.settle(member, key, Said(as_rating(chosen), reason))
        await ack(response_action="update", view=await line_of(coach, member, key))
        refresh_home(coach, client, member)


def register_gap(app: AsyncApp, coach: Coach) -> None:
    @app.action(lines.NAME_GAP)
    async def open_gap(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_form_of_line(coach, client, body, gaps.gap_form)
        await ack()

    @app.view(gaps.NAME)
    async def keep_gap(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        gap = await coach.reviewing.name_gap(member, *gaps.read_gap(view))
        await ack(response_action="update", view=gaps.gap_kept(gap))
        refresh_home(coach, client, member)


def register_agenda(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TO_AGENDA)
    async def choose_talk(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        found = await coach.reviewing.map_of(member, level)
        await show_here(client, body, agendas.agenda_form(found))
        await ack()

    @app.view(agendas.PUT)
    async def put_on_agenda(ack: AsyncAck, body: Body, view: Body) -> None:
        member, (channel_id, level) = member_of(body), agendas.read_agenda_form(view)
        found = await coach.reviewing.map_of(member, level)
        topics = agendas.topics_of(found)
        readers = await coach.convening.readers(member, channel_id, "")
        for topic in topics:
            await coach.preparing.add_topic_here(
                member,
                channel_id,
                topic,
                in_private=readers.is_pair,
                is_private=not readers.is_pair,
            )
        done = agendas.put(len(topics), coach.commands.agenda, is_pair=readers.is_pair)
        await ack(response_action="update", view=done)


async def show_review(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """The review of the next level, or how to get a ladder."""
    await show_here(client, body, await review_of(coach, member_of(body)))


async def review_of(coach: Coach, member: Member, level: int | None = None) -> View:
    standpoint = await coach.reviewing.standpoint(member)
    found = standpoint.target if level is None else standpoint.at(level)
    if found is None:
        return views.no_ladder()
    manager = await coach.reviewing.manager_name(member)
    return views.review_view(standpoint, found, manager, await coach.asking.findings(member))


async def show_form_of_line(
    coach: Coach, client: AsyncWebClient, body: Body, form: FormOfLine
) -> None:
    """A form about the line that was pressed on, which names the manager."""
    member = member_of(body)
    found = await coach.reviewing.line(member, views.read_line(body["actions"][0]))
    await show_here(client, body, form(found, await coach.reviewing.manager_name(member)))


async def line_of(coach: Coach, member: Member, key: LineKey) -> View:
    found, whole = await coach.reviewing.step(member, key)
    return lines.line_view(found, whole, await coach.reviewing.manager_name(member))


async def _after(coach: Coach, member: Member, key: LineKey) -> View:
    """The next line to rate; the whole review once there is none."""
    found = await coach.reviewing.map_of(member, key.level)
    line = next_to_rate(found.reviewed, "member", after=key)
    if line is None:
        return await review_of(coach, member, key.level)
    return await line_of(coach, member, line.key)
