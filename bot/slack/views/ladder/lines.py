"""Gathered lines: where they come from, and the list to pick from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    CheckboxesElement,
    InputBlock,
    Option,
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
from bot.slack.views.fields import Field, Words, blocks_of, paste_fields, read_paste, values_of
from bot.slack.views.ladder.ladder import OPEN, banner, level_options
from bot.slack.views.ladder.start import ANSWERS, JOB_AD, OBSERVE
from bot.slack.views.links import plain_button

POSTED = "ladder_posted"
OBSERVED = "ladder_observed"
ANSWERED = "ladder_answered"
PICKED = "ladder_picked"
GUIDE_FILE = "ladder_guide_file"

TEXT = "text"
LEVEL = "level"
TICKED = "ticked-"

SHORT = 150
BESIDE = 75
GROUP = 10
"""Options of one group of checkboxes. Source: docs.slack.dev, block elements, checkboxes."""

SHOWN = 300
PIECE = 2500

SOURCE = Words(
    "source",
    "Where is it from?",
    "A link or a few words; it stays with them",
    tidied=on_one_line,
    longest=SHORT,
)
OBSERVATION: tuple[Field[Any], ...] = (
    Words("who", "Who, or which role?", tidied=on_one_line, longest=SHORT, is_needed=True),
    Words("does", "What do they do?", is_long=True, is_needed=True),
    Words(
        "not_yet",
        "What of it do you not do yet?",
        "For your own eyes; it becomes no part of the ladder",
        is_long=True,
    ),
)
PERSON = Words("person", "Who did you ask?", tidied=on_one_line, longest=SHORT, is_needed=True)
ROLE = Words("role", "Their title", tidied=on_one_line, longest=SHORT)
ANSWERS_TO = tuple(Words(one.key, one.words, is_long=True) for one in QUESTIONS)


def job_ad_form() -> View:
    """A job ad or a competency table, pasted as text (004-11)."""
    return modal(
        "From a job posting",
        POSTED,
        submit="Find expectations",
        blocks=[
            said(
                "Paste what a role is said to need: a posting inside or outside your company, or "
                "a table of skills by level. I take it apart, and you pick."
            ),
            *paste_fields(TEXT, "The text"),
            SOURCE.block(),
        ],
    )


def read_job_ad(view: Mapping[str, Any]) -> tuple[str, str]:
    """The text and where it is from."""
    form = Form(view)
    return read_paste(form, TEXT), SOURCE.read(form)[:SHORT]


def observation_form(earlier: Sequence[RoleObservation] = ()) -> View:
    """A role that was watched: what they do, and what the member does not do yet (003-3).

    `earlier` is what was noted before, to look at again.
    """
    return modal(
        "A role you watched",
        OBSERVED,
        submit="Save",
        blocks=[*blocks_of(OBSERVATION), *_seen_before(earlier)],
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
    seen = RoleObservation(**values_of(OBSERVATION, Form(view)), seen_on=today)
    return replace(seen, who=seen.who[:SHORT])


def answers_form() -> View:
    """What one person said, question by question (002-18)."""
    return modal(
        "What did they say?",
        ANSWERED,
        submit="Save",
        blocks=blocks_of((PERSON, ROLE, *ANSWERS_TO)),
    )


def read_answers(view: Mapping[str, Any], today: date) -> tuple[Answer, ...]:
    """The answers that were given; each names the person, the title and the day."""
    form = Form(view)
    person, role = PERSON.read(form)[:SHORT], ROLE.read(form)[:SHORT]
    return tuple(
        Answer(person, one.key, text, role, today)
        for one, asked in zip(QUESTIONS, ANSWERS_TO, strict=True)
        if (text := asked.read(form))
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
        blocks.append(said("No draft expectations are waiting. Import some from one of these."))
    return modal(
        "Pick expectations",
        PICKED,
        submit="Put on the ladder" if waiting else None,
        close="Later",
        carries=carry(first=min(waiting, default=0), last=max(waiting, default=0)),
        blocks=[*blocks, _more(), *_level(own, has_lines=bool(waiting)), *_groups(waiting)],
    )


def gathered_in_words(gathered: Gathered) -> str:
    """What came in just now, and what there was no room for."""
    new = f"{counted(gathered.new, 'new expectation')}. Tick what belongs on your ladder."
    if not gathered.over:
        return new
    more = counted(gathered.over, "expectation")
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
        label=plain(f"Expectations {start + 1} to {start + len(group)}"),
        hint=plain("What you leave unticked goes away."),
        optional=True,
        element=CheckboxesElement(
            action_id=f"{TICKED}{start}",
            options=list(options.values()),
            initial_options=ticked or None,
        ),
    )
