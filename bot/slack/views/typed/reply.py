"""How the coach answers what is typed to it: one line back, with Undo and the other reading."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, InteractiveElement

from bot.domain.ladder.gap import Gap
from bot.domain.typed.line import Became, Edited, Reading, Understood
from bot.domain.wins.follow_up import AfterSaving
from bot.domain.wins.reading import plain_text
from bot.slack.text import Message, bold, code, line, quoted, rich, shortened, small
from bot.slack.views.goals.goal import changed, goal_rows, goal_saved
from bot.slack.views.links import plain_button
from bot.slack.views.typed.asides import READ_AS_WIN, aside, page_button
from bot.slack.views.wins.filing import FOR_WHOM
from bot.slack.views.wins.win import win_saved

READ_AS_GOAL = "typed_goal"
READ_AS_NEITHER = "typed_neither"
READ_AS: Mapping[Reading, str] = {
    "win": READ_AS_WIN,
    "goal": READ_AS_GOAL,
    "neither": READ_AS_NEITHER,
}
UNDO = "typed_undo"
TAKE_OVER = "typed_take_over"
TAKE_BACK = "typed_take_back"
LEAVE = "typed_leave"

SHOWN = 600
SHOWN_IN_ROW = 150
MOST_ASKED = 2
"""After so many messages in a row that nobody understood, no more questions: help is offered."""

MOST_IN_A_ROW = 5
"""Buttons of one row that a phone still shows well."""

NEVER_LEFT_OUT = frozenset({"distress", "news", "nothing"})
"""What is answered beside other lines, too; thanks need no word then."""

NOT_ITSELF = "It was a win", "It's a goal"


@dataclass(frozen=True, slots=True)
class Beside:
    """What the answer to a line needs to know; `after` is about the only win, if there is one."""

    today: date
    name: str = ""
    after: AfterSaving = field(default_factory=AfterSaving)
    gaps: tuple[Gap, ...] = ()
    asked_before: int = 0


def reply(lines: Sequence[Understood], beside: Beside) -> Message | None:
    """One message for all lines of one; None where there is nothing to say to them."""
    counted = [one for one in lines if one.meaning.kind != "heading"]
    if len(counted) == 1:
        return _only(counted[0], beside)
    asked = [one for one in counted if one.line.became == "asked"]
    beside_it = [aside(one, beside.name) for one in counted if one.meaning.kind in NEVER_LEFT_OUT]
    blocks: list[Block] = [block for said in beside_it if said for block in said["blocks"]]
    blocks += [block for one in counted if one not in asked for block in _row(one)]
    if asked:
        blocks += _asked(asked, beside.asked_before)
    if not blocks:
        return _only(counted[0], beside) if counted else None
    saved = sum(one.stands for one in counted)
    text = f"Saved {saved} of {len(counted)} lines" if saved else _said_of(counted)
    return Message(text=text, blocks=blocks)


def as_they_are(lines: Sequence[Understood], beside: Beside) -> Message:
    """What the message with the buttons turns into after a press."""
    told = [one for one in lines if one.line.became != "said"]
    return reply(told, beside) or Message(text="Done.", blocks=[rich(line("Done."))])


def edited(edit: Edited, beside: Beside) -> Message | None:
    """What the new words are offered for; None where nothing follows from the edit."""
    blocks: list[Block] = [
        rich(line("It says now: ", plain_text(one.line.new_words))) for one in edit.changed
    ]
    if edit.changed:
        ids = _ids(edit.changed)
        label = f"Change the {edit.changed[0].line.became}" if len(edit.changed) == 1 else "Change"
        buttons = [plain_button(label, TAKE_OVER, ids), plain_button("Leave it", LEAVE, ids)]
        blocks.append(ActionsBlock(block_id="typed-changed", elements=buttons))
    if edit.gone:
        blocks += _gone(edit.gone)
    if said := reply(edit.heard, beside) if edit.heard else None:
        blocks += said["blocks"]
    return Message(text="You changed your message.", blocks=blocks) if blocks else None


def deleted(gone: Sequence[Understood]) -> Message:
    return Message(text="You deleted a message. Take back what it became?", blocks=_gone(gone))


def read_ids(action: Mapping[str, Any]) -> list[int]:
    return [int(one) for one in str(action["value"]).split()]


def read_reading(action: Mapping[str, Any]) -> Reading:
    return next(key for key, name in READ_AS.items() if name == action["action_id"])


def _only(one: Understood, beside: Beside) -> Message | None:
    if said := aside(one, beside.name):
        return said
    if one.line.became == "asked":
        return Message(text=_said_of([one]), blocks=_asked([one], beside.asked_before))
    if one.line.became == "win" and one.win and one.stands:
        saved = win_saved(one.win, beside.after)
        return Message(text=saved["text"], blocks=_with_other(saved, one, "goal"))
    if one.line.became == "goal" and one.change and one.stands:
        saved = goal_saved(one.change.goal, beside.gaps, beside.today)
        return Message(text=saved["text"], blocks=_with_other(saved, one, "win"))
    blocks = _row(one)
    return Message(text=_said_of([one]), blocks=blocks) if blocks else None


def _row(one: Understood) -> list[Block]:
    """A line in a few words with its buttons, where several stand in one message."""
    row = ROWS.get(one.line.became)
    return row(one) if row else []


def _win(one: Understood) -> list[Block]:
    if one.win is None or not one.stands:
        return _taken_back(one)
    return [_led("Win: ", one.win.text), _undo(one, READ_AS_GOAL, NOT_ITSELF[1])]


def _goal(one: Understood) -> list[Block]:
    if one.change is None or not one.stands:
        return _taken_back(one)
    return [_led("Goal: ", one.change.goal.text), _undo(one, READ_AS_WIN, NOT_ITSELF[0])]


def _detail(one: Understood) -> list[Block]:
    if one.win is None:
        return []
    added = bold("Added to "), shortened(one.win.text, SHOWN_IN_ROW), ": ", _words(one)
    return [rich(line(*added)), _undo(one, READ_AS_WIN, NOT_ITSELF[0])]


def _benefit(one: Understood) -> list[Block]:
    if one.win is None or one.win.benefited is None:
        return []
    return [
        _led(f"Noted, {FOR_WHOM[one.win.benefited]}: ", one.win.text),
        ActionsBlock(elements=[plain_button("Undo", UNDO, str(one.line.id), about=_text(one))]),
    ]


def _taken_back(one: Understood) -> list[Block]:
    words = _words(one) or (one.win.text if one.win else "")
    if not words:
        return [rich(line("OK, not saved."))]
    return [_led("Not saved: ", words), ActionsBlock(elements=_choices(one, *NOT_ITSELF))]


def _outcome(one: Understood) -> list[Block]:
    """What was typed is read back, and is a win with one press where it is more than the goal."""
    if one.change is None:
        return []
    said = small(f"You wrote: {quoted(shortened(_words(one), SHOWN))}") if _words(one) else None
    blocks: list[Block] = [said] if said else []
    if one.change.deed == "done":
        return [*changed(one.change), *blocks]
    return [*goal_rows([one.change.goal]), *blocks]


ROWS: Mapping[Became, Callable[[Understood], list[Block]]] = {
    "win": _win,
    "goal": _goal,
    "neither": _taken_back,
    "outcome": _outcome,
    "detail": _detail,
    "benefit": _benefit,
}


def _asked(lines: Sequence[Understood], asked_before: int) -> list[Block]:
    """The question, at most twice in a row; then help, and the words are still there."""
    questions = all(one.meaning.word == "question" for one in lines)
    if questions or asked_before >= MOST_ASKED:
        why = "I don't have an answer to that: " if questions else "I didn't get that, either: "
        read = [_led(why, _words(one)) for one in lines]
        how = line(code("win: …"), " or ", code("goal: …"), " saves a line as it is.")
        on = ActionsBlock(block_id="typed-help", elements=[page_button("What I can do", "help")])
        return [*read, rich(how), on]
    if len(lines) == 1:
        words = rich(line(f"“{shortened(_words(lines[0]), SHOWN)}”"))
        question = rich(line("Save it as a win, or as a goal?"))
        return [words, question, ActionsBlock(elements=_three_choices(lines[0]))]
    blocks: list[Block] = [rich(line(bold("Save these as wins, or as goals?")))]
    for one in lines:
        blocks.append(rich(line(shortened(_words(one), SHOWN))))
        blocks.append(ActionsBlock(elements=_three_choices(one)))
    return blocks


def _gone(lines: Sequence[Understood]) -> list[Block]:
    ids = _ids(lines)
    names = [
        _led(f"You deleted the message behind this {one.line.became}: ", _text(one))
        for one in lines
    ]
    buttons = [
        plain_button("Take it back" if len(lines) == 1 else "Take them back", TAKE_BACK, ids),
        plain_button("Keep it" if len(lines) == 1 else "Keep them", LEAVE, ids),
    ]
    return [*names, ActionsBlock(block_id="typed-gone", elements=buttons)]


def _said_of(lines: Sequence[Understood]) -> str:
    """What a notification reads out."""
    asked = [one for one in lines if one.line.became == "asked"]
    words = quoted(shortened(next(filter(None, map(_text, lines)), ""), SHOWN_IN_ROW))
    return f"Save it as a win, or as a goal? {words}" if asked else words or "Done."


def _text(one: Understood) -> str:
    if one.line.became == "win" and one.win:
        return one.win.text
    if one.line.became == "goal" and one.change:
        return one.change.goal.text
    return _words(one)


def _words(one: Understood) -> str:
    """What waits, as people read it."""
    return plain_text(one.line.words)


def _led(lead: str, text: str) -> Block:
    return rich(line(bold(lead), shortened(text, SHOWN)))


def _ids(lines: Sequence[Understood]) -> str:
    return " ".join(str(one.line.id) for one in lines)


def _with_other(saved: Message, one: Understood, reading: Reading) -> list[Block]:
    """The other reading stands beside Undo, where there is room."""
    label = NOT_ITSELF[1] if reading == "goal" else NOT_ITSELF[0]
    button = plain_button(label, READ_AS[reading], str(one.line.id))
    *blocks, last = saved["blocks"]
    if isinstance(last, ActionsBlock) and len(last.elements) < MOST_IN_A_ROW:
        last.elements.append(button)
        return [*blocks, last]
    return [*blocks, last, ActionsBlock(elements=[button])]


def _undo(one: Understood, action_id: str, label: str) -> ActionsBlock:
    line_id, about = str(one.line.id), _text(one)
    undo = plain_button("Undo", UNDO, line_id, about=about)
    return ActionsBlock(elements=[undo, plain_button(label, action_id, line_id, about=about)])


def _choices(one: Understood, win: str, goal: str) -> list[InteractiveElement]:
    line_id, about = str(one.line.id), _text(one)
    return [
        plain_button(win, READ_AS_WIN, line_id, about=about),
        plain_button(goal, READ_AS_GOAL, line_id, about=about),
    ]


def _three_choices(one: Understood) -> list[InteractiveElement]:
    neither = plain_button("Neither", READ_AS_NEITHER, str(one.line.id), about=_text(one))
    return [*_choices(one, "A win", "A goal"), neither]
