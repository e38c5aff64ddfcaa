"""Each of Slack's deliveries is acted on once, whichever process it comes to, and however often."""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any

from bot.domain.delivery.act import CURRENT, Act

Next = Callable[[], Awaitable[None]]


def acts_once(now: Callable[[], datetime]) -> Callable[..., Awaitable[None]]:
    """A middleware, after Bolt's own: a request that is not Slack's never comes as far as this."""

    async def name_act(body: dict[str, Any], next: Next) -> None:  # noqa: A002 - Bolt's
        key = key_of(body)
        CURRENT.set(Act(key, now()) if key else None)
        await next()

    return name_act


def key_of(body: Mapping[str, Any]) -> str | None:
    """Names a delivery of a person's, the same when it comes again; None where Slack names none.

    Always 64 characters, however long the name, and none of them anybody's words.
    """
    named = body.get("event_id") or body.get("trigger_id")
    if not isinstance(named, str):
        return None
    kind = body.get("command") or body.get("type") or ""
    parts = (_id_of(body, "team"), _id_of(body, "user"), kind, named)
    return hashlib.sha256("\n".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()


def _id_of(body: Mapping[str, Any], what: str) -> str:
    """A command and an event have the id itself, a press and a form a team or user around it."""
    return body.get(f"{what}_id") or (body.get(what) or {}).get("id") or ""
