"""Whether Slack sent a request: checked before its contents are read.

slack_sdk's own check raises where a timestamp is no integer or a signature is not ASCII, and what
raises in Bolt is answered as if it were genuine. This one answers in every case.
Source: docs.slack.dev/authentication/verifying-requests-from-slack.
"""

import hashlib
import hmac
import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.slack.door.refusals import Reason

GOOD_FOR = 300
"""Seconds that a timestamp may differ from the clock here."""

_TIMESTAMP = re.compile(rb"[0-9]{1,12}")
_SIGNATURE = re.compile(rb"v0=[0-9a-f]{64}")

Headers = Iterable[tuple[bytes, bytes]]
"""As they came, names in lower case, twice where they came twice."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Not let in. `differs_by` is in seconds: positive where the clock here is ahead."""

    reason: Reason
    differs_by: int | None = None


class Signature:
    """Makes and checks signatures with one app's signing secret."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def refusal(self, headers: Headers, body: bytes, now: float) -> Refused | None:
        """None for what Slack wrote within five minutes of `now` (seconds of Unix time)."""
        timestamp, signature = _only(headers)
        if not _TIMESTAMP.fullmatch(timestamp) or not _SIGNATURE.fullmatch(signature):
            return Refused(Reason.UNSIGNED)
        expected = hmac.new(self._secret, b"v0:" + timestamp + b":" + body, hashlib.sha256)
        if not hmac.compare_digest(b"v0=" + expected.hexdigest().encode(), signature):
            return Refused(Reason.BAD_SIGNATURE)
        differs_by = round(now) - int(timestamp)
        return Refused(Reason.STALE, differs_by) if abs(differs_by) > GOOD_FOR else None


def _only(headers: Headers) -> tuple[bytes, bytes]:
    """The timestamp and the signature; nothing in place of what is missing or came twice."""
    found: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        found.setdefault(name, []).append(value)
    one, other = (
        values[0] if len(values) == 1 else b""
        for values in (
            found.get(b"x-slack-request-timestamp", []),
            found.get(b"x-slack-signature", []),
        )
    )
    return one, other
