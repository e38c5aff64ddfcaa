"""How a tip looks, and a hint about a person: their words, and the button of the next step.

Add the button of yours to TIP_STEPS, or to HINT_STEPS.
"""

from slack_sdk.models.blocks import ActionsBlock, Block
from slack_sdk.models.views import View

from bot.domain.week.person_hint import PersonHint
from bot.domain.week.tips import Tip
from bot.slack.modal import modal
from bot.slack.text import with_next_step
from bot.slack.views.drafts.draft import WRITE
from bot.slack.views.links import OPEN_PROGRESS, OPEN_WINS, SAVE_WIN, WayOn
from bot.slack.views.people.feedback import ANYBODY
from bot.slack.views.people.feedback import ASK as ASK_FEEDBACK
from bot.slack.views.people.people import OPEN as OPEN_PEOPLE
from bot.slack.views.review.review import OPEN_MAP
from bot.slack.views.talks.talk import NEXT_TALK

A_WIN = WayOn("Save a win", SAVE_WIN, "win")
DRAFT_THE_REQUEST = WayOn("Draft the request", WRITE, "meeting_request")

TIP_STEPS: dict[str, WayOn] = {
    "expect_a_road": NEXT_TALK,
    "work_alone_is_not_enough": WayOn("My wins", OPEN_WINS),
    "make_it_known": WayOn("Write the note", WRITE, "progress_note"),
    "before_the_period": WayOn("Draft a few lines", WRITE, "soft_ask"),
    "steady_beats_sudden": A_WIN,
    "you_can_influence": A_WIN,
    "be_seen_in_that_place/gaps": WayOn("Ask somebody", ASK_FEEDBACK, ANYBODY),
    "be_seen_in_that_place/work": WayOn("Open my map", OPEN_MAP, "map"),
    "be_seen_in_that_place/ready": DRAFT_THE_REQUEST,
    "look_at_the_months": WayOn("My progress", OPEN_PROGRESS),
}
"""By the name of the tip, and by its occasion where it says something else each time."""

HINT_STEPS: dict[str, WayOn] = {
    "brief": WayOn("Write the page", WRITE, "brief"),
    "ask_for_feedback": WayOn("Ask them", ASK_FEEDBACK),
}
"""By the name of the hint; any other leads to the people."""

MY_PEOPLE = WayOn("My people", OPEN_PEOPLE)


def tip_blocks(tip: Tip) -> tuple[Block, ...]:
    way = TIP_STEPS.get(tip.name) or TIP_STEPS[f"{tip.name}/{tip.occasion}"]
    return _with_button(tip.words, way, "tip")


def hint_blocks(hint: PersonHint) -> tuple[Block, ...]:
    """Whoever is not in Slack is asked in person, so the button leads to the people."""
    way = HINT_STEPS.get(hint.name, MY_PEOPLE)
    if way.action_id == ASK_FEEDBACK and not hint.whom:
        way = MY_PEOPLE
    return _with_button(hint.words, way, "person-hint", hint.whom)


def tip_view(tip: Tip) -> View:
    """What is worth knowing at this moment, once."""
    return modal("Good to know", "ready_tip", blocks=list(tip_blocks(tip)))


def _with_button(text: str, way: WayOn, block_id: str, about: str = "") -> tuple[Block, ...]:
    return (
        with_next_step(text),
        ActionsBlock(block_id=block_id, elements=[way.button(about)]),
    )
