"""What the coach is measured beside: Slack's own framework, set up as its documentation shows.

`python -m bench.peers KIND SLACK_URL`: an app that only acknowledges, and keeps nothing.
"""

import asyncio
import sys

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

SECRET = "the bench's own signing secret"  # noqa: S105 - of a server that lives for seconds

MANY = 289
"""As many listeners as the coach has functions that hear something."""


async def acknowledge(ack: AsyncAck) -> None:
    await ack("Saved.")


def app(slack_url: str, listeners: int) -> AsyncApp:
    """`/win` is heard by the last of so many listeners."""
    client = AsyncWebClient(token="xoxb-bench", base_url=slack_url)  # noqa: S106 - of a Slack that lives for seconds
    bolt = AsyncApp(client=client, signing_secret=SECRET)
    for number in range(listeners - 1):
        bolt.action(f"action_{number}")(acknowledge)
    bolt.command("/win")(acknowledge)
    return bolt


def serve(slack_url: str, listeners: int) -> None:
    """Over HTTP, by `AsyncApp.start` (docs.slack.dev/tools/bolt-python/concepts/async)."""
    free = 0
    app(slack_url, listeners).start(port=free, host="127.0.0.1")


async def connect(slack_url: str) -> None:
    handler = AsyncSocketModeHandler(app(slack_url, 1), "xapp-bench")
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
    print("connected", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    kind, url = sys.argv[1:]
    if kind == "socket":
        asyncio.run(connect(url))
    else:
        serve(url, MANY if kind == "many" else 1)
