"""Recording a talk: what was said, what came of it, who does what by when."""

from bot.slack.views import talk as views
from bot.slack.views.answer import answer_page
from bot.slack.views.talk_list import talk_list
from handlers.home import refresh_home
from handlers.listeners import Listeners
from handlers.turn import Turn


async def keep_talk(turn: Turn) -> None:
    draft = views.read_talk_form(turn.view, await turn.coach.knowing.today(turn.member))
    page = await turn.coach.answering.record(turn.member, draft, views.read_talk_id(turn.view))
    if views.is_over_log(turn.view):
        await turn.show_below(talk_list(await turn.coach.recording.log(turn.member)))
    turn.update(answer_page(page))
    refresh_home(turn)


async def open_talk_form(turn: Turn) -> None:
    """From a command, a message or Home; over an open modal as a second one."""
    case = await turn.coach.aiming.case(turn.member)
    form = views.record_talk_form(
        today=await turn.coach.knowing.today(turn.member),
        manager_name=case.manager_name if case else "",
        opened_by=views.read_opening(turn.body),
    )
    await turn.open_over(form)


LISTENERS = Listeners(
    actions={
        views.OPEN_FORM: open_talk_form,
        views.OPEN_OTHER: open_talk_form,
    },
    forms={
        views.RECORD: keep_talk,
    },
)
