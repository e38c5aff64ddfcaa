"""How the regular 1:1 and the career reviews look: when, how often, where; the form's reader."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConversationFilter,
    ConversationSelectElement,
    DatePickerElement,
    DividerBlock,
    HeaderBlock,
    Option,
    StaticSelectElement,
    TimePickerElement,
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
from bot.slack.views.fields import field, text_field
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

WEEKDAY = "weekday"
AT = "at"
EVERY = "every"
LEAD = "lead"
CHANNEL = "channel"
CAREER = "career"
REVIEW_EVERY = "review_every"
REVIEW_ON = "review_on"
NONE = "0"
HELD_ON = "held_on"
COURSE = "course"

REVIEW_CHOICES = (4, 6, 8, 12, 26)
SHOWN = 300
EARLIEST = time(10, 0)


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
            *_when(known),
            field(
                CHANNEL,
                "In which conversation do you two talk?",
                ConversationSelectElement(
                    action_id=CHANNEL,
                    placeholder=plain("Your 1:1"),
                    initial_conversation=channel,
                    filter=ConversationFilter(include=["im", "mpim", "private", "public"]),
                ),
                "The agenda is posted there and nowhere else, and only by your press.",
            ),
            field(
                CAREER,
                "Your career is on it at least every",
                _weeks(CAREER, CAREER_CHOICES, known.career_every_weeks if known else USUAL_WEEKS),
            ),
            *_reviews(reviews, today),
        ],
    )


def read_one_to_one(view: Mapping[str, Any]) -> OneToOneAnswers:
    form, facts = Form(view), carried(view)
    channel = _conversation(view)
    is_same = channel == facts.get("channel") and facts.get("name")
    place = Place(channel, str(facts["name"])) if is_same else chosen_place(channel)
    weekday = form.option(WEEKDAY) or NONE
    slot = Slot(
        weekday=int(weekday) - 1,
        starts_at=form.hour(AT) or EARLIEST,
        every_weeks=int(form.option(EVERY) or 1),
        lead_minutes=int(form.option(LEAD) or USUAL_LEAD),
        channel_id=channel,
        place_name=place.name,
        in_private=place.is_pair,
        career_every_weeks=int(form.option(CAREER) or USUAL_WEEKS),
    )
    return OneToOneAnswers(
        slot=slot if weekday != NONE else None,
        review_every_weeks=int(form.option(REVIEW_EVERY) or NONE),
        review_on=form.day(REVIEW_ON),
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
        blocks=[
            field(
                HELD_ON,
                "When did you hold it?",
                DatePickerElement(action_id=HELD_ON, initial_date=today.isoformat()),
                optional=False,
            ),
            text_field(
                COURSE, "Did it change your course?", "", "Empty where all stays", is_long=True
            ),
        ],
    )


def read_held(view: Mapping[str, Any]) -> tuple[date | None, str]:
    form = Form(view)
    return form.day(HELD_ON), form.text(COURSE)


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


def _when(known: OneToOne | None) -> list[Block]:
    weekdays = [Option(value=NONE, text=plain("None right now"))]
    weekdays += [Option(value=str(n), text=plain(name)) for n, name in enumerate(DAYS, 1)]
    chosen = weekdays[known.first_on.weekday() + 1] if known else None
    return [
        field(
            WEEKDAY,
            "On which day?",
            StaticSelectElement(
                action_id=WEEKDAY,
                placeholder=plain("Choose a day"),
                options=weekdays,
                initial_option=chosen,
            ),
        ),
        field(
            AT,
            "At what time?",
            TimePickerElement(
                action_id=AT, initial_time=f"{known.starts_at if known else EARLIEST:%H:%M}"
            ),
        ),
        field(EVERY, "How often?", _every(known)),
        field(LEAD, "When do you want the draft?", _lead(known)),
    ]


def _every(known: OneToOne | None) -> StaticSelectElement:
    names = {1: "Every week", 2: "Every two weeks", 4: "Every four weeks"}
    options = {n: Option(value=str(n), text=plain(names[n])) for n in INTERVALS}
    chosen = options.get(known.every_weeks) if known else options[1]
    return StaticSelectElement(
        action_id=EVERY, options=list(options.values()), initial_option=chosen
    )


def _lead(known: OneToOne | None) -> StaticSelectElement:
    options = {n: Option(value=str(n), text=plain(label)) for n, label in LEADS.items()}
    chosen = options.get(known.lead_minutes if known else USUAL_LEAD)
    return StaticSelectElement(
        action_id=LEAD, options=list(options.values()), initial_option=chosen
    )


def _weeks(action_id: str, choices: Sequence[int], chosen: int) -> StaticSelectElement:
    options = {n: Option(value=str(n), text=plain(counted(n, "week"))) for n in choices}
    return StaticSelectElement(
        action_id=action_id, options=list(options.values()), initial_option=options.get(chosen)
    )


def _reviews(reviews: CareerReviews | None, today: date) -> list[Block]:
    """A talk about the promotion itself, with an interval of its own (002-50)."""
    options = [Option(value=NONE, text=plain("Not right now"))]
    options += [Option(value=str(n), text=plain(counted(n, "week"))) for n in REVIEW_CHOICES]
    every = reviews.every_weeks if reviews else 0
    chosen = next((one for one in options if one.value == str(every)), options[0])
    blocks: list[Block] = [
        HeaderBlock(text=plain("Career reviews")),
        small(
            "A talk about your career, beside the 1:1. I remind you a week ahead, with what "
            f"happened since the last one. {counted(REVIEW_WEEKS, 'week')} is a good start."
        ),
        field(
            REVIEW_EVERY,
            "A review every",
            StaticSelectElement(action_id=REVIEW_EVERY, options=options, initial_option=chosen),
        ),
        field(
            REVIEW_ON,
            "When is the next one?",
            DatePickerElement(
                action_id=REVIEW_ON,
                initial_date=reviews.next_on.isoformat() if reviews else None,
            ),
            "Empty: I count from the last one",
        ),
    ]
    if reviews:
        blocks += [
            rich(line("The next one is on ", bold(day_near(reviews.next_on, today)))),
            ActionsBlock(block_id="reviews", elements=[held_button()]),
            *_course(reviews),
        ]
    return blocks


def _conversation(view: Mapping[str, Any]) -> str:
    chosen = view["state"]["values"].get(CHANNEL, {}).get(CHANNEL, {})
    return str(chosen.get("selected_conversation") or "")
