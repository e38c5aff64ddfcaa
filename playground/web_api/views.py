"""Modals and the Home tab."""

from playground.grants import GrantRefusedError
from playground.inputs import starting_values
from playground.shapes import view_shape
from playground.views import View
from playground.web_api.calls import Call, Json, SlackError


def open_view(call: Call) -> Json:
    """Open a modal; where one is open already, it comes on top."""
    user = _exchange(call)
    if call.workspace.views.is_full(user):
        raise SlackError("push_limit_reached")
    return _put_on_top(call, user)


def push_view(call: Call) -> Json:
    user = _exchange(call)
    if not call.workspace.views.stack(user):
        raise SlackError("not_found")
    if call.workspace.views.is_full(user):
        raise SlackError("push_limit_reached")
    return _put_on_top(call, user)


def update_view(call: Call) -> Json:
    """Replace a view's content; its id stays, and so do inputs whose ids stay."""
    views = call.workspace.views
    view = views.find(call.text("view_id")) or views.find_external(call.text("external_id"))
    if view is None:
        raise SlackError("not_found")
    _check_hash(call, view)
    _check_external_id(call, view)
    if call.args["view"]["type"] != view.payload["type"]:
        raise SlackError("invalid_arguments", response_metadata=_one_kind(view))
    rewrite_view(call, view, call.args["view"])
    return _shown(call, view)


def publish_view(call: Call) -> Json:
    """Set a person's Home tab, whether or not they have it open."""
    if not call.installation.manifest.home_tab:
        raise SlackError("not_enabled")
    user = call.text("user_id")
    if user not in call.workspace.people:
        messages = ["[ERROR] user_id is not a member of this workspace [json-pointer:/user_id]"]
        raise SlackError("invalid_arguments", response_metadata={"messages": messages})
    home = call.workspace.views.homes.get(user)
    if home is not None:
        _check_hash(call, home)
    _check_external_id(call, home)
    saved = home.values if home else {}
    view = call.workspace.views.publish(user, call.workspace.view_payload(call.args["view"]))
    view.values = starting_values(view.blocks, saved)
    call.workspace.changed()
    return _shown(call, view)


def rewrite_view(call: Call, view: View, payload: Json) -> None:
    """Give an open view new content."""
    saved = view.values
    call.workspace.views.replace(view, call.workspace.view_payload(payload))
    view.values = starting_values(view.blocks, saved)
    call.workspace.changed()


def _exchange(call: Call) -> str:
    _check_external_id(call, None)
    try:
        return call.workspace.grants.exchange(
            call.args.get("trigger_id") or call.args.get("interactivity_pointer")
        )
    except GrantRefusedError as refused:
        raise SlackError(refused.code) from refused


def _put_on_top(call: Call, user: str) -> Json:
    payload = call.workspace.view_payload(call.args["view"])
    view = call.workspace.views.push(user, payload)
    view.values = starting_values(view.blocks)
    call.workspace.changed()
    return _shown(call, view)


def _check_external_id(call: Call, same: View | None) -> None:
    external_id = str(call.args["view"].get("external_id") or "")
    taken = call.workspace.views.find_external(external_id)
    if taken is not None and taken is not same:
        raise SlackError("duplicate_external_id")


def _check_hash(call: Call, view: View) -> None:
    if call.text("hash") not in ("", view.hash):
        raise SlackError("hash_conflict")


def _one_kind(view: View) -> Json:
    kind = view.payload["type"]
    return {"messages": [f"[ERROR] this view is a {kind} and stays one [json-pointer:/view/type]"]}


def _shown(call: Call, view: View) -> Json:
    return {"view": view_shape(view, call.workspace, call.installation)}


METHODS = {
    "views.open": open_view,
    "views.push": push_view,
    "views.update": update_view,
    "views.publish": publish_view,
}
