"""The HTTP route: signed requests to the app's request URL.

The signature is docs.slack.dev/authentication/verifying-requests-from-slack, version v0.
"""

import asyncio
import hashlib
import hmac
import json
import secrets
import time
from typing import Any
from urllib.parse import urlencode

import aiohttp

from playground.clock import Stopwatch
from playground.deliveries.parcels import Answer, Parcel, answer_in_time
from playground.installation import Installation

FORM = "application/x-www-form-urlencoded"


class UrlNotVerifiedError(Exception):
    """The request URL did not answer Slack's challenge."""

    def __init__(self, request_url: str) -> None:
        super().__init__(f"{request_url} did not return the challenge; is the bot's server up?")


class HttpRoute:
    """Posts to one request URL for commands, interactions and events alike.

    It begins by sending `url_verification`; until the challenge comes back, nothing is delivered.
    """

    def __init__(self, request_url: str, installation: Installation, elapsed: Stopwatch) -> None:
        self._url, self._secret = request_url, installation.signing_secret
        self._elapsed = elapsed
        self._session = aiohttp.ClientSession()
        self._verified = asyncio.get_running_loop().create_task(
            self._answers_challenge(installation.verification_token)
        )

    @property
    def is_open(self) -> bool:
        challenge = self._verified
        return not challenge.done() or (not challenge.cancelled() and challenge.result())

    async def verified(self) -> None:
        """Wait for the challenge; UrlNotVerifiedError when it does not come back."""
        if not await asyncio.shield(self._verified):
            raise UrlNotVerifiedError(self._url)

    async def send(self, parcel: Parcel) -> Answer:
        """Post, signed; what is not answered with 200 in three seconds has failed."""
        if not await asyncio.shield(self._verified):
            return Answer(failure="connection_failed")
        return await self._sent(parcel)

    async def _answers_challenge(self, verification_token: str) -> bool:
        challenge = secrets.token_hex(16)
        payload = {"type": "url_verification", "challenge": challenge, "token": verification_token}
        answer = await self._sent(Parcel("events_api", payload))
        body = answer.body or {}
        return answer.failure is None and challenge in (body.get("challenge"), body.get("text"))

    async def _sent(self, parcel: Parcel) -> Answer:
        body, content_type = _encode(parcel)
        headers = {"Content-Type": content_type} | sign(self._secret, body, int(time.time()))
        if parcel.attempt:
            headers["X-Slack-Retry-Num"] = str(parcel.attempt)
            headers["X-Slack-Retry-Reason"] = parcel.reason
        return await answer_in_time(self._post(body, headers), self._elapsed, "http_timeout")

    async def close(self) -> None:
        self._verified.cancel()
        await asyncio.gather(self._verified, return_exceptions=True)
        await self._session.close()

    async def _post(self, body: str, headers: dict[str, str]) -> Answer:
        try:
            async with self._session.post(self._url, data=body, headers=headers) as response:
                no_retry = response.headers.get("X-Slack-No-Retry") == "1"
                if response.status != 200:  # noqa: PLR2004 - Slack takes nothing but 200
                    return Answer(failure="http_error", no_retry=no_retry)
                return Answer(_body(await response.text()), no_retry=no_retry)
        except (aiohttp.ClientError, OSError):
            return Answer(failure="connection_failed")


def sign(secret: str, body: str, timestamp: int) -> dict[str, str]:
    """Return the headers that prove that a request comes from Slack."""
    basis = f"v0:{timestamp}:{body}".encode()
    digest = hmac.new(secret.encode(), basis, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": str(timestamp), "X-Slack-Signature": f"v0={digest}"}


def _encode(parcel: Parcel) -> tuple[str, str]:
    if parcel.kind == "slash_commands":
        return urlencode(parcel.payload), FORM
    if parcel.kind == "interactive":
        return urlencode({"payload": json.dumps(parcel.payload)}), FORM
    return json.dumps(parcel.payload), "application/json"


def _body(text: str) -> dict[str, Any] | None:
    if not text:
        return None
    try:
        document = json.loads(text)
    except ValueError:
        return {"text": text}
    return document if isinstance(document, dict) else {"text": text}
