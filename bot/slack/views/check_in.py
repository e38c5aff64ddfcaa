"""How the Monday and Friday messages look, when they come and after each press."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, get_args

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    RichTextListElement,
)
from slack_sdk.models.views import View

from bot.domain.check_in import Outlook, PlanCheckIn, Posted, ReviewCheckIn
from bot.domain.development_goal import stretch_in_words
from bot.domain.gap import Gap
from bot.domain.goal import Goal, GoalChange
from bot.domain.rhythm import DueKind, Week
from bot.domain.win import Win
from bot.domain.wording import first_name
from bot.slack.forms import Form, carried, carry
from bot.slack.text import (
    Message,
    bold,
    bullets,
    day,
    line,
    plain,
    rich,
    said,
    shortened,
    small,
    words,
)
from bot.slack.views.fields import text_field
from bot.slack.views.goal import SHOWN, changed, goal_rows, open_form_button, set_goal_button
from bot.slack.views.one_to_one import held_button
from bot.slack.views.pause import pause_button
from bot.slack.views.people import OPEN as OPEN_PEOPLE
from bot.slack.views.settings import OPEN_SETTINGS
from bot.slack.views.spot import Spot, place_of, read_spot

AN_HOUR = "check_in_hour"
TOMORROW = "check_in_tomorrow"
SKIP = "check_in_skip"
STOP = "check_in_stop"
RESUME = "check_in_resume"
ADD_WIN = "check_in_add_win"
LEARNED = "check_in_learned"
LEARNED_FORM = "check_in_learned_form"
LESSON = "learned"

LESSONS = frozenset({"learning", "lesson"})
"""Kinds of wins that answer what the week taught."""

MOST_SHOWN = 8
"""Lines of one list: more would not be read on the way into a week, or out of it."""

COMING: dict[DueKind, str] = {
    "nudge": "I'll speak up when a date comes close.",
    "agenda": "I'll bring a draft before your next 1:1.",
}
TRY_SOMETHING_NEW = (
    "Nothing new for three weeks. What is one size too big for you, and could be tried this week?"
)
STOPPED: dict[DueKind, str] = {
    "plan": "All right, I won't ask any more what you will move.",
    "review": "All right, I won't ask any more how the week went.",
    "nudge": "All right, I won't speak up any more when a date comes close.",
    "agenda": "All right, I won't bring a draft before your 1:1 any more.",
}


def plan_message(
    plan: PlanCheckIn, change: GoalChange | None = None, outlook: Outlook | None = None
) -> Message:
    """Monday: what is set already, what was left open, and the gap that was agreed on.

    `change` is what the member just did, `outlook` when the next check-in comes.
    """
    spot = Spot("plan", plan.week)
    title = f"{_addressed('A new week', plan.name)}. What will you move?"
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    goals = [goal for goal in plan.goals if goal.state in {"open", "done"}]
    if goals:
        blocks.append(rich(line("Set already:"), _listed(goals)))
    else:
        blocks.append(small("One thing is enough, as long as you can finish it by Friday."))
    if plan.carried:
        blocks.append(rich(line("Still open from before:")))
        blocks += goal_rows(plan.carried, gaps=plan.gaps, spot=spot, carry_label="Keep")
    blocks += [*_suggestion(plan, spot), *_behaviour(plan)]
    blocks += [words(plan.tip)] if plan.tip else []
    blocks += _person_hint(plan)
    blocks += [small(TRY_SOMETHING_NEW)] if plan.wants_stretch else []
    blocks += _career_review(plan)
    label = "Set another goal" if goals else "Set a goal"
    blocks += [set_goal_button(label, spot=spot, is_primary=not goals), *_foot(spot, outlook)]
    return Message(text=title, blocks=blocks)


def review_message(
    review: ReviewCheckIn, change: GoalChange | None = None, outlook: Outlook | None = None
) -> Message:
    """Friday: what became of the goals, and the wins of the week."""
    spot = Spot("review", review.week)
    title = _addressed("How did the week go", review.name) + "?"
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    if any(goal.state in {"open", "done"} and not _is_above(goal, change) for goal in review.goals):
        rows = goal_rows(review.goals, spot=spot, apart_from=change)
        blocks += [rich(line("You wanted to move:")), *rows]
    if review.stretch_count:
        blocks.append(small(stretch_in_words(review.stretch_count)))
    blocks += _wins(review)
    add = ButtonElement(
        text=plain("Add a win"), action_id=ADD_WIN, value=str(spot), style="primary"
    )
    learned = ButtonElement(text=plain("What I learned"), action_id=LEARNED, value=str(spot))
    blocks += [ActionsBlock(block_id="add-win", elements=[add, learned]), *_foot(spot, outlook)]
    return Message(text=title, blocks=blocks)


def put_off(spot: Spot, outlook: Outlook) -> Message:
    """After a snooze or a skip: when the coach comes back, and the way in before that."""
    sentence = f"All right. {back_at(outlook)}"
    add = ButtonElement(text=plain("Add a win"), action_id=ADD_WIN)
    way_in = (
        set_goal_button("Set a goal now", spot=spot)
        if spot.kind == "plan"
        else ActionsBlock(block_id="add-win", elements=[add])
    )
    return Message(text=sentence, blocks=[said(sentence), way_in])


def stopped(kind: DueKind) -> Message:
    """After a stop: where to switch it on again."""
    sentence = f"{STOPPED[kind]} You can switch it on again here, or any time in the settings."
    buttons = [
        ButtonElement(text=plain("Switch it on again"), action_id=RESUME, value=kind),
        ButtonElement(text=plain("Settings"), action_id=OPEN_SETTINGS),
    ]
    actions = ActionsBlock(block_id="stopped", elements=buttons)
    return Message(text=sentence, blocks=[said(sentence), actions])


def resumed(kind: DueKind, outlook: Outlook) -> Message:
    coming = COMING.get(kind) or back_at(outlook)
    sentence = f"It is on again. {coming}"
    return Message(text=sentence, blocks=[said(sentence)])


def read_kind(action: Mapping[str, Any]) -> DueKind:
    return next(kind for kind in get_args(DueKind) if kind == action["value"])


def read_check_in(action: Mapping[str, Any]) -> Spot:
    """The check-in that one of its own buttons stands in."""
    spot = read_spot(str(action["value"]).split(" "))
    if spot is None:
        raise ValueError("the buttons of a check-in say which one it is")
    return spot


def back_at(outlook: Outlook) -> str:
    """When the coach comes back, on the member's own clock: "today at 10:00"."""
    if outlook.at is None:
        return "I won't come back by myself until you switch me on in the settings."
    on, at = outlook.at.date(), f"{outlook.at:%H:%M}"
    if on == outlook.today:
        return f"I'll be back today at {at}."
    if on == outlook.today + timedelta(days=1):
        return f"I'll be back tomorrow, {day(on)}, at {at}."
    return f"I'll be back {day(on)} at {at}."


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


