"""How a check-in looks that was not answered and comes once more: short, and easy to be done with.

Where no day was left for it, Monday's message has it as a row of its own.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.calendar.weeks import CheckInKind, Week
from bot.domain.goals.goal import Goal
from bot.domain.text.wording import addressed, weekday
from bot.domain.week.check_in import Outlook, PlanCheckIn, ReviewCheckIn, SecondAsk
from bot.slack.text import Message, bold, line, rich, said, small
from bot.slack.views.goals.goal import goal_row, open_form_button
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu
from bot.slack.views.spot import Spot
from bot.slack.views.week.later import back_at, later, read_check_in
from bot.slack.views.week.look_back import add_win_button, learned_button

NOTHING = "second_ask_nothing"
ONCE = "second_ask_once"
LOOK_BACK = "second_ask_look_back"
LEAVE = "second_ask_leave"

LAST_WEEK = "Last week is still open."
FINE = "One line is enough, and leaving it is fine."

MOST_SHOWN = 1
"""Goals in a message that is meant to be short."""


def second_ask_message(ask: SecondAsk) -> Message:
    is_plan = isinstance(ask.about, PlanCheckIn)
    spot = Spot("plan" if is_plan else "review", ask.about.week)
    question = "One thing for this week" if is_plan else "Anything from this week worth keeping"
    title = f"{addressed(question, ask.about.name)}?"
    rows = [row for goal in _goals(ask.about)[:MOST_SHOWN] for row in goal_row(goal, spot=spot)]
    return Message(
        text=title,
        blocks=[
            rich(line(bold(title))),
            small(_why(ask, is_plan=is_plan)),
            *rows,
            *_foot(ask.about, spot),
        ],
    )


def look_back_row(week: Week, where: Spot) -> tuple[str, list[Block]]:
    """Friday's question in Monday's message, where the weekend came in between; and its words."""
    value = f"{where} {Spot('review', week)}"
    others = menu(
        plain_button("Leave it", LEAVE, value),
        _once("review", where),
    )
    button = plain_button("Look back", LOOK_BACK, value)
    row: list[Block] = [
        rich(line(bold(f"{LAST_WEEK} "), FINE)),
        ActionsBlock(block_id="look-back", elements=[button, others]),
    ]
    return f"{LAST_WEEK} {FINE}", row


def read_look_back(action: Mapping[str, Any]) -> tuple[Spot, Spot]:
    """The message that the row stands in, and the review that it is about."""
    where, _, about = str(action["value"]).rpartition(" review ")
    return read_check_in({"value": where}), read_check_in({"value": f"review {about}"})


def read_once(action: Mapping[str, Any]) -> tuple[CheckInKind, Spot]:
    """The check-in that is to come once from now on, and the message that was pressed in."""
    spot = read_check_in(action)
    kind: CheckInKind = "review" if str(action["value"]).startswith("review") else "plan"
    return kind, spot


def nothing_to_say(outlook: Outlook) -> Message:
    sentence = f"All right, nothing it is. {back_at(outlook)}"
    return Message(text=sentence, blocks=[said(sentence)])


def asked_once() -> str:
    return "From now on I ask once and leave it at that."


def asked_twice(again_at: datetime | None) -> str:
    """`again_at` is when the check-in that is open already comes once more, if it does."""
    if again_at is None:
        return "If you don't answer, I ask once more on your next working day, and then leave it."
    return f"If you don't answer, I ask once more on {weekday(again_at)}, and then leave it."


def _why(ask: SecondAsk, *, is_plan: bool) -> str:
    rest = "Nothing is a fine answer, too." if is_plan else "One line is enough, and none is fine."
    return f"I asked {_on(ask.asked_on, ask.today)}, and this is the last time this week. {rest}"


def _on(asked_on: date, today: date) -> str:
    return "yesterday" if today - asked_on == timedelta(days=1) else f"on {asked_on:%A}"


def _goals(about: PlanCheckIn | ReviewCheckIn) -> tuple[Goal, ...]:
    """What is open of it."""
    if isinstance(about, PlanCheckIn):
        return about.carried
    return tuple(goal for goal in about.goals if goal.state == "open")


def _foot(about: PlanCheckIn | ReviewCheckIn, spot: Spot) -> list[Block]:
    """What acts, "nothing", and the ways out."""
    is_plan = isinstance(about, PlanCheckIn)
    label = "Nothing this week" if is_plan else "Nothing to add"
    act = (
        open_form_button("Set a goal", spot=spot, is_primary=True)
        if is_plan
        else add_win_button(spot, is_primary=True)
    )
    nothing = plain_button(label, NOTHING, str(spot))
    more = [_once(spot.kind, spot), *([] if is_plan else [learned_button(spot)])]
    return later(spot, None, about.next_workday, first=[act, nothing], more=more)


def _once(kind: CheckInKind, where: Spot) -> ButtonElement:
    value = f"{kind} {where}"
    return plain_button("Don't ask twice again", ONCE, value)
