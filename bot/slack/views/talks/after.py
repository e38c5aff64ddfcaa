"""How the time after a promotion looks: thanks, the first 90 days, a hand up, the next rung."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.dates import months_between
from bot.domain.plan.case import Case, StageMove
from bot.domain.talks.after import MOST_FIRST_GOALS, AfterPage, EarlierCase, Helper
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import calendar_date, counted, day_near, first_name, joined
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import (
    Message,
    bold,
    bullets,
    line,
    quoted,
    rich,
    said,
    shortened,
    small,
    words,
)
from bot.slack.views.fields import Day, PastDay, Words
from bot.slack.views.links import OPEN_AFTER, OPEN_GROWTH, plain_button
from bot.slack.views.stages import STAGE_LABELS
from bot.slack.views.talks.not_yet import OPEN_FORM as OPEN_NO
from bot.slack.views.talks.turning_point import undo_button, undo_row

THANK = "after_thank"
THANK_SECOND = "after_thank_2"
THANK_THIRD = "after_thank_3"
THANKS_ON_CARD = (THANK, THANK_SECOND, THANK_THIRD)
"""Side by side in one block, where Slack wants each id once."""
TAKE_ON = "after_take_on"
OPEN_GOALS = "after_open_goals"
HELP = "after_help"
OPEN_NEXT = "after_open_next"
SAVE_GOALS = "after_keep_goals"
AIM_NEXT = "after_aim_next"

GOT_IT = "heard_yes"
RECORD = "heard_record"
RECORD_FORM = "heard_record_form"
NOTHING_YET = "heard_nothing"

MOST_HELPERS = 20
MOST_CASES = 10
SHOWN = 150
NAME = 40
LONGEST_TITLE = 100

HEARD_TITLE = Words(
    "heard_title",
    "Which title is it?",
    tidied=on_one_line,
    longest=LONGEST_TITLE,
    is_needed=True,
)
HEARD_ON = PastDay("heard_on", "When did you hear?", is_needed=True)
GOALS = tuple(
    Words(
        f"after_goal_{number}",
        "What will you deliver first?" if number == 1 else f"And number {number}?",
        longest=500,
        is_needed=number == 1,
    )
    for number in range(1, MOST_FIRST_GOALS + 1)
)
NEXT_TITLE = Words("after_title", "Which role comes next?", longest=LONGEST_TITLE, is_needed=True)
DECISION = Day("after_decision", "When might it be decided?")


def after_page(page: AfterPage, *, is_waiting: bool = False) -> View:
    """Before the answer, it asks for it; `is_waiting` says that there is none yet."""
    blocks = _promoted(page) if page.is_promoted else _asking(page, is_waiting=is_waiting)
    return modal(
        "What comes after" if page.is_promoted else "How did it end?",
        "after_page",
        blocks=[*blocks, *_earlier(page)],
    )


def record_form(page: AfterPage) -> View:
    """Filled in with the title that the member aims for, and today."""
    aimed_for = page.case.target_title if page.case else ""
    return modal(
        "You got it",
        RECORD_FORM,
        submit="Record it",
        blocks=[
            HEARD_TITLE.block(aimed_for),
            HEARD_ON.block(page.today),
            small("Your stage becomes Promoted, which you can undo."),
        ],
    )


def read_record(view: Mapping[str, Any], today: date) -> tuple[str, date]:
    form = Form(view, today)
    return HEARD_TITLE.read(form), HEARD_ON.read(form)


def promoted_card(page: AfterPage, name: str) -> Message:
    """One warm message, to keep: what was done, and the notes to those who helped."""
    title = page.case.target_title if page.case else ""
    who = f", {name}" if name else ""
    heading = f"You've been promoted to {title}. Congratulations{who}!"
    thanks = [
        _thank_button(helper, action_id)
        for helper, action_id in zip(page.helpers, THANKS_ON_CARD, strict=False)
    ]
    step = (
        "*Next step:* thank those who helped, while it's news. I write each note, you send it."
        if thanks
        else "*Next step:* choose what you deliver in your first 90 days."
    )
    ways = [*thanks, plain_button("What comes after", OPEN_AFTER), *undo_button(page.point_id)]
    ways[0].style = "primary"
    return Message(
        text=quoted(heading),
        blocks=[
            rich(line(bold(heading)), line(_worked(page))),
            said(step),
            ActionsBlock(block_id="promoted", elements=ways),
        ],
    )


def goals_form(page: AfterPage) -> View:
    """Up to three, the first filled in with what the proposal said."""
    said_so = [*page.first_goals, *[""] * MOST_FIRST_GOALS][:MOST_FIRST_GOALS]
    return modal(
        "The first 90 days",
        SAVE_GOALS,
        submit="Take them on",
        blocks=[
            small("Small enough to be done in 90 days, big enough to be noticed."),
            *(goal.block(text) for goal, text in zip(GOALS, said_so, strict=True)),
        ],
    )


def read_goals(view: Mapping[str, Any]) -> tuple[str, ...]:
    form = Form(view)
    return tuple(text for goal in GOALS if (text := goal.read(form)).strip())


def next_form(page: AfterPage) -> View:
    return modal(
        "The next rung",
        AIM_NEXT,
        submit="Aim for it",
        blocks=[
            small("Your wins, people and ladder stay. The case you've won is closed and saved."),
            NEXT_TITLE.block(page.next_title),
            DECISION.block(),
        ],
    )


def read_next(view: Mapping[str, Any]) -> tuple[str, date | None]:
    form = Form(view)
    return NEXT_TITLE.read(form), DECISION.read(form)


def aimed(title: str, point_id: int | None = None) -> View:
    return modal(
        "On the way again",
        "after_aimed",
        close="Done",
        blocks=[
            rich(line(bold(f"You are on the way to {title}. "), "Your last case is saved.")),
            said("Next step: find out how people get there. There is no hurry; arrive first."),
            *undo_row(point_id),
        ],
    )


def read_name(action: Mapping[str, Any]) -> str:
    return str(action["value"])


def _promoted(page: AfterPage) -> list[Block]:
    title = page.case.target_title if page.case else ""
    return [
        rich(line(bold(f"You've been promoted to {title}. "), _worked(page))),
        *_thanks(page),
        *_first_days(page),
        *_help(page),
        rich(line(bold("The next rung")), line(_next_words(page))),
        ActionsBlock(
            block_id="after-next",
            elements=[plain_button("Aim for the next one", OPEN_NEXT), *undo_button(page.point_id)],
        ),
    ]


def _worked(page: AfterPage) -> str:
    """What the rows show of the way, and nothing where they show nothing."""
    if page.win_count == 0 or page.case is None:
        return "Well done."
    months = months_between(page.case.started_at.date(), page.today)
    time = f" in {counted(months, 'month')}" if months else ""
    return f"{counted(page.win_count, 'win').capitalize()} saved{time}: you did that."


def _asking(page: AfterPage, *, is_waiting: bool) -> list[Block]:
    """Nothing is claimed of how it went."""
    if page.case is None:
        return [said(_NO_CASE)]
    elements = [
        plain_button("I got it", GOT_IT, "promoted", is_primary=True),
        plain_button("Not this time", OPEN_NO, "no"),
        *([] if is_waiting else [plain_button("Nothing yet", NOTHING_YET)]),
    ]
    return [
        words(_days_in_words(page.case, page.today)),
        *([said(_WAITING)] if is_waiting else []),
        ActionsBlock(block_id="heard", elements=elements),
        small("Either way you can undo it."),
    ]


def _days_in_words(case: Case, today: date) -> str:
    """The days of this round, and of no other."""
    decided_on, told_on = case.decision_on, case.announcement_on
    if decided_on is None or decided_on > today:
        return f"Tell me here once you know how it ended for {case.target_title}."
    if told_on and decided_on < today <= told_on:
        hear = "today" if told_on == today else f"on {day_near(told_on, today)}"
        return (
            f"{case.target_title} was decided on {day_near(decided_on, today)}. People hear {hear}."
        )
    if decided_on == today:
        return f"{case.target_title} is decided today."
    return f"I have no answer on record for {case.target_title}. What did you hear?"


def _thank_button(helper: Helper, action_id: str) -> ButtonElement:
    label = f"Thank {shortened(first_name(helper.name), NAME)}"
    return plain_button(label, action_id, helper.name)


def _thanks(page: AfterPage) -> list[Block]:
    """One draft for each who helped (004-63)."""
    heading = rich(line(bold("Thank those who helped, while it is news")))
    if not page.helpers:
        return [
            heading,
            said("I know of nobody yet. Next step: add them to your people, then come back."),
        ]
    rows = [block for helper in page.helpers[:MOST_HELPERS] for block in _helper(helper)]
    return [heading, small("I write each one into your messages. You send it."), *rows]


def _helper(helper: Helper) -> list[Block]:
    name = shortened(helper.name, NAME)
    label = f"Write to {name} again" if helper.is_written else f"Write to {name}"
    done = "✓  " if helper.is_written else ""
    where = ". It is written, in your messages with me" if helper.is_written else ""
    button = plain_button(label, THANK, helper.name)
    return [
        rich(line(done, bold(helper.name), f"  {joined(helper.why)}{where}")),
        ActionsBlock(elements=[button]),
    ]


def _first_days(page: AfterPage) -> list[Block]:
    """What was promised becomes goals (004-64)."""
    blocks: list[Block] = [rich(line(bold("Deliver something in the first 90 days")))]
    if page.taken_on:
        rows = [
            (f"{goal.action}, by {day_near(goal.deadline_on, page.today)}",)
            for goal in page.taken_on
        ]
        blocks.append(rich(bullets(rows)))
    buttons = []
    if page.first_goals:
        waiting = [(shortened(text, SHOWN),) for text in page.first_goals]
        blocks.append(rich(line("You said in your proposal:"), bullets(waiting)))
        buttons.append(plain_button("Take them on", TAKE_ON, is_primary=True))
    if page.first_goals or not page.taken_on:
        label = "Change them first" if page.first_goals else "Write them down"
        buttons.append(plain_button(label, OPEN_GOALS))
    buttons.append(plain_button("Development goals", OPEN_GROWTH))
    return [*blocks, ActionsBlock(block_id="after-goals", elements=buttons)]


def _help(page: AfterPage) -> list[Block]:
    """A hand for those behind (004-65)."""
    heading = line(bold("Give somebody else a hand up"))
    if page.helps_somebody:
        return [rich(heading, line("That one is among your goals. They won't forget it."))]
    words = (
        "You still know what it was like. Pick one person who is where you were a year ago and "
        "offer them half an hour a month."
    )
    button = plain_button("Make it a goal", HELP)
    return [rich(heading, line(words)), ActionsBlock(block_id="after-help", elements=[button])]


def _next_words(page: AfterPage) -> str:
    if page.next_title:
        return f"On your ladder it is {page.next_title}. Start when you have arrived, not before."
    return "I know of no level above it. The next role may be a wider one. Arrive first."


def _earlier(page: AfterPage) -> list[Block]:
    """Cases that are over, still there to be read (004-66)."""
    if not page.earlier:
        return []
    rows = [block for one in page.earlier[:MOST_CASES] for block in _case(one)]
    return [rich(line(bold("Your earlier cases"))), *rows]


def _case(one: EarlierCase) -> list[Block]:
    case = one.case
    began = calendar_date(case.started_at.date())
    moves = [(_move(move),) for move in one.moves]
    head = line(bold(case.target_title), f"  from {began} to {calendar_date(one.ended_on)}")
    return [rich(head, *([bullets(moves)] if moves else []))]


def _move(move: StageMove) -> str:
    note = f", {shortened(move.note, SHOWN)}" if move.note else ""
    return f"{calendar_date(move.moved_on)}: {STAGE_LABELS[move.stage].lower()}{note}"


_NO_CASE = "First tell me which role you want: type `/promo`. It takes two minutes."
_WAITING = (
    "OK, I've noted nothing. *Next step:* if nobody has told you a day, ask when people will hear."
)
