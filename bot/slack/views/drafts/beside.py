"""What is said beside a draft: thin places, tone with a better wording, length."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block

from bot.domain.drafts.draft import Advice
from bot.domain.text.tone import ToneFlag
from bot.slack.text import bold, bullets, line, rich, shortened, small, spoken
from bot.slack.views.links import OPEN_CASE, plain_button

HOW_IT_MAY_SOUND = "How this may sound"


def tone_flags(flags: Iterable[ToneFlag]) -> list[Block]:
    """A gentle word for each; nothing where all is well. It never holds anything back."""
    rows = [(bold(f"“{flag.said}”  "), flag.better) for flag in flags]
    return [rich(line(bold(HOW_IT_MAY_SOUND)), bullets(rows))] if rows else []


SHOWN = 320
"""Characters of one remark: a message has room for the text that it is about."""


def beside(advice: Advice) -> list[Block]:
    """Nothing where nothing is to be said."""
    return [
        *_listed("What's still missing; I made nothing up", advice.thin),
        *(_way_to_the_file() if advice.thin and advice.length else ()),
        *tone_flags(advice.flags),
        *([small(advice.length)] if advice.length else ()),
        *_listed("Where it could be shorter; I cut nothing myself", advice.trims),
    ]


def _listed(heading: str, sentences: Sequence[str]) -> list[Block]:
    rows = [spoken(shortened(sentence, SHOWN)) for sentence in sentences]
    return [rich(line(bold(heading)), bullets(rows))] if rows else []


def _way_to_the_file() -> list[Block]:
    button = plain_button("My case", OPEN_CASE)
    return [ActionsBlock(block_id="draft-case", elements=[button])]
