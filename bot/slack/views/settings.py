"""The settings and their reader; the first run asks with some of the same fields."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    DatePickerElement,
    HeaderBlock,
    InputBlock,
    PlainTextInputElement,
    UserSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.calendar.weeks import Rhythm
from bot.domain.errors import CoachError
from bot.domain.plan.case import Case, CaseDraft
from bot.domain.plan.cycle import Cycle
from bot.domain.plan.first_run import FirstGuess
from bot.domain.plan.overview import Overview
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import calendar_date
from bot.domain.week.tips import Tip
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import plain, said, small, words
from bot.slack.views.drafts.draft import write_button
from bot.slack.views.drafts.window import window_button
from bot.slack.views.fields import field
from bot.slack.views.links import plain_button
from bot.slack.views.review.review import OPEN_SHARED
from bot.slack.views.standing import standing
from bot.slack.views.week.settings import DAYS, read_week, week_fields
from bot.slack.views.week.tip import tip_blocks
from bot.slack.views.who_reads import WHO_CAN_READ

SETTINGS = "promo_keep_settings"

TARGET = "target_title"
CURRENT = "current_title"
SINCE = "current_since_on"
MANAGER = "manager"
MANAGER_NAME = "manager_name"
DECISION = "decision_on"
ANNOUNCEMENT = "announcement_on"

LONGEST_TITLE = 100


class NoTargetError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "Which title do you want next? Write it as it is written at your company.", field=TARGET
        )


class DecisionPassedError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "That day has passed. When is the next decision? If nobody knows, leave it empty: "
            "finding out is a good first question for your manager.",
            field=DECISION,
        )


class AnnouncedTooEarlyError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "It can't be announced before it is decided. Check both dates.", field=ANNOUNCEMENT
        )


class SinceFutureError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "That day is still to come. Since when have you had this title?", field=SINCE
        )


def settings_form(overview: Overview, guess: FirstGuess = FirstGuess()) -> View:  # noqa: B008 - frozen
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

    Raises NoTargetError, SinceFutureError, DecisionPassedError or AnnouncedTooEarlyError.
    """
    form = Form(view)
    draft = CaseDraft(
        target_title=_title(form, TARGET),
        current_title=_title(form, CURRENT),
        current_since_on=form.day(SINCE),
        manager_id=form.user(MANAGER),
        manager_name=_title(form, MANAGER_NAME),
        decision_on=form.day(DECISION),
        announcement_on=form.day(ANNOUNCEMENT),
    )
    _checked(draft, today)
    return draft, read_week(form)


def read_aim(form: Form, overview: Overview, current_title: str) -> CaseDraft:
    """The three that are asked first; a company's day of announcement comes along with its own.

    Raises NoTargetError or DecisionPassedError.
    """
    decided_on, company = form.day(DECISION), overview.company
    draft = CaseDraft(
        target_title=_title(form, TARGET),
        current_title=current_title,
        manager_id=form.user(MANAGER),
        decision_on=decided_on,
        announcement_on=(
            company.announced_on if company and company.decided_on == decided_on else None
        ),
    )
    _checked(draft, overview.today)
    return draft


def settings_saved(overview: Overview, tip: Tip | None = None, left: str = "") -> View:
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
            small(promise(overview)),
        ],
    )


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


def _aim_fields(case: Case | None, guess: FirstGuess) -> list[Block]:
    current = case.current_title if case else guess.current_title
    return [
        aim_field(case.target_title if case else guess.target_title),
        field(CURRENT, "The title you have", _text(CURRENT, current)),
        field(SINCE, "Since when?", _day(SINCE, case.current_since_on if case else None)),
        manager_field(case.manager_id if case else None),
        field(
            MANAGER_NAME,
            "What you call them",
            _text(MANAGER_NAME, case.manager_name if case else ""),
            hint="If it differs, or if they aren't in this Slack",
        ),
    ]


def aim_field(title: str) -> InputBlock:
    return field(
        TARGET,
        "The title you want",
        _text(TARGET, title),
        hint="As your company writes it, such as Senior Engineer",
        optional=False,
    )


def manager_field(manager_id: str | None) -> InputBlock:
    return field(
        MANAGER,
        "Your manager",
        UserSelectElement(
            action_id=MANAGER, placeholder=plain("Choose a person"), initial_user=manager_id
        ),
        hint="For your drafts. They hear from me only if you press a button that names them.",
    )


def decision_fields(case: Case | None, company: Cycle | None) -> list[Block]:
    """The company's day is filled in for whoever has none of their own."""
    decided_on, _ = _days(case, company)
    return [
        *_company(company, decided_on),
        field(
            DECISION,
            "When is it decided?",
            _day(DECISION, decided_on),
            hint="A guess will do. It's the day they decide, often weeks before anybody is told",
        ),
    ]


def _date_fields(case: Case | None, company: Cycle | None) -> list[Block]:
    _, announced_on = _days(case, company)
    return [
        HeaderBlock(text=plain("The decision")),
        *decision_fields(case, company),
        field(
            ANNOUNCEMENT,
            "When is it announced?",
            _day(ANNOUNCEMENT, announced_on),
        ),
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


def _checked(draft: CaseDraft, today: date) -> None:
    if not draft.target_title:
        raise NoTargetError
    if draft.current_since_on and draft.current_since_on > today:
        raise SinceFutureError
    if draft.decision_on and draft.decision_on < today:
        raise DecisionPassedError
    decided, announced = draft.decision_on, draft.announcement_on
    if decided and announced and announced < decided:
        raise AnnouncedTooEarlyError


def promise(overview: Overview) -> str:
    plan = overview.rhythm.plan
    if "plan" in overview.rhythm.stopped:
        return "Saved. I stay quiet until you ask; the settings are where you change that."
    return (
        f"Saved. I'll ask you on {DAYS[plan.weekday]} at {plan.at:%H:%M} what you want to get done."
    )


def _title(form: Form, block_id: str) -> str:
    return " ".join(clean_text(form.text(block_id)).split())


def _text(action_id: str, initial: str) -> PlainTextInputElement:
    return PlainTextInputElement(
        action_id=action_id, initial_value=initial or None, max_length=LONGEST_TITLE
    )


def _day(action_id: str, initial: date | None) -> DatePickerElement:
    return DatePickerElement(
        action_id=action_id, initial_date=initial.isoformat() if initial else None
    )
