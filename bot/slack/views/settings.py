"""The settings and their reader; the first run asks with some of the same fields."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    HeaderBlock,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Rhythm
from bot.domain.delivery.crowd import NOBODY, Crowd
from bot.domain.errors import CoachError
from bot.domain.plan.case import Case, CaseDraft
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.first_run import FirstGuess
from bot.domain.plan.overview import Overview
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import calendar_date
from bot.domain.week.tips import Tip
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import plain, said, small, words
from bot.slack.views.choices import Who
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.drafts.window import window_button
from bot.slack.views.fields import ComingDay, Day, Field, PastDay, Words, blocks_of, values_of
from bot.slack.views.links import plain_button
from bot.slack.views.review.review import OPEN_SHARED
from bot.slack.views.standing import standing
from bot.slack.views.week.settings import DAYS, read_week, week_fields
from bot.slack.views.week.tip import tip_blocks
from bot.slack.views.who_reads import WHO_CAN_READ

SETTINGS = "promo_keep_settings"

LONGEST_TITLE = 100

TARGET = Words(
    "target_title",
    "The title you want",
    "As your company writes it, such as Senior Engineer",
    tidied=on_one_line,
    longest=LONGEST_TITLE,
    is_needed=True,
    refusal="Which title do you want next? Write it as it is written at your company.",
)
MANAGER = Who(
    "manager",
    "Your manager",
    "For your drafts. They hear from me only if you press a button that names them.",
    fills="manager_id",
)
DECISION = ComingDay(
    "decision_on",
    "When is it decided?",
    "A guess will do. It's the day they decide, often weeks before anybody is told",
    refusal="That day has passed. When is the next decision? If nobody knows, leave it empty: "
    "finding out is a good first question for your manager.",
)
ANNOUNCEMENT = Day("announcement_on", "When is it announced?")

FIRST: tuple[Field[Any], ...] = (TARGET, MANAGER, DECISION)
"""What is asked first."""

AIM: tuple[Field[Any], ...] = (
    TARGET,
    Words("current_title", "The title you have", tidied=on_one_line, longest=LONGEST_TITLE),
    PastDay(
        "current_since_on",
        "Since when?",
        refusal="That day is still to come. Since when have you had this title?",
    ),
    MANAGER,
    Words(
        "manager_name",
        "What you call them",
        "If it differs, or if they aren't in this Slack",
        tidied=on_one_line,
        longest=LONGEST_TITLE,
    ),
)


class AnnouncedTooEarlyError(CoachError):
    sentence = "It can't be announced before it is decided. Check both dates."
    field = ANNOUNCEMENT.id


def settings_form(
    overview: Overview,
    guess: FirstGuess = FirstGuess(),  # noqa: B008 - frozen
    crowd: Crowd = NOBODY,
) -> View:
    """All there is to say and to change; `guess` stands in while nothing was said."""
    case, rhythm = overview.case, overview.rhythm
    return modal(
        "Your next rung" if case is None else "Settings",
        SETTINGS,
        submit="Save",
        close="Not now",
        blocks=[
            *_welcome(case),
            *_aim_fields(case, guess),
            *_date_fields(case, overview.company),
            *_documents(case),
            *week_fields(rhythm),
            *_crowd(crowd),
            small(zone_words(overview)),
            *_holidays(overview),
        ],
    )


def zone_words(overview: Overview) -> str:
    """Which zone, and where it is from."""
    from_where = {
        "profile": ", as your Slack profile says.",
        "before": (
            ". Your Slack profile names no zone now, and its clock still fits the one it named "
            "before."
        ),
        "offset": (
            ". Your Slack profile names no zone, only its distance from UTC, so I can't follow "
            "summer time."
        ),
        "nowhere": ", because your Slack profile names no zone. You can set one in Slack.",
    }
    return f"All times are in {overview.tz}{from_where[overview.tz_from]}"


def _holidays(overview: Overview) -> list[Block]:
    """Whose they are, chosen or guessed."""
    if not overview.country:
        return []
    return [small(f"Public holidays I keep: {overview.country}. Working days changes that.")]


def read_settings(view: Mapping[str, Any], today: date) -> tuple[CaseDraft, Rhythm]:
    """What the form says. `today` is the member's.

    Raises AnnouncedTooEarlyError, or what a field refuses.
    """
    form = Form(view, today)
    draft = CaseDraft(**values_of((*AIM, DECISION, ANNOUNCEMENT), form))
    decided, announced = draft.decision_on, draft.announcement_on
    if decided and announced and announced < decided:
        raise AnnouncedTooEarlyError
    return draft, read_week(form)


def read_aim(view: Mapping[str, Any], overview: Overview, current_title: str) -> CaseDraft:
    """The three that are asked first; a company's day of announcement comes along with its own.

    Raises what a field refuses.
    """
    said, company = values_of(FIRST, Form(view, overview.today)), overview.company
    is_company = company is not None and company.decided_on == said["decision_on"]
    announced_on = company.announced_on if company and is_company else None
    return CaseDraft(current_title=current_title, announcement_on=announced_on, **said)


def settings_saved(
    overview: Overview, tip: Tip | None = None, left: str = "", crowd: Crowd = NOBODY
) -> View:
    """`tip` is what is worth knowing when a target is set, None the next time.

    `left` is the manager who has just been replaced, empty where nobody was.
    """
    return modal(
        "Your next rung",
        "promo_kept",
        close="Done",
        blocks=[
            *standing(overview),
            *(tip_blocks(tip) if tip else ()),
            *_handover(overview, left),
            small(f"Saved. {promise(overview)}"),
            *_crowd(crowd),
        ],
    )


def _crowd(crowd: Crowd) -> list[Block]:
    """In a workspace so large that Slack takes a while: when the plan really comes."""
    words = crowd.words()
    return [small(words)] if words else []


def _handover(overview: Overview, left: str) -> list[Block]:
    """Whoever is new knows nothing of what the one before them agreed to."""
    if not left or overview.case is None:
        return []
    new = overview.case.manager_name or "your new manager"
    return [
        words(
            f"{new} has rated nothing yet. What {left} rated stays under {left}'s name, and what "
            f"you shared with {left} stays shared until you take it back."
        ),
        ActionsBlock(
            block_id="handover",
            elements=[
                write_button("Write the hand-over", "handover"),
                plain_button("See what's shared", OPEN_SHARED),
            ],
        ),
    ]


def _welcome(case: Case | None) -> list[Block]:
    if case:
        return []
    return [
        said(
            "*Only the title is needed*; the rest can come later. I show what you write here to "
            f"nobody unless you say so. {WHO_CAN_READ}"
        )
    ]


def _aim_fields(case: Case | None, guess: FirstGuess) -> Sequence[Block]:
    if case:
        return blocks_of(AIM, case)
    return blocks_of(AIM, target_title=guess.target_title, current_title=guess.current_title)


def decision_fields(case: Case | None, company: Cycle | None) -> list[Block]:
    """The company's day is filled in for whoever has none of their own."""
    decided_on, _ = _days(case, company)
    return [*_company(company, decided_on), DECISION.block(decided_on)]


