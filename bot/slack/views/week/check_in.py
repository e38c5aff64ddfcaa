"""How the Monday and Friday messages look; what finds no room in them is behind *More…*."""

from collections.abc import Iterator, Mapping, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, RichTextListElement
from slack_sdk.models.views import View

from bot.domain.goals.development_goal import stretch_in_words
from bot.domain.goals.goal import Goal, GoalChange
from bot.domain.ladder.gap import Gap
from bot.domain.review.catalogue import Suggestion
from bot.domain.text.wording import addressed, counted, first_name
from bot.domain.week.check_in import Outlook, PlanCheckIn, ReviewCheckIn
from bot.domain.wins.win import Win
from bot.slack.forms import carry
from bot.slack.modal import modal
from bot.slack.text import (
    Message,
    bold,
    bullets,
    line,
    quoted,
    rich,
    shortened,
    small,
    words,
)
from bot.slack.views.goals.goal import (
    ANSWERED,
    SHOWN,
    answered,
    changed,
    done_row,
    goal_buttons,
    goal_row,
    goal_rows,
    open_form_button,
)
from bot.slack.views.links import held_button
from bot.slack.views.menu import menu
from bot.slack.views.spot import Spot
from bot.slack.views.week.later import later, ways_out
from bot.slack.views.week.look_back import add_win_button, learned_button
from bot.slack.views.week.room import FRIDAY_WORDS, MONDAY_WORDS, Piece, Room
from bot.slack.views.week.second_ask import look_back_row
from bot.slack.views.week.tip import hint_blocks, tip_blocks

LESSONS = frozenset({"learning", "lesson"})
"""Kinds of wins that answer what the week taught."""

MOST_SHOWN = 8
"""Lines of one list: more would not be read on the way into a week, or out of it."""

GOAL_SHOWN = 60
"""Characters of a goal in a message that is meant to be short."""

REST = "check_in_rest"

OPENINGS = (
    "No win of yours shows *{name}* yet.",
    "You haven't saved a win under *{name}* yet.",
    "Nothing saved yet under *{name}*.",
)
"""In turns, so that no two Mondays with an idea begin alike."""

THIS_WEEK = "What is better because of you this week?"
LEARNED = "What did you learn?"
TRY_SOMETHING_NEW = (
    "What's one thing you could try this week that's a bit too big for you?",
    "A small first will do, like running a meeting. I won't suggest it again.",
)
"""The first time, and the last: a smaller step, and then it is let go."""

AND_MORE = "And 9 more"
ELSEWHERE = "And 12 more goals behind “More…”."
"""What is said of what finds no room; the place for it is held from the start."""

SET_ALREADY = "Set already:"
STILL_OPEN = "Still open from before:"
WANTED = "You wanted to get done:"


def plan_message(
    plan: PlanCheckIn,
    change: GoalChange | None = None,
    outlook: Outlook | None = None,
    note: str = "",
) -> Message:
    """Monday: what is set already, what was left open, and what this week brings up.

    `change` is what the member just did, `outlook` when the next check-in comes; `note` is what
    will stand below it.
    """
    spot = Spot("plan", plan.week)
    hello = f"Hi {first_name(plan.name)}. " if plan.name else ""
    title = f"{hello}What's the one thing you want to get done this week?"
    room = Room(MONDAY_WORDS)
    room.takes(f"{title} {ELSEWHERE if plan.carried else ''}", controls=3)
    room.gives_way_to(note)
    if plan.look_back is None:
        _hold(plan.carried, STILL_OPEN, room)
    goals = [_as_set(goal) for goal in plan.goals if goal.state in {"open", "done"}]
    room.gives_way_to(" ".join((SET_ALREADY, *goals[:1], AND_MORE)) if goals else "")
    pieces = room.fitting(_urgent(plan, spot))
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    blocks += _set_already(goals, room)
    pieces += room.fitting(_not_urgent(plan, spot))
    rows = _left_over(plan, spot, room)
    if not (goals or rows or pieces):
        by = f"{plan.ends_on:%A}" if plan.ends_on else "Friday"
        blocks.append(small(f"One thing is enough, as long as you can finish it by {by}."))
    blocks += [block for piece in pieces for block in piece.blocks]
    label = "Set another goal" if goals else "Set a goal"
    first = [open_form_button(label, spot=spot, is_primary=not goals)]
    foot = later(spot, outlook, plan.next_workday, first=first)
    return Message(text=title, blocks=[*blocks, *rows, *foot])


