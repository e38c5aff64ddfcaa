"""Tokens: for a code that came back from the page of consent, and for a refresh token."""

from playground.backstage import Backstage
from playground.installation import TOKEN_SECONDS
from playground.registration import ExchangeRefusedError, Registration
from playground.web_api.calls import Call, Json, SlackError
from playground.workspace import Workspace


def access(call: Call) -> Json:
    registration = call.installation.registration
    try:
        registration.check(call.text("client_id"), call.text("client_secret"))
        if call.text("grant_type") == "refresh_token":
            return _renewed(registration, call.text("refresh_token"))
        return _granted(registration, call.text("code"), call.text("redirect_uri"))
    except ExchangeRefusedError as refused:
        raise SlackError(str(refused)) from None


def _granted(registration: Registration, code: str, redirect_uri: str) -> Json:
    agreed = registration.exchange(code, redirect_uri)
    agreed.backstage.installation.install(agreed.asked.scopes)
    agreed.backstage.workspace.changed()
    return _tokens(agreed.backstage) | {"authed_user": {"id": agreed.person}}


def _renewed(registration: Registration, refresh_token: str) -> Json:
    backstage = registration.renew(refresh_token)
    backstage.installation.rotate()
    return _tokens(backstage)


def _tokens(backstage: Backstage) -> Json:
    """The shape of docs.slack.dev/reference/methods/oauth.v2.access, "Example responses"."""
    installation, workspace = backstage.installation, backstage.workspace
    shape = {
        "access_token": installation.bot_token,
        "token_type": "bot",
        "scope": ",".join(sorted(installation.scopes)),
        "bot_user_id": installation.bot_user.id,
        "app_id": installation.app_id,
        **_whose(workspace),
    }
    if installation.refresh_token is None:
        return shape
    return shape | {"refresh_token": installation.refresh_token, "expires_in": TOKEN_SECONDS}


def _whose(workspace: Workspace) -> Json:
    """An organisation's token is of no one workspace (docs.slack.dev/enterprise)."""
    whole = workspace.organisation
    return {
        "team": None if whole else {"id": workspace.team_id, "name": workspace.name},
        "enterprise": {"id": whole.id, "name": whole.name} if whole else None,
        "is_enterprise_install": whole is not None,
    }


METHODS = {"oauth.v2.access": access}
