"""The versions of a draft: what differs, the way back, and what the rows would change."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from itertools import accumulate
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    ButtonElement,
    CheckboxesElement,
    InputBlock,
    Option,
    RichTextElement,
    RichTextElementParts,
    RichTextSectionElement,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.domain.drafts.draft import Draft, DraftVersion, Offer, Writer
from bot.domain.text.changes import DiffLine, LineKind, TextChange, difference
from bot.domain.text.wording import calendar_date, counted
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.text import bold, line, plain, rich, shortened, small, words
from bot.slack.views.links import plain_button

OPEN_VERSIONS = "draft_versions"
OPEN_VERSION = "draft_version"
GO_BACK = "draft_go_back"

MOST_VERSIONS = 45
"""Shown of a draft; the newest. Each takes a block, and a view has 100."""

MOST_LINES, MOST_CHARACTERS = 600, 20_000
"""Of a difference in one view, whose JSON ends at 250 kB (docs.slack.dev/surfaces/modals)."""

LINES_IN_BLOCK = 15

BY: dict[Writer, str] = {
    "coach": "written from your rows",
    "member": "in your words",
    "offer": "offered, and not put in its place",
}
MARKS: dict[LineKind, str] = {"gone": "-  ", "new": "+  ", "same": "    ", "skipped": "    ⋯"}


def versions_view(
    draft: Draft, versions: Sequence[DraftVersion], zone: tzinfo, shown: Shown
) -> View:
    """The list, newest first; `shown` is the message that a way back brings up to date."""
    saved = counted(len(versions), "version")
    rows = [_row(version, draft, zone) for version in versions[:MOST_VERSIONS]]
    return modal(
        "Versions",
        None,
        carries=carry(draft=draft.id, **shown.facts()),
        blocks=[
            rich(
                line(
                    bold(draft.title), f"  {saved}, all of them saved. In Slack, only you see them."
                )
            ),
            *rows,
        ],
    )


def version_view(draft: Draft, version: DraftVersion, zone: tzinfo, shown: Shown) -> View:
    """What going back to this version would change, line by line, and the button that does it."""
    is_current = version.number == draft.version
    changes = difference(draft.text, version.text)
    says = "This is the text as it stands." if is_current else HOW_TO_READ
    if not is_current and draft.text == version.text:
        says = "Word for word what stands there now."
    return modal(
        f"Version {version.number}",
        GO_BACK,
        submit=None if is_current else "Use this version",
        close="Back",
        carries=carry(draft=draft.id, number=version.number, **shown.facts()),
        blocks=[words(_in_words(version, zone)), small(says), *difference_blocks(changes)],
    )


def saved_beside_view(draft: Draft, version: DraftVersion, zone: tzinfo, shown: Shown) -> View:
    """For whoever saved second: both texts are there, and which one counts is theirs to say."""
    view = version_view(draft, version, zone, shown)
    view.title, view.close = plain("Both are saved"), plain("Leave it")
    view.blocks = [
        words(
            "This draft was changed on another device while you wrote, and that text stands now. "
            f"Yours is saved as version {version.number}. Look at the difference and choose."
        ),
        *(view.blocks or [])[1:],
    ]
    return view


def read_version(action: Mapping[str, Any]) -> tuple[int, int]:
    """The draft's id and the number of the version that a button means."""
    draft_id, _, number = str(action["value"]).partition(" ")
    return int(draft_id), int(number)


def read_going_back(view: Mapping[str, Any]) -> tuple[int, int]:
    facts = carried(view)
    return facts["draft"], facts["number"]


def difference_blocks(
    lines: Sequence[DiffLine], most: int = MOST_LINES, characters: int = MOST_CHARACTERS
) -> list[Block]:
    """The lines of a difference, as many as there is room for: what goes is struck out."""
    ends = accumulate(len(line.text) for line in lines)
    room = sum(end <= characters for end in ends)
    shown = [
        *lines[: min(room, most)],
        *([DiffLine("skipped")] if min(room, most) < len(lines) else []),
    ]
    starts = range(0, len(shown), LINES_IN_BLOCK)
    return [rich(_section(shown[start : start + LINES_IN_BLOCK])) for start in starts]


HOW_TO_READ = "What would change: lines with - go, lines with + come."


def _section(lines: Iterable[DiffLine]) -> RichTextSectionElement:
    return RichTextSectionElement(elements=[_line(line) for line in lines])


