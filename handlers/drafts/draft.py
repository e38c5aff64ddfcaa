"""Drafts: everything the coach can write, to copy, change or download."""

from bot.domain.drafts.catalogue import spec_of
from bot.domain.drafts.draft import Draft, DraftKind, FileForm, Wish
from bot.services.drafts.files import blocks_of
from bot.slack.shown import Shown, carried_by, show_again, shown_in
from bot.slack.text import Message
from bot.slack.views.delete import read_deleted
from bot.slack.views.drafts import delete as deletes
from bot.slack.views.drafts import draft as views
from bot.slack.views.drafts import files as file_views
from bot.slack.views.drafts import form as forms
from bot.slack.views.drafts import write as write_views
from bot.slack.views.drafts.beside import OPEN_ADVICE, advice_view
from bot.slack.views.drafts.list import OPEN_AGAIN, draft_list
from bot.slack.views.drafts.versions import saved_beside_view
from bot.slack.who.permalinks import address_of
from handlers.listeners import Listeners
from handlers.talk_form import open_talk_form
from handlers.turn import Turn


async def take_draft(turn: Turn) -> None:
    draft_id, form = file_views.read_taking(turn.action)
    draft, ways = await turn.coach.draft_files.offered(turn.member, draft_id, form)
    await take_along(turn, draft_id, form)
    if turn.body.get("view"):
        await turn.show_instead(file_views.files_view(draft, ways, is_on_its_way=True))
    elif turn.body["container"].get("is_ephemeral"):
        await turn.respond(**file_views.file_on_its_way(), replace_original=False)


async def open_files(turn: Turn) -> None:
    draft, ways = await turn.coach.draft_files.offered(turn.member, turn.number)
    await turn.open(file_views.files_view(draft, ways))


async def take_along(turn: Turn, draft_id: int, form: FileForm) -> None:
    """Promised from now on."""
    await turn.give("draft", draft=draft_id, form=form)


async def write_draft(turn: Turn) -> None:
    await write_kind(turn, *views.read_choice(turn.action))


async def write_kind(turn: Turn, kind: DraftKind, talk_id: int | None = None) -> None:
    """What has to be chosen or is missing first is asked; about the newest talk without an id."""
    if spec_of(kind).needs_talk and not await turn.coach.talks.latest(turn.member):
        await open_talk_form(turn)
    elif choices := await turn.coach.draft_facts.choices(turn.member, spec_of(kind)):
        await turn.open_over(write_views.choice_form(kind, choices))
    elif missing := await turn.coach.drafts.missing(turn.member, kind, talk_id=talk_id):
        await turn.open_over(write_views.nothing_to_write(missing))
    else:
        draft = await turn.coach.drafts.write(turn.member, kind, talk_id=talk_id)
        await _show(turn, draft)


async def rewrite(turn: Turn) -> None:
    draft_id = views.read_draft_id(turn.action)
    draft = await turn.coach.drafts.rewrite(turn.member, draft_id)
    message = await message_of(turn, draft)
    await turn.replace(message)
    await hand_over_if_cut(turn, draft, message)


async def open_draft(turn: Turn) -> None:
    draft_id = views.read_draft_id(turn.action)
    draft = await turn.coach.drafts.draft(turn.member, draft_id)
    await turn.open(forms.draft_form(draft, shown_in(turn.body)))


async def open_copy(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, turn.number)
    await turn.open(forms.copy_form(draft, blocks_of(draft)))


async def leave_copy(turn: Turn) -> None:
    """Closes it; whatever was typed there is not the draft."""
    del turn


async def open_advice(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, turn.number)
    advice = await turn.coach.drafts.advice(turn.member, draft)
    await turn.open(advice_view(draft, advice))


async def change_draft(turn: Turn) -> None:
    changed = await turn.coach.draft_versions.change(turn.member, *forms.read_draft_form(turn.view))
    if changed.beside:
        zone = (await turn.coach.members.profile(turn.member)).tz
        turn.update(saved_beside_view(changed.draft, changed.beside, zone, carried_by(turn.view)))
    show_changed(turn, changed.draft, carried_by(turn.view))


async def finish_draft(turn: Turn) -> None:
    draft_id = views.read_draft_id(turn.action)
    draft = await turn.coach.draft_versions.finish(turn.member, draft_id)
    await turn.replace(await message_of(turn, draft))


async def show_written(turn: Turn) -> None:
    drafts = await turn.coach.drafts.written(turn.member)
    zone = (await turn.coach.members.profile(turn.member)).tz
    today = await turn.coach.members.today(turn.member)
    await turn.open_over(draft_list(drafts, zone, today))


