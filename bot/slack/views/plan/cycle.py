"""The cycle that a plan counts back from, the member's own or the company's, and its form."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    InputBlock,
    Option,
    PlainTextInputElement,
    RadioButtonsElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.errors import CoachError
from bot.domain.plan.cycle import USUAL_MONTHS, CompanyPage, Cycle, Origin
from bot.domain.plan.plan import PlanPage
from bot.domain.text.clean import clean_text
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.fields import choice_field, date_field, field
from bot.slack.views.links import plain_button

CYCLE = "plan_cycle"

KIND = "kind"
DECIDED = "decided_on"
OPENS = "opens_on"
ANNOUNCED = "announced_on"
EVERY = "every_months"

KINDS: dict[str, tuple[Origin, str]] = {
    "own": ("own", "A round of my company's"),
    "off_cycle": ("off_cycle", "An ask of my own, outside of any round"),
}
INTERVALS = (3, 6, USUAL_MONTHS)


class DayPassedError(CoachError):
    def __init__(self) -> None:
        super().__init__("That day has passed. When is the next one decided?", field=DECIDED)


def cycle_form(page: PlanPage) -> View:
    """The day that all counts back from, and the days around it."""
    cycle = page.cycle
    return modal(
        "What I aim for",
        CYCLE,
        submit="Save",
        blocks=[
            field(KIND, "Which decision is it?", _kinds(cycle), optional=False),
            date_field(
                DECIDED,
                "When is it decided?",
                page.case.decision_on,
                hint="The day they decide, often weeks before anybody is told; a good guess will "
                "do. For an ask of your own: the day you hope for. In Slack, only you see it.",
                optional=False,
            ),
            date_field(
                OPENS, "When does the official period open?", cycle.opens_on if cycle else None
            ),
            date_field(ANNOUNCED, "When is it announced?", page.case.announcement_on),
            field(EVERY, "How often does it come round?", _intervals(cycle), optional=False),
        ],
    )


def read_cycle_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises DayPassedError; whether the days are in order is for `checked`."""
    form = Form(view)
    decided_on = form.day(DECIDED)
    if decided_on is None:
        raise ValueError("Slack doesn't send this form without the day")
    if decided_on < today:
        raise DayPassedError
    origin, _ = KINDS[form.option(KIND) or "own"]
    return Cycle(
        name="Off-cycle" if origin == "off_cycle" else "Your next decision",
        decided_on=decided_on,
        opens_on=form.day(OPENS),
        announced_on=form.day(ANNOUNCED),
        origin=origin,
        every_months=int(form.option(EVERY) or USUAL_MONTHS),
    )


def _kinds(cycle: Cycle | None) -> RadioButtonsElement:
    options = {key: Option(value=key, text=plain(label)) for key, (_, label) in KINDS.items()}
    chosen = "off_cycle" if cycle and cycle.origin == "off_cycle" else "own"
    return RadioButtonsElement(
        action_id=KIND, options=list(options.values()), initial_option=options[chosen]
    )


def _intervals(cycle: Cycle | None) -> StaticSelectElement:
    options = {
        months: Option(value=str(months), text=plain(f"Every {counted(months, 'month')}"))
        for months in INTERVALS
    }
    months = cycle.every_months if cycle else USUAL_MONTHS
    return StaticSelectElement(
        action_id=EVERY,
        options=list(options.values()),
        initial_option=options.get(months, options[USUAL_MONTHS]),
    )


USE = "company_use"
OPEN_FORM = "company_open_form"
WITHDRAW = "company_withdraw"
SET_LADDER = "company_set_ladder"
WITHDRAW_LADDER = "company_withdraw_ladder"
FORM = "company_form"

NAME = "name"

LONGEST_NAME = 60
USUAL_NAME = "Promotion round"


class CompanyDayPassedError(CoachError):
    def __init__(self) -> None:
        super().__init__("That day has passed. When is the next one decided?", field=DECIDED)


def company_page(page: CompanyPage) -> View:
    return modal(
        "When we decide", "company_page", blocks=[*_known(page), *_ways(page), *_ladder(page)]
    )


def company_form(page: CompanyPage) -> View:
    cycle = page.cycle
    name = PlainTextInputElement(
        action_id=NAME,
        initial_value=cycle.name if cycle else USUAL_NAME,
        max_length=LONGEST_NAME,
    )
    return modal(
        "When we decide",
        FORM,
        submit="Save for everybody",
        blocks=[
            field(NAME, "What do you call it?", name),
            date_field(
                DECIDED,
                "When is it decided?",
                cycle.decided_on if cycle else None,
                hint="The day on which the people in the room decide, often weeks before anybody "
                "is told. Everybody's plan counts back from it.",
                optional=False,
            ),
            date_field(
                OPENS, "When does the official period open?", cycle.opens_on if cycle else None
            ),
            date_field(ANNOUNCED, "When is it announced?", cycle.announced_on if cycle else None),
            _interval(cycle),
            small(
                "Everybody here who uses this coach can take these days over. If you change them "
                "later, those who did are told. You are never told who that is."
            ),
        ],
    )


