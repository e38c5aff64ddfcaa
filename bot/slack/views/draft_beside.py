"""What is said beside a draft of what it leaves to be wished for: thin places, tone, length."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from bot.domain.draft import Advice
from bot.slack.text import bold, bullets, line, plain, rich, shortened, small, spoken
from bot.slack.views.road import OPEN_CASE
from bot.slack.views.tone import tone_flags

SHOWN = 320
"""Characters of one remark: a message has room for the text that it is about."""


def beside(advice: Advice) -> list[Block]:
    """Nothing where nothing is to be said."""
    return [
        *_listed("What is thin, left out rather than made up", advice.thin),
        *(_way_to_the_file() if advice.thin and advice.length else ()),
        *tone_flags(advice.flags),
        *([small(advice.length)] if advice.length else ()),
        *_listed("Where it could be shorter; I cut nothing myself", advice.trims),
    ]


def _listed(heading: str, sentences: Sequence[str]) -> list[Block]:
    rows = [spoken(shortened(sentence, SHOWN)) for sentence in sentences]
    return [rich(line(bold(heading)), bullets(rows))] if rows else []


def _way_to_the_file() -> list[Block]:
    button = ButtonElement(text=plain("My case"), action_id=OPEN_CASE)
    return [ActionsBlock(block_id="draft-case", elements=[button])]