def review_message(
    review: ReviewCheckIn,
    change: GoalChange | None = None,
    outlook: Outlook | None = None,
    note: str = "",
) -> Message:
    """Friday: how the goals ended, and the wins of the week; the rest as for `plan_message`."""
    spot = Spot("review", review.week)
    title = addressed(f"How did {_week_of(review)} go", review.name) + "?"
    room = Room(FRIDAY_WORDS)
    counts = AND_MORE if review.wins else ""
    room.takes(f"{title} {_better(review)} {LEARNED} {ELSEWHERE} {counts}", controls=3)
    room.gives_way_to(note)
    if outlook:
        room.words = MONDAY_WORDS * MOST_SHOWN
    blocks: list[Block] = [rich(line(bold(title))), *_happened(change, spot)]
    blocks += [*_goals(review, change, spot, room), *_stretched(review, room), *_wins(review, room)]
    foot = later(
        spot,
        outlook,
        review.next_workday,
        first=[add_win_button(spot, is_primary=True)],
        more=[learned_button(spot)],
    )
    return Message(text=title, blocks=[*blocks, *foot])


def rest_of_check_in(about: PlanCheckIn | ReviewCheckIn, facts: Mapping[str, str]) -> View:
    """All that a check-in has no room for, and how often it comes; `facts` say where it stands."""
    spot = Spot("plan" if isinstance(about, PlanCheckIn) else "review", about.week)
    if isinstance(about, PlanCheckIn):
        goals: Sequence[Goal] = (*about.carried, *about.goals)
        more = [block for piece in _pieces(about, spot) for block in piece.blocks]
    else:
        goals, room = about.goals, Room(3000)
        more = [*_stretched(about, room), *_wins(about, room)]
    return modal(
        "Your week",
        REST,
        carries=carry(**{"spot": str(spot)} | dict(facts)),
        blocks=[*goal_rows(goals, spot=spot), *more, *ways_out(spot, asks_twice=about.asks_twice)],
    )


def _happened(change: GoalChange | None, spot: Spot) -> list[Block]:
    """Nothing where the goal stands in the list below anyway."""
    if change is None or change.deed in {"set", "reopened"}:
        return []
    return changed(change, spot)


def _is_above(goal: Goal, change: GoalChange | None) -> bool:
    """The goal stands at the top already, as what the member just did."""
    return change is not None and goal.id == change.goal.id


def _set_already(goals: Sequence[str], room: Room) -> list[Block]:
    """The first, whose place is held, and others as far as there is room."""
    if not goals:
        return []
    first, *others = goals
    fit = [one for one in others if room.takes(one)]
    rest = len(others) - len(fit)
    listed = bullets([(one,) for one in (first, *fit)])
    return [rich(line(SET_ALREADY), listed), *([small(f"And {rest} more.")] if rest else [])]


def _as_set(goal: Goal) -> str:
    return f"{'Done: ' if goal.state == 'done' else ''}{shortened(goal.text, GOAL_SHOWN)}"


def _left_over(plan: PlanCheckIn, spot: Spot, room: Room) -> list[Block]:
    """Where last week's question is still open, that has the room."""
    if plan.look_back is None or not plan.carried:
        return _rows(plan.carried, STILL_OPEN, spot, room)
    return [small(f"{counted(len(plan.carried), 'goal')} still open, behind “More…”.")]


