"""How the gap review looks to the member: the overview, the walk line by line, and its forms."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.case_map import CaseMap, MapLine, Standpoint
from bot.domain.gap_finding import Colour, split
from bot.domain.gap_review import Mark, NoReasonError, ReviewLine, in_order
from bot.domain.ladders import LineKey
from bot.domain.wording import counted, day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.text import Part, bold, bullets, line, plain, quoted, rich, said, shortened, small
from bot.slack.views import rating as looks
from bot.slack.views.rating import LABELS, STATES, line_words, marked, rating_fields, told

OPEN = "review_open"
WALK = "review_walk"
OPEN_LINE = "review_open_line"
SWITCH = "review_switch"
RATE = "review_rate"
TELL = "review_tell"
REPORT = "review_report"
TALK_OVER = "review_talk_over"
SETTLE = "review_settle"
NAME_GAP = "review_name_gap"
INVITE = "sharing_invite"
OPEN_MAP = "map_open"
OPEN_SHARED = "sharing_log"
TO_AGENDA = "review_to_agenda"

ASIDE = "not_applicable"
MOST_ROWS = 80
MOST_WINS = 8
SHOWN = 150

STANDINGS = {
    "shown": "Shown: a win of yours proves it.",
    "claimed": "Claimed: there is no win to prove it yet.",
    "not_claimed": "",
    "unrated": "",
}
COLOURS: dict[Colour, str] = {
    "red": ":large_red_square: Your present level is not met everywhere. Close that first: "
    "whoever decides will look there.",
    "green": ":large_green_square: Your present level is met on every required line.",
    "open": ":white_large_square: Your present level is not rated to the end yet.",
}


def no_ladder() -> View:
    return _view(
        "Your review",
        [said("There is no ladder to go through yet. Choose one first; then come back here.")],
    )


def review_view(standpoint: Standpoint, found: CaseMap, manager: str) -> View:
    """The whole review of one level, with what needs talking over first (002-32)."""
    lines = {one.line.key: one for one in found.lines}
    ordered = [lines[review.key] for review in in_order(found.reviewed)]
    blocks: list[Block] = [
        rich(line(bold(found.title), f"  {told(found.progress)}")),
        *_colour(standpoint),
        *_split(found, manager),
        _walk_buttons(standpoint, found),
        *(_row(one, manager) for one in ordered[:MOST_ROWS]),
    ]
    if len(ordered) > MOST_ROWS:
        blocks.append(small(f"{len(ordered) - MOST_ROWS} more come in the walk."))
    return _view("Your review", [*blocks, _sharing_buttons(found, manager)])


def line_view(found: MapLine, whole: CaseMap, manager: str) -> View:
    """One step of the walk: what the line asks, the wins on it, and how the member sees it."""
    key, review = found.line.key, found.review
    place = f"Line {_number(whole, key)} of {len(whole.lines)}"
    mark = review.own
    blocks = [
        *line_words(found.line, place),
        *_wins(found),
        *_seen(review, manager),
        *rating_fields(
            key,
            "How do you see it?",
            mark,
            more=((ASIDE, "It does not apply to my work"),),
            why="Why? Needed where it does not apply",
        ),
        _line_buttons(found, manager),
    ]
    return _view("Line by line", blocks, RATE, key, submit="Save and go on", close="Pause")


def report_form(found: MapLine, manager: str) -> View:
    """For what the manager said outside Slack."""
    who = manager or "your manager"
    mark = found.review.manager
    blocks = [
        *line_words(found.line, "Said in person"),
        *rating_fields(found.line.key, f"How does {shortened(who, 60)} see it?", mark),
        small("It is kept as what you wrote down, not as a rating by their own hand."),
    ]
    return _view("What they said", blocks, REPORT, found.line.key, submit="Keep it")


def settle_form(found: MapLine, manager: str) -> View:
    blocks = [
        *line_words(found.line, "You two talked"),
        *_seen(found.review, manager),
        *rating_fields(
            found.line.key, "On what did you agree?", None, why="Why did you see it differently?"
        ),
        small("The reason stays with the line, whatever is agreed later."),
    ]
    return _view("Agreed", blocks, SETTLE, found.line.key, submit="Keep it")


def read_said(view: Mapping[str, Any]) -> tuple[LineKey, str, str]:
    """The line, what was chosen for it, and why.

    Raises NoReasonError beside the reason where a line is to be set aside without one.
    """
    key = read_key(carried(view))
    chosen, reason = looks.read_rating(Form(view), key)
    if chosen == ASIDE and not reason:
        error = NoReasonError()
        error.field = looks.block_of(looks.REASON, key)
        raise error
    return key, chosen, reason


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


def review_button(label: str = "Go through the lines") -> ButtonElement:
    return ButtonElement(text=plain(label), action_id=OPEN)


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
                f"Met: {counted(len(seen.met), 'line')}. "
                f"Still to work on: {counted(len(seen.to_work_on), 'line')}.",
            ),
            *_listed([texts[key] for key in seen.to_work_on]),
        )
    ]


def _listed(texts: Sequence[str]) -> list[Any]:
    return [bullets([(shortened(text, SHOWN),) for text in texts[:MOST_WINS]])] if texts else []


def _walk_buttons(standpoint: Standpoint, found: CaseMap) -> ActionsBlock:
    is_begun = any(review.own for review in found.reviewed)
    label = "Go on where you paused" if is_begun else "Go through the lines"
    if not found.progress.unrated:
        label = "Go through again"
    buttons = [
        ButtonElement(text=plain(label), action_id=WALK, value=str(found.level), style="primary")
    ]
    for other in standpoint.maps:
        if other.level != found.level:
            name = shortened(f"Look at {other.title}", 60)
            buttons.append(
                ButtonElement(text=plain(name), action_id=SWITCH, value=str(other.level))
            )
    return ActionsBlock(block_id="review-walk", elements=buttons)


def _sharing_buttons(found: CaseMap, manager: str) -> ActionsBlock:
    who = shortened(manager, 40) or "your manager"
    buttons = [
        ButtonElement(text=plain(f"Invite {who}"), action_id=INVITE),
        ButtonElement(text=plain("See the map"), action_id=OPEN_MAP, value=str(found.level)),
        ButtonElement(text=plain("Shared with others"), action_id=OPEN_SHARED),
    ]
    if found.progress.mismatches:
        label = "Put the differences on an agenda"
        buttons.append(
            ButtonElement(text=plain(label), action_id=TO_AGENDA, value=str(found.level))
        )
    return ActionsBlock(block_id="review-more", elements=buttons)


def _row(found: MapLine, manager: str) -> SectionBlock:
    review = found.review
    sides = [
        f"{who}: {LABELS[mark.rating].lower()}"
        for who, mark in (("you", review.own), (manager or "your manager", review.manager))
        if mark
    ]
    state = STATES[review.state] + (f" ({', '.join(sides)})" if sides else "")
    if review.agreed:
        state += f", with {review.agreed.by} on {review.agreed.on:%d.%m.%Y}"
    words = f"*{quoted(shortened(found.line.text, SHOWN))}*\n{quoted(state)}"
    return SectionBlock(
        block_id=f"line {line_value(found.line.key)}",
        text=MarkdownTextObject(text=words),
        accessory=ButtonElement(
            text=plain("Open"), action_id=OPEN_LINE, value=line_value(found.line.key)
        ),
    )


def _wins(found: MapLine) -> list[Block]:
    """The member's own wins on the line, the newest first, and what that makes of their claim."""
    wins = found.evidence.wins
    standing = STANDINGS[found.standing]
    if not wins:
        none = "No win of yours is filed under it yet."
        return [small(f"{none} {standing}".strip())]
    latest = wins[0].happened_on
    rows = [
        (f"{shortened(win.text, SHOWN)}  ({day_near(win.happened_on, latest)})",)
        for win in wins[:MOST_WINS]
    ]
    more = f"And {len(wins) - MOST_WINS} more. " if len(wins) > MOST_WINS else ""
    since = found.evidence.sustained_since()
    lasting = f" Sustained since {since:%B %Y}." if since else ""
    return [
        rich(line(bold("Your wins on it")), bullets(rows)),
        small(f"{more}Evidence: {found.evidence.grade}. {standing}{lasting}".strip()),
    ]


