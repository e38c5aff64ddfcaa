"""How a win looks once it is saved: what was understood, one question, what one tap can add."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InteractiveElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import spoken_date
from bot.domain.wins.follow_up import AfterSaving, WinQuestion
from bot.domain.wins.win import KINDS, Benefited, Win, WinKind, kind_of
from bot.slack.text import (
    Message,
    Part,
    bold,
    bullets,
    code,
    line,
    link,
    person,
    plain,
    quoted,
    rich,
    shortened,
    small,
)
from bot.slack.views.wins.form import (
    BENEFITED,
    FOR_WHOM,
    behaviour_name,
    kind_options,
    line_options,
    names_of,
)

EDIT = "win_edit"
ADD_DETAIL = "win_add_detail"
UNDO = "win_undo"
RESTORE = "win_restore"
SAVED = "win_kept"
SAVE_MESSAGE = "win_save_message"
NAME_KIND = "win_name_kind"
NAME_LINE = "win_name_line"
SHOW_LIKELY = "win_show_likely"
LAST_WEEK = "win_last_week"
NAME_BENEFIT = {key: f"win_benefit_{key}" for key in BENEFITED}

LABEL = 75
"""Characters of a button's text. Source: docs.slack.dev/reference/block-kit/block-elements."""

SHOWN = 600
"""Characters of a win's text in a list: enough to know it again; the form has all of it."""

MOST_LINES = 30
"""Expectations in the menu below a message, whose blocks may have about 13,000 characters; a
longer ladder is offered in the form. Source: slackapi/bolt-js#2509."""

MOST_NAMED = 5
"""Expectations and behaviours named below a win; the form has them all."""

QUESTIONS: Mapping[WinQuestion, str] = {
    "number": "Is there a number in it? How many, how much, how often: “Add detail” takes it.",
    "line": "Which expectation of the next level does it show? One tap files it.",
    "benefit": "Who is better off because of it?",
}
NOTHING_TO_ASK = AfterSaving()


def win_saved(win: Win, after: AfterSaving = NOTHING_TO_ASK) -> Message:
    """The private confirmation: what was understood, and at most one question (003-25)."""
    buttons = [
        ButtonElement(text=plain("Edit"), action_id=EDIT, value=str(win.id)),
        ButtonElement(text=plain("Add detail"), action_id=ADD_DETAIL, value=str(win.id)),
        ButtonElement(text=plain("Undo"), action_id=UNDO, value=str(win.id)),
    ]
    blocks = [*_saved(win, after), ActionsBlock(block_id=f"win-{win.id}", elements=buttons)]
    return Message(text=f"Saved: {quoted(shortened(win.text, 150))}", blocks=blocks)


def win_form_saved(win: Win, after: AfterSaving = NOTHING_TO_ASK) -> View:
    """What a form turns into once its win is saved."""
    return View(
        type="modal",
        callback_id=SAVED,
        title=plain("Saved"),
        close=plain("Done"),
        blocks=_saved(win, after),
    )


def win_undone(win: Win) -> Message:
    return Message(
        text="Taken back.",
        blocks=[
            rich(line(bold("Taken back: "), shortened(win.text, SHOWN))),
            ActionsBlock(
                elements=[
                    ButtonElement(text=plain("Restore"), action_id=RESTORE, value=str(win.id))
                ]
            ),
        ],
    )


def win_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(f"{command} shipped the billing migration, p95 down 30% #impact"), "  saves it"),
        (code(command), "  opens the form, for when one line is not enough"),
        (code(f"{command} list"), "  shows them all; ", code(f"{command} list #impact"), "  some"),
        (code(f"{command} undo"), "  takes back the last one"),
        (code(f"{command} coverage"), "  shows what they are examples of"),
        (code(f"{command} export"), "  and ", code(f"{command} import"), "  for files"),
    )
    return Message(
        text=f"{command} saves something you did, while it is fresh.",
        blocks=[
            rich(
                line(bold("Save what you did while it is fresh. "), "One line is enough."),
                bullets(lines),
                line(
                    "I read dates (yesterday, on Friday), #tags, @people, links and numbers. "
                    "In Slack, only you see your wins. ⋯ on any message has “Save as a win”, too."
                ),
            )
        ],
    )


def read_choice(action: Mapping[str, Any]) -> tuple[int, str]:
    """The win whose menu was used, and what was chosen in it."""
    return int(action["block_id"].rpartition("-")[2]), str(action["selected_option"]["value"])