def _addressed(words: str, name: str) -> str:
    called = first_name(name)
    return f"{words}, {called}" if called else words


def _happened(change: GoalChange | None, spot: Spot) -> list[Block]:
    """Nothing where the goal stands in the list below anyway."""
    if change is None or change.deed in {"set", "reopened"}:
        return []
    return changed(change, spot)


def _is_above(goal: Goal, change: GoalChange | None) -> bool:
    """The goal stands at the top already, as what the member just did."""
    return change is not None and goal.id == change.goal.id


def _listed(goals: Sequence[Goal]) -> RichTextListElement:
    return bullets(
        [
            ("Done: " if goal.state == "done" else "", shortened(goal.text, SHOWN))
            for goal in goals[:MOST_SHOWN]
        ]
    )


def _suggestion(plan: PlanCheckIn, spot: Spot) -> list[Block]:
    """The first gap that no goal of the week is about."""
    worked_on = {goal.gap_id for goal in plan.goals if goal.state in {"open", "done"}}
    waiting = [gap for gap in plan.gaps if gap.id not in worked_on][:1]
    return [block for gap in waiting for block in _suggested(gap, spot)]


def _behaviour(plan: PlanCheckIn) -> list[Block]:
    """One idea for a behaviour that no win shows yet, as a small line."""
    idea = plan.suggestion
    return [small(f"No win of yours shows *{idea.name}* yet. {idea.idea}")] if idea else []


