"""The form of a talk, opened from anywhere."""

from bot.slack.views.talks import talk as views
from handlers.turn import Turn


async def open_talk_form(turn: Turn) -> None:
    """From a command, a message or Home; over an open modal as a second one."""
    case = await turn.coach.cases.case(turn.member)
    form = views.record_talk_form(
        today=await turn.coach.members.today(turn.member),
        manager_name=case.manager_name if case else "",
        opened_by=views.read_opening(turn.body),
    )
    await turn.open_over(form)
