"""The case file: `/promo case`, what only the member knows of their case."""

from bot.slack.views.drafts import window as proposal_window
from bot.slack.views.links import OPEN_CASE, OPEN_PART
from bot.slack.views.plan import case_file as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_part(turn: Turn) -> None:
    stated = await turn.coach.case_files.stated(turn.member)
    part = views.read_part(turn.action)
    await turn.open_over(views.case_form(part, stated.file))


async def save_part(turn: Turn) -> None:
    stated = await turn.coach.case_files.state(turn.member, views.read_case_form(turn.view))
    await turn.show_below(views.case_page(stated.case.target_title, stated.file))


async def open_window(turn: Turn) -> None:
    stated = await turn.coach.case_files.stated(turn.member)
    await turn.open_over(proposal_window.window_form(stated.file))


async def save_window(turn: Turn) -> None:
    said = proposal_window.read_window_form(turn.view)
    stated = await turn.coach.case_files.state(turn.member, said)
    turn.update(proposal_window.window_saved(stated.file))


async def show_case(turn: Turn) -> None:
    stated = await turn.coach.case_files.stated(turn.member)
    await turn.open_over(views.case_page(stated.case.target_title, stated.file))


LISTENERS = Listeners(
    actions={
        OPEN_CASE: show_case,
        OPEN_PART: open_part,
        proposal_window.OPEN_FORM: open_window,
    },
    forms={
        views.SAVE: save_part,
        proposal_window.SAVE: save_window,
    },
)