def _seen(review: ReviewLine, manager: str) -> list[Block]:
    """Both views, once both may be seen, and what was agreed."""
    lines: list[list[Part]] = [
        marked("You", review.own),
        marked(manager or "Your manager", review.manager),
        _agreement(review),
    ]
    if aside := review.not_applicable:
        lines.append([bold("Set aside  "), f"{aside.reason} ({aside.by}, {aside.on:%d.%m.%Y})"])
    if review.manager is None and aside is None:
        return []
    return [rich(*(line(*parts) for parts in lines if parts))]


def _agreement(review: ReviewLine) -> list[Part]:
    mark: Mark | None = review.agreed
    if mark is None:
        return []
    return [bold("Agreed  "), f"with {mark.by}: ", *marked("", mark)[1:]]


def _line_buttons(found: MapLine, manager: str) -> ActionsBlock:
    value = line_value(found.line.key)
    review = found.review
    who = shortened(manager, 40) or "my manager"
    buttons = [
        ButtonElement(text=plain("Name the gap"), action_id=NAME_GAP, value=value),
        ButtonElement(text=plain(f"What {who} said"), action_id=TELL, value=value),
    ]
    if review.own and review.manager:
        buttons.append(
            ButtonElement(text=plain("We agreed on it"), action_id=TALK_OVER, value=value)
        )
    buttons.append(
        ButtonElement(text=plain("All lines"), action_id=SWITCH, value=str(found.line.key.level))
    )
    return ActionsBlock(block_id="line-more", elements=buttons)


def _number(whole: CaseMap, key: LineKey) -> int:
    return [one.line.key for one in whole.lines].index(key) + 1


def _view(
    title: str,
    blocks: Sequence[Block],
    callback_id: str = "review",
    key: LineKey | None = None,
    *,
    submit: str | None = None,
    close: str = "Close",
) -> View:
    facts = carry(criterion=key.criterion_id, level=key.level) if key else None
    return View(
        type="modal",
        callback_id=callback_id,
        title=plain(title),
        submit=plain(submit) if submit else None,
        close=plain(close),
        private_metadata=facts,
        blocks=list(blocks),
    )
