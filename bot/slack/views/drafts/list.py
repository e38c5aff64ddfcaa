"""What was written so far: each draft as it stands, whatever happened to its message."""

from collections.abc import Iterator, Sequence
from datetime import date, tzinfo

from slack_sdk.models.blocks import Block, SectionBlock
from slack_sdk.models.views import View

from bot.domain.drafts.draft import Draft
from bot.domain.text.wording import day_near
from bot.slack.modal import modal
from bot.slack.text import quoted, said, shortened
from bot.slack.views.drafts.draft import state_in_words
from bot.slack.views.links import plain_button

OPEN_AGAIN = "draft_open_again"

OPENING = 80
"""Characters of its first words, which tell one letter of a kind from another."""

NONE_YET = "I've written nothing for you yet. Close this and choose what you need."
LATEST_TEXT = "*Open* brings the latest text into your messages with me."


def draft_list(drafts: Sequence[Draft], zone: tzinfo, today: date) -> View:
    rows: list[Block] = [_row(draft, zone, today) for draft in drafts]
    return modal("My drafts", None, blocks=[said(LATEST_TEXT), *rows] if rows else [said(NONE_YET)])


def _row(draft: Draft, zone: tzinfo, today: date) -> SectionBlock:
    facts, first_words = list(_facts(draft, zone, today)), _first_words(draft)
    spoken = f"{draft.title}, {first_words}, {facts[0]}"
    return SectionBlock(
        block_id=f"draft-{draft.id}",
        text=f"*{quoted(draft.title)}* · {' · '.join(facts)}\n{quoted(first_words)}",
        accessory=plain_button("Open", OPEN_AGAIN, str(draft.id), about=spoken),
    )


def _facts(draft: Draft, zone: tzinfo, today: date) -> Iterator[str]:
    yield day_near(draft.created_at.astimezone(zone).date(), today)
    yield from state_in_words(draft)


def _first_words(draft: Draft) -> str:
    lines = (line.strip("#>-* ") for line in draft.text.splitlines())
    return shortened(" ".join(lines), OPENING)
