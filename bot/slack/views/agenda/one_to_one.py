"""How the regular 1:1 and the career reviews look: when, how often, where; the form's reader."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DividerBlock,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.domain.agenda.career_review import USUAL_WEEKS as REVIEW_WEEKS
from bot.domain.agenda.career_review import CareerReviews
from bot.domain.agenda.gathering import CHOICES as CAREER_CHOICES
from bot.domain.agenda.gathering import USUAL_WEEKS
from bot.domain.agenda.one_to_one import INTERVALS, LEADS, USUAL_LEAD, OneToOne, Slot
from bot.domain.text.wording import counted, day_near
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.text import bold, line, plain, rich, said, shortened, small
from bot.slack.views.choices import Conversation, Select
from bot.slack.views.fields import Day, Field, Hour, Words, blocks_of, values_of
from bot.slack.views.links import OPEN_GROWTH, OPEN_ONE_TO_ONE, held_button, plain_button
from bot.slack.views.menu import unfolded
from bot.slack.views.week.settings import DAYS
from bot.slack.who.places import Place, chosen_place

SAVE = "one_to_one_save"
ONLY_TWO = "one_to_one_only_two"
CLOSED = "one_to_one_closed"
"""In messages from before, "Only we two, or a closed group": that may be more than two."""

OPEN_TO_ALL = "one_to_one_open_to_all"
SAVE_HELD = "one_to_one_keep_held"

REVIEW_CHOICES = (4, 6, 8, 12, 26)
SHOWN = 300
EARLIEST = time(10, 0)
NEVER = 0
"""Where no regular 1:1, or no review, is wanted."""

EVERY = dict(zip(INTERVALS, ("Every week", "Every two weeks", "Every four weeks"), strict=True))
CHANNEL = Conversation(
    "channel",
    "In which conversation do you two talk?",
    "The agenda is posted there and nowhere else, and only by your press.",
)
WEEKDAY = Select(
    "weekday",
    "On which day?",
    labels={NEVER: "None right now", **dict(enumerate(DAYS, 1))},
    prompt="Choose a day",
)
WHEN: tuple[Field[Any], ...] = (
    Hour("at", "At what time?", usual=EARLIEST, fills="starts_at"),
    Select("every", "How often?", labels=EVERY, usual=1, fills="every_weeks"),
    Select(
        "lead",
        "When do you want the draft?",
        labels=LEADS,
        usual=USUAL_LEAD,
        fills="lead_minutes",
    ),
)
CAREER: tuple[Field[Any], ...] = (
    Select(
        "career",
        "Your career is on it at least every",
        labels={weeks: counted(weeks, "week") for weeks in CAREER_CHOICES},
        usual=USUAL_WEEKS,
        fills="career_every_weeks",
    ),
)
REVIEWS: tuple[Field[Any], ...] = (
    Select(
        "review_every",
        "A review every",
        labels={NEVER: "Not right now"} | {n: counted(n, "week") for n in REVIEW_CHOICES},
        usual=NEVER,
        fills="every_weeks",
    ),
    Day("review_on", "When is the next one?", "Empty: I count from the last one", fills="next_on"),
)
HELD_ON = Day("held_on", "When did you hold it?", is_needed=True)
COURSE = Words("course", "Did it change your course?", "Empty where all stays", is_long=True)


@dataclass(frozen=True, slots=True)
class OneToOneAnswers:
    """What the form says; `slot` is None where there is no regular 1:1."""

    slot: Slot | None
    review_every_weeks: int
    review_on: date | None


def one_to_one_button(label: str = "Your regular 1:1", place: Place | None = None) -> ButtonElement:
    """`place` is the conversation that the form proposes."""
    value = f"{place.channel_id} {place.name}" if place else None
    return plain_button(label, OPEN_ONE_TO_ONE, value)


def read_place(body: Mapping[str, Any]) -> Place | None:
    """The conversation that the button proposes, None where it was opened from elsewhere."""
    action: Mapping[str, Any] = next(map(unfolded, body.get("actions") or ()), {})
    channel_id, space, name = str(action.get("value") or "").partition(" ")
    return Place(channel_id, name) if space else None


def one_to_one_form(
    known: OneToOne | None, reviews: CareerReviews | None, place: Place | None, today: date
) -> View:
    """`place` is the conversation that it was opened from, if it is one for a 1:1."""
    channel = known.channel_id if known else place.channel_id if place else None
    name = known.place_name if known else place.name if place else ""
    return modal(
        "Your regular 1:1",
        SAVE,
        submit="Save",
        close="Not now",
        carries=carry(channel=channel, name=name),
        blocks=[
            said("Before each one I bring you a draft of its agenda. You choose what is posted."),
            WEEKDAY.block(known.first_on.weekday() + 1 if known else None),
            *blocks_of(WHEN, known),
            CHANNEL.block(channel),
            *blocks_of(CAREER, known),
            *_reviews(reviews, today),
        ],
    )


def read_one_to_one(view: Mapping[str, Any]) -> OneToOneAnswers:
    form, facts = Form(view), carried(view)
    channel = CHANNEL.read(form) or ""
    is_same = channel == facts.get("channel") and facts.get("name")
    place = Place(channel, str(facts["name"])) if is_same else chosen_place(channel)
    weekday = WEEKDAY.read(form) or NEVER
    slot = Slot(
        weekday=weekday - 1,
        channel_id=channel,
        place_name=place.name,
        in_private=place.is_pair,
        **values_of((*WHEN, *CAREER), form),
    )
    reviews = values_of(REVIEWS, form)
    return OneToOneAnswers(
        slot=slot if weekday != NEVER else None,
        review_every_weeks=reviews["every_weeks"],
        review_on=reviews["next_on"],
    )


def one_to_one_saved(
    known: OneToOne | None,
    reviews: CareerReviews | None,
    next_on: date | None,
    today: date,
    *,
    asks_who_reads: bool = False,
) -> View:
    """`asks_who_reads` where neither Slack nor the member has said it."""
    lines: list[Block] = []
    if known and next_on:
        lead = LEADS.get(known.lead_minutes, "A while before").lower()
        lines.append(
            said(
                f"Your next 1:1 is on {day_near(next_on, today)} at {known.starts_at:%H:%M}. "
                f"{lead.capitalize()}, I bring you a draft."
            )
        )
    else:
        lines.append(said("No regular 1:1, so I don't bring a draft."))
    if reviews:
        lines.append(said(f"Your next career review is on {day_near(reviews.next_on, today)}."))
    if known and asks_who_reads:
        lines += _who_reads()
    return modal("Your regular 1:1", "one_to_one_kept", close="Done", blocks=lines)


def readers_known(*, is_pair: bool) -> View:
    pair = (
        "Good to know. Your goals, your career, the gap you work on and what you see differently "
        "come onto the draft ticked. You still choose."
    )
    others = (
        "Good to know. Your goals and what is between you and your manager stay private there, "
        "until you share them item by item."
    )
    return modal(
        "Your regular 1:1",
        "one_to_one_readers",
        close="Done",
        blocks=[said(pair if is_pair else others)],
    )


def held_form(today: date) -> View:
    return modal(
        "The career review",
        SAVE_HELD,
        submit="Save",
        blocks=[HELD_ON.block(today), COURSE.block()],
    )


def read_held(view: Mapping[str, Any]) -> tuple[date | None, str]:
    form = Form(view)
    return HELD_ON.read(form), COURSE.read(form)


def held_saved(reviews: CareerReviews, today: date) -> View:
    noted = said(f"Saved. The next one is on {day_near(reviews.next_on, today)}.")
    return modal(
        "The career review", "one_to_one_held_kept", close="Done", blocks=[noted, *_course(reviews)]
    )


def _course(reviews: CareerReviews) -> list[Block]:
    """A new course may change goals; they keep what they were (002-51)."""
    if not reviews.course:
        return []
    change = plain_button("Change a goal", OPEN_GROWTH)
    return [
        rich(line(bold("New course  "), shortened(reviews.course, SHOWN))),
        ActionsBlock(block_id="review-course", elements=[change]),
    ]


def _who_reads() -> list[Block]:
    buttons = [
        plain_button("Only the two of us", ONLY_TWO),
        plain_button("Others, too", OPEN_TO_ALL),
    ]
    return [
        DividerBlock(),
        said("*Who can read there?* Slack doesn't tell me."),
        ActionsBlock(block_id="readers", elements=buttons),
        small(
            "Until I know, your goals and what is between you and your manager stay off the draft "
            "unless you share them."
        ),
    ]


def _reviews(reviews: CareerReviews | None, today: date) -> list[Block]:
    """A talk about the promotion itself, with an interval of its own (002-50)."""
    blocks: list[Block] = [
        HeaderBlock(text=plain("Career reviews")),
        small(
            "A talk about your career, beside the 1:1. I remind you a week ahead, with what "
            f"happened since the last one. {counted(REVIEW_WEEKS, 'week')} is a good start."
        ),
        *blocks_of(REVIEWS, reviews),
    ]
    if reviews:
        blocks += [
            rich(line("The next one is on ", bold(day_near(reviews.next_on, today)))),
            ActionsBlock(block_id="reviews", elements=[held_button()]),
            *_course(reviews),
        ]
    return blocks
