"""What the coach turned away, counted by reason: add yours to Reason and to ADVICE.

A line a minute for each reason, so that whoever runs the coach learns of a wrong secret or clock
and a flood fills no disk. Never a word of what was turned away.
"""

import time
from collections import Counter
from collections.abc import Callable
from enum import StrEnum

import structlog

LINE_EVERY = 60.0
"""Seconds between two lines of the same reason."""

log = structlog.get_logger()


class Reason(StrEnum):
    """Why something was turned away."""

    UNSIGNED = "unsigned"
    BAD_SIGNATURE = "bad_signature"
    STALE = "stale_timestamp"
    UNREADABLE = "unreadable"
    WRONG_TYPE = "wrong_content_type"
    TOO_BIG = "too_big"
    TOO_SLOW = "too_slow"
    TOO_MANY = "too_many"
    HEADERS_TOO_BIG = "headers_too_big"
    NOT_HTTP = "not_http"
    TWO_LENGTHS = "two_lengths"
    NOT_SLACKS = "address_not_slacks"
    OTHER_APP = "other_app"
    OTHER_WORKSPACE = "other_workspace"
    BOT = "bot"
    STRANGER = "stranger"


ADVICE = {
    Reason.UNSIGNED: "Not from Slack. If commands fail, a proxy takes the X-Slack-* headers away.",
    Reason.BAD_SIGNATURE: "If commands fail, compare SLACK_SIGNING_SECRET with Slack's page of "
    "the app, Basic Information, Signing Secret. Otherwise somebody else is knocking.",
    Reason.STALE: "If commands fail, set this machine's clock: it differs from Slack's by what "
    "`differs_by` says. Otherwise somebody repeats an old request.",
    Reason.UNREADABLE: "Signed, and not what Slack sends. Please report it, with this line.",
    Reason.WRONG_TYPE: "Signed, and neither a form nor JSON: a proxy changes the Content-Type.",
    Reason.TOO_BIG: "More than Slack sends; nothing to do.",
    Reason.TOO_SLOW: "A request has ten seconds to arrive, more than 64 KB of one has three. If "
    "commands fail, the proxy is slow.",
    Reason.TOO_MANY: "More connections than Slack makes. A proxy with a limit for each address "
    "keeps such crowds out.",
    Reason.HEADERS_TOO_BIG: "More than 16 KB of headers. If commands fail, the proxy adds them.",
    Reason.OTHER_APP: "Another app sends here. SLACK_APP_ID is on Basic Information, App ID.",
    Reason.OTHER_WORKSPACE: "Compare SLACK_TEAM_ID with the workspace; leave it empty to serve "
    "whichever has the app.",
    Reason.NOT_SLACKS: "Something signed named an address elsewhere; nobody was called there. If "
    "SLACK_API_URL is set, it has to be the Slack that sends.",
    Reason.TWO_LENGTHS: "A body with Content-Length and Transfer-Encoding. If commands fail, the "
    "proxy adds one of them.",
    Reason.NOT_HTTP: "If commands fail, the proxy speaks TLS to me, or HTTP/2.",
}
"""What to do, for whoever reads the log; where there is nothing, it is counted and not logged."""


class Refusals:
    """The numbers since the start, for whoever wants to show them; `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.counts: Counter[Reason] = Counter()
        self._clock = clock
        self._said: dict[Reason, tuple[float, int]] = {}

    def note(self, reason: Reason, **facts: object) -> None:
        """Counts it; `facts` are numbers and codes, and never what was sent."""
        self.counts[reason] += 1
        at, count = self._said.get(reason, (-LINE_EVERY, 0))
        now = self._clock()
        if reason not in ADVICE or now - at < LINE_EVERY:
            return
        self._said[reason] = (now, self.counts[reason])
        log.warning(
            "refused",
            reason=reason.value,
            since_last_line=self.counts[reason] - count,
            **facts,
            advice=ADVICE[reason],
        )
