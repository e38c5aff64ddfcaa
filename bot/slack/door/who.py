"""Who may do what, as the table in docs/who.md says.

It takes no call to Slack: the payload and what the coach is set up for are enough.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.door.refusals import Reason
from bot.slack.who.acting_member import SLACKBOT

NOBODYS = frozenset({"url_verification", "app_rate_limited"})
"""What Slack says of the app itself, to whoever has it."""

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Home:
    """What the coach is set up for; None where that is left open.

    `workspace_id` is a workspace or, for all of its workspaces, an organisation.
    """

    app_id: str | None = None
    workspace_id: str | None = None


def turned_away(body: Body, home: Home) -> Reason | None:
    """Why whoever did this is not let in; None for members, guests among them.

    `body` has the shape that `bot.slack.door.shapes` asks for.
    """
    if body.get("type") in NOBODYS:
        return None
    if home.app_id and body.get("api_app_id") not in {None, "", home.app_id}:
        return Reason.OTHER_APP
    if home.workspace_id and home.workspace_id not in workspaces_of(body):
        return Reason.OTHER_WORKSPACE
    if is_bots(body):
        return Reason.BOT
    return Reason.STRANGER if is_strangers(body) else None


def workspaces_of(body: Body) -> set[str]:
    """Where the app is installed that this came to: a workspace, its organisation, or both."""
    team, user = body.get("team") or {}, body.get("user")
    own = user.get("team_id") if isinstance(user, Mapping) else None
    where = _installed_in(body) or team.get("id") or body.get("team_id") or own
    return {
        str(found) for found in (where, _organisation(body), team.get("enterprise_id")) if found
    }


def _installed_in(body: Body) -> str | None:
    """Of a form, and of a message of the app's own, Slack says so itself."""
    view, message = body.get("view") or {}, body.get("message") or {}
    is_own = message.get("app_id") and message.get("app_id") == body.get("api_app_id")
    found = view.get("app_installed_team_id") or (message.get("team") if is_own else None)
    return found if isinstance(found, str) else None


def _organisation(body: Body) -> str | None:
    (first, *_) = body.get("authorizations") or [{}]
    found = (
        (body.get("enterprise") or {}).get("id")
        or body.get("enterprise_id")
        or first.get("enterprise_id")
    )
    return found if isinstance(found, str) else None


def is_bots(body: Body) -> bool:
    """True for what an app or a bot did. Source: docs.slack.dev/reference/objects/user-object."""
    event, user = body.get("event") or {}, _user(body)
    says_so = event.get("bot_id") or event.get("subtype") == "bot_message"
    is_slackbot = SLACKBOT in {body.get("user_id"), user.get("id"), _id_in(event)}
    return bool(says_so or is_slackbot or user.get("is_bot") or user.get("is_workflow_bot"))


def is_strangers(body: Body) -> bool:
    """True for somebody of another company, who shares a channel with this one (Slack Connect).

    Inside an organisation people of several workspaces are one company.
    Source: docs.slack.dev/apis/slack-connect.
    """
    event, user = body.get("event") or {}, _user(body)
    if user.get("is_stranger"):
        return True
    theirs = user.get("team_id") or event.get("user_team")
    if not theirs or _organisation(body):
        return False
    return theirs not in workspaces_of(body)


def _id_in(event: Body) -> str | None:
    found = event.get("user")
    return found if isinstance(found, str) else None


def _user(body: Body) -> Mapping[str, Any]:
    user = body.get("user") or (body.get("event") or {}).get("user")
    return user if isinstance(user, Mapping) else {}
