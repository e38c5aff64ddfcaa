"""Settings: the first minutes, every later change, and what Slack says of a changed profile."""

from collections.abc import Awaitable, Callable
from typing import Any

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.errand import MANAGER_LEFT, WELCOME, Errand
from bot.domain.plan.case import CaseDraft, manager_before
from bot.domain.plan.first_run import first_guess, ladders_for
from bot.services.coach import Coach
from bot.slack.send.courier import Courier
from bot.slack.views import first_run as first_views
from bot.slack.views import settings as views
from bot.slack.views.links import OPEN_SETTINGS
from bot.slack.who.acting_member import acts_somebody, member_of
from bot.slack.who.profiles import profile_in
from handlers.home import looks_at_home, refresh_home
from handlers.listeners import Listeners
from handlers.talks.after import tell_of_turning_point
from handlers.turn import Turn


async def save_settings(turn: Turn) -> None:
    today = await turn.coach.members.today(turn.member)
    await _aim(turn, *views.read_settings(turn.view, today))


async def save_first_run(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    await _aim(turn, *first_views.read_first_run(turn.view, overview))


async def save_first_win(turn: Turn) -> None:
    win = await turn.coach.wins.capture(turn.member, first_views.read_first_win(turn.view))
    case = await turn.coach.cases.required_case(turn.member)
    turn.update(first_views.first_win_saved(win, case.manager_name))
    refresh_home(turn)


async def _aim(turn: Turn, draft: CaseDraft, rhythm: Rhythm) -> None:
    before = await turn.coach.cases.case(turn.member)
    case = await turn.coach.cases.aim(turn.member, draft, rhythm)
    left = manager_before(before, case)
    if left:
        await tell_of_turning_point(turn, "manager", MANAGER_LEFT)
    await turn.coach.company_cycles.adopt(turn.member)
    overview = await turn.coach.overviews.overview(turn.member)
    tip = await turn.coach.tips.tell_once(turn.member, "you_can_influence")
    if before is None:
        await turn.give(WELCOME)
    if before is None and not overview.win_count:
        turn.update(first_views.first_win_form(overview, tip))
    else:
        crowd = await turn.coach.schedule.crowd(turn.member)
        turn.update(views.settings_saved(overview, tip, left, crowd))
    refresh_home(turn)


async def show_settings(turn: Turn) -> None:
    """Three questions at first, everything later; over an open modal as a second one."""
    overview = await turn.coach.overviews.overview(turn.member)
    if overview.case is None:
        guess = first_guess(await turn.coach.members.title_of(turn.member))
        await turn.open_over(first_views.first_run_form(overview, guess))
        return
    crowd = await turn.coach.schedule.crowd(turn.member)
    await turn.open_over(views.settings_form(overview, crowd=crowd))


async def show_the_rest(turn: Turn) -> None:
    overview = await turn.coach.overviews.overview(turn.member)
    guess = first_guess(await turn.coach.members.title_of(turn.member))
    await turn.show_instead(views.settings_form(overview, guess))


async def welcome(coach: Coach, courier: Courier, errand: Errand, _: object) -> None:
    """The first message, once the three questions are answered."""
    member = errand.member
    case = await coach.cases.required_case(member)
    open_ones = [one for one in await coach.questions.standings(member) if not one.findings]
    own, _ = await coach.ladder_sources.at_hand(member)
    offered = {} if own else await coach.ladders.offered()
    message = first_views.welcome(
        case,
        next((one.question for one in open_ones), None),
        ladders_for(offered, case.current_title, case.target_title),
        (await coach.members.named(member)).name,
    )
    await courier.once(errand, member.user_id, message)


Next = Callable[[], Awaitable[None]]


async def follow_profile(turn: Turn) -> None:
    user = turn.event["user"]
    if user.get("deleted") is True:
        await turn.coach.reach.deactivated(turn.member)
        for errand in await turn.coach.cases.manager_gone(turn.member):
            turn.coach.errands.start(errand)
        return
    await turn.coach.reach.activated(turn.member)
    await turn.coach.members.changed(turn.member, profile_in(user))


def sign_of_life(coach: Coach) -> Callable[..., Awaitable[None]]:
    """A middleware: whoever does something is in reach again. Nobody waits for it."""

    async def note_sign_of_life(body: dict[str, Any], next: Next) -> None:  # noqa: A002 - Bolt's
        if acts_somebody(body):
            coach.members.acts()
            hearing = coach.reach.heard_from(member_of(body))
            coach.background.start(hearing, name="sign_of_life")
            if looks_at_home(body):
                coach.overviews.looks(member_of(body))
        await next()

    return note_sign_of_life


LISTENERS = Listeners(
    actions={
        OPEN_SETTINGS: show_settings,
        first_views.MORE: show_the_rest,
    },
    forms={
        views.SETTINGS: save_settings,
        first_views.SAVE: save_first_run,
        first_views.SAVE_WIN: save_first_win,
    },
    events={
        "user_change": follow_profile,
    },
)
