"""The forms of a posted agenda with their readers: an action, what was covered, a correction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.models.blocks import (
    Block,
)
from slack_sdk.models.views import View

from bot.domain.agenda.action import LONGEST_ACTION, AgendaAction
from bot.domain.agenda.agenda import LONGEST_ITEM, Agenda, AgendaItem
from bot.domain.agenda.minutes import Correction, Minutes
from bot.domain.text.clean import clean_text
from bot.slack.forms import Form, carried, carry
from bot.slack.modal import modal
from bot.slack.shown import Shown
from bot.slack.text import quoted, said, shortened, small
from bot.slack.views.agenda.posted import LONGEST_CHOICE
from bot.slack.views.choices import Ticks, Who
from bot.slack.views.fields import Day, Field, Words, blocks_of, values_of

SAVE_ACTION = "minutes_keep_action"
SAVE_COVERED = "minutes_keep_covered"
BRING = "minutes_bring"
CORRECT = "minutes_correct"
TAKE_BACK = "minutes_take_back"
COVERED = "covered"
STANDS = "stands"
FINISHED = "finished"
WORDING = "wording:"
IsOn = Callable[[AgendaItem], bool]
BOXES = 10
"""Options of one element. Source: docs.slack.dev/reference/block-kit/block-elements."""


ACTION: tuple[Field[Any], ...] = (
    Words("what", "What is to be done?", longest=LONGEST_ACTION, has_focus=True, is_needed=True),
    Who("who", "Who does it?", is_needed=True),
    Day("by_on", "By when?"),
)
TOPIC = Words(
    "topic",
    "What do you want to talk about?",
    longest=LONGEST_ITEM,
    has_focus=True,
    is_needed=True,
)
ONE_MORE = Words("topic", "One more topic", longest=LONGEST_ITEM)


@dataclass(frozen=True, slots=True)
class PostedAgenda:
    """Whose agenda, which one, where it was pressed, and how it can be changed there."""

    owner_id: str
    agenda_id: int
    shown: Shown

    def carried(self) -> str:
        return carry(owner=self.owner_id, agenda=self.agenda_id, **self.shown.facts())


def read_carried(view: Mapping[str, Any], shown: Shown) -> PostedAgenda:
    facts = carried(view)
    return PostedAgenda(str(facts["owner"]), int(facts["agenda"]), shown)


def action_form(posted: PostedAgenda) -> View:
    return _form(
        posted,
        SAVE_ACTION,
        "Add an action",
        [
            *blocks_of(ACTION),
            small("Everybody in this conversation sees it."),
        ],
        "Add",
    )


def read_action(view: Mapping[str, Any]) -> tuple[str, str | None, Any]:
    """What, the Slack id of who, and by when."""
    what, who, by_on = values_of(ACTION, Form(view)).values()
    return what, who, by_on


def cover_form(posted: PostedAgenda, minutes: Minutes) -> View:
    """Ticked is what was talked about; what is not comes back next time."""
    items = minutes.agenda.public_items()
    return _form(
        posted,
        SAVE_COVERED,
        "What did you cover?",
        [
            small("Everybody here sees the ticks. Topics without one come back next time."),
            *_boxes(COVERED, "Covered", items, is_on=lambda item: item.is_covered),
            *_done_boxes(minutes.actions),
        ],
        "Save",
    )


def read_covered(view: Mapping[str, Any]) -> tuple[frozenset[str], frozenset[int]]:
    """The keys of what was covered, and the ids of the actions that are done."""
    done = _ticked(view, FINISHED)
    return _ticked(view, COVERED), frozenset(int(number) for number in done)


def bring_form(posted: PostedAgenda, name: str) -> View:
    """Anybody's topic for the next time; `name` is whose agenda it is."""
    whose = f"{shortened(name, 60)}'s" if name else "the"
    return _form(
        posted,
        BRING,
        "For the next time",
        [
            replace(
                TOPIC, hint=f"It goes onto {whose} next agenda here, as a topic from you."
            ).block()
        ],
        "Bring it",
    )


