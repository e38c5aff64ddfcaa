"""Submitting and closing modals, with the checks that Slack makes before the app hears of it."""

import re
from typing import Any

from playground.acts.clicking import in_view
from playground.acts.refusals import ActRefusedError, expect_answer
from playground.backstage import Backstage
from playground.blocks import Json, Placed, stateful
from playground.inputs import InputRefusedError, is_empty, starting_values
from playground.people import Person
from playground.validation.answers import check_submission_answer
from playground.views import Values, View

REQUIRED = "Please complete this required field."


class FormErrorsError(ActRefusedError):
    """The form stays open; `errors` has a sentence for each block_id."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__("form_errors", " ".join(errors.values()))
        self.errors = errors


async def submit(
    backstage: Backstage, person: Person, view_id: str, values: Values | None = None
) -> None:
    """Submit the modal; FormErrorsError when a field is missing or the app objects."""
    place = in_view(backstage, person, view_id)
    place.merge(values or {})
    view = _topmost(backstage, person, view_id)
    if errors := own_checks(view):
        _show_errors(backstage, view, errors)
    try:
        payload = backstage.payloads.view_submission(person, view)
    except InputRefusedError as refused:
        raise ActRefusedError("not_offered", str(refused)) from refused
    view.busy = True
    try:
        answer = await backstage.deliveries.ask("interactive", payload)
    finally:
        view.busy = False
        backstage.workspace.changed()
    expect_answer(backstage, person, answer, "Submitting")
    _follow(backstage, person, view, answer.body or {})


async def close(backstage: Backstage, person: Person, view_id: str) -> None:
    """Close the modal; the app hears of it when it asked to be notified."""
    view = in_view(backstage, person, view_id).surface
    if not isinstance(view, View) or view.is_home:
        raise ActRefusedError("cant_close", "Only a window on top can be closed.")
    closed = backstage.workspace.views.close(view)
    backstage.workspace.changed()
    for gone in closed:
        if gone.payload.get("notify_on_close"):
            cleared = bool(view.payload.get("clear_on_close"))
            payload = backstage.payloads.view_closed(person, gone, is_cleared=cleared)
            await backstage.deliveries.ask("interactive", payload)


def own_checks(view: View) -> dict[str, str]:
    """Return Slack's own objections by block_id: what is missing, too short or malformed."""
    errors = {}
    for placed in stateful(view.blocks):
        raw = view.values.get(placed.block_id, {}).get(placed.action_id)
        if placed.is_input and (objection := _objection(placed, raw)):
            errors[placed.block_id] = objection
    return errors


def _objection(placed: Placed, raw: Any) -> str | None:  # noqa: ANN401 - a raw value
    if is_empty(raw):
        return None if placed.block.get("optional") else REQUIRED
    least, most = placed.element.get("min_length"), placed.element.get("max_length")
    if least is not None and len(raw) < least:
        return f"Please use at least {least} characters."
    if most is not None and len(raw) > most:
        return f"Please use at most {most} characters."
    if placed.type == "email_text_input" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", raw):
        return "Please enter a valid email address."
    if placed.type == "url_text_input" and not re.match(
        r"https?://\S+\.\S+|https?://localhost", raw
    ):
        return "Please enter a valid link."
    return _number_objection(placed.element, raw) if placed.type == "number_input" else None


def _number_objection(element: Json, raw: str) -> str | None:
    decimal = element.get("is_decimal_allowed")
    if not re.fullmatch(r"-?\d+(\.\d+)?" if decimal else r"-?\d+", raw):
        return "Please enter a number." if decimal else "Please enter a whole number."
    if "min_value" in element and float(raw) < float(element["min_value"]):
        return f"Please enter {element['min_value']} or more."
    if "max_value" in element and float(raw) > float(element["max_value"]):
        return f"Please enter {element['max_value']} or less."
    return None


def _topmost(backstage: Backstage, person: Person, view_id: str) -> View:
    stack = backstage.workspace.views.stack(person.id)
    if not stack or stack[-1].id != view_id:
        raise ActRefusedError("view_not_on_top", "Another window is in front of that one.")
    return stack[-1]


def _follow(backstage: Backstage, person: Person, view: View, body: Json) -> None:
    if problems := check_submission_answer(body):
        trouble = f"The app answered with something Slack refuses: {problems[0].code}."
        backstage.workspace.notify(person.id, trouble)
        raise ActRefusedError(problems[0].code, trouble)
    action = body.get("response_action")
    if action == "errors":
        _app_objects(backstage, person, view, body["errors"])
    elif action == "update":
        _rewrite(backstage, view, body["view"])
    elif action == "push":
        _push(backstage, person, body["view"])
    elif action == "clear":
        backstage.workspace.views.clear(person.id)
    else:
        _close_submitted(backstage, person, view)
    backstage.workspace.changed()


def _close_submitted(backstage: Backstage, person: Person, view: View) -> None:
    stack = backstage.workspace.views.stack(person.id)
    if view in stack:
        stack.remove(view)


def _app_objects(backstage: Backstage, person: Person, view: View, errors: dict[str, str]) -> None:
    inputs = {p.block_id for p in stateful(view.blocks) if p.is_input}
    if unknown := sorted(set(errors) - inputs):
        trouble = f"The app objects to a field that this form does not have: {unknown[0]}."
        backstage.workspace.notify(person.id, trouble)
        raise ActRefusedError("invalid_errors", trouble)
    _show_errors(backstage, view, errors)


def _show_errors(backstage: Backstage, view: View, errors: dict[str, str]) -> None:
    view.errors = errors
    backstage.workspace.changed()
    raise FormErrorsError(errors)


def _rewrite(backstage: Backstage, view: View, payload: Json) -> None:
    saved = view.values
    backstage.workspace.views.replace(view, backstage.workspace.view_payload(payload))
    view.values = starting_values(view.blocks, saved)


def _push(backstage: Backstage, person: Person, payload: Json) -> None:
    views = backstage.workspace.views
    if views.is_full(person.id):
        backstage.workspace.notify(person.id, "The app tried to open a fourth window.")
        raise ActRefusedError("push_limit_reached", "The app tried to open a fourth window.")
    pushed = views.push(person.id, backstage.workspace.view_payload(payload))
    pushed.values = starting_values(pushed.blocks)
