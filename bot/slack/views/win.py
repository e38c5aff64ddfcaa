"""How a win looks: the confirmation, the form with its reader, the list and its filters."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DatePickerElement,
    DividerBlock,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
    UserMultiSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.reading import clean_text, missing_from, past_day
from bot.domain.win import LONGEST_TEXT, Win, WinFilter, WinForm, WinPage, WinSource
from bot.domain.wording import spoken_date
from bot.slack.forms import Form, carried, carry
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
    said,
    shortened,
    small,
)

CAPTURE = "win_capture"
EDIT = "win_edit"
ADD_DETAIL = "win_add_detail"
UNDO = "win_undo"
RESTORE = "win_restore"
KEPT = "win_kept"
LIST = "win_list"
OPEN_LIST = "win_open_list"
NEWER = "win_newer"
OLDER = "win_older"
OPEN_FILTER = "win_open_filter"
FILTER = "win_filter"
UNDO_IN_LIST = "win_undo_in_list"
OPEN_FORM = "win_open"
SAVE_MESSAGE = "win_save_message"

TEXT = "text"
HAPPENED_ON = "happened_on"
TAGS = "tags"
PEOPLE = "people"
DETAIL = "detail"
WORDS = "words"
TAG = "tag"
SINCE = "since"
UNTIL = "until"

SHOWN = 600
"""Characters of a win's text in a list: enough to know it again; the form has all of it."""

MOST_TAGS = 100
QUESTIONS = {
    "number": "Is there a number in it? How many, how much, how often: “Add detail” takes it."
}

OPTION_TEXT = 75
OPTION_VALUE = 150
"""Options of a select. Source: docs.slack.dev/reference/block-kit/block-elements."""


def win_saved(win: Win) -> Message:
    """The private confirmation: what was understood, and at most one question (003-25)."""
    blocks: list[Block] = [rich(line(bold("Saved. "), shortened(win.text, SHOWN)))]
    understood = _understood(win)
    if understood:
        blocks.append(rich(line(*understood)))
    missing = missing_from(win)
    if missing:
        blocks.append(small(QUESTIONS[missing]))
    blocks.append(
        ActionsBlock(
            block_id=f"win-{win.id}",
            elements=[
                ButtonElement(text=plain("Edit"), action_id=EDIT, value=str(win.id)),
                ButtonElement(text=plain("Add detail"), action_id=ADD_DETAIL, value=str(win.id)),
                ButtonElement(text=plain("Undo"), action_id=UNDO, value=str(win.id)),
            ],
        )
    )
    return Message(text=f"Saved: {quoted(shortened(win.text, 150))}", blocks=blocks)


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


def win_kept(win: Win) -> View:
    """What a form turns into once its win is kept."""
    message = win_saved(win)
    return View(
        type="modal",
        callback_id=KEPT,
        title=plain("Saved"),
        close=plain("Done"),
        blocks=list(message["blocks"])[:-1],
    )


def win_help(command: str) -> Message:
    """`command` is the name that the member typed."""
    lines = (
        (code(f"{command} shipped the billing migration, p95 down 30% #impact"), "  saves it"),
        (code(command), "  opens the form, for when one line is not enough"),
        (code(f"{command} list"), "  shows them all; ", code(f"{command} list #impact"), "  some"),
        (code(f"{command} undo"), "  takes back the last one"),
    )
    return Message(
        text=f"{command} saves something you did, while it is fresh.",
        blocks=[
            rich(
                line(bold("Save what you did while it is fresh. "), "One line is enough."),
                bullets(lines),
                line(
                    "I read dates (yesterday, on Friday), #tags, @people, links and numbers. "
                    "Only you see your wins. ⋯ on any message has “Save as a win”, too."
                ),
            )
        ],
    )


def win_list(page: WinPage) -> View:
    """The list as a modal: filters on top, ten wins, older and newer."""
    blocks: list[Block] = [_counted(page)]
    if page.total or page.filter != WinFilter():
        blocks.append(_filter_button(page.filter))
    for win in page.wins:
        blocks += _listed(win)
    blocks += _turning(page)
    return View(
        type="modal",
        callback_id=LIST,
        title=plain("Your wins"),
        close=plain("Close"),
        blocks=blocks,
        private_metadata=carry(page=page.number, **_filter_facts(page.filter)),
    )


