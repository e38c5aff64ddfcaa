"""The door of the Web API: who is calling, may they, and is what they ask well formed."""

import asyncio
from base64 import b64decode
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from playground.backstage import Backstage
from playground.conversations import app_dm_id
from playground.faults import Fault, Trouble
from playground.installation import Installation
from playground.validation import Problem
from playground.validation.arguments import check_call, decode, scopes_for
from playground.web_api import METHODS
from playground.web_api.calls import Call, SlackError

Json = dict[str, Any]

APP_LEVEL = frozenset({"apps.connections.open"})
WITHOUT_TOKEN = frozenset({"api.test", "oauth.v2.access"})
FOREVER = 3600.0


class RateLimitedError(Exception):
    """Slow down; the seconds go into `Retry-After`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Wait {seconds} s")
        self.seconds = seconds


class WebApi:
    """Answers `/api/<method>`, for every workspace that has the app: the token says which."""

    def __init__(self, backstage: Backstage) -> None:
        self._own = backstage

    async def answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        sent = await _arguments(request)
        token = _token(request, sent)
        backstage = self._own.installation.registration.speaker(token) or self._own
        trouble = backstage.faults.take(method)
        if trouble is not None and not trouble.carries_out:
            return _troubled(request, trouble)
        response = _respond(backstage, method, sent, token)
        if trouble is None:
            return response
        return await _broken_off(request, trouble)


def _respond(backstage: Backstage, method: str, sent: Json, token: str) -> web.Response:
    scopes = ",".join(sorted(backstage.installation.scopes))
    headers = {"X-OAuth-Scopes": scopes, "X-Accepted-OAuth-Scopes": _accepted(method)}
    try:
        return web.json_response(_carry_out(backstage, method, sent, token), headers=headers)
    except SlackError as refused:
        body = {"ok": False, "error": refused.code} | refused.more
        return web.json_response(body, headers=headers)
    except RateLimitedError as slow:
        return _slow_down(slow.seconds)


def _carry_out(backstage: Backstage, method: str, sent: Json, token: str) -> Json:
    if method not in METHODS:
        raise SlackError("unknown_method", req_method=method)
    _admit(backstage.installation, method, token)
    args = decode(method, {name: value for name, value in sent.items() if name != "token"})
    backstage.recording.call(method, args)
    _limit(backstage, method, args)
    if problems := check_call(method, args):
        raise _refusal(problems)
    call = Call(method, args, backstage)
    return _success(METHODS[method](call), call.warnings)


def _admit(installation: Installation, method: str, token: str) -> None:
    if method in WITHOUT_TOKEN:
        return
    if not token:
        raise SlackError("not_authed")
    if not installation.knows(token):
        raise SlackError("invalid_auth")
    if refusal := installation.refusal(token):
        raise SlackError(refusal)
    if (token == installation.app_token) != (method in APP_LEVEL):
        raise SlackError("not_allowed_token_type")
    needed = scopes_for(method)
    if needed and not needed & installation.scopes:
        provided = ",".join(sorted(installation.scopes))
        raise SlackError("missing_scope", needed=_accepted(method), provided=provided)


def _limit(backstage: Backstage, method: str, args: Json) -> None:
    workspace = backstage.workspace
    channel = str(args["channel"]) if args.get("channel") else None
    if channel in workspace.people:
        channel = app_dm_id(str(channel))
    seconds = backstage.limits.retry_after(method, workspace.team_id, channel)
    if seconds is not None:
        raise RateLimitedError(seconds)


async def _arguments(request: web.Request) -> Json:
    sent: Json = dict(request.query) | _credentials(request)
    if request.content_type == "application/json":
        try:
            document = await request.json()
        except ValueError:
            document = None
        return sent | (document if isinstance(document, dict) else {})
    form = await request.post()
    return sent | {name: value for name, value in form.items() if isinstance(value, str)}


def _credentials(request: web.Request) -> Json:
    """The app's own, as HTTP Basic has them (oauth.v2.access, `client_id`)."""
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "basic":
        return {}
    client_id, _, secret = b64decode(given).decode().partition(":")
    return {"client_id": unquote(client_id), "client_secret": unquote(secret)}


def _token(request: web.Request, sent: Json) -> str:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    return token if scheme.lower() == "bearer" else str(sent.get("token") or "")


def _accepted(method: str) -> str:
    return ",".join(sorted(scopes_for(method)))


def _refusal(problems: list[Problem]) -> SlackError:
    messages = [f"[ERROR] {p.message} [json-pointer:{p.pointer}]" for p in problems]
    code = problems[0].code
    more = {"errors": [f"{p.message} [json-pointer:{p.pointer}]" for p in problems]}
    return SlackError(code, response_metadata={"messages": messages}, **more)


def _success(answer: Json, warnings: list[str]) -> Json:
    if not warnings:
        return {"ok": True} | answer
    metadata = answer.get("response_metadata", {}) | {"warnings": warnings}
    return {"ok": True} | answer | {"warning": ",".join(warnings), "response_metadata": metadata}


def _slow_down(seconds: int) -> web.Response:
    body = {"ok": False, "error": "ratelimited"}
    return web.json_response(body, status=429, headers={"Retry-After": str(seconds)})


def _troubled(request: web.Request, trouble: Trouble) -> web.Response:
    if trouble.fault is Fault.RATE_LIMITED:
        return _slow_down(trouble.retry_after)
    if trouble.fault is Fault.REFUSED:
        return web.json_response({"ok": False, "error": trouble.error})
    if trouble.fault is Fault.ODD:
        return _odd(trouble)
    if trouble.fault is Fault.DROPPED:
        _cut(request)
    return web.Response(status=500, text="internal_error")


def _odd(trouble: Trouble) -> web.Response:
    odd = trouble.odd
    headers = {"Content-Type": odd.content_type} | dict(odd.headers)
    return web.Response(status=odd.status, body=odd.body, headers=headers)


async def _broken_off(request: web.Request, trouble: Trouble) -> web.Response:
    if trouble.fault is Fault.ODD_AFTER:
        return _odd(trouble)
    if trouble.fault is Fault.SILENT_AFTER:
        await asyncio.sleep(FOREVER)
    _cut(request)
    return web.Response(status=500)


def _cut(request: web.Request) -> None:
    if isinstance(request.transport, asyncio.WriteTransport):
        request.transport.abort()
