"""The Home tab: the next step, this week, and six doors."""

from functools import partial

from bot.slack.views import home as views
from handlers.listeners import Listeners
from handlers.turn import Payload, Turn


async def open_home(turn: Turn) -> None:
    if turn.event.get("tab") == "home" and not await show_home(turn):
        turn.coach.background.start(_show_once_known(turn), name="home")


def refresh_home(turn: Turn) -> None:
    """Brings Home up to date after a change where it may be seen; nobody waits for it."""
    if turn.coach.overviews.may_be_seen(turn.member):
        show = partial(show_home, turn)
        turn.coach.background.bring_up_to_date(("home", turn.member), show, name="home")


def looks_at_home(body: Payload) -> bool:
    """Whether it says that Home is open in front of whoever acts."""
    view, event = body.get("view") or {}, body.get("event") or {}
    return "home" in {view.get("type"), event.get("tab")}


async def show_home(turn: Turn) -> bool:
    """False while Slack has not said yet who they are."""
    overview = await turn.coach.overviews.overview(turn.member)
    await turn.client.views_publish(user_id=turn.member.user_id, view=views.home(overview))
    return bool(overview.name)


async def _show_once_known(turn: Turn) -> None:
    if await turn.coach.members.introduced(turn.member):
        await show_home(turn)


LISTENERS = Listeners(
    events={
        "app_home_opened": open_home,
    },
)
