"""How a ladder comes about: the ways to get one, and the preview before it is saved."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DividerBlock,
    InputBlock,
    Option,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.ladder.ladder import LONGEST_TITLE, LadderContent
from bot.domain.ladder.own import LadderVersion, LevelChoice, OwnLadder, ProposedLadder, keys_of
from bot.domain.ladder.versions import Change, Difference, changes_in_words
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import calendar_date, counted, joined
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import (
    Part,
    bold,
    bullets,
    line,
    plain,
    quoted,
    rich,
    said,
    shortened,
    small,
    words,
)
from bot.slack.views.ladder.ladder import OPEN, PICK, guidelines, level_options, lines_by_theme
from bot.slack.views.links import plain_button

BUILT_IN = "ladder_built_in"
OF_COMPANY = "ladder_of_company"
IMPORT = "ladder_import"
JOB_AD = "ladder_posting"
OBSERVE = "ladder_observe"
ASK = "ladder_ask"
ANSWERS = "ladder_answers"
SAVE = "ladder_keep"
VERSION = "ladder_version"

CURRENT = "current"
TARGET = "target"

MOST_LINES = 20
MOST_CHANGES = 25
MOST_VERSIONS = 60
NO_CHANGES = "Nothing differs from the version before."
MOST_LEFT_OUT = 8
SHOWN = 160

COLUMNS = (
    "A ladder has areas, skills, and what each level expects. If one of these is that, name its "
    "column so and bring it again."
)
CHECK = "Check it against your company before you rely on it. You can change all of it."


def start_view(
    offered: Mapping[str, LadderContent],
    own: OwnLadder | None,
    waiting: int,
    link: str,
    company: LadderContent | None = None,
) -> View:
    """The ways to a ladder, also to another one than there is.

    `link` is to what the company has written, `company` the ladder that an admin set for everybody.
    """
    return modal(
        "Your ladder",
        "ladder_start",
        blocks=[
            said(
                "*A ladder says what each level expects.* If your company has one, "
                "use that. If it has none, begin with one of mine, or write one from what people "
                "tell you."
            ),
            guidelines(link),
            *_of_company(company),
            _ways(waiting, has_one=own is not None),
            DividerBlock(),
            said(f"*Ladders to begin with*\n{CHECK}"),
            *(_offer(name, content) for name, content in offered.items()),
        ],
    )


def preview(proposed: ProposedLadder) -> View:
    """What would be saved, and what it would change; nothing is saved before it is submitted."""
    content = proposed.content
    return modal(
        "Look at it first",
        SAVE,
        submit="Save",
        close="Not now",
        carries=carry(number=proposed.number),
        blocks=[
            rich(line(bold(content.name)), line(_size(content))),
            said("Draft: nothing is saved yet, and it stays a draft until your manager signs."),
            *([words(content.note)] if content.note else []),
            *_left_out(proposed.left_out),
            _choice(CURRENT, "Where are you?", content, proposed.levels.current, optional=True),
            _choice(TARGET, "Where do you want to be?", content, proposed.levels.target),
            *_compared(proposed),
            DividerBlock(),
            *_first_lines(content, proposed.levels.target),
        ],
    )


def read_preview(view: Mapping[str, Any]) -> tuple[int, LevelChoice]:
    """The proposal's number, and the levels that were chosen on it."""
    form = Form(view)
    current, target = form.option(CURRENT), form.option(TARGET)
    levels = LevelChoice(_order(current), _order(target))
    return int(carried(view)["number"]), levels


def changes_view(
    own: OwnLadder, changes: Difference, versions: Sequence[LadderVersion], notice: str
) -> View:
    """What a version changed, and every version with who signed it."""
    return modal(
        "What changed",
        "ladder_changed",
        blocks=[
            words(notice),
            *difference_lines(changes),
            DividerBlock(),
            rich(line(bold("Versions"))),
            *map(_version, versions[:MOST_VERSIONS]),
            ActionsBlock(
                block_id="ladder-back",
                elements=[plain_button("Back to the ladder", OPEN)],
            ),
            small(f"This is version {own.ladder.version} of your ladder."),
        ],
    )


def _version(one: LadderVersion) -> SectionBlock:
    """With a button for what it changed; the first changed nothing."""
    signed = f"signed by {one.signed_by}" if one.signed_by else "not signed"
    button = plain_button(
        "What it changed", VERSION, str(one.version), about=f"version {one.version}"
    )
    on = calendar_date(one.kept_at.date())
    return SectionBlock(
        block_id=f"version-{one.version}",
        text=quoted(f"Version {one.version}, {on}, {signed}"),
        accessory=button if one.version > 1 else None,
    )


