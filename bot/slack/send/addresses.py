"""Whom the coach calls: Slack, and nobody else, whatever an address in a payload says.

Hosts from docs.slack.dev: hooks.slack.com (response_url), files.slack.com (files and uploads),
slack-files.com (public files), *.slack-edge.com (pictures).
"""

from collections.abc import Callable

from aiohttp import ClientError, ClientRequest, ClientResponse
from aiohttp.client_middlewares import ClientHandlerType, ClientMiddlewareType
from yarl import URL

from bot.domain.errors import CoachError

SLACKS = ("slack.com", "slack-files.com", "slack-edge.com")
HTTPS = 443


class NotSlacksError(CoachError, ClientError):
    """An address that is not Slack's; nobody was called there."""

    def __init__(self) -> None:
        super().__init__(
            "That came with an address that isn't Slack's, so I sent nothing there. Please try "
            "again; if it happens again, tell whoever runs me here."
        )


def is_slacks(url: str | URL, api_url: str) -> bool:
    """True for Slack over https, and for the Slack that `api_url` names, as it names it.

    Read as aiohttp reads it, so that both see the same host. Slack's own is asked by name: an
    address in figures, another port, or a name before an @ is nobody's.
    """
    try:
        target, api = URL(url), URL(api_url)
        host, port = target.host or "", target.port
    except ValueError:
        return False
    if target.user is not None or target.password is not None:
        return False
    if (target.scheme, host, port) == (api.scheme, api.host, api.port):
        return True
    own = (*SLACKS, api.host) if api.scheme == "https" else SLACKS
    is_ours = any(host == name or host.endswith(f".{name}") for name in own)
    return is_ours and target.scheme == "https" and port == HTTPS


def only_to_slack(api_url: str, note: Callable[[], None]) -> ClientMiddlewareType:
    """For the session that all calls share: asked before each of them, redirects too.

    Raises NotSlacksError in place of a call elsewhere, after `note`.
    """

    async def call(request: ClientRequest, handler: ClientHandlerType) -> ClientResponse:
        if not is_slacks(request.url, api_url):
            note()
            raise NotSlacksError
        return await handler(request)

    return call
