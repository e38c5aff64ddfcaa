"""About the app itself: who it is, where it connects, which team and bot it is."""

from playground.deliveries.socket import SocketRoute
from playground.shapes import bot_profile
from playground.web_api.calls import Call, Json, SlackError


def api_test(call: Call) -> Json:
    if error := call.text("error"):
        raise SlackError(error, args=call.args)
    return {"args": call.args}


def auth_test(call: Call) -> Json:
    return {
        "url": f"https://{call.workspace.domain}.slack.com/",
        "team": call.workspace.name,
        "team_id": call.workspace.team_id,
        "user": call.installation.bot_user.handle,
        "user_id": call.installation.bot_user.id,
        "bot_id": call.installation.bot_id,
        "is_enterprise_install": call.workspace.organisation is not None,
    }


def open_connection(call: Call) -> Json:
    """Return a WebSocket address that works for one connection."""
    route = call.backstage.deliveries.route
    if not isinstance(route, SocketRoute):
        raise SlackError("socket_mode_not_enabled")
    host = call.backstage.address.removeprefix("http://")
    return {"url": f"ws://{host}/socket/?ticket={route.ticket()}&app_id={call.installation.app_id}"}


def team_info(call: Call) -> Json:
    if call.text("team") not in ("", call.workspace.team_id):
        raise SlackError("team_not_found")
    team = {
        "id": call.workspace.team_id,
        "name": call.workspace.name,
        "domain": call.workspace.domain,
        "email_domain": "",
        "icon": {},
    }
    return {"team": team}


def bots_info(call: Call) -> Json:
    if call.text("bot") not in ("", call.installation.bot_id):
        raise SlackError("bot_not_found")
    profile = bot_profile(call.workspace, call.installation)
    return {"bot": profile | {"user_id": call.installation.bot_user.id}}


METHODS = {
    "api.test": api_test,
    "auth.test": auth_test,
    "apps.connections.open": open_connection,
    "team.info": team_info,
    "bots.info": bots_info,
}