def read_company_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises CompanyDayPassedError; whether the days are in order is for `checked`."""
    form = Form(view)
    decided_on = form.day(DECIDED)
    if decided_on is None:
        raise ValueError("Slack doesn't send this form without the day")
    if decided_on < today:
        raise CompanyDayPassedError
    return Cycle(
        name=" ".join(clean_text(form.text(NAME)).split()) or USUAL_NAME,
        decided_on=decided_on,
        opens_on=form.day(OPENS),
        announced_on=form.day(ANNOUNCED),
        origin="company",
        every_months=int(form.option(EVERY) or USUAL_MONTHS),
    )


def offer(cycle: Cycle | None) -> list[Block]:
    """Where days are chosen: the company's, with a button; nothing where there is none to take."""
    if cycle is None:
        return []
    return [
        SectionBlock(
            block_id="company-offer",
            text=f"Your company decides on *{calendar_date(cycle.decided_on)}*. Use that date?",
            accessory=use_button(),
        )
    ]


def use_button() -> ButtonElement:
    return plain_button("Use that date", USE, "company")


def _known(page: CompanyPage) -> list[Block]:
    cycle = page.cycle
    if cycle is None:
        return [
            said(
                "Nobody has said yet when your company decides about promotions. An admin of this "
                "Slack workspace can set it here, once for everybody. Until then your plan counts "
                "from the day that you know of."
            )
        ]
    days = [
        (f"Decided on {calendar_date(cycle.decided_on)}",),
        *([(f"Opens on {calendar_date(cycle.opens_on)}",)] if cycle.opens_on else []),
        *([(f"Announced on {calendar_date(cycle.announced_on)}",)] if cycle.announced_on else []),
        (f"Comes round every {counted(cycle.every_months, 'month')}",),
    ]
    passed = [small("That day has passed. The next one isn't known here yet.")]
    return [
        rich(line(bold(cycle.name)), bullets(days)),
        *(passed if cycle.decided_on < page.today else []),
    ]


def _ways(page: CompanyPage) -> list[Block]:
    """What the member can do with it; an admin can also set it."""
    buttons = [use_button()] if page.can_use else []
    if page.is_admin:
        label = "Change it for everybody" if page.cycle else "Set it for everybody"
        buttons.append(plain_button(label, OPEN_FORM))
        buttons += [_withdraw()] if page.cycle else []
    blocks: list[Block] = []
    if page.is_used:
        blocks.append(small("Your plan counts from it. If it moves, I'll tell you."))
    return [*blocks, ActionsBlock(block_id="company", elements=buttons)] if buttons else blocks


def _ladder(page: CompanyPage) -> list[Block]:
    """The ladder for everybody; an admin sets it to their own, and takes it back."""
    known = (
        f"*Our ladder*  {quoted(page.ladder_name)}. Your ladder offers it to you."
        if page.ladder_name
        else "*Our ladder*  None is set here yet."
    )
    buttons = []
    if page.is_admin and page.own_ladder_name:
        buttons.append(_ladder_for_all(page.own_ladder_name))
    if page.is_admin and page.ladder_name:
        take_back = plain_button("Take the ladder back", WITHDRAW_LADDER)
        buttons.append(take_back)
    hint = (
        [small("To set one, bring it in as your own ladder first: `/promo ladder`.")]
        if page.is_admin and not page.own_ladder_name
        else []
    )
    row = [ActionsBlock(block_id="company-ladder", elements=buttons)] if buttons else []
    return [said(known), *row, *hint]


def _ladder_for_all(name: str) -> ButtonElement:
    return ButtonElement(
        text=plain("Set my ladder for everybody"),
        action_id=SET_LADDER,
        confirm=ConfirmObject(
            title="Set it for everybody?",
            text=f"Everybody here who uses this coach is offered “{shortened(name, 60)}” with all "
            "of its lines and its note. Nothing else of yours is shown, and nobody's own ladder "
            "changes.",
            confirm="Set it",
            deny="Not now",
        ),
    )


def _withdraw() -> ButtonElement:
    return ButtonElement(
        text=plain("Take it back"),
        action_id=WITHDRAW,
        confirm=ConfirmObject(
            title="Take the days back?",
            text="Nobody is offered them any more. Whoever counts from them keeps their plan, and "
            "is told. You can set new days at any time.",
            confirm="Take them back",
            deny="Keep them",
        ),
    )


def _interval(cycle: Cycle | None) -> InputBlock:
    options = {
        str(months): Option(value=str(months), text=plain(f"Every {counted(months, 'month')}"))
        for months in INTERVALS
    }
    chosen = str(cycle.every_months if cycle else USUAL_MONTHS)
    return choice_field(EVERY, "How often does it come round?", options, chosen, "Choose")
