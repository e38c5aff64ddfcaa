"""How the review looks to whoever was invited: the lines, their rating, both views, the end."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, SectionBlock
from slack_sdk.models.blocks.basic_components import MarkdownTextObject
from slack_sdk.models.views import View

from bot.domain.calendar.when import When, when_said
from bot.domain.ladder.ladder import LineKey
from bot.domain.review.review import Mark, ReviewLine, in_order, next_to_rate, progress
from bot.domain.review.sharing import GuestLevel, GuestLine, GuestReview, ShareDraft
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import (
    Part,
    bold,
    bullets,
    line,
    link,
    quoted,
    rich,
    said,
    shortened,
    small,
)
from bot.slack.views.links import plain_button
from bot.slack.views.review import rating as looks
from bot.slack.views.review.invitation import OPEN
from bot.slack.views.review.rating import (
    LABELS,
    STATES,
    line_words,
    marked,
    progress_words,
    rating_fields,
)

WALK = "guest_walk"
WALK_MORE = "guest_walk_optional"
FINISH = "guest_finish"
OPEN_LINE = "guest_open_line"
RATE = "guest_rate"
TALK_OVER = "guest_talk_over"
SETTLE = "guest_settle"

MOST_ROWS = 90
A_CHUNK = 20
"""Lines in one block of rich text."""

SHOWN = 150
MOST_LINKS = 3
MANY_LINES = 20
"""Above this, all lines fit into one view of 250 kB only if each says less: see `_shown`."""

LONGEST_NAME = 40


def lines_shown(review: GuestReview) -> list[Block]:
    """Every line with the wins that were ticked for it: what the member looks at before sending."""
    blocks = [block for level in review.levels for block in _shown_at(level.title, level, review)]
    if review.optional:
        blocks += [
            rich(line(bold("Optional, only if they ask for more"))),
            *_chunks(review.optional, review),
        ]
    return blocks


def _shown_at(title: str, level: GuestLevel, review: GuestReview) -> list[Block]:
    asked = [one for one in review.asked if one in level.lines]
    return [rich(line(bold(title))), *_chunks(asked, review)] if asked else []


def _chunks(lines: Sequence[GuestLine], review: GuestReview) -> list[Block]:
    name = shortened(review.owner_name, LONGEST_NAME)
    is_brief = len(review.lines) > MANY_LINES
    shown = [_shown(one, name, is_brief=is_brief) for one in lines]
    return [
        rich(bullets(shown[start : start + A_CHUNK])) for start in range(0, len(shown), A_CHUNK)
    ]


def nothing_shared() -> View:
    """For a guest from whom everything was taken back."""
    return _view(
        "Nothing to see",
        [
            said(
                "This request was withdrawn, or went to somebody else. You don't need to do "
                "anything."
            )
        ],
    )


def guest_step(
    review: GuestReview, after: LineKey | None = None, *, optional: bool = False
) -> View:
    """The next line to rate; a thank-you once there is none, or the first when asked again.

    `optional` walks through what they need not rate.
    """
    if not review.lines:
        return nothing_shared()
    walked = review.optional if optional else review.asked
    reviewed = [one.review for one in walked]
    following = next_to_rate(reviewed, "manager", after)
    if following is None and (after or not reviewed):
        return guest_done(review)
    return guest_line_view(review.line((following or reviewed[0]).key), review, optional=optional)


def guest_done(review: GuestReview) -> View:
    """The last screen: that they are done, who hears what, and thanks."""
    name = shortened(review.owner_name, LONGEST_NAME)
    lines = counted(len(review.asked), "expectation")
    how_many = f"all {lines}" if review.rated == len(review.asked) else f"{review.rated} of {lines}"
    buttons = [_owner_button("See the ratings", OPEN, review), *_optional_button(review)]
    return _view(
        "Thank you",
        [
            rich(
                line(bold("You're done, thank you. "), f"You've rated {how_many} for {name}."),
                line(
                    f"I tell {name} that you're done. On each one that {name} has rated too, you "
                    "both see both ratings."
                ),
            ),
            ActionsBlock(block_id="guest-done", elements=buttons),
        ],
    )


def guest_view(review: GuestReview) -> View:
    """All lines, those seen differently first; the ratings of both where the guest has rated.

    Optional ones stand there once they are rated. It says so where nothing is shared any more.
    """
    if not review.lines:
        return nothing_shared()
    rated = [one for one in review.optional if one.review.manager]
    lines = {one.line.key: one for one in (*review.asked, *rated)}
    reviewed = in_order(one.review for one in lines.values())
    blocks: list[Block] = [
        rich(line(bold(review.owner_name), f"  {_stands(review)}")),
        ActionsBlock(block_id="guest-walk", elements=_ways(review)),
        *(_row(lines[one.key], review) for one in reviewed[:MOST_ROWS]),
    ]
    if len(reviewed) > MOST_ROWS:
        blocks.append(small(f"{len(reviewed) - MOST_ROWS} more come in the walk."))
    return _view("The review", blocks)


def _ways(review: GuestReview) -> list[ButtonElement]:
    """Through the lines; to the end for whoever has said all they can; and the optional ones."""
    left = len(review.asked) - review.rated
    label = "Go on where you paused" if review.rated else "Go through the expectations"
    label = label if left else "Go through again"
    buttons = [plain_button(label, WALK, review.owner_id, is_primary=True)]
    if review.rated and left and not review.is_done:
        buttons.append(_owner_button("That's all I can say", FINISH, review))
    return [*buttons, *_optional_button(review)]


def _optional_button(review: GuestReview) -> list[ButtonElement]:
    waiting = sum(one.review.manager is None for one in review.optional)
    label = f"Rate {counted(waiting, 'optional one')}"
    return [_owner_button(label, WALK_MORE, review)] if waiting else []


def guest_line_view(found: GuestLine, review: GuestReview, *, optional: bool = False) -> View:
    """One step of the walk."""
    key = found.line.key
    level = next(level for level in review.levels if level.order == key.level)
    walked = review.optional if found in review.optional else review.asked
    number = [one.line.key for one in walked].index(key) + 1 if found in walked else 1
    name = shortened(review.owner_name, 60)
    blocks = [
        *line_words(found.line, f"{level.title}: {number} of {len(walked)}"),
        *_evidence(found, name),
        *_seen(found, name),
        *rating_fields(key, f"How do you see {name}'s work?", found.review.manager, form=RATE),
        _buttons(found, review),
    ]
    about = review.owner_id, key
    return _view("One by one", blocks, RATE, about, submit="Save and go on", optional=optional)


def guest_settle_form(found: GuestLine, review: GuestReview) -> View:
    key, name = found.line.key, shortened(review.owner_name, 60)
    blocks = [
        *line_words(found.line, "You two talked"),
        *_seen(found, name),
        *rating_fields(
            key, "On what did you agree?", None, why="Why did you see it differently?", form=SETTLE
        ),
    ]
    return _view("Agreed", blocks, SETTLE, (review.owner_id, key), submit="Save")


def read_owner(action: Mapping[str, Any]) -> str:
    return str(action["value"])


def read_line(action: Mapping[str, Any]) -> tuple[str, LineKey]:
    """Whose review, and the line that a button stands for."""
    owner, level, criterion_id = str(action["value"]).split(" ", 2)
    return owner, LineKey(criterion_id, int(level))


def read_said(view: Mapping[str, Any]) -> tuple[str, LineKey, str, str]:
    """Whose review, the line, what was chosen for it, and why."""
    facts = carried(view)
    key = LineKey(str(facts["criterion"]), int(facts["level"]))
    return str(facts["owner"]), key, *looks.read_rating(Form(view))


def walks_optional(view: Mapping[str, Any]) -> bool:
    """Whether the line stands in the walk through what they need not rate."""
    return bool(carried(view).get("optional"))


def _shown(found: GuestLine, name: str, *, is_brief: bool) -> Sequence[Part]:
    """A line as the guest finds it: with their own rating, and the member's where both have rated.

    Somebody who was invited before has rated already. `is_brief` leaves out reasons, and of a
    win's links all but the first.
    """
    review = found.review
    marks = (("They", review.manager), (name, review.own if review.manager else None))
    ratings = [
        part
        for who, mark in marks
        if mark
        for part in ("\n   ", *marked(who, _shorter(mark, 0 if is_brief else SHOWN)))
    ]
    links = 1 if is_brief else MOST_LINKS
    wins = [part for win in found.wins for part in ("\n   ", *_win(win, links))]
    return [bold(shortened(found.line.text, SHOWN // 2 if is_brief else SHOWN)), *wins, *ratings]


def _shorter(mark: Mark, limit: int) -> Mark:
    return replace(mark, reason=shortened(mark.reason, limit) if limit else "")


def _win(win: ShareDraft, most_links: int = MOST_LINKS) -> list[Part]:
    on = f"  ({when_said(When(win.happened_on, win.span))})" if win.happened_on else ""
    links = [part for url in win.links[:most_links] for part in (" ", link(url))]
    return [f"{win.text}{on}", *links]


def _row(found: GuestLine, review: GuestReview) -> SectionBlock:
    seen = found.review
    sides = [
        f"{who}: {LABELS[mark.rating].lower()}"
        for who, mark in (("you", seen.manager), (review.owner_name, seen.own))
        if mark
    ]
    state = _state(seen, review) + (f" ({', '.join(sides)})" if sides else "")
    if seen.agreed:
        state += f", on {calendar_date(seen.agreed.on)}"
    level = next(level.title for level in review.levels if level.order == found.line.key.level)
    where = f"*{quoted(shortened(found.line.text, SHOWN))}*  {quoted(level)}"
    text = f"{where}\n{quoted(state)}"
    return SectionBlock(
        block_id=f"line {found.line.key.level} {found.line.key.criterion_id}",
        text=MarkdownTextObject(text=text),
        accessory=plain_button(
            "Open",
            OPEN_LINE,
            _value(review, found.line.key),
            about=f"{level}, {found.line.text}",
        ),
    )


def _stands(review: GuestReview) -> str:
    """How far they have come; what is agreed is between the member and their manager alone."""
    if review.is_manager and review.rated:
        return progress_words(progress(one.review for one in review.asked))
    return f"You've rated {review.rated} of {counted(len(review.asked), 'expectation')}."


def _state(seen: ReviewLine, review: GuestReview) -> str:
    if seen.state == "open":
        return "You've rated it" if seen.manager else "Not rated yet"
    if review.is_manager or seen.own is None or seen.manager is None:
        return STATES[seen.state]
    is_alike = seen.own.rating == seen.manager.rating
    return "You two see it alike" if is_alike else STATES["mismatch"]


def _evidence(found: GuestLine, name: str) -> list[Block]:
    """What the member shows for it; where there is nothing, nothing is said."""
    if not found.wins:
        return []
    rows = [_win(win) for win in found.wins]
    return [rich(line(bold(f"What {name} shows you")), bullets(rows))]


def _seen(found: GuestLine, name: str) -> list[Block]:
    """Both views, once the guest has rated and both may be seen."""
    review = found.review
    if review.own is None or review.manager is None:
        return []
    lines = [
        line(*marked(name, review.own)),
        line(*marked("You", review.manager, f"as {name} wrote it down")),
    ]
    if agreed := review.agreed:
        how = marked("", agreed, f"as {name} wrote it down")[1:]
        lines.append(line(bold("Agreed  "), f"with {agreed.by}: ", *how))
    return [rich(*lines)]


def _buttons(found: GuestLine, review: GuestReview) -> ActionsBlock:
    buttons = [_owner_button("All expectations", OPEN, review)]
    if found.review.own and found.review.manager and review.is_manager:
        value = _value(review, found.line.key)
        buttons.insert(0, plain_button("We agreed on it", TALK_OVER, value))
    return ActionsBlock(block_id="guest-line", elements=buttons)


def _owner_button(label: str, action_id: str, review: GuestReview) -> ButtonElement:
    return plain_button(label, action_id, review.owner_id)


def _value(review: GuestReview, key: LineKey) -> str:
    return f"{review.owner_id} {key.level} {key.criterion_id}"


def _view(
    title: str,
    blocks: Sequence[Block],
    callback_id: str = "guest",
    about: tuple[str, LineKey] | None = None,
    *,
    submit: str | None = None,
    optional: bool = False,
) -> View:
    facts = None
    if about:
        owner, key = about
        more = 1 if optional else None
        facts = carry(owner=owner, criterion=key.criterion_id, level=key.level, optional=more)
    return modal(
        title,
        callback_id,
        submit=submit,
        close="Pause" if callback_id == RATE else "Close",
        carries=facts,
        blocks=blocks,
    )
