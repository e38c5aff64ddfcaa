"""Not this time: the reason, the plan with a goal for each gap, and the next round."""

from bot.slack.views.talks import not_yet as views
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def open_form(turn: Turn) -> None:
    page = await turn.coach.refusals.page(turn.member)
    await turn.open_over(views.not_yet_form(page))


async def close_round(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    page = await turn.coach.refusals.close(turn.member, views.read_not_yet_form(turn.view, today))
    turn.update(views.not_yet(page))
    refresh_home(turn)


async def open_areas(turn: Turn) -> None:
    await turn.open_over(views.areas_form())


async def name_areas(turn: Turn) -> None:
    page = await turn.coach.refusals.name_areas(turn.member, views.read_areas_form(turn.view))
    await turn.show_below(views.not_yet(page))
    refresh_home(turn)


async def come_back_on(turn: Turn) -> None:
    day = views.read_day(turn.action)
    page = await turn.coach.refusals.come_back_on(turn.member, day)
    await turn.show_instead(views.not_yet(page))


async def open_next(turn: Turn) -> None:
    page = await turn.coach.refusals.page(turn.member)
    await turn.open_over(views.next_round_form(page))


async def start_again(turn: Turn) -> None:
    case = await turn.coach.refusals.start_again(
        turn.member, *views.read_next_round_form(turn.view)
    )
    point = await turn.coach.turning_points.newest(turn.member, "next_case")
    turn.update(views.next_round_started(case.target_title, point.id if point else None))
    refresh_home(turn)


async def show_not_yet(turn: Turn) -> None:
    """The form before there is a reason, else what follows from it."""
    page = await turn.coach.refusals.page(turn.member)
    await turn.open_over(views.not_yet(page))


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: open_form,
        views.OPEN_PAGE: show_not_yet,
        views.OPEN_AREAS: open_areas,
        views.COME_BACK: come_back_on,
        views.OPEN_NEXT: open_next,
    },
    forms={
        views.CLOSE: close_round,
        views.AREAS: name_areas,
        views.NEXT: start_again,
    },
)