def read_topic(view: Mapping[str, Any]) -> str:
    return TOPIC.read(Form(view))


def brought(name: str) -> View:
    whose = f"{name}'s next agenda" if name else "the next agenda"
    return modal(
        "For the next time",
        "minutes_brought",
        close="Done",
        blocks=[said(quoted(f"Noted. It comes onto {whose} in this conversation."))],
    )


def correct_form(posted: PostedAgenda, agenda: Agenda) -> View:
    """Only its owner gets here; what is private is not on it and stays so."""
    items = [
        item
        for item in agenda.items
        if not (item.is_private or item.is_waiting or item.kind == "meeting")
    ]
    typed = [item for item in items if item.kind == "topic" and not item.by]
    return _form(
        posted,
        CORRECT,
        "Correct it",
        [
            *_boxes(STANDS, "Stands on it", items, is_on=lambda item: item.is_ticked),
            *(_wording(number, item) for number, item in enumerate(typed, 1)),
            ONE_MORE.block(),
        ],
        "Change it",
    )


def read_correction(view: Mapping[str, Any]) -> Correction:
    form = Form(view)
    keys = [str(key) for key in view["state"]["values"] if str(key).startswith(WORDING)]
    return Correction(
        ticked=_ticked(view, STANDS),
        wordings={key.removeprefix(WORDING): clean_text(form.text(key)) for key in keys},
        topic=ONE_MORE.read(form),
    )


def take_back_form(posted: PostedAgenda) -> View:
    return _form(
        posted,
        TAKE_BACK,
        "Take it back",
        [
            said(
                "The agenda disappears from this conversation. It becomes a draft of yours again; "
                "what was said in its thread stays with those who read it."
            )
        ],
        "Take it back",
    )


def taken_back(command: str) -> View:
    return modal(
        "Taken back",
        "minutes_taken_back",
        close="Done",
        blocks=[said(f"It is gone, and your draft is as it was. `{command}` shows it.")],
    )


def _form(
    posted: PostedAgenda, callback_id: str, title: str, blocks: Sequence[Block], submit: str
) -> View:
    return modal(title, callback_id, submit=submit, carries=posted.carried(), blocks=blocks)


def _boxes(block_id: str, label: str, items: Sequence[AgendaItem], *, is_on: IsOn) -> list[Block]:
    """Fields of checkboxes, ten each; `read` them with `_ticked`."""
    rows = [items[start : start + BOXES] for start in range(0, len(items), BOXES)]
    return [
        _ticks(
            f"{block_id}:{number}", label if number == 0 else f"{label}, part {number + 1}", row
        ).block([item.key for item in row if is_on(item)])
        for number, row in enumerate(rows)
    ]


def _ticks(block_id: str, label: str, items: Sequence[AgendaItem]) -> Ticks[str]:
    labels = {item.key: shortened(item.words, LONGEST_CHOICE) for item in items}
    return Ticks(block_id, label, labels=labels, action_id=block_id.partition(":")[0])


def _ticked(view: Mapping[str, Any], block_id: str) -> frozenset[str]:
    form = Form(view)
    rows = [key for key in view["state"]["values"] if str(key).startswith(f"{block_id}:")]
    return frozenset(key for row in rows for key in form.options(row))


def _done_boxes(actions: Sequence[AgendaAction]) -> list[Block]:
    """The actions of this agenda: where there is no thread, this is how they are ticked."""
    as_items = [AgendaItem(str(one.id), "action", one.words) for one in actions[:BOXES]]
    finished = {str(one.id) for one in actions if one.done_at}
    return _boxes(FINISHED, "Actions done", as_items, is_on=lambda item: item.key in finished)


def _wording(number: int, item: AgendaItem) -> Block:
    key = f"{WORDING}{item.key}"
    return Words(key, f"Topic {number}", "Empty takes it off.", longest=LONGEST_ITEM).block(
        item.text
    )
