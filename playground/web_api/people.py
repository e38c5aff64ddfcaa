"""People: who they are, and whether they want to be left alone."""

from playground.shapes import profile_shape, user_shape
from playground.web_api.calls import Call, Json


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
    """Nobody here has hours of quiet for every day; whoever snoozes has an end of it."""
    person = call.person(call.text("user") or call.installation.bot_user.id)
    left = int(person.snoozed_until - call.workspace.clock.now().timestamp())
    quiet: Json = {
        "dnd_enabled": False,
        "next_dnd_start_ts": 1,
        "next_dnd_end_ts": 1,
        "snooze_enabled": left > 0,
    }
    if left <= 0:
        return quiet
    return quiet | {"snooze_endtime": person.snoozed_until, "snooze_remaining": left}


METHODS = {
    "users.info": users_info,
    "users.list": users_list,
    "users.profile.get": users_profile_get,
    "dnd.info": dnd_info,
}
