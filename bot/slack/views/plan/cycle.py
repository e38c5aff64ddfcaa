"""The cycle that a plan counts back from, the member's own or the company's, and its form."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.plan.cycle import USUAL_MONTHS, CompanyPage, Cycle, Origin
from bot.domain.plan.plan import PlanPage
from bot.domain.text.clean import on_one_line
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, quoted, rich, said, shortened, small
from bot.slack.views.choices import Radio, Select
from bot.slack.views.fields import ComingDay, Day, Field, Words, blocks_of, values_of
from bot.slack.views.links import plain_button

CYCLE = "plan_cycle"

KINDS: dict[Origin, str] = {
    "own": "A round of my company's",
    "off_cycle": "An ask of my own, outside of any round",
}
INTERVALS = {months: f"Every {counted(months, 'month')}" for months in (3, 6, USUAL_MONTHS)}

KIND = Radio(
    "kind",
    "Which decision is it?",
    labels=KINDS,
    usual="own",
    is_needed=True,
    fills="origin",
)
DECIDED = ComingDay(
    "decided_on",
    "When is it decided?",
    "The day they decide, often weeks before anybody is told; a good guess will do. For an ask of "
    "your own: the day you hope for. In Slack, only you see it.",
    is_needed=True,
    refusal="That day has passed. When is the next one decided?",
)
OPENS = Day("opens_on", "When does the official period open?")
ANNOUNCED = Day("announced_on", "When is it announced?")
EVERY = Select(
    "every_months",
    "How often does it come round?",
    labels=INTERVALS,
    usual=USUAL_MONTHS,
    is_needed=True,
)
OWN: tuple[Field[Any], ...] = (KIND, DECIDED, OPENS, ANNOUNCED, EVERY)


def cycle_form(page: PlanPage) -> View:
    """The day that all counts back from, and the days around it."""
    days = {
        "decided_on": page.case.decision_on,
        "announced_on": page.case.announcement_on,
    }
    return modal("What I aim for", CYCLE, submit="Save", blocks=blocks_of(OWN, page.cycle, **days))


def read_cycle_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises what a field refuses; whether the days are in order is for `checked`."""
    said = values_of(OWN, Form(view, today))
    name = "Off-cycle" if said["origin"] == "off_cycle" else "Your next decision"
    return Cycle(name, **said)


USE = "company_use"
OPEN_FORM = "company_open_form"
WITHDRAW = "company_withdraw"
SET_LADDER = "company_set_ladder"
WITHDRAW_LADDER = "company_withdraw_ladder"
FORM = "company_form"
OPEN_FOR_EVERYBODY = "company_for_everybody"

USUAL_NAME = "Promotion round"

COMPANY: tuple[Field[Any], ...] = (
    Words("name", "What do you call it?", tidied=on_one_line, longest=60),
    replace(
        DECIDED,
        hint="The day on which the people in the room decide, often weeks before anybody is told. "
        "Everybody's plan counts back from it.",
    ),
    OPENS,
    ANNOUNCED,
    replace(EVERY, is_needed=False, prompt="Choose"),
)


def company_page(page: CompanyPage) -> View:
    return modal(
        "When we decide", "company_page", blocks=[*_known(page), *_ways(page), *_ladder(page)]
    )


def company_form(page: CompanyPage) -> View:
    cycle = page.cycle
    return modal(
        "When we decide",
        FORM,
        submit="Save for everybody",
        blocks=[
            *blocks_of(COMPANY, cycle, name=cycle.name if cycle else USUAL_NAME),
            small(
                "Everybody here who uses this coach can take these days over. If you change them "
                "later, those who did are told. You are never told who that is."
            ),
        ],
    )


def read_company_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises what a field refuses; whether the days are in order is for `checked`."""
    said = values_of(COMPANY, Form(view, today))
    return Cycle(**said | {"name": said["name"] or USUAL_NAME}, origin="company")


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
        buttons.append(plain_button("Settings for everybody", OPEN_FOR_EVERYBODY))
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
            "of its expectations and its note. Nothing else of yours is shown, and nobody's own "
            "ladder changes.",
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
