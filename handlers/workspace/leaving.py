"""Export and forget: the member can download everything, and have it deleted."""

from bot.slack.views.workspace import leaving as views
from handlers.listeners import Listeners
from handlers.turn import Turn


async def take_everything(turn: Turn) -> None:
    await turn.give("everything")
    view = views.take_along(
        await turn.coach.member_data.belongings(turn.member), is_on_its_way=True
    )
    is_in_form = turn.view["callback_id"] == views.FORGET
    show = turn.open_over if is_in_form else turn.show_instead
    await show(view)


async def forget_everything(turn: Turn) -> None:
    views.check_forget(turn.view)
    await turn.coach.member_data.forget(turn.member)
    turn.update(views.forgotten())
    turn.coach.background.start(_empty_home(turn), name="home")


async def show_export(turn: Turn) -> None:
    await turn.open_over(views.take_along(await turn.coach.member_data.belongings(turn.member)))


async def show_forget(turn: Turn) -> None:
    await turn.open_over(views.forget_form(await turn.coach.member_data.belongings(turn.member)))


async def _empty_home(turn: Turn) -> None:
    await turn.client.views_publish(user_id=turn.member.user_id, view=views.home_of_a_stranger())


LISTENERS = Listeners(
    actions={
        views.TAKE_EVERYTHING: take_everything,
        views.OPEN_FORGET: show_forget,
    },
    forms={
        views.FORGET: forget_everything,
    },
)
