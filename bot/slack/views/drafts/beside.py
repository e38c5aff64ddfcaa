"""What is said beside a draft: a line above it says how much, and one button opens all of it."""

from collections.abc import Iterable, Sequence

from slack_sdk.models.blocks import ActionsBlock, Block
from slack_sdk.models.views import View

from bot.domain.drafts.draft import Advice, Draft
from bot.domain.text.tone import ToneFlag
from bot.domain.text.wording import capitalised, counted
from bot.slack.modal import modal
from bot.slack.text import bold, bullets, line, rich, said, shortened, small, spoken, words
from bot.slack.views.links import OPEN_CASE, OPEN_TIMING, plain_button

OPEN_ADVICE = "draft_advice"

TITLE = "Before you use it"
HOW_IT_MAY_SOUND = "How this may sound"
EARLY = "This one is for later, once you two agree on what is missing. You can read it now."

SHOWN = 320
"""Characters of one remark."""

MOST_PARTS = 2
"""Of what is above a draft: more would be read instead of it."""


def tone_flags(flags: Iterable[ToneFlag]) -> list[Block]:
    """A gentle word for each; nothing where all is well. It never holds anything back."""
    rows = [(bold(f"“{flag.said}”  "), flag.better) for flag in flags]
    return [rich(line(bold(HOW_IT_MAY_SOUND)), bullets(rows))] if rows else []


def in_a_line(advice: Advice) -> str:
    """What weighs most of it, such as "2 points still open"; empty where nothing does."""
    parts = [
        "for later" if advice.is_early else "",
        "your current level comes first" if advice.warning else "",
        f"{counted(len(advice.open_items), 'point')} still open" if advice.open_items else "",
        f"{counted(len(advice.thin), 'thing')} missing" if advice.thin else "",
        f"{counted(len(advice.flags), 'phrase')} may sound harsh" if advice.flags else "",
        "longer than two pages" if advice.trims else "",
    ]
    return capitalised(" · ".join([part for part in parts if part][:MOST_PARTS]))


def advice_view(draft: Draft, advice: Advice) -> View:
    blocks = [*_of_the_case(advice), *_of_the_text(advice)]
    return modal(
        TITLE,
        None,
        blocks=[rich(line(bold(draft.title))), *(blocks or [said("It's ready to use.")])],
    )


def _of_the_case(advice: Advice) -> list[Block]:
    notes = [advice.warning, advice.note, advice.stage_note, EARLY if advice.is_early else ""]
    blocks: list[Block] = [rich(line(*spoken(note))) for note in notes if note]
    if advice.open_items:
        rows = [(item,) for item in advice.open_items]
        blocks.append(rich(line("Still open. You can ask anyway:"), bullets(rows)))
    if advice.timing:
        timing = plain_button("Is now a good time?", OPEN_TIMING)
        blocks += [words(advice.timing), ActionsBlock(block_id="draft-timing", elements=[timing])]
    return blocks


def _of_the_text(advice: Advice) -> list[Block]:
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
