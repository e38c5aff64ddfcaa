"""`/promo after`: thanks, the first 90 days, a hand for those behind, and the next rung."""

from bot.domain.delivery.errand import PROMOTED
from bot.domain.plan.turning_point import TurningKind
from bot.slack.views.links import OPEN_AFTER, OPEN_HEARD
from bot.slack.views.talks import after as views
from handlers.drafts.draft import write_for
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def arrive(turn: Turn) -> None:
    """What comes after begins with the press; the card to keep comes once."""
    await turn.coach.stages.pass_to(turn.member, "promoted")
    await celebrate(turn)
    refresh_home(turn)


async def open_record(turn: Turn) -> None:
    """Title and day first, unless the promotion is on record already."""
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.after_page(page) if page.is_promoted else views.record_form(page))


async def record(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    await turn.coach.promotions.record(turn.member, *views.read_record(turn.view, today))
    await tell_of_turning_point(turn, "promoted", PROMOTED)
    turn.update(views.after_page(await turn.coach.promotions.page(turn.member)))
    refresh_home(turn)


async def celebrate(turn: Turn) -> None:
    await tell_of_turning_point(turn, "promoted", PROMOTED)
    await show_after(turn)


async def tell_of_turning_point(turn: Turn, kind: TurningKind, errand_kind: str) -> None:
    """Promised before anything else is shown; where the member has it, nothing comes."""
    if point := await turn.coach.turning_points.newest(turn.member, kind):
        await turn.give(errand_kind, point=point.id)


async def heard_nothing(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.show_instead(views.after_page(page, is_waiting=True))


async def write_thanks(turn: Turn) -> None:
    """From the page, or from the card in the member's messages."""
    name = views.read_name(turn.action)
    await turn.coach.promotions.check(turn.member)
    await write_for(turn, "thank_you", name)
    if turn.body.get("view"):
        page = await turn.coach.promotions.page(turn.member)
        await turn.show_instead(views.after_page(page))


async def help_somebody(turn: Turn) -> None:
    page = await turn.coach.promotions.help_somebody(turn.member)
    await turn.show_here(views.after_page(page))


async def take_on_promised(turn: Turn) -> None:
    promised = (await turn.coach.promotions.page(turn.member)).first_goals
    page = await turn.coach.promotions.take_on(turn.member, promised)
    await turn.show_here(views.after_page(page))


async def open_first_goals(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.goals_form(page))


async def save_first_goals(turn: Turn) -> None:
    page = await turn.coach.promotions.take_on(turn.member, views.read_goals(turn.view))
    await turn.show_below(views.after_page(page))


async def open_next_aim(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.next_form(page))


async def aim_for_next(turn: Turn) -> None:
    case = await turn.coach.promotions.aim_next(turn.member, *views.read_next(turn.view))
    await turn.show_below(views.after_page(await turn.coach.promotions.page(turn.member)))
    point = await turn.coach.turning_points.newest(turn.member, "next_case")
    turn.update(views.aimed(case.target_title, point.id if point else None))
    refresh_home(turn)


async def show_after(turn: Turn) -> None:
    page = await turn.coach.promotions.page(turn.member)
    await turn.open_over(views.after_page(page))


LISTENERS = Listeners(
    actions={
        OPEN_AFTER: show_after,
        OPEN_HEARD: show_after,
        views.GOT_IT: arrive,
        views.RECORD: open_record,
        views.NOTHING_YET: heard_nothing,
        **dict.fromkeys(views.THANKS_ON_CARD, write_thanks),
        views.HELP: help_somebody,
        views.TAKE_ON: take_on_promised,
        views.OPEN_GOALS: open_first_goals,
        views.OPEN_NEXT: open_next_aim,
    },
    forms={
        views.SAVE_GOALS: save_first_goals,
        views.AIM_NEXT: aim_for_next,
        views.RECORD_FORM: record,
    },
)