def _person_hint(plan: PlanCheckIn) -> list[Block]:
    if not plan.person_hint:
        return []
    button = ButtonElement(text=plain("My people"), action_id=OPEN_PEOPLE)
    return [words(plan.person_hint), ActionsBlock(block_id="person-hint", elements=[button])]


def _suggested(gap: Gap, spot: Spot) -> list[Block]:
    kind = "The gap you agreed on: " if gap.agreed_on else "A gap that is open: "
    button = open_form_button("Work on this", gap=gap, spot=spot)
    return [
        rich(line(kind, bold(shortened(gap.title, SHOWN)))),
        ActionsBlock(block_id=f"gap-{gap.id}", elements=[button]),
    ]


def _career_review(plan: PlanCheckIn) -> list[Block]:
    """One that is overdue, and the button for when it was held (002-50)."""
    if not plan.career_review:
        return []
    held = ActionsBlock(block_id="career-review", elements=[held_button()])
    return [words(plan.career_review), held]


def _wins(review: ReviewCheckIn) -> list[Block]:
    """Each question with what is saved for it; without anything the question alone."""
    lessons = [win for win in review.wins if win.kind in LESSONS]
    wins = [win for win in review.wins if win.kind not in LESSONS]
    return [
        rich(line("What is better because of you this week?"), *_saved(wins)),
        rich(line("What did you learn?"), *_saved(lessons)),
    ]


def _saved(wins: Sequence[Win]) -> list[RichTextListElement]:
    newest = wins[:MOST_SHOWN]
    return [bullets([(shortened(win.text, SHOWN),) for win in newest])] if newest else []


def learned_form(spot: Spot, posted: Posted | None) -> View:
    """One line or a few, and nothing that has to be filled in (001-12)."""
    hint = "Something that worked, or did not, and what you will do because of it"
    return View(
        type="modal",
        callback_id=LEARNED_FORM,
        title=plain("What I learned"),
        submit=plain("Save"),
        close=plain("Not now"),
        private_metadata=carry(**{"spot": str(spot)} | place_of(spot, posted)),
        blocks=[
            text_field(LESSON, "What did this week teach you?", "", hint, is_long=True),
            small("Yours alone. You find it again with your wins: `/win list` and a word of it."),
        ],
    )


def read_learned(view: Mapping[str, Any]) -> tuple[Week, str]:
    """The week that it is about, and the words."""
    spot = read_spot(carried(view)["spot"].split(" "))
    if spot is None:
        raise ValueError("the form says which week it is about")
    return spot.week, Form(view).text(LESSON)


def learned_kept(win: Win) -> View:
    return View(
        type="modal",
        callback_id="check_in_learned_kept",
        title=plain("What I learned"),
        close=plain("Done"),
        blocks=[rich(line(bold("Saved. "), win.text))],
    )


def _foot(spot: Spot, outlook: Outlook | None) -> list[Block]:
    """Later, not this week, never again; after a press also when the coach comes back."""
    value = str(spot)
    asks = "what you will move" if spot.kind == "plan" else "how the week went"
    question = f"I won't ask {asks} any more."
    later = ActionsBlock(
        block_id="later",
        elements=[
            ButtonElement(text=plain("In an hour"), action_id=AN_HOUR, value=value),
            ButtonElement(text=plain("Tomorrow"), action_id=TOMORROW, value=value),
            ButtonElement(text=plain("Skip this week"), action_id=SKIP, value=value),
            pause_button(),
            stop_button(STOP, "Stop these", spot.kind, question),
        ],
    )
    return [later, small(back_at(outlook))] if outlook else [later]