def read_likely(action: Mapping[str, Any]) -> tuple[int, str]:
    """The win that was pressed on, and the expectation that it shows."""
    win_id, _, criterion_id = str(action["value"]).partition(" ")
    return int(win_id), criterion_id


def read_kind_choice(action: Mapping[str, Any]) -> tuple[int, WinKind]:
    win_id, key = read_choice(action)
    return win_id, next(kind.key for kind in KINDS if kind.key == key)


def read_benefit_press(action: Mapping[str, Any]) -> tuple[int, Benefited]:
    pressed = action["action_id"]
    return int(action["value"]), next(key for key, name in NAME_BENEFIT.items() if name == pressed)


def read_last_week(action: Mapping[str, Any]) -> tuple[int, date]:
    """The win that was pressed on, and the day it moves to."""
    win_id, on = str(action["value"]).split(" ")
    return int(win_id), date.fromisoformat(on)


def understood(win: Win, lines: Sequence[Line] = ()) -> list[Part]:
    """What was read from the words and chosen for them, as one line."""
    parts: list[Part] = [f"🗓 {spoken_date(win.happened_on)}"]
    if win.tags:
        parts.append("   🏷 " + " ".join(f"#{tag}" for tag in win.tags))
    if win.numbers:
        parts.append("   📈 " + ", ".join(win.numbers))
    if win.people:
        parts.append("   🤝 ")
        parts += [part for who in win.people for part in (person(who), " ")]
    if win.links:
        parts.append("   🔗 ")
        parts += [part for url in win.links for part in (link(url, shortened(url, 60)), " ")]
    if win.permalink:
        parts += ["   💬 ", link(win.permalink, "the message")]
    parts += [f"   {words}" for words in _filed(win, lines)]
    return parts


def _filed(win: Win, lines: Sequence[Line]) -> list[str]:
    """What it is filed under, in words; empty for a win that nobody has filed."""
    filed = [kind_of(win.kind).label] if win.kind else []
    filed += [FOR_WHOM[win.benefited]] if win.benefited else []
    filed += [f"shows “{name}”" for name in names_of(win.criterion_ids[:MOST_NAMED], lines)]
    filed += [behaviour_name(key) for key in win.behaviours[:MOST_NAMED]]
    filed += ["significant"] * win.is_significant + ["private"] * win.is_private
    return [f"· {words}" for words in filed]


def _saved(win: Win, after: AfterSaving) -> list[Block]:
    blocks: list[Block] = [rich(line(bold("Saved. "), shortened(win.text, SHOWN)))]
    blocks.append(rich(line(*understood(win, after.lines))))
    if after.praise:
        blocks.append(rich(line(after.praise)))
    if after.question:
        blocks.append(small(QUESTIONS[after.question]))
    if after.question == "benefit":
        blocks.append(ActionsBlock(block_id=f"for-{win.id}", elements=_benefit_buttons(win)))
    more = [*_likely(win, after), *_menus(win, after), *_last_week_button(win, after)]
    return [*blocks, ActionsBlock(block_id=f"file-{win.id}", elements=more)] if more else blocks


def _benefit_buttons(win: Win) -> list[InteractiveElement]:
    return [
        ButtonElement(text=plain(words), action_id=NAME_BENEFIT[key], value=str(win.id))
        for key, words in BENEFITED.items()
    ]


def _likely(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    """What its words speak of, one tap; whoever sees it otherwise has the menu beside it."""
    if after.likely is None:
        return []
    label = shortened(f"Shows: {after.likely.text}", LABEL)
    value = f"{win.id} {after.likely.tag}"
    return [ButtonElement(text=plain(label), action_id=SHOW_LIKELY, value=value, style="primary")]


def _menus(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    """One tap each: what kind it is and what it shows, where that is not known yet."""
    kinds, lines = list(kind_options().values()), list(line_options(after.lines).values())
    menus: list[InteractiveElement] = []
    if lines and not win.criterion_ids and len(lines) <= MOST_LINES:
        menus.append(_menu(NAME_LINE, "What it shows", lines))
    if win.kind is None:
        menus.append(_menu(NAME_KIND, "What kind it is", kinds))
    return menus


def _menu(action_id: str, prompt: str, options: Sequence[Any]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=action_id, placeholder=plain(prompt), options=list(options)
    )


def _last_week_button(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    if after.last_week_on is None:
        return []
    value = f"{win.id} {after.last_week_on.isoformat()}"
    return [ButtonElement(text=plain("It was last week"), action_id=LAST_WEEK, value=value)]
