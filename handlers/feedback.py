"""`/promo feedback`: ask named people, keep what they say, and make something of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.check_in import Posted
from bot.domain.feedback import Feedback
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.courier import REMINDER, REQUEST, TAKE_BACK_REQUEST, marked
from bot.slack.direct import tell
from bot.slack.opening import open_over, show_below, show_here
from bot.slack.people import member_of
from bot.slack.views import feedback as views
from bot.slack.views import feedback_forms as forms
from bot.slack.views.feedback_answer import WELL, request_message

Body = dict[str, Any]
Keep = Callable[[Member, Body], Awaitable[None]]


def register(app: AsyncApp, coach: Coach) -> None:
    register_asking(app, coach)
    register_open_requests(app, coach)
    register_noting(app, coach)
    register_filing(app, coach)
    register_forms(app, coach)

    @app.action(views.OPEN)
    async def open_feedback(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_feedback(coach, client, body)
        await ack()


def register_asking(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ASK)
    async def open_request(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        whom = views.read_whom(body["actions"][0])
        await open_over(client, body, forms.ask_form(whom))
        await ack()

    @app.view(forms.LOOK)
    async def look_at_request(ack: AsyncAck, body: Body, view: Body) -> None:
        found = await coach.consulting.prepare(member_of(body), *forms.read_ask(view))
        await ack(response_action="update", view=forms.preview(*found))

    @app.view(forms.SEND)
    async def send_request(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        whom, words = forms.read_preview(view)
        draft, _ = await coach.consulting.prepare(member, whom, words)
        errand = coach.errands.new(member, REQUEST, whom=whom)
        feedback_id = await coach.consulting.ask(member, draft, errand)
        message = request_message(await coach.consulting.request_by(member, feedback_id))

        async def send() -> Posted:
            return await tell(client, whom, marked(message, errand.id))

        await coach.consulting.send(member, feedback_id, send, errand)
        await _refresh_below(coach, client, member, view)
        await ack(response_action="update", view=forms.sent(draft.with_name))


def register_open_requests(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.REMIND)
    async def remind(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, feedback_id = member_of(body), views.read_feedback_id(body["actions"][0])
        feedback = await coach.consulting.feedback(member, feedback_id)
        asked = await coach.consulting.request_by(member, feedback_id)

        whom = feedback.with_id or ""
        errand = coach.errands.new(member, REMINDER, whom=whom)

        async def send() -> Posted:
            message = request_message(asked, again=True)
            return await tell(client, whom, marked(message, errand.id))

        await coach.consulting.remind(member, feedback_id, send, errand)
        await show_here(client, body, await _page(coach, member))
        await ack()

    @app.action(views.TAKE_BACK)
    async def take_back_request(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, feedback_id = member_of(body), views.read_feedback_id(body["actions"][0])
        errand = coach.errands.new(member, TAKE_BACK_REQUEST, feedback=feedback_id)
        await coach.consulting.take_back(member, feedback_id, errand)
        await show_here(client, body, await _page(coach, member))
        await ack()
        coach.errands.start(errand)


def register_noting(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.NOTE)
    async def open_note(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await open_over(client, body, forms.note_form())
        await ack()

    @app.action(views.DONE)
    async def settle_feedback(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await coach.consulting.done(member, views.read_feedback_id(body["actions"][0]))
        await show_here(client, body, await _page(coach, member))
        await ack()


def register_filing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.TAG)
    async def choose_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        feedback = await _clicked(coach, member, body)
        standpoint = await coach.reviewing.required_standpoint(member)
        await open_over(client, body, forms.tag_form(feedback, standpoint))
        await ack()

    @app.action(views.GOAL)
    async def open_goal(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        feedback = await _clicked(coach, member, body)
        growth = await coach.growing.growth(member)
        await open_over(client, body, forms.goal_form(feedback, growth))
        await ack()


def register_forms(app: AsyncApp, coach: Coach) -> None:
    """What comes of an answer is kept by a form, and the page below it tells of it."""
    consulting = coach.consulting

    async def note(member: Member, view: Body) -> None:
        await consulting.note(member, *forms.read_note(view), WELL)

    async def file(member: Member, view: Body) -> None:
        await consulting.file(member, *forms.read_tag(view))

    async def make_goal(member: Member, view: Body) -> None:
        await consulting.make_goal(member, *forms.read_goal(view))

    for form, keep in ((forms.KEEP, note), (forms.FILE, file), (forms.MAKE_GOAL, make_goal)):
        register_form(app, coach, form, keep)


def register_form(app: AsyncApp, coach: Coach, form: str, keep: Keep) -> None:
    @app.view(form)
    async def keep_form(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        await keep(member, view)
        await _refresh_below(coach, client, member, view)
        await ack()


async def show_feedback(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    await show_here(client, body, await _page(coach, member_of(body)))


async def _page(coach: Coach, member: Member) -> View:
    profile = await coach.knowing.profile(member)
    today = await coach.knowing.today(member)
    standpoint = await coach.reviewing.standpoint(member)
    found = await coach.consulting.all(member)
    return views.feedback_page(found, standpoint, today, profile.tz)


async def _refresh_below(
    coach: Coach, client: AsyncWebClient, member: Member, submitted: Body
) -> None:
    await show_below(client, submitted, await _page(coach, member))


async def _clicked(coach: Coach, member: Member, body: Body) -> Feedback:
    feedback_id = views.read_feedback_id(body["actions"][0])
    return await coach.consulting.feedback(member, feedback_id)
