"""Progress: how the months went, as a simple picture in words."""

from bot.slack.views.progress import progress_page
from bot.slack.views.road import OPEN_PROGRESS
from handlers.listeners import Listeners
from handlers.turn import Turn


async def show_progress(turn: Turn) -> None:
    months = await turn.coach.tracing.months(turn.member)
    await turn.open_over(progress_page(months))


LISTENERS = Listeners(
    actions={
        OPEN_PROGRESS: show_progress,
    },
)
