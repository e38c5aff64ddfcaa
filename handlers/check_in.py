"""The Monday and Friday messages, and what they take: a win, and what the week taught."""

from bot.domain.calendar import day_of_answer
from bot.domain.check_in import Posted
from bot.domain.goal import GoalChange
from bot.domain.win import WinForm
from bot.slack.text import Message
from bot.slack.views import check_in as views
from bot.slack.views import look_back as answers
from bot.slack.views.later import read_check_in
from bot.slack.views.spot import Spot, opened_from, place_of, posted_at, spot_of
from bot.slack.views.win_form import capture_win_form
from handlers.listeners import Listeners
from handlers.turn import Turn


async def check_in_now(turn: Turn, spot: Spot, change: GoalChange | None = None) -> Message:
    """A check-in as things stand now, after what the member did there."""
    outlook = await turn.coach.pacing.outlook(turn.member)
    if spot.kind == "plan":
        return views.plan_message(await turn.coach.composing.plan(turn.member), change, outlook)
    review = await turn.coach.composing.review(turn.member, spot.week)
    return views.review_message(review, change, outlook)


def redraw_check_in(turn: Turn, change: GoalChange | None = None) -> None:
    """Shows what was saved from a check-in in that check-in, behind the answer."""
    if place := opened_from(turn.view):
        redrawing = _redraw(turn, *place, change)
        turn.coach.background.start(redrawing, name="check_in")


async def _redraw(turn: Turn, spot: Spot, posted: Posted, change: GoalChange | None) -> None:
    message = await check_in_now(turn, spot, change)
    await turn.client.chat_update(channel=posted.channel_id, ts=posted.message_ts, **message)


async def open_win_form(turn: Turn) -> None:
    spot = spot_of(turn.action)
    today, lines = (
        await turn.coach.knowing.today(turn.member),
        await turn.coach.filing.lines(turn.member),
    )
    day = day_of_answer(spot.week if spot else None, today)
    place = place_of(spot, posted_at(turn.body))
    form = capture_win_form(WinForm("", day), lines=lines, source="check_in", place=place)
    await turn.open(form)


async def open_learned_form(turn: Turn) -> None:
    spot = read_check_in(turn.action)
    form = answers.learned_form(spot, posted_at(turn.body))
    await turn.open(form)


async def keep_learned(turn: Turn) -> None:
    win = await turn.coach.capturing.learned(turn.member, *answers.read_learned(turn.view))
    turn.update(answers.learned_kept(win))
    redraw_check_in(turn)


LISTENERS = Listeners(
    actions={
        answers.ADD_WIN: open_win_form,
        answers.LEARNED: open_learned_form,
    },
    forms={
        answers.LEARNED_FORM: keep_learned,
    },
)
