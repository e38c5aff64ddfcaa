"""How a line of the ladder and its ratings look: shared by the member's views and the manager's."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    Block,
)

from bot.domain.ladder.ladder import LadderLine, LineKey
from bot.domain.people.feedback import Tagged
from bot.domain.review.review import RATINGS, LineState, Mark, Progress, Rating
from bot.domain.text.wording import calendar_date
from bot.slack.forms import Form
from bot.slack.text import Part, bold, line, rich, small
from bot.slack.views.choices import Radio
from bot.slack.views.fields import Words

RATING = "rating"
REASON = "reason"
LONGEST_REASON = 500

LABELS: dict[Rating, str] = {
    "not_yet": "Not yet",
    "partly": "Partly",
    "meets": "Meets it",
    "exceeds": "Goes beyond it",
}
STATES: dict[LineState, str] = {
    "mismatch": "You two see it differently",
    "open": "Open",
    "agreed": "Agreed",
    "not_applicable": "Doesn't apply",
}

SAID_AS: dict[Tagged, str] = {"strength": "A strength", "gap": "A gap"}


def line_words(found: LadderLine, place: str) -> list[Block]:
    """What a line asks; `place` says where in the walk it stands."""
    weight = "required" if found.is_required else "optional"
    parts = [line(bold(found.text))]
    if found.what_it_looks_like != found.text:
        parts.append(line(found.what_it_looks_like))
    return [small(f"{place}, {weight}"), rich(*parts)]


def rating_fields(
    key: LineKey,
    question: str,
    mark: Mark | None,
    more: Sequence[tuple[str, str]] = (),
    why: str = "Why do you see it so?",
    *,
    form: str,
) -> list[Block]:
    """A rating and its reason; none keeps the answer to another line, or in another `form`."""
    labels: dict[str, str] = {name: LABELS[name] for name in RATINGS}
    of_line = _of(key, form)
    rating = Radio(RATING, question, labels=labels | dict(more), action_id=of_line, is_needed=True)
    reason = Words(REASON, why, longest=LONGEST_REASON, is_long=True, action_id=of_line)
    return [
        rating.block(mark.rating if mark else None),
        reason.block(mark.reason if mark else ""),
    ]


def read_rating(form: Form) -> tuple[str, str]:
    """The chosen value, one of RATINGS or of the further choices, and the reason."""
    return form.option(RATING) or "", form.text(REASON).strip()


def as_rating(value: str) -> Rating:
    return next(name for name in RATINGS if name == value)


def marked(who: str, mark: Mark | None, reported: str = "as you wrote it down") -> list[Part]:
    """One side's rating in a line of words; nothing where there is none."""
    if mark is None:
        return []
    how = f", {reported}" if mark.is_reported else ""
    why = f" “{mark.reason}”" if mark.reason else ""
    return [bold(f"{who}  "), f"{LABELS[mark.rating]} ({calendar_date(mark.on)}{how}).{why}"]


def name_of_other(mark: Mark) -> str:
    """Who somebody was to the member when they rated, as far as it is known."""
    name = mark.by or "Somebody"
    if mark.until_on:
        return f"{name}, until {calendar_date(mark.until_on)}"
    return f"{name}, a colleague" if mark.role == "peer" else name


def progress_words(at: Progress) -> str:
    """Where a review stands, in a sentence that a screen reader can read out."""
    parts = [str(at).capitalize()]
    if at.mismatches:
        parts.append(f"{at.mismatches} seen differently")
    parts.append(f"{at.open} open")
    if at.not_applicable:
        parts.append(f"{at.not_applicable} set aside")
    return ", ".join(parts) + "."


def _of(key: LineKey, form: str) -> str:
    """The id of an element: another line's is another field, so that no answer is taken along.

    Slack keeps what was typed where an updated view has the same ids (docs.slack.dev, modals).
    """
    return f"{form} {key.criterion_id}@{key.level}"
