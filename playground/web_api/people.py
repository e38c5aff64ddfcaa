"""People: who they are, and whether they want to be left alone."""

from playground.people import Person
from playground.shapes import profile_shape, user_shape
from playground.web_api.calls import Call, Json, SlackError

MOST_ASKED_ABOUT = 50
"""Source: docs.slack.dev/reference/methods/dnd.teamInfo."""


def users_info(call: Call) -> Json:
    person = call.person(call.text("user"))
    with_locale = bool(call.args.get("include_locale"))
    return {"user": user_shape(person, call.workspace, with_locale=with_locale)}


def users_list(call: Call) -> Json:
    with_locale = bool(call.args.get("include_locale"))
    people, more = call.page(list(call.workspace.everyone()))
    shapes = [user_shape(p, call.workspace, with_locale=with_locale) for p in people]
    return {"members": shapes, "cache_ts": call.now} | more


def users_profile_get(call: Call) -> Json:
    person = call.person(call.text("user") or call.installation.bot_user.id)
    return {"profile": profile_shape(person, call.workspace)}


def dnd_info(call: Call) -> Json:
    """An app is told of nobody but itself whether notifications are paused (`snooze_*`).

    Source: docs.slack.dev/reference/methods/dnd.info, "Snooze properties".
    """
    own = call.installation.bot_user.id
    user_id = call.text("user") or own
    hours = _quiet_hours(call.person(user_id))
    return hours | {"snooze_enabled": False} if user_id == own else hours


def dnd_team_info(call: Call) -> Json:
    """Refuses more people than the documentation allows; by which code, it does not say.

    An organisation's token has to say of which workspace (the same page, `team_id`).
    """
    user_ids = list(dict.fromkeys(call.args["users"]))
    if call.workspace.organisation and not call.text("team_id"):
        raise SlackError("missing_argument")
    if not user_ids:
        raise SlackError("no_users_provided")
    if len(user_ids) > MOST_ASKED_ABOUT:
        raise SlackError("too_many_users")
    found = {user_id: call.person(user_id, "user_not_visible") for user_id in user_ids}
    return {"users": {user_id: _quiet_hours(person) for user_id, person in found.items()}}


def _quiet_hours(person: Person) -> Json:
    has_some = bool(person.quiet_until)
    return {
        "dnd_enabled": has_some,
        "next_dnd_start_ts": person.quiet_from if has_some else 1,
        "next_dnd_end_ts": person.quiet_until if has_some else 1,
    }


METHODS = {
    "users.info": users_info,
    "users.list": users_list,
    "users.profile.get": users_profile_get,
    "dnd.info": dnd_info,
    "dnd.teamInfo": dnd_team_info,
}
