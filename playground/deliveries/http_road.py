"""The HTTP road: signed requests to the app's request URL.

The signature is docs.slack.dev/authentication/verifying-requests-from-slack, version v0.
"""

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

FORM = "application/x-www-form-urlencoded"


class UrlNotVerifiedError(Exception):
    """The request URL did not answer Slack's challenge."""

    def __init__(self, request_url: str) -> None:
        super().__init__(f"{request_url} did not return the challenge; is the bot's server up?")


class HttpRoad:
    """Posts to one request URL for commands, interactions and events alike."""

    def __init__(self, request_url: str, signing_secret: str, elapsed: Stopwatch) -> None:
        self._url, self._secret, self._elapsed = request_url, signing_secret, elapsed
        self._session = aiohttp.ClientSession()
        self._verified = False

    @property
    def is_open(self) -> bool:
        return self._verified

    async def verify(self, verification_token: str) -> None:
        """Send `url_verification`; raise UrlNotVerifiedError unless its challenge comes back."""
        challenge = secrets.token_hex(16)
        payload = {"type": "url_verification", "challenge": challenge, "token": verification_token}
        answer = await self.send(Parcel("events_api", payload))
        said = (answer.body or {}).get("challenge") or (answer.body or {}).get("text")
        if answer.failure or said != challenge:
            raise UrlNotVerifiedError(self._url)
        self._verified = True

    async def send(self, parcel: Parcel) -> Answer:
        body, content_type = _encode(parcel)
        headers = {"Content-Type": content_type} | sign(self._secret, body, int(time.time()))
        if parcel.attempt:
            headers["X-Slack-Retry-Num"] = str(parcel.attempt)
            headers["X-Slack-Retry-Reason"] = parcel.reason
        return await answer_in_time(self._post(body, headers), self._elapsed, "http_timeout")

    async def close(self) -> None:
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
