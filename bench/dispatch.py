"""Dispatch: from a payload to the function that hears it, beside a coach that has one function."""

import itertools
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pydantic import SecretStr
from slack_bolt.request.async_request import AsyncBoltRequest

import bot.app
from bench.commands import TEAM, user
from bench.databases import sqlite
from bench.rows import Figure, Figures
from bench.timing import median
from bot.app import running
from bot.settings import Settings
from bot.slack.bolt.acknowledge import AnsweringApp
from handlers import FEATURES
from handlers.listeners import Listeners
from handlers.turn import Turn

ROUNDS = 9
TIMES = 60
_numbers = itertools.count()


async def nothing(_: Turn) -> None:
    """Is heard, and does nothing."""


@dataclass(frozen=True)
class Tiny:
    """A feature with nothing to do."""

    LISTENERS: Listeners = field(
        default_factory=lambda: Listeners(actions={"tiny": nothing}, forms={"tiny": nothing})
    )


async def measure(scale: float) -> Figures:
    """By processor time, in turns; the last of all functions beside the only one."""
    everything, alone = (*FEATURES, Tiny()), (Tiny(),)
    ratios = {}
    async with AsyncExitStack() as stack:
        apps = [await stack.enter_async_context(app_of(some)) for some in (everything, alone)]
        for kind, payload in (("action", action), ("form", form)):
            took: list[list[float]] = [[], []]
            for _ in range(max(2, int(ROUNDS * scale))):
                for app, durations in zip(apps, took, strict=True):
                    durations.append(await _work(app, [payload() for _ in range(TIMES)]))
            ratios[kind] = median(took[0]) / median(took[1])
    made_of = ", ".join(f"{kind} {ratio:.2f}" for kind, ratio in ratios.items())
    return {"dispatch": Figure(max(ratios.values()), f"{made_of}, by processor time")}


@asynccontextmanager
async def app_of(features: tuple[object, ...]) -> AsyncIterator[AnsweringApp]:
    """The whole coach, but for what it hears."""
    named = vars(bot.app)
    named["FEATURES"] = features  # as if these were all; put back below
    try:
        async with sqlite() as url:
            settings = Settings(
                slack_bot_token=SecretStr("xoxb-bench"),
                slack_api_url="http://127.0.0.1:9/api/",
                database_url=url,
            )
            async with running(settings, lambda: datetime.now(UTC)) as ready:
                yield ready.app
    finally:
        named["FEATURES"] = FEATURES


async def _work(app: AnsweringApp, bodies: list[dict[str, Any]]) -> float:
    began = time.process_time()
    for body in bodies:
        response = await app.async_dispatch(AsyncBoltRequest(body=body, mode="socket_mode"))
        assert response.status == 200, response.status  # noqa: PLR2004 - HTTP's OK
    return time.process_time() - began


def action() -> dict[str, Any]:
    pressed = {"type": "button", "action_id": "tiny", "block_id": "b", "value": "1"}
    return _acted("block_actions") | {
        "actions": [pressed],
        "container": {"type": "message", "message_ts": "1.0", "channel_id": "D1"},
        "channel": {"id": "D1"},
        "response_url": "http://127.0.0.1:9/unused",
    }


def form() -> dict[str, Any]:
    view = {
        "id": "V1",
        "type": "modal",
        "callback_id": "tiny",
        "state": {"values": {}},
        "blocks": [],
    }
    return _acted("view_submission") | {"view": view | {"private_metadata": "", "hash": "1"}}


def _acted(kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "team": {"id": TEAM, "domain": "bench"},
        "user": {"id": user(1), "team_id": TEAM},
        "api_app_id": "ABENCH",
        "trigger_id": f"{next(_numbers)}.9.bench",
    }