def _line(found: DiffLine) -> RichTextElement:
    style = RichTextElementParts.TextStyle(
        bold=found.kind == "new" or None, strike=found.kind == "gone" or None
    )
    text = f"{MARKS[found.kind]}{found.text}\n"
    return RichTextElementParts.Text(text=text, style=style)


def _row(version: DraftVersion, draft: Draft, zone: tzinfo) -> SectionBlock:
    stands = "  *stands there now*" if version.number == draft.version else ""
    return SectionBlock(
        block_id=f"version-{version.number}",
        text=f"{_in_words(version, zone)}{stands}",
        accessory=plain_button(
            "Look",
            OPEN_VERSION,
            f"{draft.id} {version.number}",
            about=f"version {version.number}",
        ),
    )


def _in_words(version: DraftVersion, zone: tzinfo) -> str:
    at = version.kept_at.astimezone(zone)
    return (
        f"Version {version.number}, {BY[version.written_by]}, "
        f"{calendar_date(at.date())} at {at:%H:%M}"
    )


OPEN_OFFER = "draft_offer"
TAKE_OVER = "draft_take_over"

OPTIONS = 10
"""Boxes of one group. Source: docs.slack.dev/reference/block-kit/block-elements, checkboxes."""

LONGEST_OPTION = 75

MOST_LINES_OFFERED, MOST_CHARACTERS_OFFERED = 29, 1200
"""Shown of one change, so that thirty of them are what a view can hold."""

MOVED = "You have changed this place yourself. Copy from here what you like."


def offer_in_words(offer: Offer | None) -> str:
    """Above the draft: that the rows moved on; empty where they did not."""
    if offer is None:
        return ""
    places = counted(len(offer.changes), "place")
    return f"I kept your edits. Your record has changed since, and I'd update {places}."


def offer_button(offer: Offer) -> ButtonElement:
    return plain_button("See the difference", OPEN_OFFER, str(offer.draft.id))


def offer_form(offer: Offer, mark: str, shown: Shown) -> View:
    """Each change with its lines, and a box for those that still have their place."""
    blocks: list[Block] = [
        words(
            "Tick what you'd like in your text. The rest stays as you wrote it, and I won't ask "
            "about it again."
        )
    ]
    for number, change in enumerate(offer.changes, 1):
        fits = offer.fits[number - 1]
        blocks.append(small(f"*Change {number}*" if fits else f"*Change {number}*  {MOVED}"))
        blocks += difference_blocks(_lines(change), MOST_LINES_OFFERED, MOST_CHARACTERS_OFFERED)
    return modal(
        "What has changed",
        TAKE_OVER,
        submit="Done",
        close="Decide later",
        carries=carry(
            draft=offer.draft.id, version=offer.draft.version, mark=mark, **shown.facts()
        ),
        blocks=[*blocks, *_boxes(offer)],
    )


def read_offer_form(view: Mapping[str, Any]) -> tuple[tuple[int, int, str], tuple[int, ...]]:
    """The draft, its version and the mark of what was shown; and the places of what was ticked."""
    facts, form = carried(view), Form(view)
    groups = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    ticked = tuple(int(value) for group in groups for value in form.options(group))
    return (facts["draft"], facts["version"], facts["mark"]), ticked


def _boxes(offer: Offer) -> list[Block]:
    options = [
        Option(text=plain(_label(number, change)), value=str(number - 1))
        for number, change in enumerate(offer.changes, 1)
        if offer.fits[number - 1]
    ]
    starts = range(0, len(options), OPTIONS)
    return [_group(start, options[start : start + OPTIONS]) for start in starts]


def _group(start: int, options: Sequence[Option]) -> InputBlock:
    name, more = f"changes-{start}", start // OPTIONS
    return InputBlock(
        block_id=name,
        label=plain(f"Take over, part {more + 1}" if more else "Take over"),
        optional=True,
        element=CheckboxesElement(action_id=name, options=options),
    )


def _label(number: int, change: TextChange) -> str:
    """The first words that would come, or that would go."""
    example = next((text for text in (*change.new, *change.gone) if text.strip()), "an empty line")
    verb = "" if any(text.strip() for text in change.new) else "without: "
    return shortened(f"{number}. {verb}{example}", LONGEST_OPTION)


def _lines(change: TextChange) -> list[DiffLine]:
    return [
        *(DiffLine("gone", text) for text in change.gone),
        *(DiffLine("new", text) for text in change.new),
    ]
