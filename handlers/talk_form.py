"""The form of a talk, opened from anywhere: below the drafts, which some talks lead to."""

from bot.slack.views.talks import talk as views
from handlers.turn import Turn


async def open_talk_form(turn: Turn) -> None:
    """From a command, a message or Home; over an open modal as a second one."""
    form = views.record_talk_form(
        today=await turn.coach.members.today(turn.member),
        manager_name=await turn.coach.reviews.manager_name(turn.member),
        opened_by=views.read_opening(turn.body),
    )
    await turn.open_over(form)
