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
    """Names a delivery, the same when it comes again; None for what Slack gives no name.

    Always 64 characters, however long the name, and none of them anybody's words.
    """
    named = body.get("event_id") or body.get("trigger_id")
    if not isinstance(named, str):
        return None
    team = body.get("team_id") or (body.get("team") or {}).get("id") or ""
    kind = body.get("command") or body.get("type") or ""
    return hashlib.sha256(f"{team}\n{kind}\n{named}".encode("utf-8", "surrogatepass")).hexdigest()
