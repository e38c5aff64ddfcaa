"""What an interaction grants the app for a while: a trigger, and a response_url."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

TRIGGER_SECONDS = 3  # docs.slack.dev/interactivity/handling-user-interaction: 3 s, once
RESPONSE_URL_SECONDS = 30 * 60
RESPONSE_URL_USES = 5  # five messages in thirty minutes, same page


class GrantRefusedError(Exception):
    """The grant is unknown, used or too old; `code` is Slack's word for it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Trigger:
    """Who caused it, and until when (on the stopwatch) it opens a modal."""

    user: str
    expires: float
    exchanged: bool = False


@dataclass
class ResponseUrl:
    """Where its answers go: to `user`, in `channel`, about the message `message_ts`."""

    user: str
    channel: str
    message_ts: str | None
    thread_ts: str | None
    expires: float
    uses: int = 0


class Grants:
    """Every trigger and response_url that was handed out in this run."""

    def __init__(self, elapsed: Callable[[], float]) -> None:
        self._elapsed = elapsed
        self._triggers: dict[str, Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}

    def trigger(self, user: str) -> str:
        """Return a new trigger_id, in Slack's shape of three dotted parts."""
        trigger_id = (
            f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}.{secrets.token_hex(16)}"
        )
        self._triggers[trigger_id] = Trigger(user, self._elapsed() + TRIGGER_SECONDS)
        return trigger_id

    def exchange(self, trigger_id: object) -> str:
        """Use the trigger up; return whose it is, or raise GrantRefusedError."""
        trigger = self._triggers.get(str(trigger_id))
        if trigger is None:
            raise GrantRefusedError("invalid_trigger_id")
        if trigger.exchanged:
            raise GrantRefusedError("exchanged_trigger_id")
        if self._elapsed() > trigger.expires:
            raise GrantRefusedError("expired_trigger_id")
        trigger.exchanged = True
        return trigger.user

    def response_url(
        self,
        user: str,
        channel: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """Return the path, below the server's address, of a new response_url."""
        key = secrets.token_urlsafe(18)
        expires = self._elapsed() + RESPONSE_URL_SECONDS
        self._response_urls[key] = ResponseUrl(user, channel, message_ts, thread_ts, expires)
        return f"/response/{key}"

    def knows(self, key: str) -> bool:
        """Say whether this response_url was handed out here."""
        return key in self._response_urls

    def respond(self, key: str) -> ResponseUrl:
        """Count one use; raise GrantRefusedError when it is unknown, worn out or too old."""
        grant = self._response_urls.get(key)
        if grant is None:
            raise GrantRefusedError("invalid_url")
        if self._elapsed() > grant.expires:
            raise GrantRefusedError("expired_url")
        if grant.uses >= RESPONSE_URL_USES:
            raise GrantRefusedError("used_url")
        grant.uses += 1
        return grant
