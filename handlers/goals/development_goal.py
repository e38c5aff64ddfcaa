"""Development goals: set with all four parts, changed with their history, finished as a win."""

from bot.domain.goals.development_goal import DevelopmentGoalDraft, Status
from bot.slack.views.delete import read_deleted
from bot.slack.views.goals import development_goal as views
from bot.slack.views.links import OPEN_GROWTH
from bot.slack.views.wins.form import capture_win_form
from handlers.listeners import Listeners
from handlers.turn import Turn

DEEDS: dict[str, Status] = {views.DONE: "done", views.DROP: "dropped", views.REOPEN: "open"}


async def open_form(turn: Turn) -> None:
    goal_id, gap_id = views.read_opening(turn.action)
    growth = await turn.coach.development_goals.growth(turn.member)
    goal = await turn.coach.development_goals.goal(turn.member, goal_id) if goal_id else None
    await turn.open_over(views.growth_form(growth, goal, DevelopmentGoalDraft(gap_id=gap_id)))


async def save_goal(turn: Turn) -> None:
    draft, goal_id, because = views.read_growth_form(turn.view)
    growth = await turn.coach.development_goals.save(turn.member, draft, goal_id, because)
    await turn.show_below(views.growth_page(growth))


async def close_goal(turn: Turn) -> None:
    status = DEEDS[turn.action["action_id"]]
    growth = await turn.coach.development_goals.close(
        turn.member, views.read_goal_id(turn.action), status
    )
    await turn.show_instead(views.growth_page(growth))


async def open_delete(turn: Turn) -> None:
    goal = await turn.coach.development_goals.goal(turn.member, turn.number)
    growth = await turn.coach.development_goals.growth(turn.member)
    await turn.open_over(views.delete_goal(goal, len(growth.weekly.get(goal.id, ()))))


async def delete_goal(turn: Turn) -> None:
    growth = await turn.coach.development_goals.delete(turn.member, read_deleted(turn.view))
    await turn.show_below(views.growth_page(growth))


async def open_win_form(turn: Turn) -> None:
    filled = await turn.coach.development_goals.as_win(turn.member, views.read_goal_id(turn.action))
    lines = await turn.coach.win_details.lines(turn.member)
    await turn.open_over(capture_win_form(filled, lines=lines, source="goal"))


async def show_growth(turn: Turn) -> None:
    growth = await turn.coach.development_goals.growth(turn.member)
    await turn.open_over(views.growth_page(growth))


LISTENERS = Listeners(
    actions={
        OPEN_GROWTH: show_growth,
        **dict.fromkeys(DEEDS, close_goal),
        views.OPEN_FORM: open_form,
        views.SAVE_AS_WIN: open_win_form,
        views.DELETE: open_delete,
    },
    forms={
        views.FORM: save_goal,
        views.DELETE_FORM: delete_goal,
    },
)
