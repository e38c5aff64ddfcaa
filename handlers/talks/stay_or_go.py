"""`/promo options`: staying or going, weighed in private, and lines for a résumé."""

from bot.domain.wins.win import ExportWish
from bot.slack.views.talks import stay_or_go as views
from bot.slack.views.wins.files import details_of
from handlers.listeners import Listeners
from handlers.turn import Turn


async def mark_sign(turn: Turn) -> None:
    marked = views.read_mark(turn.action)
    options = await turn.coach.options.mark(turn.member, *marked)
    await turn.show_here(views.options_page(options))


async def hand_over_resume(turn: Turn) -> None:
    await turn.give("export", **details_of(ExportWish("resume")))


async def show_options(turn: Turn) -> None:
    options = await turn.coach.options.options(turn.member)
    await turn.show_here(views.options_page(options))


LISTENERS = Listeners(
    actions={
        views.OPEN: show_options,
        views.MARK: mark_sign,
        views.RESUME: hand_over_resume,
    },
)
