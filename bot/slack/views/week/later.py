"""The ways out of whatever the coach brings: later, not this week, pause, how often, stop."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Literal, get_args

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ConfirmObject, DividerBlock

from bot.domain.calendar.weeks import DueKind
from bot.domain.text.wording import day_near
from bot.domain.week.check_in import Outlook
from bot.slack.text import Message, plain, said, small
from bot.slack.views.goals.goal import set_goal_button
from bot.slack.views.links import OPEN_SETTINGS, plain_button
from bot.slack.views.menu import menu, more_button
from bot.slack.views.spot import Spot, read_spot
from bot.slack.views.week.look_back import add_win_button
from bot.slack.views.week.pause import pause_button

AN_HOUR = "check_in_hour"
TOMORROW = "check_in_tomorrow"
SKIP = "check_in_skip"
MORE = "check_in_more"
STOP = "check_in_stop"
RESUME = "check_in_resume"
OPEN_REST = "check_in_open_rest"
WAY_PAUSE = "check_in_way_pause"
WAY_TWICE = "check_in_way_twice"
WAY_ONCE = "check_in_way_once"
WAY_STOP = "check_in_way_stop"

WayOut = Literal["pause", "twice", "once", "stop"]

WAY_OUT: dict[WayOut, str] = {
    "pause": WAY_PAUSE,
    "twice": WAY_TWICE,
    "once": WAY_ONCE,
    "stop": WAY_STOP,
}
"""The action of each, where it is a button."""

WAYS_OUT: dict[WayOut, str] = {
    "pause": "Pause until…",
    "twice": "Ask once more if I don't answer",
    "once": "Ask only once",
    "stop": "Stop these",
}
COMING: dict[DueKind, str] = {
    "nudge": "I'll message you when a date comes close.",
    "agenda": "I'll bring a draft before your next 1:1.",
}
STOPPED: dict[DueKind, str] = {
    "plan": "OK, no more Monday messages.",
    "review": "OK, no more Friday messages.",
    "nudge": "OK, I won't message you when a date comes close.",
    "agenda": "OK, no more drafts before your 1:1.",
}


def later(
    spot: Spot,
    outlook: Outlook | None,
    next_workday: date | None,
    *,
    first: Sequence[ButtonElement] = (),
    more: Sequence[ButtonElement] = (),
) -> list[Block]:
    """What acts, one *Remind me*, and ⋯ with `more` and the other ways out.

    `outlook` is when the coach comes back, to be said after a press; `next_workday` stands in for
    tomorrow where the member does not work then.
    """
    when = f"on {next_workday:%A}" if next_workday else "tomorrow"
    value = str(spot)
    rest = menu(
        *more,
        plain_button("Remind me in an hour", AN_HOUR, value),
        plain_button("Skip this week", SKIP, value),
        *([] if len(more) > 1 else [pause_button()]),
        more_button(OPEN_REST, value),
    )
    remind = plain_button(f"Remind me {when}", TOMORROW, value)
    row = ActionsBlock(block_id="later", elements=[*first, remind, rest])
    return [row, small(back_at(outlook))] if outlook else [row]


def ways_out(spot: Spot, *, asks_twice: bool) -> list[Block]:
    """How often a check-in comes, for the page behind *More…*."""
    strength: WayOut = "once" if asks_twice else "twice"
    ways: tuple[WayOut, ...] = ("pause", strength, "stop")
    buttons = [plain_button(WAYS_OUT[way], WAY_OUT[way], f"{way} {spot}") for way in ways]
    buttons.append(plain_button("Settings", OPEN_SETTINGS))
    return [DividerBlock(), ActionsBlock(block_id="ways-out", elements=buttons)]


def read_check_in(action: Mapping[str, Any]) -> Spot:
    """The check-in that one of its own buttons stands in."""
    spot = read_spot(str(action["value"]).split(" "))
    if spot is None:
        raise ValueError("the buttons of a check-in say which one it is")
    return spot


def read_way_out(action: Mapping[str, Any]) -> tuple[WayOut, Spot]:
    """What was chosen for a check-in, on a button or in a menu of before, and which one that is."""
    chosen = action.get("selected_option") or action
    word = str(chosen["value"]).partition(" ")[0]
    return next(way for way in get_args(WayOut) if way == word), read_check_in(chosen)


def put_off(spot: Spot, outlook: Outlook) -> Message:
    """After a snooze or a skip: when the coach comes back, and the way in before that."""
    sentence = f"All right. {back_at(outlook)}"
    way_in = (
        set_goal_button("Set a goal now", spot=spot)
        if spot.kind == "plan"
        else ActionsBlock(block_id="add-win", elements=[add_win_button()])
    )
    return Message(text=sentence, blocks=[said(sentence), way_in])


def brought_later(outlook: Outlook) -> Message:
    """After a snooze of what asks for nothing."""
    sentence = f"All right. {back_at(outlook)}"
    return Message(text=sentence, blocks=[said(sentence)])


def stopped(kind: DueKind) -> Message:
    """After a stop: where to switch it on again."""
    sentence = f"{STOPPED[kind]} You can switch it on again here, or any time in the settings."
    buttons = [
        plain_button("Switch it on again", RESUME, kind),
        plain_button("Settings", OPEN_SETTINGS),
    ]
    actions = ActionsBlock(block_id="stopped", elements=buttons)
    return Message(text=sentence, blocks=[said(sentence), actions])


def resumed(kind: DueKind, outlook: Outlook) -> Message:
    coming = COMING.get(kind) or back_at(outlook)
    sentence = f"It is on again. {coming}"
    return Message(text=sentence, blocks=[said(sentence)])


def read_kind(action: Mapping[str, Any]) -> DueKind:
    return next(kind for kind in get_args(DueKind) if kind == action["value"])


def back_at(outlook: Outlook) -> str:
    """When the coach comes back, on the member's own clock: "today at 10:00"."""
    if outlook.at is None:
        return "I won't come back by myself until you switch me on in the settings."
    on, at = outlook.at.date(), f"{outlook.at:%H:%M}"
    if on == outlook.today:
        return f"I'll be back today at {at}."
    if on == outlook.today + timedelta(days=1):
        return f"I'll be back tomorrow, {day_near(on, outlook.today)}, at {at}."
    return f"I'll be back {day_near(on, outlook.today)} at {at}."


def stop_button(action_id: str, label: str, value: str, question: str) -> ButtonElement:
    """A stop that asks once more, and says that it can be taken back."""
    return ButtonElement(
        text=plain(label),
        action_id=action_id,
        value=value,
        confirm=ConfirmObject(
            title=plain("Stop these?"),
            text=plain(f"{question} You can switch it on again any time."),
            confirm=plain("Stop"),
            deny=plain("Keep them"),
        ),
    )
