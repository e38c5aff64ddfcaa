"""The Monday and Friday messages, those that come a second time, and what they take."""

from collections.abc import Mapping

from slack_sdk.models.views import View

from bot.domain.calendar.weeks import CheckInKind, day_of_answer
from bot.domain.delivery.delivery import Posted
from bot.domain.goals.goal import GoalChange
from bot.domain.wins.win import WinForm
from bot.slack.forms import carried
from bot.slack.send.messenger import noted
from bot.slack.text import Message, said
from bot.slack.views.spot import Spot, opened_from, place_of, posted_at, spot_of
from bot.slack.views.week import check_in as views
from bot.slack.views.week import look_back as answers
from bot.slack.views.week import second_ask as second_ask_views
from bot.slack.views.week.later import OPEN_REST, read_check_in
from bot.slack.views.wins.form import capture_win_form
from handlers.listeners import Listeners
from handlers.turn import Turn


async def check_in_now(turn: Turn, spot: Spot, change: GoalChange | None = None) -> Message:
    """A check-in as things stand now, after what the member did there."""
    outlook = await turn.coach.schedule.outlook(turn.member)
    if spot.kind == "plan":
        return views.plan_message(await turn.coach.check_ins.plan(turn.member), change, outlook)
    review = await turn.coach.check_ins.review(turn.member, spot.week)
    return views.review_message(review, change, outlook)


def redraw_check_in(turn: Turn, change: GoalChange | None = None) -> None:
    """Shows what was saved from a check-in in that check-in, behind the answer."""
    if place := opened_from(turn.view):
        redrawing = _redraw(turn, *place, change)
        turn.coach.background.start(redrawing, name="check_in")


async def _redraw(turn: Turn, spot: Spot, posted: Posted, change: GoalChange | None) -> None:
    message = await check_in_now(turn, spot, change)
    await turn.client.chat_update(channel=posted.channel_id, ts=posted.message_ts, **message)


async def open_rest(turn: Turn) -> None:
    """All that the message has no room for."""
    spot = read_check_in(turn.action)
    await turn.open(await _rest(turn, spot, place_of(spot, posted_at(turn.body))))


async def show_rest(turn: Turn, change: GoalChange) -> None:
    """After a press in it: itself, and the message that it was opened from."""
    facts = {name: str(value) for name, value in carried(turn.view).items()}
    spot = read_check_in({"value": facts["spot"]})
    await turn.show_instead(await _rest(turn, spot, facts))
    redraw_check_in(turn, change)


async def _rest(turn: Turn, spot: Spot, facts: Mapping[str, str]) -> View:
    if spot.kind == "plan":
        return views.rest_of_check_in(await turn.coach.check_ins.plan(turn.member), facts)
    review = await turn.coach.check_ins.review(turn.member, spot.week)
    return views.rest_of_check_in(review, facts)


async def open_win_form(turn: Turn) -> None:
    spot = spot_of(turn.action)
    today = await turn.coach.members.today(turn.member)
    lines = await turn.coach.win_details.lines(turn.member)
    day = day_of_answer(spot.week if spot else None, today)
    place = place_of(spot, posted_at(turn.body))
    form = capture_win_form(WinForm("", day), lines=lines, source="check_in", place=place)
    await turn.open(form)


async def open_learned_form(turn: Turn) -> None:
    spot = read_check_in(turn.action)
    form = answers.learned_form(spot, posted_at(turn.body))
    await turn.open(form)


async def save_learned(turn: Turn) -> None:
    win = await turn.coach.wins.learned(turn.member, *answers.read_learned(turn.view))
    turn.update(answers.learned_saved(win))
    redraw_check_in(turn)


async def say_nothing(turn: Turn) -> None:
    spot = read_check_in(turn.action)
    await turn.coach.second_asks.settle(turn.member, spot.kind)
    outlook = await turn.coach.schedule.outlook(turn.member)
    await turn.replace(second_ask_views.nothing_to_say(outlook))


async def choose_once(turn: Turn) -> None:
    kind, spot = second_ask_views.read_once(turn.action)
    await ask_once(turn, kind, spot)


async def look_back(turn: Turn) -> None:
    where, about = second_ask_views.read_look_back(turn.action)
    await turn.coach.second_asks.settle(turn.member, about.kind)
    await turn.replace(await check_in_now(turn, where))
    review = await check_in_now(turn, about)
    await turn.respond(**review, response_type="in_channel", replace_original=False)


async def leave(turn: Turn) -> None:
    where, about = second_ask_views.read_look_back(turn.action)
    await turn.coach.second_asks.settle(turn.member, about.kind)
    await turn.replace(await check_in_now(turn, where))


async def ask_once(turn: Turn, kind: CheckInKind, where: Spot) -> None:
    """From now on; `where` is the message that was pressed in."""
    await turn.coach.second_asks.choose(turn.member, kind, twice=False)
    await _noted(turn, where, second_ask_views.asked_once())


async def ask_twice(turn: Turn, spot: Spot) -> None:
    """From now on, the check-in that was pressed in included."""
    again_at = await turn.coach.second_asks.choose(turn.member, spot.kind, twice=True)
    await _noted(turn, spot, second_ask_views.asked_twice(again_at))


async def _noted(turn: Turn, where: Spot, sentence: str) -> None:
    """Below the check-in that was pressed in; or in the modal over it, which is enough."""
    if turn.body.get("view"):
        await turn.replace(Message(text=sentence, blocks=[said(sentence)]))
    else:
        await turn.replace(noted(await check_in_now(turn, where), sentence))


LISTENERS = Listeners(
    actions={
        OPEN_REST: open_rest,
        answers.ADD_WIN: open_win_form,
        answers.LEARNED: open_learned_form,
        second_ask_views.NOTHING: say_nothing,
        second_ask_views.ONCE: choose_once,
        second_ask_views.LOOK_BACK: look_back,
        second_ask_views.LEAVE: leave,
    },
    forms={
        answers.LEARNED_FORM: save_learned,
    },
)
