"""How the plan looks: its steps with their ticks, what it lacks, and the form of its cycle."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DatePickerElement,
    HeaderBlock,
    Option,
    RadioButtonsElement,
    SectionBlock,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.backward_plan import MILESTONES, CyclePlan, Milestone, MilestoneName
from bot.domain.cycle import USUAL_MONTHS, Cycle, Origin
from bot.domain.errors import CoachError
from bot.domain.plan_page import PlanPage, bar
from bot.domain.wording import calendar_date, counted, day_near
from bot.slack.forms import Form
from bot.slack.text import bold, bullets, line, plain, rich, said, small
from bot.slack.views.company import offer
from bot.slack.views.fields import field
from bot.slack.views.ladder import guidelines

TICK = "plan_tick"
UNTICK = "plan_untick"
CALENDAR = "plan_calendar"
PICTURE = "plan_picture"
OPEN_CYCLE = "plan_open_cycle"
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


class NoDayError(CoachError):
    def __init__(self) -> None:
        super().__init__(
            "Everything counts back from this day. If nobody told you, put in your best guess and "
            "ask your manager.",
            field=DECIDED,
        )


class DayPassedError(CoachError):
    def __init__(self) -> None:
        super().__init__("That day has passed. When is the next one decided?", field=DECIDED)


def plan_page(page: PlanPage, note: str = "") -> View:
    """`note` is what just happened, in a sentence of the coach's."""
    return View(
        type="modal",
        callback_id="plan_page",
        title=plain("My plan"),
        close=plain("Close"),
        blocks=[
            *([said(note)] if note else []),
            *_top(page),
            guidelines(page.guidelines),
            *_steps(page),
            *_missing(page),
        ],
    )


def read_step(action: Mapping[str, Any]) -> MilestoneName:
    return next(name for name in MILESTONES if name == action["value"])


def cycle_form(page: PlanPage) -> View:
    """The day that all counts back from, and the days around it."""
    cycle = page.cycle
    return View(
        type="modal",
        callback_id=CYCLE,
        title=plain("What I aim for"),
        submit=plain("Save"),
        close=plain("Cancel"),
        blocks=[
            field(KIND, "Which decision is it?", _kinds(cycle), optional=False),
            field(
                DECIDED,
                "When is it decided?",
                _day(DECIDED, page.case.decision_on),
                hint="The day they decide, often weeks before anybody is told. For an ask of your "
                "own: the day you hope for; nobody else sees it.",
            ),
            field(
                OPENS,
                "When does the official period open?",
                _day(OPENS, cycle.opens_on if cycle else None),
            ),
            field(
                ANNOUNCED,
                "When is it announced?",
                _day(ANNOUNCED, page.case.announcement_on),
            ),
            field(EVERY, "How often does it come round?", _intervals(cycle), optional=False),
        ],
    )


def read_cycle_form(view: Mapping[str, Any], today: date) -> Cycle:
    """Raises NoDayError or DayPassedError; whether the days are in order is for `checked`."""
    form = Form(view)
    decided_on = form.day(DECIDED)
    if decided_on is None:
        raise NoDayError
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


def _top(page: PlanPage) -> list[Block]:
    aim = ButtonElement(text=plain("Change what I aim for"), action_id=OPEN_CYCLE)
    if page.plan is None:
        aim = ButtonElement(text=plain("Set the day"), action_id=OPEN_CYCLE, style="primary")
        return [
            rich(line("Target  ", bold(page.case.target_title))),
            said(
                "A plan counts back from the day of the decision. Set that day, a guess will do, "
                "and every step gets a date."
            ),
            *offer(page.company),
            ActionsBlock(block_id="plan-aim", elements=[aim]),
        ]
    calendar = ButtonElement(text=plain("As a calendar file"), action_id=CALENDAR)
    picture = ButtonElement(text=plain("As a picture"), action_id=PICTURE)
    return [
        rich(line("Target  ", bold(page.case.target_title)), line(_counted_from(page.plan))),
        *[said(words) for words in page.plan.lost],
        *offer(page.company),
        ActionsBlock(block_id="plan-aim", elements=[aim, picture, calendar]),
    ]


def _counted_from(plan: CyclePlan) -> str:
    cycle = plan.cycle
    day = calendar_date(cycle.decided_on)
    if cycle.origin == "off_cycle":
        return f"An ask of your own, on {day}. The day is yours, and no deadline for anybody."
    days = (cycle.decided_on - plan.today).days
    if days < 0:
        return f"That round was decided on {day}."
    whose = "your company's decision" if cycle.origin == "company" else "the decision"
    return f"Counted back from {whose} on {day}, {counted(days, 'day')} from now."


def _steps(page: PlanPage) -> list[Block]:
    if page.plan is None:
        return []
    shown = page.plan.next_plan or page.plan
    title = "Your plan, step by step"
    if page.plan.next_plan:
        title = f"The next round, decided on {calendar_date(shown.cycle.decided_on)}"
    return [
        HeaderBlock(text=plain(title)),
        rich(line(bar(shown)), block_id="plan-bar"),
        *[_step(step, shown, page) for step in shown.milestones],
    ]


def _step(step: Milestone, plan: CyclePlan, page: PlanPage) -> SectionBlock:
    """A step that the stage says is done has no button: moving the stage back opens it."""
    is_next = step.name == plan.next_step.name
    mark = "✓ " if step.is_done else "● " if is_next else "○ "
    when = day_near(step.due_on, plan.today)
    moved = f", planned for {day_near(step.planned_on, plan.today)}" if step.is_moved else ""
    text = f"{mark}*{step.title}*, by {when}{moved}"
    if not step.is_done:
        text += f"\n{step.needs}"
    return SectionBlock(block_id=f"step-{step.name}", text=text, accessory=_tick(step, page))


def _tick(step: Milestone, page: PlanPage) -> ButtonElement | None:
    if step.is_done and step.name in page.by_stage:
        return None
    label, action_id = ("Not yet", UNTICK) if step.is_done else ("Done", TICK)
    return ButtonElement(text=plain(label), action_id=action_id, value=step.name)


def _missing(page: PlanPage) -> list[Block]:
    if not page.missing:
        return [small("Nothing is missing from the plan itself. Now it is about the steps.")]
    return [
        rich(line(bold("Still missing from your plan")), bullets([(w,) for w in page.missing])),
    ]


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


def _day(action_id: str, initial: date | None) -> DatePickerElement:
    return DatePickerElement(
        action_id=action_id, initial_date=initial.isoformat() if initial else None
    )
