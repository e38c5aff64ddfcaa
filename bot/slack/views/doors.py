"""What opens a page from anywhere."""

from slack_sdk.models.blocks import ButtonElement

from bot.slack.text import plain

OPEN_SETTINGS = "promo_settings"


OPEN_HUB = "promo_open"


OPEN_ONE_TO_ONE = "one_to_one_open"


HELD_REVIEW = "one_to_one_held"


def held_button() -> ButtonElement:
    return ButtonElement(text=plain("We held the review"), action_id=HELD_REVIEW)


OPEN_WINS = "win_open_list"


SAVE_WIN = "win_open"


RECORD_OTHER_TALK = "talk_open_other"
"""The same, where a block has a button for it already."""
