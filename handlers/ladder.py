"""The ladder: seen level by level, changed line by line, and signed by the manager."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.ladder_versions import told
from bot.domain.member import Member
from bot.domain.own_ladder import LevelChoice, Revision
from bot.services.coach import Coach
from bot.slack.opening import show_here, show_instead
from bot.slack.people import member_of
from bot.slack.text import Message, words
from bot.slack.views import ladder as views
from bot.slack.views import ladder_forms as forms
from bot.slack.views.ladder_start import NO_CHANGES, VERSION, changes_view, start_view

Body = dict[str, Any]


def register(app: AsyncApp, coach: Coach) -> None:
    register_showing(app, coach)
    register_levels(app, coach)
    register_editing(app, coach)
    register_signing(app, coach)
    register_guidelines(app, coach)


def register_showing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.OPEN)
    async def open_ladder(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_ladder(coach, client, body)
        await ack()

    @app.action(views.ELSE)
    async def open_start(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_instead(client, body, await start_of(coach, member_of(body)))
        await ack()

    @app.action(views.SHOWN_LEVEL)
    async def show_level(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        level = views.read_level(body["actions"][0])
        await show_instead(client, body, await ladder_of(coach, member_of(body), level))
        await ack()

    @app.action(views.UP)
    @app.action(views.DOWN)
    async def turn_page(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        level, _ = views.read_place(body["view"])
        page = int(body["actions"][0]["value"])
        await show_instead(client, body, await ladder_of(coach, member_of(body), level, page))
        await ack()

    @app.action(views.CHANGES)
    async def show_changes(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await show_instead(client, body, await changes_of(coach, member_of(body)))
        await ack()

    @app.action(VERSION)
    async def show_version(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        number = int(body["actions"][0]["value"])
        await show_instead(client, body, await version_of(coach, member_of(body), number))
        await ack()


def register_levels(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.CURRENT_LEVEL)
    async def choose_current(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        own = await coach.laddering.required(member)
        await coach.laddering.choose(member, LevelChoice(level, own.levels.target))
        await show_instead(client, body, await ladder_of(coach, member))
        await ack()

    @app.action(views.TARGET_LEVEL)
    async def choose_target(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member, level = member_of(body), views.read_level(body["actions"][0])
        own = await coach.laddering.required(member)
        await coach.laddering.choose(member, LevelChoice(own.levels.current, level))
        await show_instead(client, body, await ladder_of(coach, member, level))
        await ack()


def register_editing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.EDIT)
    @app.action(views.ADD)
    async def open_line(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        own = await coach.laddering.required(member_of(body))
        level, _ = views.read_place(body["view"])
        chosen = (body["actions"][0].get("selected_option") or {}).get("value")
        lines = own.ladder.lines_at(level)
        one = next((line for line in lines if line.key.criterion_id == chosen), None)
        await show_instead(client, body, forms.edit_form(own, one, level))
        await ack()

    @app.view(forms.EDITED)
    async def keep_line(ack: AsyncAck, body: Body, view: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        edit, is_removed, version = forms.read_edit(view)
        if is_removed:
            revision = await coach.laddering.remove(member, edit.key, version)
        else:
            revision = await coach.laddering.edit(member, edit, version)
        after = await after_revision(coach, member, revision, edit.key.level)
        await ack(response_action="update", view=after)
        tell_of_reopened(coach, client, member, revision)


def register_signing(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.SIGN)
    async def open_signing(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        member = member_of(body)
        case = await coach.aiming.case(member)
        own = await coach.laddering.required(member)
        today = await coach.knowing.today(member)
        form = forms.sign_form(own, case.manager_name if case else "", today)
        await show_instead(client, body, form)
        await ack()

    @app.view(forms.SIGNED)
    async def sign(ack: AsyncAck, body: Body, view: Body) -> None:
        member = member_of(body)
        today = await coach.knowing.today(member)
        await coach.laddering.sign(member, *forms.read_sign(view, today))
        await ack(response_action="update", view=await ladder_of(coach, member))


def register_guidelines(app: AsyncApp, coach: Coach) -> None:
    @app.action(views.GUIDELINES)
    async def open_link(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        url = await coach.laddering.guidelines(member_of(body))
        await show_instead(client, body, forms.guidelines_form(url))
        await ack()

    @app.view(forms.LINKED)
    async def keep_link(ack: AsyncAck, body: Body, view: Body) -> None:
        member = member_of(body)
        await coach.laddering.note_guidelines(member, forms.read_guidelines(view))
        await ack(response_action="update", view=await ladder_of(coach, member))


async def show_ladder(coach: Coach, client: AsyncWebClient, body: Body) -> None:
    """In the modal that is open, so that nothing stale is left below it; else in a new one."""
    await show_here(client, body, await ladder_of(coach, member_of(body)))


async def ladder_of(
    coach: Coach, member: Member, level: int | None = None, page: int = 1, notice: str = ""
) -> View:
    """The member's ladder, or where there is none the ways to get one."""
    own = await coach.laddering.own(member)
    if own is None:
        return await start_of(coach, member)
    waiting = len(await coach.gathering.waiting(member))
    return views.ladder_view(own, level, page, waiting=waiting, notice=notice)


async def start_of(coach: Coach, member: Member) -> View:
    return start_view(
        await coach.laddering.offered(),
        await coach.laddering.own(member),
        len(await coach.gathering.waiting(member)),
        await coach.laddering.guidelines(member),
    )


async def changes_of(coach: Coach, member: Member, reopened: int = 0) -> View:
    """What is different from the version that was signed, or else from the one before.

    `reopened` is how many lines were just opened again that were agreed on.
    """
    own = await coach.laddering.required(member)
    changes = own.changes or await coach.laddering.changes_in(member, own.ladder.version)
    again = max(reopened, len(own.open_again))
    versions = await coach.laddering.history(member)
    return changes_view(own, changes, versions, told(changes, again) or NO_CHANGES)


async def version_of(coach: Coach, member: Member, number: int) -> View:
    """What one version changed, however long ago."""
    own = await coach.laddering.required(member)
    changes = await coach.laddering.changes_in(member, number)
    versions = await coach.laddering.history(member)
    return changes_view(own, changes, versions, f"What version {number} changed:")


async def after_revision(
    coach: Coach, member: Member, revision: Revision, level: int | None = None
) -> View:
    """The ladder with what was just changed; where signed lines opened again, those first."""
    if revision.reopened:
        return await changes_of(coach, member, len(revision.reopened))
    notice = told(revision.changes, 0) if revision.changes else ""
    return await ladder_of(coach, member, level, notice=notice)


def tell_of_reopened(
    coach: Coach, client: AsyncWebClient, member: Member, revision: Revision
) -> None:
    """In the DM, where it can be found again before the next talk (002-17)."""
    if not revision.reopened:
        return
    sentence = told(revision.changes, len(revision.reopened))
    message = Message(text=sentence, blocks=[words(sentence)])
    coach.background.start(_tell(client, member, message), name="ladder")


async def _tell(client: AsyncWebClient, member: Member, message: Message) -> None:
    await client.chat_postMessage(channel=member.user_id, **message)