def _hold(goals: Sequence[Goal], heading: str, room: Room) -> None:
    """Holds a place for the first: what somebody set out to do comes before all else."""
    if goals:
        room.gives_way_to(f"{heading} {shortened(goals[0].text, GOAL_SHOWN)}", controls=1)


def _rows(goals: Sequence[Goal], heading: str, spot: Spot, room: Room) -> list[Block]:
    """The first, whose place is held, and others as far as there is room; each with its ⋯."""
    if not goals:
        return []
    first, *others = goals
    top: list[Block] = [rich(line(heading))]
    if not others and room.takes("", controls=1):
        return [*top, *_one_row(first, spot)]
    fit = [one for one in others if room.takes(shortened(one.text, GOAL_SHOWN), controls=1)]
    rows = [row for goal in (first, *fit) for row in goal_row(goal, spot=spot, shown=GOAL_SHOWN)]
    rest = len(others) - len(fit)
    more = [small(f"And {counted(rest, 'more goal')} behind “More…”.")] if rest else []
    return [*top, *rows, *more]


def _one_row(goal: Goal, spot: Spot) -> list[Block]:
    """A single goal has room for the button that most want: one press."""
    done, carry_over, drop = goal_buttons(goal, spot)
    first, *others = [carry_over, done, drop] if spot.kind == "plan" else [done, carry_over, drop]
    return [
        words(shortened(goal.text, GOAL_SHOWN)),
        ActionsBlock(block_id=f"goal-{goal.id}", elements=[first, menu(*others)]),
    ]


def _pieces(plan: PlanCheckIn, spot: Spot) -> tuple[Piece, ...]:
    return (*_urgent(plan, spot), *_not_urgent(plan, spot))


def _urgent(plan: PlanCheckIn, spot: Spot) -> tuple[Piece, ...]:
    """What waits for an answer: it comes before the second goal that is set already."""
    found = (_look_back(plan, spot), _answered(plan, spot), _review_of(plan))
    return tuple(piece for piece in found if piece)


def _not_urgent(plan: PlanCheckIn, spot: Spot) -> tuple[Piece, ...]:
    """Of `_one_more` a week has one at most."""
    return (*_one_more(plan), *_suggestion(plan, spot))


def _answered(plan: PlanCheckIn, spot: Spot) -> Piece | None:
    asked = [goal for goal in plan.carried if goal.id == plan.answered_id]
    blocks = answered(plan, spot) if asked else ()
    return Piece(ANSWERED + asked[0].text, tuple(blocks), 1) if asked else None


def _look_back(plan: PlanCheckIn, spot: Spot) -> Piece | None:
    """Friday's question, where the weekend came in between."""
    if plan.look_back is None:
        return None
    text, blocks = look_back_row(plan.look_back, spot)
    return Piece(text, tuple(blocks), controls=2)


def _suggestion(plan: PlanCheckIn, spot: Spot) -> Iterator[Piece]:
    """The first gap that no goal of the week is about, and none that is still open."""
    at_work = [goal for goal in plan.goals if goal.state in {"open", "done"}]
    worked_on = {goal.gap_id for goal in (*at_work, *plan.carried)}
    waiting = [gap for gap in plan.gaps if gap.id not in worked_on][:1]
    yield from (_suggested(gap, spot) for gap in waiting)


def _one_more(plan: PlanCheckIn) -> Iterator[Piece]:
    if plan.suggestion:
        text = f"{_opening(plan.suggestion)} {plan.suggestion.behaviour.idea}"
        yield Piece(text, (small(text),))
    if plan.tip:
        yield Piece(plan.tip.words, tip_blocks(plan.tip), 1)
    if plan.person_hint:
        yield Piece(plan.person_hint.words, hint_blocks(plan.person_hint), 1)
    if plan.stretch_turn is not None:
        suggested = TRY_SOMETHING_NEW[plan.stretch_turn]
        yield Piece(suggested, (small(suggested),))