def _date_fields(case: Case | None, company: Cycle | None) -> list[Block]:
    _, announced_on = _days(case, company)
    return [
        HeaderBlock(text=plain("The decision")),
        *decision_fields(case, company),
        ANNOUNCEMENT.block(announced_on),
    ]


def _documents(case: Case | None) -> list[Block]:
    if case is None:
        return []
    return [
        HeaderBlock(text=plain("Your documents")),
        ActionsBlock(block_id="documents", elements=[window_button()]),
    ]


def _days(case: Case | None, company: Cycle | None) -> tuple[date | None, date | None]:
    if company and (case is None or case.decision_on is None):
        return company.decided_on, company.announced_on
    return (case.decision_on, case.announcement_on) if case else (None, None)


def _company(company: Cycle | None, filled_in: date | None) -> list[Block]:
    """Where the company's days come from, or that they differ from the member's."""
    if company is None:
        return []
    day = calendar_date(company.decided_on)
    if filled_in == company.decided_on:
        return [small(f"Your company decides on {day}: filled in. Change it if yours differs.")]
    return [small(f"Your company decides on {day}. Keep your own day, or put in that one.")]


def promise(overview: Overview) -> str:
    plan = overview.rhythm.plan
    if "plan" in overview.rhythm.stopped:
        return "I stay quiet until you ask; the settings are where you change that."
    return f"I'll ask you on {DAYS[plan.weekday]} at {plan.at:%H:%M} what you want to get done."
