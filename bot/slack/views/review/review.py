"""The gap review as the member sees it: overview, line by line, forms, and what to talk about."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.agenda.agenda import MOST_TOPICS
from bot.domain.ladder.ladder import LineKey
from bot.domain.review.gaps import Colour, split
from bot.domain.review.map import CaseMap, MapLine, Standpoint
from bot.domain.review.review import in_order
from bot.domain.talks.questions import Finding, about, label_of, source_of
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, quoted, rich, said, shortened, small
from bot.slack.views.choices import Conversation
from bot.slack.views.ladder.ladder import open_ladder_button
from bot.slack.views.links import OPEN_REVIEW, plain_button
from bot.slack.views.review.rating import LABELS, STATES, name_of_other, progress_words

OPEN = OPEN_REVIEW
WALK = "review_walk"
OPEN_LINE = "review_open_line"
SWITCH = "review_switch"
INVITE = "sharing_invite"
OPEN_MAP = "map_open"
OPEN_SHARED = "sharing_log"
TO_AGENDA = "review_to_agenda"

MOST_ROWS = 80
MOST_LISTED = 8
SHOWN = 150
LOOKED_FOR = ("philosophy", "level", "ratings")
"""The questions whose answers belong beside the lines."""

COLOURS: dict[Colour, str] = {
    "red": "🟥 Your present level isn't met everywhere. Close that first: "
    "whoever decides will look there.",
    "green": "🟩 You meet every required expectation of your current level.",
    "open": "⬜ Your current level isn't fully rated yet.",
}


def no_ladder() -> View:
    return window(
        "Your review",
        [
            said("There is no ladder to go through yet. Choose one first; then come back here."),
            ActionsBlock(
                block_id="review-ladder", elements=[open_ladder_button("Choose a ladder")]
            ),
        ],
    )


def review_view(
    standpoint: Standpoint, found: CaseMap, manager: str, findings: Sequence[Finding] = ()
) -> View:
    """The whole review of one level, with what needs talking over first (002-32)."""
    lines = {one.line.key: one for one in found.lines}
    ordered = [lines[review.key] for review in in_order(found.reviewed)]
    blocks: list[Block] = [
        rich(line(bold(found.title), f"  {progress_words(found.progress)}")),
        *([small(found.banner)] if found.banner else []),
        *_colour(standpoint),
        *_split(found, manager),
        _walk_buttons(standpoint, found),
        *(_row(one, manager) for one in ordered[:MOST_ROWS]),
    ]
    if len(ordered) > MOST_ROWS:
        blocks.append(small(f"{len(ordered) - MOST_ROWS} more come in the walk."))
    return window(
        "Your review", [*blocks, *_looked_for(findings), _sharing_buttons(found, manager)]
    )


def read_key(facts: Mapping[str, Any]) -> LineKey:
    return LineKey(str(facts["criterion"]), int(facts["level"]))


def read_line(action: Mapping[str, Any]) -> LineKey:
    """The line that a button stands for."""
    level, _, criterion_id = str(action["value"]).partition(" ")
    return LineKey(criterion_id, int(level))


def read_level(action: Mapping[str, Any]) -> int | None:
    """The level that a button stands for, None for the target."""
    value = str(action.get("value") or "")
    return int(value) if value.lstrip("-").isdigit() else None


def line_value(key: LineKey) -> str:
    return f"{key.level} {key.criterion_id}"


def _colour(standpoint: Standpoint) -> list[Block]:
    current = standpoint.current
    return [said(COLOURS[current.baseline.colour])] if current else []


def _split(found: CaseMap, manager: str) -> list[Block]:
    """The level as the manager sees it: what is met, and what is still to work on (000-5)."""
    texts = {one.line.key: one.line.text for one in found.lines}
    seen = split(found.reviewed)
    if not (seen.met or seen.to_work_on):
        return []
    who = manager or "your manager"
    return [
        rich(
            line(
                bold(f"As {who} sees it  "),
                f"Met: {len(seen.met)}. Still to work on: {len(seen.to_work_on)}.",
            ),
            *_listed([texts[key] for key in seen.to_work_on]),
        )
    ]


def _looked_for(findings: Sequence[Finding]) -> list[Block]:
    """What they said they look for, each with who said it and when (000-4)."""
    lines = [
        line(bold(f"{label_of(one)}  "), f"{shortened(one.text, SHOWN)}  ({source_of(one)})")
        for one in about(LOOKED_FOR, findings)
    ]
    return [rich(line(bold("What you were told they look for")), *lines)] if lines else []


def _listed(texts: Sequence[str]) -> list[Any]:
    return [bullets([(shortened(text, SHOWN),) for text in texts[:MOST_LISTED]])] if texts else []


def _walk_buttons(standpoint: Standpoint, found: CaseMap) -> ActionsBlock:
    is_begun = any(review.own for review in found.reviewed)
    label = "Go on where you paused" if is_begun else "Go through the expectations"
    if not found.progress.unrated:
        label = "Go through again"
    buttons = [plain_button(label, WALK, str(found.level), is_primary=True)]
    for other in standpoint.maps:
        if other.level != found.level:
            name = shortened(f"Look at {other.title}", 60)
            buttons.append(plain_button(name, SWITCH, str(other.level)))
    return ActionsBlock(block_id="review-walk", elements=buttons)


def _sharing_buttons(found: CaseMap, manager: str) -> ActionsBlock:
    who = shortened(manager, 40) or "your manager"
    buttons = [
        plain_button(f"Invite {who}", INVITE),
        plain_button("See the map", OPEN_MAP, str(found.level)),
        plain_button("Shared with others", OPEN_SHARED),
    ]
    if found.progress.mismatches:
        label = "Put the differences on an agenda"
        buttons.append(plain_button(label, TO_AGENDA, str(found.level)))
    return ActionsBlock(block_id="review-more", elements=buttons)


def _row(found: MapLine, manager: str) -> SectionBlock:
    review = found.review
    sides = [
        f"{who}: {LABELS[mark.rating].lower()}"
        for who, mark in (("you", review.own), (manager or "your manager", review.manager))
        if mark
    ]
    others = [
        f"{name_of_other(mark)}: {LABELS[mark.rating].lower()}"
        for mark in (*review.others, *review.agreed_with_others)
    ]
    state = STATES[review.state] + (f" ({', '.join(sides)})" if sides else "")
    if review.agreed:
        state += f", with {review.agreed.by} on {calendar_date(review.agreed.on)}"
    if others:
        state += f". {'; '.join(dict.fromkeys(others))}"
    words = f"*{quoted(shortened(found.line.text, SHOWN))}*\n{quoted(state)}"
    return SectionBlock(
        block_id=f"line {line_value(found.line.key)}",
        text=MarkdownTextObject(text=words),
        accessory=plain_button(
            "Open", OPEN_LINE, line_value(found.line.key), about=found.line.text
        ),
    )


def window(
    title: str,
    blocks: Sequence[Block],
    callback_id: str = "review",
    key: LineKey | None = None,
    *,
    submit: str | None = None,
    close: str = "Close",
) -> View:
    facts = carry(criterion=key.criterion_id, level=key.level) if key else None
    return modal(title, callback_id, submit=submit, close=close, carries=facts, blocks=blocks)


PUT = "review_put_on_agenda"
TALK = Conversation("talk", "In which conversation do you two talk?", is_needed=True)


def agenda_form(found: CaseMap) -> View:
    """Which conversation is the 1:1; the topics are shown first, without anybody's rating."""
    return modal(
        "On the next agenda",
        PUT,
        submit="Put them on",
        carries=carry(level=found.level),
        blocks=[
            said("These come onto your draft. Nobody sees it before you post it yourself:"),
            rich(bullets([(topic,) for topic in topics_of(found)])),
            TALK.block(),
        ],
    )


def read_agenda_form(view: Mapping[str, Any]) -> tuple[str, int]:
    """The conversation and the level."""
    return TALK.read(Form(view)) or "", int(carried(view)["level"])


def topics_of(found: CaseMap) -> tuple[str, ...]:
    """One topic for each line seen differently, in the ladder's order."""
    differing = (one for one in found.lines if one.review.state == "mismatch")
    topics = [f"How we each see “{shortened(one.line.text, SHOWN)}”" for one in differing]
    return tuple(topics[:MOST_TOPICS])


def put(count: int, agenda_command: str, *, is_pair: bool) -> View:
    stays = "" if is_pair else " They stay private there until you share them."
    return modal(
        "On the draft",
        "review_on_agenda",
        close="Done",
        blocks=[
            said(
                f"{counted(count, 'topic')} on the draft for that conversation.{stays} Type "
                f"`{agenda_command}` there to look at it and to post it."
            )
        ],
    )
