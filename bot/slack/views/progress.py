"""How the months look: what each of them holds, in words."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block
from slack_sdk.models.views import View

from bot.domain.plan.trend import Month
from bot.domain.text.wording import counted
from bot.slack.modal import modal
from bot.slack.text import bold, line, rich, said, small
from bot.slack.views.goals.goal import open_form_button


def progress_page(months: Sequence[Month]) -> View:
    """`months` are the oldest first."""
    return modal(
        "My progress",
        "progress_page",
        blocks=[
            *[_month(month) for month in months],
            *_beginning(months),
            small(
                "Look at the whole line before you judge the last week. "
                "Weeks off are simply empty: nothing breaks."
            ),
            ActionsBlock(
                block_id="progress-next", elements=[open_form_button("Set a goal for this week")]
            ),
        ],
    )


def _month(month: Month) -> Block:
    facts = [
        f"{sum(month.won)} of {counted(len(month.won), 'week')} with a win",
        f"{month.next_level_weeks} for the next level" if month.next_level_weeks else "",
        f"{month.goals_kept} of {counted(month.goals_set, 'goal')} kept" if month.goals_set else "",
        f"{counted(month.gaps_closed, 'gap')} closed" if month.gaps_closed else "",
    ]
    return rich(
        line(bold(f"{month.first_on:%B %Y}")),
        line(", ".join(fact for fact in facts if fact)),
        block_id=f"month-{month.first_on:%Y-%m}",
    )


def _beginning(months: Sequence[Month]) -> list[Block]:
    """One month is no line yet."""
    if len(months) > 1:
        return []
    return [said("The line begins here. In two months it says more than any single week.")]
