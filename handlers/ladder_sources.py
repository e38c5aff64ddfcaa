"""Where a ladder comes from: one of ours, a company's own, or lines that are picked one by one."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.domain.own_ladder import Proposal
from bot.domain.wording import counted
from bot.services.coach import Coach
from bot.services.exporting import File
from bot.slack.fetching import fetched
from bot.slack.opening import show_instead
from bot.slack.people import member_of
from bot.slack.views import ladder as ladder_views
from bot.slack.views import ladder_forms as forms
from bot.slack.views import ladder_lines as lines
from bot.slack.views import ladder_start as views
from handlers.errands import give
from handlers.ladder import after_revision, ladder_of, tell_of_reopened

Body = dict[str, Any]

ON_ITS_WAY = "The file is on its way to your messages with me."
EARLIER = 5
"""Roles watched before that are shown with the form."""


def register(app: AsyncApp, coach: Coach) -> None:
    register_whole(app, coach)
    register_files(app, coach)
    register_forms(app, coach)
    register_guide(app, coach)
    register_gathering(app, coach)
    register_picking(app, coach)


def register_whole(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.BUILT_IN)
    async def look_at_built_in(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        name = body["actions"][0]["value"]
        proposal = await coach.laddering.propose_built_in(member_of(body), name)
        await show_instead(client, body, views.preview(proposal))
        await ack()

    @app.view(forms.IMPORTED)
    async def look_at_import(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        file, pasted = forms.read_import(view)
        proposal = await _imported(coach, client, member_of(body), file, pasted)
        await ack(response_action="update", view=views.preview(proposal))

    @app.view(views.KEEP)
    async def keep(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        revision = await coach.laddering.accept(member, *views.read_preview(view))
        await ack(response_action="update", view=await after_revision(coach, member, revision))
        tell_of_reopened(coach, client, member, revision)


def register_files(app: AsyncApp, coach: Coach) -> None:
    async def hand(
        kind: str, file: File, member: Member, body: Body, client: AsyncWebClient
    ) -> None:
        await give(coach, member, kind, (file, ""))
        await show_instead(client, body, await ladder_of(coach, member, notice=ON_ITS_WAY))

    @app.action(ladder_views.YAML)
    async def hand_over_yaml(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        file = await coach.laddering.as_yaml(member)
        await hand("ladder as YAML", file, member, body, client)
        await ack()

    @app.action(ladder_views.CSV)
    async def hand_over_csv(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        file = await coach.laddering.as_csv(member)
        await hand("ladder as CSV", file, member, body, client)
        await ack()


def register_forms(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.IMPORT)
    async def open_import(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_instead(client, body, forms.import_form())
        await ack()

    @app.action(forms.SCHEMA)
    async def send_schema(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await give(coach, member_of(body), "schema", name="ladder")
        await show_instead(client, body, forms.import_form(ON_ITS_WAY))
        await ack()

    @app.action(views.POSTING)
    async def open_posting(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_instead(client, body, lines.posting_form())
        await ack()

    @app.action(views.OBSERVE)
    async def open_observation(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        earlier = await coach.gathering.observations(member_of(body), EARLIER)
        await show_instead(client, body, lines.observation_form(earlier))
        await ack()

    @app.action(views.ANSWERS)
    async def open_answers(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_instead(client, body, lines.answers_form())
        await ack()


def register_guide(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ASK)
    async def show_guide(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        guide = await coach.gathering.guide(member_of(body))
        await show_instead(client, body, lines.guide_view(guide))
        await ack()

    @app.action(lines.GUIDE_FILE)
    async def hand_over_guide(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        guide = await coach.gathering.guide(member)
        await give(coach, member, "interview guide")
        await show_instead(client, body, lines.guide_view(guide, ON_ITS_WAY))
        await ack()


def register_gathering(app: AsyncApp, coach: Coach) -> None:
    @app.view(lines.POSTED)
    async def keep_posting(ack: AsyncAck, body: Body, view: Body) -> None:
        count = await coach.gathering.from_text(member_of(body), *lines.read_posting(view))
        await _show_picking(coach, ack, body, count)

    @app.view(lines.OBSERVED)
    async def keep_observation(ack: AsyncAck, body: Body, view: Body) -> None:
        today = await coach.knowing.today(member_of(body))
        seen = lines.read_observation(view, today)
        count = await coach.gathering.from_observation(member_of(body), seen)
        await _show_picking(coach, ack, body, count)

    @app.view(lines.ANSWERED)
    async def keep_answers(ack: AsyncAck, body: Body, view: Body) -> None:
        today = await coach.knowing.today(member_of(body))
        answers = lines.read_answers(view, today)
        count = await coach.gathering.from_answers(member_of(body), answers)
        await _show_picking(coach, ack, body, count)


def register_picking(app: AsyncApp, coach: Coach) -> None:
    @app.action(ladder_views.PICK)
    async def open_picking(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        waiting = await coach.gathering.waiting(member)
        own = await coach.laddering.own(member)
        await show_instead(client, body, lines.pick_view(waiting, own))
        await ack()

    @app.view(lines.PICKED)
    async def pick(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        shown, ticked, level = lines.read_pick(view)
        revision = await coach.gathering.pick(member, shown, ticked, level)
        after = await after_revision(coach, member, revision, level)
        await ack(response_action="update", view=after)
        tell_of_reopened(coach, client, member, revision)


async def _imported(
    coach: Coach, client: AsyncWebClient, member: Member, file: Body | None, pasted: str
) -> Proposal:
    if file is None:
        return await coach.laddering.propose_text(member, pasted)
    data = await fetched(client, file, forms.MOST_BYTES)
    return await coach.laddering.propose_file(member, data)


async def _show_picking(coach: Coach, ack: AsyncAck, body: Body, count: int) -> None:
    member = member_of(body)
    waiting = await coach.gathering.waiting(member)
    notice = f"{counted(count, 'new line')}. Tick what belongs on your ladder."
    own = await coach.laddering.own(member)
    await ack(response_action="update", view=lines.pick_view(waiting, own, notice))
