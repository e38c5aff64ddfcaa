"""The agenda that stands in a conversation: actions, what was covered, correcting, taking back."""

from dataclasses import replace
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.agenda_action import ActionDraft, AgendaAction
from bot.domain.member import Member
from bot.services.coach import Coach
from bot.slack.people import member_of
from bot.slack.redrawing import redraw, redraw_or_tell, say_below, take_away
from bot.slack.shown import Shown, carried_by, standing_in
from bot.slack.views import minutes as views
from bot.slack.views import minutes_forms as forms
from bot.slack.views.minutes_forms import Posting

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_actions(app, coach)
    register_done(app, coach)
    register_covered(app, coach)
    register_more(app, coach)
    register_owner(app, coach)


def register_actions(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.ADD_ACTION)
    async def open_action_form(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        posting = views.read_posting(body, standing_in(body))
        await coach.minuting.minutes(*_where(body, posting))
        await client.views_open(trigger_id=body["trigger_id"], view=forms.action_form(posting))
        await ack()

    @app.view(forms.KEEP_ACTION)
    async def keep_action(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        posting = forms.read_carried(view, carried_by(view))
        what, who_id, by_on = forms.read_action(view)
        member = member_of(body)
        who = await coach.knowing.name_of(member, who_id or member.user_id)
        draft = ActionDraft(who, what, by_on)
        action = await coach.minuting.add_action(*_where(body, posting), draft, member)
        await ack()
        coach.background.start(
            _say_action(coach, client, body, posting, action), name="agenda action"
        )


def register_done(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.DONE)
    async def tick_action(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _set_done(coach, client, body, is_done=True)
        await ack()

    @app.action(views.REOPEN)
    async def untick_action(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await _set_done(coach, client, body, is_done=False)
        await ack()


def register_covered(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.COVER)
    async def open_covered(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        posting = views.read_posting(body, standing_in(body))
        minutes = await coach.minuting.minutes(*_where(body, posting))
        view = forms.cover_form(posting, minutes)
        await client.views_open(trigger_id=body["trigger_id"], view=view)
        await ack()

    @app.view(forms.KEEP_COVERED)
    async def keep_covered(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        posting = forms.read_carried(view, carried_by(view))
        keys, done = forms.read_covered(view)
        await coach.minuting.cover(*_where(body, posting), keys, done)
        await ack()
        coach.background.start(_show(coach, client, body, posting), name="agenda covered")


def register_more(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.MORE)
    async def choose_more(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        posting = views.read_posting(body, standing_in(body))
        minutes = await coach.minuting.minutes(*_where(body, posting))
        word = views.read_more(body["actions"][0])
        if word == forms.BRING:
            form = forms.bring_form(posting, minutes.name)
        else:
            agenda = await coach.minuting.own(member_of(body), *_where(body, posting))
            is_correction = word == forms.CORRECT
            form = (
                forms.correct_form(posting, agenda)
                if is_correction
                else forms.take_back_form(posting)
            )
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(forms.BRING)
    async def bring_topic(ack: AsyncAck, body: Body, view: Body) -> None:
        where = _where(body, forms.read_carried(view, carried_by(view)))
        await coach.minuting.bring(*where, forms.read_topic(view), member_of(body))
        minutes = await coach.minuting.minutes(*where)
        await ack(response_action="update", view=forms.brought(minutes.name))


def register_owner(app: AsyncApp, coach: Coach) -> None:
    @app.view(forms.CORRECT)
    async def correct(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        posting = forms.read_carried(view, carried_by(view))
        where = _where(body, posting)
        await coach.minuting.own(member_of(body), *where)
        await coach.minuting.correct(*where, forms.read_correction(view))
        await ack()
        coach.background.start(_show(coach, client, body, posting), name="agenda corrected")

    @app.view(forms.TAKE_BACK)
    async def take_back(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        posting = forms.read_carried(view, carried_by(view))
        where = _where(body, posting)
        await coach.minuting.own(member_of(body), *where)
        await coach.minuting.take_back(*where, lambda: take_away(client, posting.shown))
        done = forms.taken_back(coach.commands.agenda)
        await ack(response_action="update", view=done)


def _where(body: Body, posting: Posting) -> tuple[Member, int, str]:
    """Whose agenda, which one, and the conversation in which it was acted on."""
    owner = replace(member_of(body), user_id=posting.owner_id)
    return owner, posting.agenda_id, posting.shown.channel_id


async def _set_done(coach: Coach, client: AsyncWebClient, body: Body, *, is_done: bool) -> None:
    """The message in the thread changes at once, and with it the agenda above it."""
    shown = standing_in(body)
    posting = views.read_posting(body, shown)
    action_id = views.read_action_id(body["actions"][0])
    where = _where(body, posting)
    action = await coach.minuting.set_done(*where, action_id, is_done=is_done)
    await redraw(client, shown, views.action_in_thread(action, posting.owner_id))
    minutes = await coach.minuting.minutes(*where)
    if minutes.agenda.message_ts:
        above = Shown(shown.channel_id, minutes.agenda.message_ts)
        await redraw(client, above, views.standing_agenda(minutes))


async def _say_action(
    coach: Coach, client: AsyncWebClient, body: Body, posting: Posting, action: AgendaAction
) -> None:
    message = views.action_in_thread(action, posting.owner_id)
    message_ts = await say_below(client, posting.shown, message)
    if message_ts:
        await coach.minuting.note_message(_where(body, posting)[0], action, message_ts)
    await _show(coach, client, body, posting)


async def _show(coach: Coach, client: AsyncWebClient, body: Body, posting: Posting) -> None:
    """Brings the agenda up to date where it stands; where that fails, whoever pressed hears it."""
    minutes = await coach.minuting.minutes(*_where(body, posting))
    message = views.standing_agenda(minutes)
    await redraw_or_tell(client, posting.shown, message, otherwise=member_of(body).user_id)
