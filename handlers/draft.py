"""Drafts: the words for the talk, shown to the member alone, to copy, change or take as a file."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.draft import Draft, DraftKind
from bot.domain.drafting import spec_of
from bot.domain.member import Member
from bot.domain.wish import Wish
from bot.services.coach import Coach
from bot.slack.opening import open_over
from bot.slack.people import member_of
from bot.slack.shown import Shown, carried_by, show_again, shown_in
from bot.slack.text import Message
from bot.slack.views import draft as views
from bot.slack.views.draft_versions import kept_beside_view
from bot.slack.views.write import choice_form, nothing_to_write
from handlers.draft_files import take_along
from handlers.talk import open_talk_form

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_writing(app, coach)
    register_changing(app, coach)


def register_writing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.CHOOSE)
    @app.action(views.WRITE)
    async def write_draft(
        ack: AsyncAck, body: Body, respond: AsyncRespond, client: AsyncWebClient
    ) -> None:
        member = member_of(body)
        kind, talk_id = views.read_choice(body["actions"][0])
        if spec_of(kind).needs_talk and not await coach.recording.latest(member):
            await open_talk_form(coach, client, body)
        elif choices := await coach.assembling.choices(member, spec_of(kind)):
            await open_over(client, body, choice_form(kind, choices))
        elif missing := await coach.drafting.missing(member, kind):
            await open_over(client, body, nothing_to_write(missing))
        else:
            draft = await coach.drafting.write(member, kind, talk_id=talk_id)
            await _show(coach, draft, body, respond, client)
        await ack()

    @app.action(views.WRITE_ANEW)
    async def write_anew(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        draft_id = views.read_draft_id(body["actions"][0])
        draft = await coach.drafting.write_anew(member, draft_id)
        await respond(**await message_of(coach, member, draft), replace_original=True)
        await ack()
        await hand_over_if_cut(coach, member, draft)


def register_changing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.EDIT)
    async def open_draft(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        draft_id = views.read_draft_id(body["actions"][0])
        draft = await coach.drafting.draft(member_of(body), draft_id)
        form = views.draft_form(draft, shown_in(body))
        await client.views_open(trigger_id=body["trigger_id"], view=form)
        await ack()

    @app.view(views.CHANGE)
    async def change_draft(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        changed = await coach.revising.change(member, *views.read_draft_form(view))
        if changed.beside:
            zone = (await coach.knowing.profile(member)).tz
            both = kept_beside_view(changed.draft, changed.beside, zone, carried_by(view))
            await ack(response_action="update", view=both)
        else:
            await ack()
        show_changed(coach, client, member, changed.draft, carried_by(view))

    @app.action(views.FINISH)
    async def finish_draft(ack: AsyncAck, body: Body, respond: AsyncRespond) -> None:
        member = member_of(body)
        draft_id = views.read_draft_id(body["actions"][0])
        draft = await coach.revising.finish(member, draft_id)
        await respond(**await message_of(coach, member, draft), replace_original=True)
        await ack()


def show_changed(
    coach: Coach, client: AsyncWebClient, member: Member, draft: Draft, shown: Shown
) -> None:
    """Brings the message that shows it up to date, behind the member's back."""
    coach.background.start(_show_changed(coach, client, member, draft, shown), name="draft")


async def _show_changed(
    coach: Coach, client: AsyncWebClient, member: Member, draft: Draft, shown: Shown
) -> None:
    message = await message_of(coach, member, draft)
    await show_again(client, shown, message, otherwise=member.user_id)
    await hand_over_if_cut(coach, member, draft)


async def _show(
    coach: Coach, draft: Draft, body: Body, respond: AsyncRespond, client: AsyncWebClient
) -> None:
    """Where a message passes, beside it; else in the DM, with a word where the member is."""
    member = member_of(body)
    message = await message_of(coach, member, draft)
    if (body.get("container") or {}).get("is_ephemeral"):
        await respond(**message, response_type="ephemeral", replace_original=False)
    else:
        await client.chat_postMessage(channel=member.user_id, unfurl_links=False, **message)
    if body.get("view"):
        await open_over(client, body, views.in_your_messages(draft))
    await hand_over_if_cut(coach, member, draft)


async def write_for(
    coach: Coach, client: AsyncWebClient, body: Body, kind: DraftKind, name: str
) -> None:
    """A draft that is for one person, by their name; it goes to the member's own messages."""
    member, wish = member_of(body), Wish(reader=name)
    if missing := await coach.drafting.missing(member, kind, wish):
        await open_over(client, body, nothing_to_write(missing))
        return
    draft = await coach.drafting.write(member, kind, wish=wish)
    message = await message_of(coach, member, draft)
    await client.chat_postMessage(channel=member.user_id, unfurl_links=False, **message)
    await open_over(client, body, views.in_your_messages(draft))
    await hand_over_if_cut(coach, member, draft)


async def message_of(coach: Coach, member: Member, draft: Draft) -> Message:
    advice = await coach.drafting.advice(member, draft)
    ways = await coach.taking.ways(member, draft)
    return views.draft_message(draft, advice, ways, await coach.revising.offer(member, draft))


async def hand_over_if_cut(coach: Coach, member: Member, draft: Draft) -> None:
    if views.is_cut(draft):
        await take_along(coach, member, draft.id, "docx")
