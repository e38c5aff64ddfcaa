"""What others asked of whoever looks at Home: one line each, with its button."""

from collections.abc import Sequence

from slack_sdk.models.blocks import SectionBlock

from bot.domain.review.sharing import Waiting
from bot.domain.text.wording import first_name
from bot.slack.text import quoted, shortened
from bot.slack.views.links import plain_button
from bot.slack.views.people.request import OPEN as ANSWER
from bot.slack.views.review.invitation import OPEN as RATE

MOST_SHOWN = 3
LONGEST_NAME = 40


def asked_of_you(waiting: Sequence[Waiting]) -> list[SectionBlock]:
    """The oldest first; nothing where nobody asked."""
    return [_line(one) for one in waiting[:MOST_SHOWN]]


def _line(one: Waiting) -> SectionBlock:
    name = shortened(first_name(one.owner_name) or "A colleague", LONGEST_NAME)
    if one.kind == "review":
        says, label, action_id, value = "how you see their work", "Rate", RATE, one.owner_id
    else:
        says, label, action_id = "three questions about their work", "Answer", ANSWER
        value = f"{one.owner_id} {one.id}"
    return SectionBlock(
        block_id=f"waiting-{one.kind}-{one.id}",
        text=f"*{quoted(name)}* asks {says}.",
        accessory=plain_button(f"{label} {name}", action_id, value),
    )