def win_filter_form(wanted: WinFilter, *, tags: tuple[str, ...], list_id: str) -> View:
    """What to look for; `list_id` is the view id of the list that it narrows."""
    blocks: list[Block] = [
        InputBlock(
            block_id=WORDS,
            label=plain("Words"),
            optional=True,
            element=PlainTextInputElement(
                action_id=WORDS, initial_value=wanted.words or None, max_length=150
            ),
        )
    ]
    if tags:
        blocks.append(_tag_choice(wanted.tag, tags))
    blocks += [
        _date_choice(SINCE, "From", wanted.since),
        _date_choice(UNTIL, "Until", wanted.until),
    ]
    return View(
        type="modal",
        callback_id=FILTER,
        title=plain("Find wins"),
        submit=plain("Show"),
        close=plain("Back"),
        blocks=blocks,
        private_metadata=carry(list=list_id),
    )


def read_tags(text: str) -> tuple[str, ...]:
    """Tags as people write them, with or without `#`, apart by commas or spaces."""
    pieces = re.split(r"[\s,;#]+", clean_text(text).lower())
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def read_win_filter(view: Mapping[str, Any]) -> WinFilter:
    form = Form(view)
    return WinFilter(
        words=form.text(WORDS).strip(),
        tag=form.option(TAG),
        since=form.day(SINCE),
        until=form.day(UNTIL),
    )


def filter_of(view: Mapping[str, Any]) -> WinFilter:
    """The filter that an open list carries."""
    facts = carried(view)
    return WinFilter(
        words=facts.get(WORDS, ""),
        tag=facts.get(TAG),
        since=_date(facts.get(SINCE)),
        until=_date(facts.get(UNTIL)),
    )


def capture_win_form(
    filled: WinForm,
    *,
    permalink: str | None = None,
    goal_id: int | None = None,
    source: WinSource = "form",
) -> View:
    """An empty form, or one filled from a message or a finished goal."""
    facts = carry(permalink=permalink, goal=goal_id, source=source)
    return _form_view("Save a win", CAPTURE, _fields(filled), facts)


def edit_win_form(win: Win, *, focus_on_detail: bool = False) -> View:
    """The form of a kept win; it carries the revision that it was opened on."""
    filled = WinForm(win.text, win.happened_on, win.detail, win.tags, win.people)
    blocks = _fields(filled, focus_on_detail=focus_on_detail)
    return _form_view("Edit your win", EDIT, blocks, carry(id=win.id, revision=win.revision))


def read_win_form(view: Mapping[str, Any], today: date) -> WinForm:
    """What the form says; a date left empty is today. Raises FutureWinError."""
    form = Form(view)
    return WinForm(
        text=form.text(TEXT),
        happened_on=past_day(form.day(HAPPENED_ON) or today, today),
        detail=form.text(DETAIL),
        tags=read_tags(form.text(TAGS)),
        people=form.users(PEOPLE),
    )


def _form_view(title: str, callback_id: str, blocks: list[Block], facts: str) -> View:
    return View(
        type="modal",
        callback_id=callback_id,
        title=plain(title),
        submit=plain("Save"),
        close=plain("Cancel"),
        blocks=blocks,
        private_metadata=facts,
    )


