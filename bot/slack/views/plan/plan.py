"""How the plan looks: its steps with their ticks, the way to the next round, and what it lacks."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    HeaderBlock,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.plan.milestones import MILESTONES, Milestone, MilestoneName
from bot.domain.plan.plan import CyclePlan, PlanPage
from bot.domain.text.wording import calendar_date, counted, day_near
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, plain, rich, said
from bot.slack.views.ladder.ladder import guidelines
from bot.slack.views.links import OPEN_HEARD, plain_button
from bot.slack.views.plan.cycle import offer

TICK = "plan_tick"
UNTICK = "plan_untick"
CALENDAR = "plan_calendar"
PICTURE = "plan_picture"
OPEN_CYCLE = "plan_open_cycle"
AIM_AT_NEXT = "plan_aim_at_next"


def plan_page(page: PlanPage, note: str = "") -> View:
    """`note` is what just happened, in a sentence of the coach's."""
    return modal(
        "My plan",
        "plan_page",
        blocks=[
            *([said(note)] if note else []),
            *_top(page),
            guidelines(page.guidelines),
            *_steps(page),
            *_missing(page),
        ],
    )


def picture_on_its_way(*, is_whole: bool) -> str:
    """`is_whole` is False where the target had to be left out."""
    sent = "The picture is on its way to your messages with me. In Slack, only you see it there."
    if is_whole:
        return sent
    return f"{sent} I have no letters for your title, so it stands in the description instead."


def read_step(action: Mapping[str, Any]) -> MilestoneName:
    return next(name for name in MILESTONES if name == action["value"])


def _top(page: PlanPage) -> list[Block]:
    aim = plain_button("Change what I aim for", OPEN_CYCLE)
    if page.plan is None:
        aim = plain_button("Set the day", OPEN_CYCLE, is_primary=True)
        return [
            rich(line("Next role  ", bold(page.case.target_title))),
            said(
                "A plan counts back from the day of the decision. Set that day, a guess will do, "
                "and every step gets a date."
            ),
            *offer(page.company),
            ActionsBlock(block_id="plan-aim", elements=[aim]),
        ]
    return [
        rich(line("Next role  ", bold(page.case.target_title)), *_counted_from(page.plan)),
        *[said(words) for words in page.plan.lost],
        *offer(page.company),
        ActionsBlock(block_id="plan-aim", elements=[*_to_next(page.plan), aim, *_to_take_along()]),
    ]


def _to_next(plan: CyclePlan) -> list[ButtonElement]:
    """What is too late for this decision is taken over to the next by one press (002-42)."""
    if plan.next_plan is None:
        return []
    label = f"Aim for {calendar_date(plan.next_plan.cycle.decided_on)}"
    return [plain_button(label, AIM_AT_NEXT, is_primary=True)]


def _to_take_along() -> list[ButtonElement]:
    return [
        plain_button("Download as a picture", PICTURE),
        plain_button("Download as a calendar file", CALENDAR),
    ]


def _counted_from(plan: CyclePlan) -> list[RichTextSectionElement]:
    """A day that has passed is spoken of by what is lost with it."""
    days = (plan.cycle.decided_on - plan.today).days
    return [line(_day_in_words(plan, days))] if days >= 0 else []


def _day_in_words(plan: CyclePlan, days: int) -> str:
    cycle = plan.cycle
    day = calendar_date(cycle.decided_on)
    if cycle.origin == "off_cycle":
        return f"An ask of your own, on {day}. The day is yours, and no deadline for anybody."
    whose = "your company's decision" if cycle.origin == "company" else "the decision"
    guess = " The day is my guess: ask for the real one." if cycle.is_assumed else ""
    left = f"{counted(days, 'day')} from now" if days else "which is today"
    told_on = cycle.told_on
    hear = f" People hear on {calendar_date(told_on)}." if told_on > cycle.decided_on else ""
    return f"Counted back from {whose} on {day}, {left}.{guess}{hear}"


def _steps(page: PlanPage) -> list[Block]:
    if page.plan is None:
        return []
    shown = page.plan.in_reach
    done = sum(step.is_done for step in shown.milestones)
    return [
        HeaderBlock(text=plain(_heading(page.plan))),
        rich(line(f"{done} of {counted(len(shown.milestones), 'step')} done"), block_id="plan-bar"),
        *[_step(step, shown, page) for step in shown.milestones],
    ]


def _heading(plan: CyclePlan) -> str:
    if plan.next_plan is None:
        return "Your plan, step by step"
    cycle = plan.next_plan.cycle
    day = calendar_date(cycle.decided_on)
    if cycle.origin == "off_cycle":
        return f"The same ask, hoped for on {day}"
    return f"The next round, decided on {day}"


def _step(step: Milestone, plan: CyclePlan, page: PlanPage) -> SectionBlock:
    text = f"✓ *{step.title}*" if step.is_done else _open_step(step, plan)
    return SectionBlock(block_id=f"step-{step.name}", text=text, accessory=_button(step, page))


def _open_step(step: Milestone, plan: CyclePlan) -> str:
    """What is next also says how far it may slip before it moves another step."""
    is_next = step.name == plan.next_step.name
    text = f"{'●' if is_next else '○'} *{step.title}*, by {day_near(step.due_on, plan.today)}"
    if step.is_moved:
        text += f", planned for {day_near(step.planned_on, plan.today)}"
    if is_next and step.latest_on > step.due_on:
        text += f". It may slip until {day_near(step.latest_on, plan.today)}"
    return f"{text}\n{step.needs}"


def _button(step: Milestone, page: PlanPage) -> ButtonElement | None:
    """Nobody ticks a decision: what was heard is noted. What the stage says is done stays done."""
    if step.name == "decided":
        note = plain_button("Note the answer", OPEN_HEARD)
        return note if page.plan and page.plan.waits_for_answer else None
    if step.is_done and step.name in page.by_stage:
        return None
    label, action_id = ("Not yet", UNTICK) if step.is_done else ("Done", TICK)
    return plain_button(label, action_id, step.name, about=step.title)


def _missing(page: PlanPage) -> list[Block]:
    if not page.missing:
        return []
    return [
        rich(line(bold("Still missing from your plan")), bullets([(w,) for w in page.missing])),
    ]
