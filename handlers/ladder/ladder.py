"""The ladder: seen level by level, changed line by line, and signed by the manager."""

from slack_sdk.models.views import View

from bot.domain.ladder.own import LevelChoice, Revision
from bot.domain.ladder.versions import changes_in_words
from bot.slack.text import Message, words
from bot.slack.views.ladder import forms
from bot.slack.views.ladder import ladder as views
from bot.slack.views.ladder.start import NO_CHANGES, VERSION, changes_view, start_view
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_start(turn: Turn) -> None:
    await turn.show_instead(await start_of(turn))


async def show_level(turn: Turn) -> None:
    level = views.read_level(turn.action)
    await turn.show_instead(await ladder_of(turn, level))


async def turn_page(turn: Turn) -> None:
    level, _ = views.read_place(turn.view)
    await turn.show_instead(await ladder_of(turn, level, turn.number))


async def show_changes(turn: Turn) -> None:
    await turn.show_instead(await changes_of(turn))


async def show_version(turn: Turn) -> None:
    await turn.show_instead(await version_of(turn, turn.number))


async def choose_current(turn: Turn) -> None:
    level = views.read_level(turn.action)
    own = await turn.coach.ladders.required(turn.member)
    await turn.coach.ladders.choose(turn.member, LevelChoice(level, own.levels.target))
    await turn.show_instead(await ladder_of(turn))


async def choose_target(turn: Turn) -> None:
    level = views.read_level(turn.action)
    own = await turn.coach.ladders.required(turn.member)
    await turn.coach.ladders.choose(turn.member, LevelChoice(own.levels.current, level))
    await turn.show_instead(await ladder_of(turn, level))


async def open_line(turn: Turn) -> None:
    own = await turn.coach.ladders.required(turn.member)
    level, _ = views.read_place(turn.view)
    chosen = (turn.action.get("selected_option") or {}).get("value")
    lines = own.ladder.lines_at(level)
    one = next((line for line in lines if line.key.criterion_id == chosen), None)
    await turn.show_instead(forms.edit_form(own, one, level))


async def save_line(turn: Turn) -> None:
    edit, is_removed, version = forms.read_edit(turn.view)
    if is_removed:
        revision = await turn.coach.ladders.remove(turn.member, edit.key, version)
    else:
        revision = await turn.coach.ladders.edit(turn.member, edit, version)
    turn.update(await after_revision(turn, revision, edit.key.level))
    tell_of_reopened(turn, revision)


async def open_signing(turn: Turn) -> None:
    own = await turn.coach.ladders.required(turn.member)
    manager = await turn.coach.reviews.manager_name(turn.member)
    today = await turn.coach.members.today(turn.member)
    await turn.show_instead(forms.sign_form(own, manager, today))


async def sign(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    await turn.coach.ladders.sign(turn.member, *forms.read_sign(turn.view, today))
    turn.update(await ladder_of(turn))


async def open_link(turn: Turn) -> None:
    url = await turn.coach.ladders.guidelines(turn.member)
    await turn.show_instead(forms.guidelines_form(url))


async def save_link(turn: Turn) -> None:
    await turn.coach.ladders.note_guidelines(turn.member, forms.read_guidelines(turn.view))
    turn.update(await ladder_of(turn))


async def show_ladder(turn: Turn) -> None:
    """In the modal that is open, so that nothing stale is left below it; else in a new one."""
    await turn.show_here(await ladder_of(turn))


async def ladder_of(turn: Turn, level: int | None = None, page: int = 1, notice: str = "") -> View:
    """The member's ladder, or where there is none the ways to get one."""
    own = await turn.coach.ladders.own(turn.member)
    if own is None:
        return await start_of(turn)
    waiting = len(await turn.coach.ladder_sources.waiting(turn.member))
    return views.ladder_view(own, level, page, waiting=waiting, notice=notice)


async def start_of(turn: Turn) -> View:
    return start_view(
        await turn.coach.ladders.offered(),
        await turn.coach.ladders.own(turn.member),
        len(await turn.coach.ladder_sources.waiting(turn.member)),
        await turn.coach.ladders.guidelines(turn.member),
        await turn.coach.ladders.company(turn.member),
    )


async def changes_of(turn: Turn, reopened: int = 0) -> View:
    """What is different from the version that was signed, or else from the one before.

    `reopened` is how many lines were just opened again that were agreed on.
    """
    own = await turn.coach.ladders.required(turn.member)
    changes = own.changes or await turn.coach.ladders.changes_in(turn.member, own.ladder.version)
    again = max(reopened, len(own.open_again))
    versions = await turn.coach.ladders.history(turn.member)
    return changes_view(own, changes, versions, changes_in_words(changes, again) or NO_CHANGES)


async def version_of(turn: Turn, number: int) -> View:
    """What one version changed, however long ago."""
    own = await turn.coach.ladders.required(turn.member)
    changes = await turn.coach.ladders.changes_in(turn.member, number)
    versions = await turn.coach.ladders.history(turn.member)
    return changes_view(own, changes, versions, f"What version {number} changed:")


async def after_revision(turn: Turn, revision: Revision, level: int | None = None) -> View:
    """The ladder with what was just changed; where signed lines opened again, those first."""
    if revision.reopened:
        return await changes_of(turn, len(revision.reopened))
    notice = changes_in_words(revision.changes, 0) if revision.changes else ""
    return await ladder_of(turn, level, notice=notice)


def tell_of_reopened(turn: Turn, revision: Revision) -> None:
    """In the DM, where it can be found again before the next talk (002-17)."""
    if not revision.reopened:
        return
    sentence = changes_in_words(revision.changes, len(revision.reopened))
    message = Message(text=sentence, blocks=[words(sentence)])
    turn.coach.background.start(_tell(turn, message), name="ladder")


async def _tell(turn: Turn, message: Message) -> None:
    await turn.client.chat_postMessage(channel=turn.member.user_id, **message)


LISTENERS = Listeners(
    actions={
        views.OPEN: show_ladder,
        views.ELSE: open_start,
        views.SHOWN_LEVEL: show_level,
        views.UP: turn_page,
        views.DOWN: turn_page,
        views.CHANGES: show_changes,
        VERSION: show_version,
        views.CURRENT_LEVEL: choose_current,
        views.TARGET_LEVEL: choose_target,
        views.EDIT: open_line,
        views.ADD: open_line,
        views.SIGN: open_signing,
        views.GUIDELINES: open_link,
    },
    forms={
        forms.EDITED: save_line,
        forms.SIGNED: sign,
        forms.LINKED: save_link,
    },
)
