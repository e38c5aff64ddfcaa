"""Gathered lines: where they come from, and the list to pick from."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.ladder.gathered_line import UNSORTED, Gathered, GatheredLine
from bot.domain.ladder.interview import QUESTIONS, Answer, RoleObservation
from bot.domain.ladder.own import OwnLadder
from bot.domain.text.clean import on_one_line
from bot.domain.text.pieces import pieces_of
from bot.domain.text.wording import counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said, shortened, words
from bot.slack.views.fields import paste_fields, read_paste
from bot.slack.views.ladder.ladder import OPEN, banner, level_options
from bot.slack.views.ladder.start import ANSWERS, JOB_AD, OBSERVE
from bot.slack.views.links import plain_button

POSTED = "ladder_posted"
OBSERVED = "ladder_observed"
ANSWERED = "ladder_answered"
PICKED = "ladder_picked"
GUIDE_FILE = "ladder_guide_file"

TEXT = "text"
SOURCE = "source"
WHO = "who"
DOES = "does"
NOT_YET = "not_yet"
PERSON = "person"
ROLE = "role"
LEVEL = "level"
TICKED = "ticked-"

LONGEST = 3000
SHORT = 150
BESIDE = 75
GROUP = 10
"""Options of one group of checkboxes. Source: docs.slack.dev, block elements, checkboxes."""

SHOWN = 300
PIECE = 2500


def job_ad_form() -> View:
    """A job ad or a competency table, pasted as text (004-11)."""
    return _form(
        "From a job posting",
        POSTED,
        "Find the lines",
        [
            said(
                "Paste what a role is said to need: a posting inside or outside your company, or "
                "a table of skills by level. I take it apart, and you pick."
            ),
            *paste_fields(TEXT, "The text"),
            _text(
                SOURCE, "Where is it from?", hint="A link or a few words; it stays with the lines"
            ),
        ],
    )


def read_job_ad(view: Mapping[str, Any]) -> tuple[str, str]:
    """The text and where it is from."""
    form = Form(view)
    return read_paste(form, TEXT), on_one_line(form.text(SOURCE))[:SHORT]


def observation_form(earlier: Sequence[RoleObservation] = ()) -> View:
    """A role that was watched: what they do, and what the member does not do yet (003-3).

    `earlier` is what was noted before, to look at again.
    """
    return _form(
        "A role you watched",
        OBSERVED,
        "Save",
        [
            _text(WHO, "Who, or which role?", is_needed=True),
            _text(DOES, "What do they do?", is_long=True, is_needed=True),
            _text(
                NOT_YET,
                "What of it do you not do yet?",
                is_long=True,
                hint="For your own eyes; it becomes no part of the ladder",
            ),
            *_seen_before(earlier),
        ],
    )


def _seen_before(earlier: Sequence[RoleObservation]) -> list[Block]:
    if not earlier:
        return []
    notes = [
        (
            bold(shortened(one.who, SHOWN)),
            f"  {shortened(one.does, SHOWN)}",
            f"\nNot yet: {shortened(one.not_yet, SHOWN)}" if one.not_yet.strip() else "",
        )
        for one in earlier
    ]
    return [rich(line(bold("What you saw before")), bullets(notes))]


def read_observation(view: Mapping[str, Any], today: date) -> RoleObservation:
    form = Form(view)
    return RoleObservation(
        on_one_line(form.text(WHO))[:SHORT], form.text(DOES), form.text(NOT_YET), today
    )


def answers_form() -> View:
    """What one person said, question by question (002-18)."""
    return _form(
        "What did they say?",
        ANSWERED,
        "Save",
        [
            _text(PERSON, "Who did you ask?", is_needed=True),
            _text(ROLE, "Their title"),
            *(_text(one.key, one.words, is_long=True) for one in QUESTIONS),
        ],
    )


def read_answers(view: Mapping[str, Any], today: date) -> tuple[Answer, ...]:
    """The answers that were given; each names the person, the title and the day."""
    form = Form(view)
    person, role = (on_one_line(form.text(name))[:SHORT] for name in (PERSON, ROLE))
    return tuple(
        Answer(person, one.key, text, role, today)
        for one in QUESTIONS
        if (text := form.text(one.key))
    )


def guide_view(guide: str, notice: str = "") -> View:
    """The interview guide, to read and download; `notice` is what just happened."""
    return modal(
        "Ask people",
        "ladder_guide",
        blocks=[
            *([words(notice)] if notice else []),
            *(words(piece.text) for piece in pieces_of(guide, PIECE)),
            ActionsBlock(
                block_id="ladder-guide",
                elements=[
                    plain_button("Write down what they said", ANSWERS),
                    plain_button("As a file", GUIDE_FILE),
                    plain_button("Back to the ladder", OPEN),
                ],
            ),
        ],
    )


def pick_view(waiting: Mapping[int, GatheredLine], own: OwnLadder | None, notice: str = "") -> View:
    """All gathered lines in groups of ten, each with its source; what stays unticked goes."""
    blocks: list[Block] = [words(notice)] if notice else []
    blocks += banner(own)[:1] if own else [said("Draft: this becomes the first of your ladder.")]
    if not waiting:
        blocks.append(said("No draft lines are waiting. Bring some from one of these."))
    return modal(
        "Pick your lines",
        PICKED,
        submit="Put on the ladder" if waiting else None,
        close="Later",
        carries=carry(first=min(waiting, default=0), last=max(waiting, default=0)),
        blocks=[*blocks, _more(), *_level(own, has_lines=bool(waiting)), *_groups(waiting)],
    )


def gathered_in_words(gathered: Gathered) -> str:
    """What came in just now, and what there was no room for."""
    new = f"{counted(gathered.new, 'new line')}. Tick what belongs on your ladder."
    if not gathered.over:
        return new
    more = counted(gathered.over, "line")
    return f"{new} {more} didn't fit. Pick from these first, then paste the rest."


def read_pick(view: Mapping[str, Any]) -> tuple[range, frozenset[int], int | None]:
    """The ids that were shown (as a range that holds them), those ticked, and the level."""
    form, facts = Form(view), carried(view)
    names = [name for name in view["state"]["values"] if name.startswith(TICKED)]
    ticked = frozenset(int(value) for name in names for value in form.options(name))
    level = form.option(LEVEL)
    shown = range(int(facts["first"]), int(facts["last"]) + 1)
    return shown, ticked, None if level is None else int(level)


def _more() -> Block:
    return ActionsBlock(
        block_id="ladder-sources",
        elements=[
            plain_button("Somebody else said", ANSWERS),
            plain_button("From a job posting", JOB_AD),
            plain_button("From a role you watched", OBSERVE),
        ],
    )


def _level(own: OwnLadder | None, *, has_lines: bool) -> list[Block]:
    if own is None or not has_lines:
        return []
    options = level_options(own.ladder)
    chosen = own.target or own.ladder.levels[-1]
    return [
        InputBlock(
            block_id=LEVEL,
            label=plain("Expected at which level?"),
            element=StaticSelectElement(
                action_id=LEVEL,
                options=list(options.values()),
                initial_option=options[chosen.order],
            ),
        )
    ]


def _groups(waiting: Mapping[int, GatheredLine]) -> Iterator[Block]:
    """Ten lines in full, each with its source, and below them the boxes to tick."""
    entries = list(waiting.items())
    for start in range(0, len(entries), GROUP):
        group = entries[start : start + GROUP]
        yield rich(bullets([_whole(one) for _, one in group]))
        yield _ticks(start, group)


def _whole(one: GatheredLine) -> tuple[str, str]:
    theme = () if one.theme == UNSORTED else (one.theme,)
    beside = " · ".join((*one.sources, *theme)) or "without a source"
    return shortened(one.text, SHOWN), f"\n{shortened(beside, SHOWN)}"


def _ticks(start: int, group: Sequence[tuple[int, GatheredLine]]) -> InputBlock:
    options = {
        number: Option(
            value=str(number),
            text=plain(shortened(one.text, BESIDE)),
        )
        for number, one in group
    }
    ticked = [options[number] for number, one in group if one.is_ticked]
    return InputBlock(
        block_id=f"{TICKED}{start}",
        label=plain(f"Lines {start + 1} to {start + len(group)}"),
        hint=plain("What you leave unticked goes away."),
        optional=True,
        element=CheckboxesElement(
            action_id=f"{TICKED}{start}",
            options=list(options.values()),
            initial_options=ticked or None,
        ),
    )


def _form(title: str, callback_id: str, submit: str, blocks: list[Block]) -> View:
    return modal(title, callback_id, submit=submit, blocks=blocks)


def _text(
    block_id: str,
    label: str,
    *,
    is_long: bool = False,
    is_needed: bool = False,
    hint: str | None = None,
) -> InputBlock:
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        hint=plain(hint) if hint else None,
        optional=not is_needed,
        element=PlainTextInputElement(
            action_id=block_id, multiline=is_long, max_length=LONGEST if is_long else SHORT
        ),
    )
