"""Using the elements of messages, modals and the Home tab."""

from dataclasses import dataclass
from typing import Any

from playground.acts.refusals import ActRefusedError, expect_answer
from playground.acts.talking import message_of
from playground.backstage import Backstage
from playground.blocks import STATEFUL, Json, Placed, find_element
from playground.conversations import Conversation, Message
from playground.inputs import InputRefusedError, shape_value
from playground.people import Person
from playground.validation.answers import check_suggestions
from playground.views import Values, View


@dataclass(frozen=True)
class Place:
    """Where an element stands: in a view, or in a message of a conversation."""

    view: View | None = None
    conversation: Conversation | None = None
    message: Message | None = None

    @property
    def surface(self) -> View | Message:
        found = self.view or self.message
        if found is None:
            raise ActRefusedError("nowhere", "Say which message or view you mean.")
        return found

    def element(self, block_id: str, action_id: str) -> Placed:
        found = find_element(self.surface.blocks or (), block_id, action_id)
        if found is None:
            raise ActRefusedError("element_not_found", "That button or field is gone.")
        return found

    def merge(self, values: Values) -> None:
        """Remember what the person has typed so far."""
        for block_id, actions in values.items():
            self.surface.values.setdefault(block_id, {}).update(actions)


def in_message(backstage: Backstage, person: Person, channel: str, ts: str) -> Place:
    conversation, message = message_of(backstage, person, channel, ts)
    return Place(conversation=conversation, message=message)


def in_view(backstage: Backstage, person: Person, view_id: str) -> Place:
    view = backstage.workspace.views.find(view_id)
    if view is None or view.user != person.id:
        raise ActRefusedError("view_not_found", "That window is closed.")
    return Place(view=view)


def at_home(backstage: Backstage, person: Person) -> Place:
    home = backstage.workspace.views.homes.get(person.id)
    if home is None:
        raise ActRefusedError("view_not_found", "The app has not published a Home tab yet.")
    return Place(view=home)


async def click(
    backstage: Backstage,
    person: Person,
    place: Place,
    ids: tuple[str, str],
    raw: Any = None,  # noqa: ANN401 - a raw value, see `inputs`
) -> None:
    """Use the element with these block and action ids; `raw` is what was picked, if anything."""
    placed = place.element(*ids)
    if not backstage.installation.manifest.interactivity:
        raise ActRefusedError("interactivity_off", "The app's manifest has interactivity off.")
    _remember(backstage, place, placed, raw)
    payload = _payload(backstage, person, place, placed, raw)
    answer = await backstage.deliveries.ask("interactive", payload)
    channel = place.conversation.id if place.conversation else None
    expect_answer(backstage, person, answer, "That", channel)


async def fill(
    backstage: Backstage,
    person: Person,
    place: Place,
    ids: tuple[str, str],
    raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
) -> None:
    """Give a field a value; the app hears of it at once only where Slack would tell it."""
    placed = place.element(*ids)
    if not placed.is_input or placed.block.get("dispatch_action"):
        await click(backstage, person, place, ids, raw)
        return
    _remember(backstage, place, placed, raw)


async def suggest(
    backstage: Backstage, person: Person, place: Place, ids: tuple[str, str], query: str
) -> Json:
    """Ask the app for options that match; return `options` or `option_groups`."""
    placed = place.element(*ids)
    payloads = backstage.payloads
    if place.view is not None:
        payload = payloads.view_suggestion(person, place.view, placed, query)
    elif place.conversation is not None and place.message is not None:
        payload = payloads.message_suggestion(
            person, place.conversation, place.message, placed, query
        )
    answer = await backstage.deliveries.ask("interactive", payload)
    expect_answer(backstage, person, answer, "Looking that up")
    body = answer.body or {}
    if check_suggestions(body):
        raise ActRefusedError("invalid_options", "The app sent options that Slack refuses.")
    groups = body.get("option_groups", ())
    options = [*body.get("options", ()), *(o for group in groups for o in group["options"])]
    place.surface.suggested.extend(options)
    return body


def _remember(
    backstage: Backstage,
    place: Place,
    placed: Placed,
    raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
) -> None:
    try:
        shape_value(placed, raw, backstage.workspace, place.surface.suggested)
    except InputRefusedError as refused:
        raise ActRefusedError("not_offered", str(refused)) from refused
    if placed.type in STATEFUL:
        place.merge({placed.block_id: {placed.action_id: raw}})
        backstage.workspace.changed()


def _payload(
    backstage: Backstage,
    person: Person,
    place: Place,
    placed: Placed,
    raw: Any,  # noqa: ANN401 - a raw value, see `inputs`
) -> Json:
    payloads = backstage.payloads
    try:
        if place.conversation is not None and place.message is not None:
            return payloads.message_click(person, place.conversation, place.message, placed, raw)
        if place.view is not None:
            return payloads.view_click(person, place.view, placed, raw)
    except InputRefusedError as refused:
        raise ActRefusedError("not_offered", str(refused)) from refused
    raise ActRefusedError("nowhere", "Say which message or view you mean.")
