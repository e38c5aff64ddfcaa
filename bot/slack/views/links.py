"""What opens a page from anywhere: action ids and buttons that rooms share, and Home's block."""

from slack_sdk.models.blocks import Block, ButtonElement, RichTextSectionElement

from bot.domain.plan.case import Stage
from bot.domain.plan.overview import parts_in_words
from bot.domain.plan.plan import CyclePlan, bar
from bot.domain.text.wording import day_near
from bot.slack.text import bold, line, plain, rich

OPEN_PLAN = "plan_open"
OPEN_TIMING = "timing_open"
OPEN_READY = "ready_open"
OPEN_CASE = "case_open"
OPEN_GROWTH = "growth_open"
OPEN_PROGRESS = "progress_open"
OPEN_AFTER = "after_open"
OPEN_HEARD = "heard_open"
OPEN_SETTINGS = "promo_settings"
OPEN_HUB = "promo_open"
OPEN_WINS = "win_open_list"
OPEN_ONE_TO_ONE = "one_to_one_open"
HELD_REVIEW = "one_to_one_held"
SAVE_WIN = "win_open"
RECORD_OTHER_TALK = "talk_open_other"
"""Opens the form of a talk, too, where the block has a button for it already."""


def page_button(label: str, action_id: str, *, is_primary: bool = False) -> ButtonElement:
    style = "primary" if is_primary else None
    return ButtonElement(text=plain(label), action_id=action_id, style=style)


def held_button() -> ButtonElement:
    return ButtonElement(text=plain("We held the review"), action_id=HELD_REVIEW)


def way_so_far(stage: Stage, plan: CyclePlan | None) -> Block:
    """The five parts as a line, and the plan as a bar with the step that is due first."""
    lines = [line(parts_in_words(stage))]
    if plan is not None and plan.step_to_name:
        lines.append(_bar(plan))
    return rich(*lines, block_id="road-so-far")


def _bar(plan: CyclePlan) -> RichTextSectionElement:
    counted_from = plan.next_plan or plan
    step = plan.next_step
    done = sum(step.is_done for step in counted_from.milestones)
    return line(
        f"{bar(counted_from)}  {done} of {len(counted_from.milestones)} steps of your plan. By "
        f"{day_near(step.due_on, plan.today)}: ",
        bold(step.title),
    )
