"""How a check-in looks that was not answered and comes once more: short, and easy to be done with.

Where no day was left for it, Monday's message has it as a row of its own.
"""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.calendar.weeks import CheckInKind, Week
from bot.domain.text.wording import addressed
from bot.domain.week.check_in import Outlook, PlanCheckIn, ReviewCheckIn, SecondAsk
from bot.slack.text import Message, bold, day, line, plain, rich, said, small
from bot.slack.views.goals.goal import goal_rows, open_form_button
from bot.slack.views.spot import Spot
from bot.slack.views.week.later import back_at, later, read_check_in
from bot.slack.views.week.look_back import answer_buttons

NOTHING = "second_ask_nothing"
ONCE = "second_ask_once"
LOOK_BACK = "second_ask_look_back"
LEAVE = "second_ask_leave"

MOST_SHOWN = 3
"""Goals in a message that is meant to be short."""


def second_ask_message(ask: SecondAsk) -> Message:
    is_plan = isinstance(ask.about, PlanCheckIn)
    spot = Spot("plan" if is_plan else "review", ask.about.week)
    question = "One thing for this week" if is_plan else "Anything from this week worth keeping"
    title = f"{addressed(question, ask.about.name)}?"
    body = (
        _plan(ask.about, spot) if isinstance(ask.about, PlanCheckIn) else _review(ask.about, spot)
    )
    return Message(
        text=title,
        blocks=[
            rich(line(bold(title))),
            small(_why(ask, is_plan=is_plan)),
            *body,
            *later(spot, None, ask.about.next_workday),
        ],
    )


def look_back_row(week: Week, where: Spot) -> list[Block]:
    """Friday's question in Monday's message, where the weekend came in between."""
    value = f"{where} {Spot('review', week)}"
    buttons = [
        ButtonElement(text=plain("Look back"), action_id=LOOK_BACK, value=value),
        ButtonElement(text=plain("Leave it"), action_id=LEAVE, value=value),
        _once("review", where),
    ]
    return [
        rich(
            line(bold("Last week is still open. "), "One line is enough, and leaving it is fine.")
        ),
        ActionsBlock(block_id="look-back", elements=buttons),
    ]


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
    return f"If you don't answer, I ask once more on {day(again_at.date())}, and then leave it."


def _why(ask: SecondAsk, *, is_plan: bool) -> str:
    rest = "Nothing is a fine answer, too." if is_plan else "One line is enough, and none is fine."
    return f"I asked {_on(ask.asked_on, ask.today)}, and this is the last time this week. {rest}"


def _on(asked_on: date, today: date) -> str:
    return "yesterday" if today - asked_on == timedelta(days=1) else f"on {asked_on:%A}"


def _plan(plan: PlanCheckIn, spot: Spot) -> list[Block]:
    rows = goal_rows(plan.carried[:MOST_SHOWN], gaps=plan.gaps, spot=spot)
    nothing = ButtonElement(text=plain("Nothing this week"), action_id=NOTHING, value=str(spot))
    buttons = [
        open_form_button("Set a goal", spot=spot, is_primary=True),
        nothing,
        _once("plan", spot),
    ]
    return [
        *(rows if plan.carried else []),
        ActionsBlock(block_id="set-goal", elements=buttons),
    ]


def _review(review: ReviewCheckIn, spot: Spot) -> list[Block]:
    is_open = [goal for goal in review.goals if goal.state == "open"][:MOST_SHOWN]
    nothing = ButtonElement(text=plain("Nothing to add"), action_id=NOTHING, value=str(spot))
    return [
        *(goal_rows(is_open, spot=spot) if is_open else []),
        answer_buttons(spot, nothing, _once("review", spot)),
    ]


def _once(kind: CheckInKind, where: Spot) -> ButtonElement:
    value = f"{kind} {where}"
    return ButtonElement(text=plain("Don't ask twice again"), action_id=ONCE, value=value)
