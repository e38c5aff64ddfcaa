"""How a flag looks: the wording that closes a door, and beside it a better way to say it."""

from collections.abc import Iterable

from slack_sdk.models.blocks import Block

from bot.domain.tone import ToneFlag
from bot.slack.text import bold, bullets, line, rich

HOW_IT_MAY_SOUND = "How this may sound"


def tone_flags(flags: Iterable[ToneFlag]) -> list[Block]:
    """A gentle word for each; nothing where all is well. It never holds anything back."""
    rows = [(bold(f"“{flag.said}”  "), flag.better) for flag in flags]
    return [rich(line(bold(HOW_IT_MAY_SOUND)), bullets(rows))] if rows else []