async def open_again(turn: Turn) -> None:
    """Into the member's messages, since the one that had it may be gone."""
    await _show(turn, await turn.coach.drafts.draft(turn.member, turn.number))


async def open_delete(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, turn.number)
    versions = await turn.coach.draft_versions.versions(turn.member, draft.id)
    await turn.open_over(deletes.delete_draft(draft, len(versions), carried_by(turn.view)))


async def delete_draft(turn: Turn) -> None:
    draft = await turn.coach.drafts.draft(turn.member, read_deleted(turn.view))
    await turn.coach.draft_versions.delete(turn.member, draft.id)
    turn.clear()
    empty = show_again(
        turn.client,
        carried_by(turn.view),
        deletes.draft_deleted(draft),
        otherwise=turn.member.user_id,
    )
    turn.coach.background.start(empty, name="draft")


def show_changed(turn: Turn, draft: Draft, shown: Shown) -> None:
    """Updates the message that shows it, after the member was answered."""
    turn.coach.background.start(_show_changed(turn, draft, shown), name="draft")


async def _show_changed(turn: Turn, draft: Draft, shown: Shown) -> None:
    message = await message_of(turn, draft)
    await show_again(turn.client, shown, message, otherwise=turn.member.user_id)
    await hand_over_if_cut(turn, draft, message)


async def _show(turn: Turn, draft: Draft) -> None:
    """Beside a message that only they see; else in the DM, with a word where they are."""
    if (turn.body.get("container") or {}).get("is_ephemeral"):
        message = await message_of(turn, draft)
        await turn.add(message)
        await hand_over_if_cut(turn, draft, message)
        return
    url = await _send(turn, draft)
    if turn.body.get("view"):
        await turn.open_over(views.in_your_messages(draft, url))
    elif turn.body.get("command"):
        turn.answer(views.written_for_command(draft, url))


async def write_for(turn: Turn, kind: DraftKind, name: str) -> None:
    """A draft that is for one person, by their name; it goes to the member's own messages."""
    wish = Wish(reader=name)
    if choices := await turn.coach.draft_facts.choices(turn.member, spec_of(kind), wish):
        await turn.open_over(write_views.choice_form(kind, choices))
        return
    if missing := await turn.coach.drafts.missing(turn.member, kind, wish):
        await turn.open_over(write_views.nothing_to_write(missing))
        return
    draft = await turn.coach.drafts.write(turn.member, kind, wish=wish)
    await turn.open_over(views.in_your_messages(draft, await _send(turn, draft)))


async def _send(turn: Turn, draft: Draft) -> str | None:
    """To the member's messages; answers the address of it there, where Slack says."""
    message = await message_of(turn, draft)
    sent = await turn.tell(message)
    await hand_over_if_cut(turn, draft, message)
    return await address_of(turn.client, str(sent["channel"]), str(sent["ts"]))


async def message_of(turn: Turn, draft: Draft) -> Message:
    advice = await turn.coach.drafts.advice(turn.member, draft)
    offer = await turn.coach.draft_versions.offer(turn.member, draft)
    return views.draft_message(draft, blocks_of(draft), advice, offer)


async def hand_over_if_cut(turn: Turn, draft: Draft, message: Message) -> None:
    if views.is_cut(message):
        await take_along(turn, draft.id, "docx")


async def write_chosen(turn: Turn) -> None:
    kind, wish = write_views.read_choice_form(turn.view)
    if missing := await turn.coach.drafts.missing(turn.member, kind, wish):
        turn.update(write_views.nothing_to_write(missing))
        return
    draft = await turn.coach.drafts.write(turn.member, kind, wish=wish)
    turn.update(views.in_your_messages(draft, await _send(turn, draft)))


LISTENERS = Listeners(
    actions={
        file_views.OPEN_FILES: open_files,
        file_views.TAKE: take_draft,
        OPEN_ADVICE: open_advice,
        OPEN_AGAIN: open_again,
        views.COPY: open_copy,
        views.CHOOSE: write_draft,
        views.WRITE: write_draft,
        views.REWRITE: rewrite,
        views.EDIT: open_draft,
        views.FINISH: finish_draft,
        deletes.DELETE: open_delete,
    },
    forms={
        forms.CHANGE: change_draft,
        forms.COPIED: leave_copy,
        deletes.DELETE_FORM: delete_draft,
        write_views.CHOSEN: write_chosen,
    },
)
