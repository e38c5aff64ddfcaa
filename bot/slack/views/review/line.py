"""How one line of the review looks to the member: the step of the walk, and what was said of it."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block
from slack_sdk.models.views import View

from bot.domain.calendar.when import when_said
from bot.domain.ladder.ladder import LineKey
from bot.domain.review.evidence import Standing
from bot.domain.review.map import CaseMap, MapLine
from bot.domain.review.review import Earlier, Mark, NoReasonError, ReviewLine, is_met
from bot.domain.text.wording import calendar_date, first_name
from bot.slack.forms import Form, carried
from bot.slack.text import Part, bold, bullets, line, rich, shortened, small, words
from bot.slack.views.links import plain_button
from bot.slack.views.review import rating as looks
from bot.slack.views.review.rating import SAID_AS, line_words, marked, name_of_other, rating_fields
from bot.slack.views.review.review import SWITCH, line_value, read_key, window

RATE = "review_rate"
TELL = "review_tell"
REPORT = "review_report"
TALK_OVER = "review_talk_over"
SETTLE = "review_settle"
NAME_GAP = "review_name_gap"

ASIDE = "not_applicable"
MOST_WINS = 8
MOST_EARLIER = 6
SHOWN = 150

STANDINGS: dict[Standing, str] = {
    "shown": "Shown: a win of yours proves it.",
    "claimed": "No win shows it yet.",
    "not_claimed": "",
    "unrated": "",
}


def agreement(agreed: Mark | None, manager: str, *, closed_gap: bool) -> str:
    """What to say once both agree that it is met; empty for anything less."""
    if agreed is None or not is_met(agreed.rating):
        return ""
    who = first_name(manager) or "your manager"
    closed = " That closes the gap, and it took work." if closed_gap else ""
    return f"You and {who} agree: you meet this one.{closed}"


def line_view(found: MapLine, whole: CaseMap, manager: str, note: str = "") -> View:
    """One step of the walk: what the line asks, the wins on it, and how the member sees it.

    `note` is what just happened.
    """
    key, review = found.line.key, found.review
    place = f"{_number(whole, key)} of {len(whole.lines)}"
    mark = review.own
    blocks = [
        *([words(note)] if note else []),
        *line_words(found.line, place),
        *_wins(found),
        *_voices(found),
        *_seen(review, manager),
        *rating_fields(
            key,
            "How do you see it?",
            mark,
            more=((ASIDE, "It doesn't apply to my work"),),
            why="Why? Needed where it doesn't apply",
            form=RATE,
        ),
        _line_buttons(found, manager),
    ]
    return window("One by one", blocks, RATE, key, submit="Save and go on", close="Pause")


def report_form(found: MapLine, manager: str) -> View:
    """For what the manager said outside Slack."""
    who = manager or "your manager"
    mark = found.review.manager
    blocks = [
        *line_words(found.line, "Said in person"),
        *rating_fields(found.line.key, f"How does {shortened(who, 60)} see it?", mark, form=REPORT),
        small("I save it as what you noted, not as their own rating."),
    ]
    return window("What they said", blocks, REPORT, found.line.key, submit="Save")


def settle_form(found: MapLine, manager: str) -> View:
    blocks = [
        *line_words(found.line, "You two talked"),
        *_seen(found.review, manager),
        *rating_fields(
            found.line.key,
            "On what did you agree?",
            None,
            why="Why did you see it differently?",
            form=SETTLE,
        ),
        small("The reason stays, whatever is agreed later."),
    ]
    return window("Agreed", blocks, SETTLE, found.line.key, submit="Save")


def read_said(view: Mapping[str, Any]) -> tuple[LineKey, str, str]:
    """The line, what was chosen for it, and why.

    Raises NoReasonError beside the reason where a line is to be set aside without one.
    """
    key = read_key(carried(view))
    chosen, reason = looks.read_rating(Form(view))
    if chosen == ASIDE and not reason:
        error = NoReasonError()
        error.field = looks.REASON
        raise error
    return key, chosen, reason


def _wins(found: MapLine) -> list[Block]:
    """The member's own wins on the line, the newest first, and what that makes of their claim."""
    wins = found.evidence.wins
    standing = STANDINGS[found.standing]
    if not wins:
        none = "No win of yours is filed under it yet."
        return [small(f"{none} {standing}".strip())]
    latest = wins[0].happened_on
    rows = [
        (f"{shortened(win.text, SHOWN)}  ({when_said(win.when, latest)})",)
        for win in wins[:MOST_WINS]
    ]
    beyond = found.evidence.count - len(rows)
    more = f"And {beyond} more. " if beyond else ""
    since = found.evidence.sustained_since()
    lasting = f" Sustained since {since:%B %Y}." if since else ""
    return [
        rich(line(bold("Your wins on it")), bullets(rows)),
        small(f"{more}Evidence: {found.evidence.grade}. {standing}{lasting}".strip()),
    ]


def _voices(found: MapLine) -> list[Block]:
    """What other people said of the line, with name and date (000-12)."""
    rows: list[tuple[Part, ...]] = [
        (
            bold(f"{SAID_AS[voice.as_]}  "),
            f"{voice.by}, {calendar_date(voice.on)}: {shortened(voice.words, SHOWN)}",
        )
        for voice in found.voices[:MOST_WINS]
    ]
    return [rich(line(bold("What others told you")), bullets(rows))] if rows else []


def _seen(review: ReviewLine, manager: str) -> list[Block]:
    """Both views, once both may be seen, and what was agreed."""
    lines: list[list[Part]] = [
        marked("You", review.own),
        marked(manager or "Your manager", review.manager),
        _agreement(review),
    ]
    if aside := review.not_applicable:
        on = calendar_date(aside.on)
        lines.append([bold("Set aside  "), f"{aside.reason} ({aside.by}, {on})"])
    if review.manager is None and aside is None:
        lines = []
    lines += [marked(name_of_other(mark), mark) for mark in review.others]
    lines += [_agreed_with_other(mark) for mark in review.agreed_with_others]
    if review.withdrawn:
        lines.append(["Somebody who rated this has taken it back."])
    lines += [_earlier(one) for one in review.earlier[-MOST_EARLIER:]]
    shown = [line(*parts) for parts in lines if parts]
    return [rich(*shown)] if shown else []


def _agreed_with_other(mark: Mark) -> list[Part]:
    """An agreement with who is not the manager now counts no more, and is not forgotten."""
    return marked(f"Agreed with {name_of_other(mark)}", mark)


def _earlier(one: Earlier) -> list[Part]:
    """What stood before: an agreement, or what one side said while the two differed."""
    who = f"{one.mark.by} before" if one.side else f"Agreed before with {one.mark.by}"
    parts = marked(who, one.mark)
    return [*parts, " It read differently then."] if one.is_of_other_words else parts


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
        plain_button("Name the gap", NAME_GAP, value),
        plain_button(f"What {who} said", TELL, value),
    ]
    if review.own and review.manager:
        buttons.append(plain_button("We agreed on it", TALK_OVER, value))
    buttons.append(plain_button("All expectations", SWITCH, str(found.line.key.level)))
    return ActionsBlock(block_id="line-more", elements=buttons)


def _number(whole: CaseMap, key: LineKey) -> int:
    return [one.line.key for one in whole.lines].index(key) + 1
