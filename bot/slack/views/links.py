"""What opens a page from anywhere: action ids and buttons that rooms share; a button itself."""

from dataclasses import dataclass

from slack_sdk.models.blocks import ButtonElement

from bot.slack.text import plain, shortened

OPEN_PLAN = "plan_open"
OPEN_TIMING = "timing_open"
OPEN_READY = "ready_open"
OPEN_REVIEW = "review_open"
OPEN_CASE = "case_open"
OPEN_PART = "case_open_part"
OPEN_GROWTH = "growth_open"
OPEN_PROGRESS = "progress_open"
OPEN_AFTER = "after_open"
OPEN_HEARD = "heard_open"
OPEN_SETTINGS = "promo_settings"
OPEN_PAUSE = "pause_open"
MOVE_STAGE = "promo_stage"
OPEN_HUB = "promo_open"
OPEN_WINS = "win_open_list"
OPEN_ONE_TO_ONE = "one_to_one_open"
HELD_REVIEW = "one_to_one_held"
SAVE_WIN = "win_open"
RECORD_OTHER_TALK = "talk_open_other"
"""Opens the form of a talk, too, where the block has a button for it already."""


LONGEST_SPOKEN, SPOKEN_END = 75, 25
"""Characters of what is read aloud, and of its end where its middle is left out.

Source: docs.slack.dev/reference/block-kit/block-elements.
"""


def plain_button(
    label: str,
    action_id: str,
    value: str | None = None,
    *,
    is_primary: bool = False,
    about: str = "",
) -> ButtonElement:
    """`about` is what it is read aloud with, where others on the page have the same label."""
    return ButtonElement(
        text=plain(label),
        action_id=action_id,
        value=value,
        style="primary" if is_primary else None,
        accessibility_label=_spoken(f"{label}: {about}") if about else None,
    )


def _spoken(name: str) -> str:
    """Its beginning and its end: rows that begin alike mostly end in their own way."""
    line = " ".join(name.split())
    if len(line) <= LONGEST_SPOKEN:
        return line
    end = line[-SPOKEN_END:].lstrip()
    return f"{shortened(line, LONGEST_SPOKEN - len(end))}{end}"


@dataclass(frozen=True, slots=True)
class WayOn:
    """A way on, as a button; without a `value` it is about what the message names."""

    label: str
    action_id: str
    value: str = ""

    def button(self, about: str = "", *, is_primary: bool = False) -> ButtonElement:
        value = self.value or about or None
        return plain_button(self.label, self.action_id, value, is_primary=is_primary)


def held_button() -> ButtonElement:
    return plain_button("We held the review", HELD_REVIEW)
