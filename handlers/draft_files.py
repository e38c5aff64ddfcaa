"""Files of a draft: made on a click, and handed to the member in their own messages."""

from bot.domain.draft import FileForm
from bot.slack.views import draft_files as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def take_draft(turn: Turn) -> None:
    draft_id, form = views.read_taking(turn.action)
    await turn.coach.taking.check(turn.member, draft_id, form)
    await take_along(turn, draft_id, form)
    if turn.body["container"].get("is_ephemeral"):
        await turn.respond(**views.file_on_its_way(), replace_original=False)


async def take_along(turn: Turn, draft_id: int, form: FileForm) -> None:
    """Promised from now on."""
    await turn.give("draft", draft=draft_id, form=form)


LISTENERS = Listeners(
    actions={
        views.TAKE: take_draft,
    },
)
