"""How the lines that two people see differently come onto the agenda of their next talk."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.blocks import ConversationFilter, ConversationSelectElement
from slack_sdk.models.views import View

from bot.domain.agenda import MOST_TOPICS
from bot.domain.case_map import CaseMap
from bot.domain.wording import counted
from bot.slack.forms import carried, carry
from bot.slack.text import bullets, plain, rich, said, shortened
from bot.slack.views.fields import field

PUT = "review_put_on_agenda"
TALK = "talk"
SHOWN = 150


def agenda_form(found: CaseMap) -> View:
    """Which conversation is the 1:1; the topics are shown first, without anybody's rating."""
    return View(
        type="modal",
        callback_id=PUT,
        title=plain("On the next agenda"),
        submit=plain("Put them on"),
        close=plain("Cancel"),
        private_metadata=carry(level=found.level),
        blocks=[
            said("These come onto your draft. Nobody sees it before you post it yourself:"),
            rich(bullets([(topic,) for topic in topics_of(found)])),
            field(
                TALK,
                "In which conversation do you two talk?",
                ConversationSelectElement(
                    action_id=TALK,
                    placeholder=plain("Your 1:1"),
                    filter=ConversationFilter(include=["im", "mpim", "private", "public"]),
                ),
                optional=False,
            ),
        ],
    )


def read_agenda_form(view: Mapping[str, Any]) -> tuple[str, int]:
    """The conversation and the level."""
    values = view["state"]["values"][TALK][TALK]
    return str(values["selected_conversation"]), int(carried(view)["level"])


def topics_of(found: CaseMap) -> tuple[str, ...]:
    """One topic for each line seen differently, in the ladder's order."""
    differing = (one for one in found.lines if one.review.state == "mismatch")
    topics = [f"How we each see “{shortened(one.line.text, SHOWN)}”" for one in differing]
    return tuple(topics[:MOST_TOPICS])


def put(count: int, agenda_command: str, *, is_pair: bool) -> View:
    stays = "" if is_pair else " They stay private there until you share them."
    return View(
        type="modal",
        callback_id="review_on_agenda",
        title=plain("On the draft"),
        close=plain("Done"),
        blocks=[
            said(
                f"{counted(count, 'topic')} on the draft for that conversation.{stays} Type "
                f"`{agenda_command}` there to look at it and to post it."
            )
        ],
    )