def difference_lines(changes: Difference) -> list[Block]:
    """Each change with the words before and after."""
    if not changes:
        return [said("Nothing differs.")]
    shown = changes.changes[:MOST_CHANGES]
    blocks: list[Block] = [rich(bullets([_change(change) for change in shown]))]
    if more := len(changes.changes) - len(shown):
        blocks.append(small(f"And {more} more."))
    return blocks


def _ways(waiting: int, *, has_one: bool) -> ActionsBlock:
    buttons = [
        plain_button("Bring your company's", IMPORT, is_primary=not has_one),
        plain_button("From a job posting", JOB_AD),
        plain_button("From a role you watched", OBSERVE),
        plain_button("Ask people", ASK),
    ]
    if waiting:
        buttons.append(plain_button(f"Pick from {counted(waiting, 'draft expectation')}", PICK))
    if has_one:
        buttons.append(plain_button("Back to the ladder", OPEN))
    return ActionsBlock(block_id="ladder-ways", elements=buttons)


def _offer(name: str, content: LadderContent) -> Block:
    levels = " → ".join(level.title for level in content.levels)
    return SectionBlock(
        block_id=f"ladder-{name}",
        text=f"*{content.name}*\n{levels}",
        accessory=plain_button("Look at it", BUILT_IN, name, about=content.name),
    )


def _of_company(content: LadderContent | None) -> list[Block]:
    if content is None:
        return []
    levels = " → ".join(level.title for level in content.levels)
    look = plain_button("Look at ours", OF_COMPANY, "company", is_primary=True)
    return [
        SectionBlock(
            block_id="ladder-of-company",
            text=quoted(shortened(f"Your company's ladder: {content.name}. {levels}", 600)),
            accessory=look,
        )
    ]


def _size(content: LadderContent) -> str:
    lines = counted(len(keys_of(content)), "expectation")
    themes = counted(len(content.themes), "theme")
    titles = joined([level.title for level in content.levels])
    return f"{lines} in {themes}. Levels: {titles}."


def _choice(
    block_id: str, label: str, content: LadderContent, chosen: int | None, *, optional: bool = False
) -> InputBlock:
    options = level_options(content)
    return InputBlock(
        block_id=block_id,
        label=plain(label),
        optional=optional,
        element=_select(block_id, options, chosen),
    )


def _select(
    action_id: str, options: Mapping[int, Option], chosen: int | None
) -> StaticSelectElement:
    return StaticSelectElement(
        action_id=action_id,
        placeholder=plain("Choose a level"),
        options=list(options.values()),
        initial_option=None if chosen is None else options.get(chosen),
    )


def _left_out(names: Sequence[str]) -> list[Block]:
    """What of a table was not read, so that nothing is missed later."""
    if not names:
        return []
    shown = [shortened(on_one_line(name), LONGEST_TITLE) for name in names[:MOST_LEFT_OUT]]
    more = [f"{len(names) - len(shown)} more"] if len(names) > len(shown) else []
    return [words(f"Left out: {joined((*shown, *more))}. {COLUMNS}")]


def _compared(proposed: ProposedLadder) -> list[Block]:
    if proposed.is_first:
        return []
    sentence = (
        changes_in_words(proposed.changes, len(proposed.reopened))
        or "It says what yours says already."
    )
    return [words(sentence), *(difference_lines(proposed.changes) if proposed.changes else [])]


def _first_lines(content: LadderContent, target: int | None) -> list[Block]:
    order = content.levels[0].order if target is None else target
    title = next(level.title for level in content.levels if level.order == order)
    lines = content.lines_at(order)
    more = len(lines) - MOST_LINES
    rest = [small(f"And {more} more, once it is saved.")] if more > 0 else []
    return [
        rich(line("What ", bold(title), " expects")),
        *lines_by_theme(lines[:MOST_LINES]),
        *rest,
    ]


def _change(change: Change) -> list[Part]:
    before, after = change.before, change.after
    if before is None or after is None:
        one = after or before
        text = one.text if one else ""
        return [bold(change.kind), f"  {shortened(text, SHOWN)}"]
    if change.kind == "reworded":
        was = _differing(before.text, after.text, before.what_it_looks_like)
        now = _differing(after.text, before.text, after.what_it_looks_like)
        return [bold("reworded"), f"  was: {was}\nnow: {now}"]
    if change.kind == "weighed":
        weight = "required" if after.is_required else "optional"
        return [bold(f"now {weight}"), f"  {shortened(after.text, SHOWN)}"]
    theme = shortened(after.theme, SHOWN)
    return [bold("moved"), f"  {shortened(after.text, SHOWN)}, now under {theme}"]


def _differing(text: str, other: str, looks: str) -> str:
    return shortened(text if text != other else looks, SHOWN)


def _order(value: str | None) -> int | None:
    return None if value is None else int(value)
