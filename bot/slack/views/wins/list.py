"""The list of wins: ten a page, what can be done with each, and the form that narrows it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    InputBlock,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.ladder.ladder import Line
from bot.domain.text.wording import counted
from bot.domain.wins.win import KINDS, Win, WinFilter, WinPage
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, rich, said, shortened
from bot.slack.views.choices import Pick, Select, Tick
from bot.slack.views.fields import Day, Words, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.menu import menu, more_button
from bot.slack.views.wins.filing import (
    OPTION_VALUE,
    line_groups,
    line_options,
)
from bot.slack.views.wins.win import ADD_DETAIL, EDIT, OPEN_PAGE, SHOWN, understood, win_button

LIST = "win_list"
NEWER = "win_newer"
OLDER = "win_older"
OPEN_FILTER = "win_open_filter"
FILTER = "win_filter"
MARK_IN_LIST = "win_mark_in_list"
UNDO_IN_LIST = "win_undo_in_list"
DELETE_IN_LIST = "win_delete_in_list"
RESTORE_IN_LIST = "win_restore_in_list"
OPEN_EXPORT = "win_open_export"
OPEN_IMPORT = "win_open_import"
OPEN_COVERAGE = "win_open_coverage"

MOST_TAGS = 100

LONGEST_WORDS = 300
"""Characters to look for; the open list carries them."""

WORDS = Words("words", "Words", longest=LONGEST_WORDS)
TAG = Pick("tag", "Tag", prompt="Any tag", key=str)
KIND = Select("kind", "Kind", labels={kind.key: kind.label for kind in KINDS}, prompt="Any kind")
CRITERION = "criterion_id"
SINCE, UNTIL = Day("since", "From"), Day("until", "Until")
ONLY = Tick(
    "only", "Which", box="Only significant ones", value="significant", fills="is_significant"
)


def win_list(page: WinPage, lines: Sequence[Line] = (), undone: Win | None = None) -> View:
    """The list as a modal; `undone` is a win that was taken back in it just now."""
    blocks = [*_restorable(undone), _counted(page), _top_buttons(page)]
    for win in page.wins:
        blocks += _listed(win, lines)
    blocks += _turning(page)
    return modal(
        "Your wins",
        LIST,
        carries=carry(page=page.number, **_filter_facts(page.filter)),
        blocks=blocks,
    )


def win_filter_form(
    wanted: WinFilter, *, tags: tuple[str, ...], lines: Sequence[Line] = (), list_id: str
) -> View:
    """What to look for; `list_id` is the view id of the list that it narrows."""
    tag = TAG.among((tag[:OPTION_VALUE], f"#{tag}") for tag in tags[:MOST_TAGS])
    blocks: list[Block] = [
        *blocks_of((WORDS, *tag, KIND), wanted),
        *_line_choice(wanted.criterion_id, lines),
        *blocks_of((SINCE, UNTIL, ONLY), wanted),
    ]
    return modal(
        "Find wins", FILTER, submit="Show", close="Back", carries=carry(list=list_id), blocks=blocks
    )


def read_win_filter(view: Mapping[str, Any]) -> WinFilter:
    form = Form(view)
    said = values_of((WORDS, TAG, KIND, SINCE, UNTIL, ONLY), form)
    return WinFilter(
        **said | {"words": said["words"][:LONGEST_WORDS]}, criterion_id=form.option(CRITERION)
    )


def filter_of(view: Mapping[str, Any]) -> WinFilter:
    """The filter that an open list carries."""
    facts = carried(view)
    return WinFilter(
        words=facts.get("words", ""),
        tag=facts.get("tag"),
        since=_date(facts.get("since")),
        until=_date(facts.get("until")),
        kind=next((kind for kind in KIND.labels if kind == facts.get("kind")), None),
        criterion_id=facts.get(CRITERION),
        is_significant=bool(facts.get("only")),
    )


def _line_choice(chosen: str | None, lines: Sequence[Line]) -> list[InputBlock]:
    options = line_options(lines)
    if not options:
        return []
    element = StaticSelectElement(
        action_id=CRITERION,
        placeholder=plain("Any expectation"),
        option_groups=line_groups(lines, options),
        initial_option=options.get(chosen or ""),
    )
    label = plain("Expectation")
    return [InputBlock(block_id=CRITERION, label=label, optional=True, element=element)]


def _restorable(undone: Win | None) -> list[Block]:
    if undone is None:
        return []
    button = plain_button("Restore", RESTORE_IN_LIST, str(undone.id))
    return [
        rich(line(bold("Taken back: "), shortened(undone.text, SHOWN))),
        ActionsBlock(block_id="restore", elements=[button]),
    ]


def _listed(win: Win, lines: Sequence[Line]) -> list[Block]:
    """One win in the list: its words, ⋯ beside them, and what was understood."""
    mark = "Not significant any more" if win.is_significant else "Mark as significant"
    actions = menu(
        win_button("Edit", EDIT, win),
        win_button("Add detail", ADD_DETAIL, win),
        win_button(mark, MARK_IN_LIST, win),
        win_button("Delete", DELETE_IN_LIST, win),
        more_button(OPEN_PAGE, str(win.id)),
    )
    words = PlainTextObject(text=f"Win {win.number}  {shortened(win.text, SHOWN)}")
    return [
        SectionBlock(block_id=f"win-{win.id}", text=words, accessory=actions),
        rich(line(*understood(win, lines))),
    ]


def _counted(page: WinPage) -> Block:
    if not page.total and page.filter != WinFilter():
        return said("Nothing fits. Try fewer words or a longer time.")
    if not page.total:
        return said("No wins yet. What did you do this week that somebody else noticed?")
    first = (page.number - 1) * page.size + 1
    last = first + len(page.wins) - 1
    wins = counted(page.total, "win")
    return said(f"*{wins}*, newest first. These are {first} to {last}.")


def _top_buttons(page: WinPage) -> Block:
    """Bringing wins in is there from the start; the rest once there is something."""
    bring_in = plain_button("Import a list", OPEN_IMPORT)
    if not page.total and page.filter == WinFilter():
        return ActionsBlock(block_id="filter", elements=[bring_in])
    label = "Find" if page.filter == WinFilter() else "Change what is shown"
    more = menu(
        plain_button("What they cover", OPEN_COVERAGE),
        plain_button("Export", OPEN_EXPORT),
        bring_in,
    )
    return ActionsBlock(block_id="filter", elements=[plain_button(label, OPEN_FILTER), more])


def _turning(page: WinPage) -> list[Block]:
    buttons = []
    if page.has_previous:
        buttons.append(_page_button("Newer", NEWER, page.number - 1))
    if page.has_next:
        buttons.append(_page_button("Older", OLDER, page.number + 1))
    return [ActionsBlock(block_id="turning", elements=buttons)] if buttons else []


def _page_button(label: str, action_id: str, number: int) -> ButtonElement:
    return plain_button(label, action_id, str(number))


def _filter_facts(wanted: WinFilter) -> dict[str, str | int | None]:
    return {
        "words": wanted.words or None,
        "tag": wanted.tag,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
        "kind": wanted.kind,
        CRITERION: wanted.criterion_id,
        "only": 1 if wanted.is_significant else None,
    }


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
