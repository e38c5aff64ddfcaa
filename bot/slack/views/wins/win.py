"""How a win looks once it is saved: what was understood, one question, what one tap can add."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InteractiveElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, when_said
from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import joined
from bot.domain.wins.follow_up import AfterSaving, WinQuestion
from bot.domain.wins.win import KINDS, LONGEST_TEXT, Benefited, Win, WinKind, kind_of
from bot.slack.modal import modal
from bot.slack.text import (
    Message,
    Part,
    bold,
    bullets,
    code,
    is_user_id,
    line,
    link,
    person,
    plain,
    quoted,
    rich,
    shortened,
    small,
)
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu, more_button
from bot.slack.views.wins.filing import (
    BENEFITED,
    FOR_WHOM,
    behaviour_name,
    kind_options,
    line_options,
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
OPEN_PAGE = "win_page_open"
PAGE = "win_page"
MARK = "win_mark"
DELETE = "win_delete"
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
    "number": "Is there a number in it? How many, how much, how often?",
    "line": "Which expectation of the next level does it show?",
    "benefit": "Who is better off because of it?",
}
NOTHING_TO_ASK = AfterSaving()


def win_saved(win: Win, after: AfterSaving = NOTHING_TO_ASK) -> Message:
    """The private confirmation: what was saved, where it leads, and one question (003-25)."""
    return Message(text=f"Saved: {quoted(shortened(win.text, 150))}", blocks=_saved(win, after))


def win_form_saved(win: Win, after: AfterSaving = NOTHING_TO_ASK) -> View:
    """What a form turns into once its win is saved."""
    return modal("Saved", SAVED, close="Done", blocks=_saved(win, after))


def win_page(win: Win, after: AfterSaving = NOTHING_TO_ASK) -> View:
    """One win with everything that can be done with it: what ⋯ leads to with *More…*."""
    mark = "Not significant any more" if win.is_significant else "Mark as significant"
    buttons = [
        win_button("Edit", EDIT, win),
        win_button("Add detail", ADD_DETAIL, win),
        win_button(mark, MARK, win),
        win_button("Take it back", UNDO, win),
        win_button("Delete", DELETE, win),
    ]
    return modal(
        "Your win",
        PAGE,
        blocks=[
            rich(line(bold(f"Win {win.number}  "), shortened(win.text, LONGEST_TEXT))),
            rich(line(*understood(win, after.lines))),
            *([small(f"{after.standing.words}.")] if after.standing else []),
            *_filing(win, after),
            ActionsBlock(block_id=f"win-{win.id}", elements=buttons),
        ],
    )


def win_button(label: str, action_id: str, win: Win) -> ButtonElement:
    return plain_button(label, action_id, str(win.id))


def win_undone(win: Win) -> Message:
    return Message(
        text="Taken back.",
        blocks=[
            rich(line(bold("Taken back: "), shortened(win.text, SHOWN))),
            ActionsBlock(elements=[plain_button("Restore", RESTORE, str(win.id))]),
        ],
    )


def win_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(f"{command} shipped the billing migration, p95 down 30% #impact"), "  saves it"),
        (code(command), "  opens the form, for when one line isn't enough"),
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
    """What its words leave out, as one line."""
    parts: list[Part] = [when_said(win.when)]
    tags = [f"#{tag}" for tag in win.tags if f"#{tag}" not in win.text.lower()]
    parts += [f" · {' '.join(tags)}"] if tags else []
    numbers = [number for number in win.numbers if number not in win.text]
    parts += [f" · {', '.join(numbers)}"] if numbers else []
    if win.people:
        parts.append(" · ")
        parts += [part for who in win.people for part in (person(who), " ")]
    if win.links:
        parts.append(" · ")
        parts += [part for url in win.links for part in (link(url, shortened(url, 60)), " ")]
    if win.permalink:
        parts += [" · ", link(win.permalink, "the message")]
    filed = [*_themes(win, lines), *_filed(win)]
    parts += [f" · {words}" for words in filed]
    return parts


def _themes(win: Win, lines: Sequence[Line]) -> list[str]:
    """What it shows, each theme once; an expectation that is off the ladder by its id."""
    themes = {line.tag: line.theme or line.text for line in lines}
    names = [shortened(themes.get(tag, tag), LABEL) for tag in win.criterion_ids]
    return list(dict.fromkeys(names))[:MOST_NAMED]


def _filed(win: Win) -> list[str]:
    """What else it is filed under, in words; empty for a win that nobody has filed."""
    filed = [kind_of(win.kind).label] if win.kind else []
    filed += [FOR_WHOM[win.benefited]] if win.benefited else []
    filed += [behaviour_name(key) for key in win.behaviours[:MOST_NAMED]]
    filed += ["significant"] * win.is_significant + ["private"] * win.is_private
    return filed


def _saved(win: Win, after: AfterSaving) -> list[Block]:
    """What was saved, where it leads, at most one question, and ⋯."""
    blocks: list[Block] = [
        rich(line(bold("Saved: "), shortened(win.text, SHOWN), *_read_from(win, after.today)))
    ]
    leads = _leads(win, after)
    blocks += [rich(line(*leads))] if leads else []
    blocks += [rich(line(after.praise))] if after.praise else []
    blocks += [small(QUESTIONS[after.question])] if after.question else []
    controls = [*_answers(win, after), _more(win, after)]
    return [*blocks, ActionsBlock(block_id=f"file-{win.id}", elements=controls)]


def _read_from(win: Win, today: date | None) -> list[Part]:
    """What the words leave out: the day, and whom they mean."""
    is_today = today is not None and win.when == When(today)
    parts: list[Part] = [] if is_today else [f" · {when_said(win.when, today)}"]
    known = [who for who in win.people if is_user_id(who)]
    return parts + [part for who in known for part in (" · ", person(who))]


def _leads(win: Win, after: AfterSaving) -> list[Part]:
    parts: list[Part] = [f"{after.standing.words}."] if after.standing else []
    others = _themes(win, after.lines)[1:] if after.standing else _themes(win, after.lines)
    filed = [*([f"Also {joined(others)}"] if others else []), *_filed(win)]
    parts += [" " * bool(parts) + " · ".join(filed)] if filed else []
    parts += [" ", link(win.permalink, "The message")] if win.permalink else []
    return parts


def _answers(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    """What answers the question with one tap."""
    if after.question == "number":
        return [win_button("Add detail", ADD_DETAIL, win)]
    if after.question == "benefit":
        return [win_button(words, NAME_BENEFIT[key], win) for key, words in BENEFITED.items()]
    return [*_likely(win, after), *_line_menu(win, after)] if after.question == "line" else []


def _more(win: Win, after: AfterSaving) -> InteractiveElement:
    detail = [] if after.question == "number" else [win_button("Add detail", ADD_DETAIL, win)]
    return menu(
        win_button("Edit", EDIT, win),
        *detail,
        *_last_week_button(win, after),
        win_button("Undo", UNDO, win),
        more_button(OPEN_PAGE, str(win.id)),
    )


def _likely(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    """What its words speak of, one tap; whoever sees it otherwise has the menu beside it."""
    if after.likely is None:
        return []
    label = shortened(f"Shows: {after.likely.text}", LABEL)
    value = f"{win.id} {after.likely.tag}"
    return [plain_button(label, SHOW_LIKELY, value, is_primary=True)]


ASKS_FOR_KIND = "What kind it is"


def _menus(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    """What kind it is and what it shows, where that is not known yet."""
    return [*_line_menu(win, after), *([] if win.kind else [_kind_menu()])]


class _KindMenu(StaticSelectElement):
    """The same for everybody, so it is checked and made into JSON once."""

    def to_dict(self) -> dict[str, Any]:
        return _kinds_as_json()


@cache
def _kind_menu() -> StaticSelectElement:
    kinds = [*kind_options().values()]
    return _KindMenu(action_id=NAME_KIND, placeholder=plain(ASKS_FOR_KIND), options=kinds)


@cache
def _kinds_as_json() -> dict[str, Any]:
    return _menu(NAME_KIND, ASKS_FOR_KIND, [*kind_options().values()]).to_dict()


def _filing(win: Win, after: AfterSaving) -> list[Block]:
    menus = _menus(win, after)
    return [ActionsBlock(block_id=f"file-{win.id}", elements=menus)] if menus else []


def _line_menu(win: Win, after: AfterSaving) -> list[InteractiveElement]:
    lines = list(line_options(after.lines).values())
    if not lines or win.criterion_ids or len(lines) > MOST_LINES:
        return []
    return [_menu(NAME_LINE, "What it shows", lines)]


def _menu(action_id: str, prompt: str, options: Sequence[Any]) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=action_id, placeholder=plain(prompt), options=list(options)
    )


def _last_week_button(win: Win, after: AfterSaving) -> list[ButtonElement]:
    if after.last_week_on is None:
        return []
    value = f"{win.id} {after.last_week_on.isoformat()}"
    return [plain_button("It was last week", LAST_WEEK, value)]