def _fields(filled: WinForm, *, focus_on_detail: bool = False) -> list[Block]:
    return [
        InputBlock(
            block_id=TEXT,
            label=plain("What did you do?"),
            hint=plain("One line is enough. A number makes it count twice."),
            element=PlainTextInputElement(
                action_id=TEXT,
                multiline=True,
                max_length=LONGEST_TEXT,
                initial_value=filled.text or None,
                focus_on_load=not focus_on_detail,
            ),
        ),
        _date_choice(HAPPENED_ON, "When?", filled.happened_on),
        InputBlock(
            block_id=DETAIL,
            label=plain("What changed because of it?"),
            hint=plain("What it was like before, what you did, and who is better off now."),
            optional=True,
            element=PlainTextInputElement(
                action_id=DETAIL,
                multiline=True,
                max_length=LONGEST_TEXT,
                initial_value=filled.detail or None,
                focus_on_load=focus_on_detail,
            ),
        ),
        InputBlock(
            block_id=PEOPLE,
            label=plain("Who was part of it or saw it?"),
            optional=True,
            element=UserMultiSelectElement(
                action_id=PEOPLE,
                placeholder=plain("Choose people"),
                initial_users=[who for who in filled.people if is_user_id(who)] or None,
            ),
        ),
        InputBlock(
            block_id=TAGS,
            label=plain("Tags"),
            hint=plain("Words that help you find it, such as: impact, mentoring"),
            optional=True,
            element=PlainTextInputElement(
                action_id=TAGS, max_length=300, initial_value=", ".join(filled.tags) or None
            ),
        ),
    ]


def _date_choice(block_id: str, label: str, initial: date | None) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        optional=True,
        element=DatePickerElement(
            action_id=block_id, initial_date=initial.isoformat() if initial else None
        ),
    )


def _tag_choice(chosen: str | None, tags: tuple[str, ...]) -> InputBlock:
    options = {
        tag: Option(value=tag[:OPTION_VALUE], text=plain(shortened(f"#{tag}", OPTION_TEXT)))
        for tag in tags[:MOST_TAGS]
    }
    return InputBlock(
        block_id=TAG,
        label=plain("Tag"),
        optional=True,
        element=StaticSelectElement(
            action_id=TAG,
            placeholder=plain("Any tag"),
            options=list(options.values()),
            initial_option=options.get(chosen or ""),
        ),
    )


def _understood(win: Win) -> list[Part]:
    """What was read from the words, as one line."""
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
    return parts


def _listed(win: Win) -> list[Block]:
    """One win in the list: its words, what was understood, and what can be done with it."""
    return [
        rich(line(shortened(win.text, SHOWN)), line(*_understood(win))),
        ActionsBlock(
            block_id=f"win-{win.id}",
            elements=[
                ButtonElement(text=plain("Edit"), action_id=EDIT, value=str(win.id)),
                ButtonElement(text=plain("Undo"), action_id=UNDO_IN_LIST, value=str(win.id)),
            ],
        ),
        DividerBlock(),
    ]


def _counted(page: WinPage) -> Block:
    if not page.total and page.filter != WinFilter():
        return said("Nothing fits. Try fewer words or a longer time.")
    if not page.total:
        return said("No wins yet. What did you do this week that somebody else noticed?")
    first = (page.number - 1) * page.size + 1
    last = first + len(page.wins) - 1
    wins = "1 win" if page.total == 1 else f"{page.total} wins"
    return said(f"*{wins}*, newest first. These are {first} to {last}.")


def _filter_button(wanted: WinFilter) -> Block:
    label = "Find" if wanted == WinFilter() else "Change what is shown"
    return ActionsBlock(
        block_id="filter", elements=[ButtonElement(text=plain(label), action_id=OPEN_FILTER)]
    )


def _turning(page: WinPage) -> list[Block]:
    buttons = []
    if page.has_previous:
        buttons.append(_page_button("Newer", NEWER, page.number - 1))
    if page.has_next:
        buttons.append(_page_button("Older", OLDER, page.number + 1))
    return [ActionsBlock(block_id="turning", elements=buttons)] if buttons else []


def _page_button(label: str, action_id: str, number: int) -> ButtonElement:
    return ButtonElement(text=plain(label), action_id=action_id, value=str(number))


def _filter_facts(wanted: WinFilter) -> dict[str, str | None]:
    return {
        WORDS: wanted.words or None,
        TAG: wanted.tag,
        SINCE: wanted.since.isoformat() if wanted.since else None,
        UNTIL: wanted.until.isoformat() if wanted.until else None,
    }


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
