"""`/goal`: set what to move this week; finish, carry or drop it, wherever it is shown."""

from collections.abc import Awaitable, Callable

from bot.domain.commands import ASKS_FOR_HELP
from bot.domain.goals.goal import GoalChange
from bot.domain.member import Member
from bot.domain.wins.reading import plain_text
from bot.services.goals.goals import Goals
from bot.slack.manifest import CommandSpec
from bot.slack.text import Message
from bot.slack.views.delete import read_deleted
from bot.slack.views.goals import form as forms
from bot.slack.views.goals import goal as views
from bot.slack.views.home import TICK, read_ticks
from bot.slack.views.spot import Spot, posted_at
from bot.slack.views.week.check_in import REST
from bot.slack.views.wins.form import capture_win_form
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Listener, Turn
from handlers.week.check_in import check_in_now, redraw_check_in, show_rest

COMMAND = CommandSpec(
    "goal",
    "Say what you want to get done this week, or see how it stands",
    "get the design doc reviewed",
)
Deed = Callable[[Goals, Member, views.Press], Awaitable[GoalChange]]

DEEDS: dict[str, Deed] = {
    views.DONE: lambda goals, member, press: goals.finish(member, press.goal_id),
    views.CARRY: lambda goals, member, press: goals.carry(member, press.goal_id),
    views.DROP: lambda goals, member, press: goals.drop(member, press.goal_id),
    views.REOPEN: lambda goals, member, press: goals.reopen(member, press.goal_id, press.copy_id),
}


async def show_goals(turn: Turn) -> None:
    turn.answer(views.goal_list(await turn.coach.check_ins.plan(turn.member)))


async def show_help(turn: Turn) -> None:
    turn.answer(views.goal_help(turn.command))


WORDS: dict[str, Listener] = {
    "": show_goals,
    "list": show_goals,
    **dict.fromkeys(ASKS_FOR_HELP, show_help),
}


async def set_goal(turn: Turn) -> None:
    if show := WORDS.get(turn.text.strip().lower()):
        await show(turn)
        return
    change = await turn.coach.goals.commit(turn.member, plain_text(turn.text))
    turn.answer(await _saved(turn, change))
    refresh_home(turn)


async def tie_to_gap(turn: Turn) -> None:
    change = await turn.coach.goals.tie(turn.member, *views.read_tie(turn.action))
    await turn.replace(await _saved(turn, change))
    refresh_home(turn)


async def open_form(turn: Turn) -> None:
    gap_id, spot = views.read_opening(turn.action)
    await show_form(turn, gap_id, spot)


async def show_form(turn: Turn, gap_id: int | None = None, spot: Spot | None = None) -> None:
    form = forms.set_goal_form(
        await turn.coach.goals.week(turn.member),
        await turn.coach.members.today(turn.member),
        await turn.coach.goals.gaps(turn.member),
        (await turn.coach.development_goals.growth(turn.member)).open_goals,
        gap_id=gap_id,
        spot=spot,
        posted=posted_at(turn.body),
    )
    await turn.open_over(form)


async def save_goal(turn: Turn) -> None:
    form = forms.read_goal_form(turn.view)
    change = await turn.coach.goals.commit(
        turn.member,
        form.text,
        gap_id=form.gap_id,
        week_of=form.week_of,
        development_goal_id=form.development_goal_id,
        is_stretch=form.is_stretch,
    )
    today = await turn.coach.members.today(turn.member)
    turn.update(forms.goal_saved(change.goal, today))
    refresh_home(turn)
    redraw_check_in(turn, change)


async def change_goal(turn: Turn) -> None:
    press = views.read_press(turn.action)
    change = await DEEDS[turn.action["action_id"]](turn.coach.goals, turn.member, press)
    if turn.body.get("response_url"):
        await turn.replace(await _after(turn, press, change))
    elif turn.view["callback_id"] == REST:
        await show_rest(turn, change)
    elif turn.view["type"] == "modal":
        plan = await turn.coach.check_ins.plan(turn.member)
        await turn.show_instead(views.goal_window(plan, change))
    refresh_home(turn)


async def open_delete(turn: Turn) -> None:
    goal = await turn.coach.goals.goal(turn.member, turn.number)
    await turn.open_over(views.delete_goal(goal))


async def delete_goal(turn: Turn) -> None:
    await turn.coach.goals.delete(turn.member, read_deleted(turn.view))
    await turn.show_below(views.goal_window(await turn.coach.check_ins.plan(turn.member)))
    refresh_home(turn)


async def tick_on_home(turn: Turn) -> None:
    """A tick is done, and a tick taken away is open again."""
    await turn.coach.goals.tick(turn.member, *read_ticks(turn.action))
    refresh_home(turn)


async def show_week(turn: Turn) -> None:
    await turn.open_over(views.goal_window(await turn.coach.check_ins.plan(turn.member)))


async def open_win_form(turn: Turn) -> None:
    goal_id = views.read_press(turn.action).goal_id
    filled = await turn.coach.goals.as_win(turn.member, goal_id)
    lines = await turn.coach.win_details.lines(turn.member)
    form = capture_win_form(filled, lines=lines, goal_id=goal_id, source="goal")
    await turn.open_over(form)


async def _saved(turn: Turn, change: GoalChange) -> Message:
    gaps = await turn.coach.goals.gaps(turn.member)
    return views.goal_saved(change.goal, gaps, await turn.coach.members.today(turn.member))


async def _after(turn: Turn, press: views.Press, change: GoalChange) -> Message:
    """What the message with the button turns into: the check-in that it is, or the list."""
    if press.spot:
        return await check_in_now(turn, press.spot, change)
    return views.goal_list(await turn.coach.check_ins.plan(turn.member), change)


LISTENERS = Listeners(
    commands={
        "goal": set_goal,
    },
    actions={
        **dict.fromkeys(DEEDS, change_goal),
        views.TIE: tie_to_gap,
        views.OPEN_FORM: open_form,
        views.SAVE_AS_WIN: open_win_form,
        views.DELETE: open_delete,
        TICK: tick_on_home,
    },
    forms={
        forms.SET: save_goal,
        views.DELETE_FORM: delete_goal,
    },
)