def _opening(found: Suggestion) -> str:
    """What is true of it, the most useful first."""
    name = found.behaviour.name
    if found.gap:
        return f"One way into “{quoted(shortened(found.gap, SHOWN))}”:"
    if not found.has_wins:
        return "A first win can be small."
    if found.was_sent:
        return f"*{name}* is still without a win of yours."
    return OPENINGS[found.turn % len(OPENINGS)].format(name=name)


def _suggested(gap: Gap, spot: Spot) -> Piece:
    kind = "The gap you agreed on: " if gap.agreed_on else "A gap that is open: "
    title = shortened(gap.title, SHOWN)
    button = open_form_button("Work on this", gap=gap, spot=spot)
    actions = ActionsBlock(block_id=f"gap-{gap.id}", elements=[button])
    return Piece(kind + title, (rich(line(kind, bold(title))), actions), 1)


def _review_of(plan: PlanCheckIn) -> Piece | None:
    """One that is overdue, and the button for when it was held (002-50)."""
    if not plan.career_review:
        return None
    button = ActionsBlock(block_id="career-review", elements=[held_button()])
    return Piece(plan.career_review, (words(plan.career_review), button), 1)


def _goals(review: ReviewCheckIn, change: GoalChange | None, spot: Spot, room: Room) -> list[Block]:
    shown = [goal for goal in review.goals if not _is_above(goal, change)]
    is_open = [goal for goal in shown if goal.state == "open"]
    done = [goal for goal in shown if goal.state == "done"]
    if not (is_open or done):
        return []
    _hold(is_open, WANTED, room)
    if not is_open:
        room.gives_way_to(WANTED)
    rows = _rows(is_open, WANTED, spot, room) or [rich(line(WANTED))]
    return [*rows, *_done(done, room)]


def _done(goals: Sequence[Goal], room: Room) -> list[Block]:
    """Each with the win that it may become, while there is room for the button."""
    blocks: list[Block] = []
    for goal in goals[:MOST_SHOWN]:
        text = shortened(goal.text, GOAL_SHOWN)
        if room.takes(f"Done: {text}", controls=0 if goal.win_id else 1):
            blocks += done_row(goal, shown=GOAL_SHOWN)
    return blocks


def _stretched(review: ReviewCheckIn, room: Room) -> list[Block]:
    """How many goals were new to the member (001-5), where there are any."""
    text = stretch_in_words(review.stretch_count)
    return [small(text)] if text and room.takes(text) else []


def _wins(review: ReviewCheckIn, room: Room) -> list[Block]:
    """Each question with what is saved for it; without anything the question alone."""
    lessons = [win for win in review.wins if win.kind in LESSONS]
    wins = [win for win in review.wins if win.kind not in LESSONS]
    return [
        rich(line(_better(review)), *_saved(wins, room)),
        rich(line(LEARNED), *_saved(lessons, room)),
    ]


def _better(review: ReviewCheckIn) -> str:
    return "What got better because of you?" if review.weeks_ago else THIS_WEEK


def _week_of(review: ReviewCheckIn) -> str:
    """One that is looked back at later says which it was."""
    monday = review.week.monday
    near = {0: "the week", 1: "last week"}
    return near.get(max(review.weeks_ago, 0), f"the week of {monday.day} {monday:%B}")


def _saved(wins: Sequence[Win], room: Room) -> list[RichTextListElement]:
    """The newest that there is room for; the others are counted."""
    if not wins:
        return []
    newest = [shortened(win.text, SHOWN) for win in wins[:MOST_SHOWN]]
    fit = [text for text in newest if room.takes(text)]
    rest = len(wins) - len(fit)
    more = [(f"And {rest} more" if fit else f"{counted(rest, 'win')} saved",)] if rest else []
    return [bullets([*((text,) for text in fit), *more])]
