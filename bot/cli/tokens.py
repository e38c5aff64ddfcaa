"""What Slack says to each token and to the app's own secret: a sentence each, with what to do."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

from aiohttp import ClientSession, ClientTimeout
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.text.wording import counted, joined
from bot.services.ports import Clock
from bot.settings import Settings
from bot.slack.client import UNREADABLE, SlackClient, code_of
from bot.slack.manifest import REDIRECT_PATH
from bot.slack.oauth.exchange import ExchangingClient

GIVES = {
    "channels:read": "say how many people read a public channel before you post there",
    "dnd:read": "wait while somebody's do-not-disturb is on",
    "groups:read": "say how many people read a private channel that it is in, and know when it is "
    "only the two of you",
    "users.profile:read": "leave people alone while their status says they are away",
}
"""What each optional scope is for: "with it, the coach can …"."""

CLOCK_MAY_BE_OFF = timedelta(seconds=60)
"""Slack's signatures are refused from five minutes on (docs.slack.dev, verifying requests)."""

PATIENCE = 10
"""Seconds that an answer of Slack may take."""

COPY_FOR_BOT = 'copy the Bot User OAuth Token from "OAuth & Permissions" into .env'
COPY_FOR_APP = 'copy an App-Level Token from "Basic Information" into .env'
REINSTALL = (
    "paste what `nextrung manifest` prints into your app's manifest and install the app again"
)

_REFUSALS = {
    "account_inactive": "its app was removed from the workspace; install the app again",
    "invalid_auth": "it is not a token of an app there; copy it again",
    "missing_scope": "it lacks a scope; an app-level token needs connections:write",
    "not_allowed_token_type": "it is of the wrong kind; copy it again",
    "token_expired": "it has expired; switch token rotation off for the app, or copy it again",
    "token_revoked": "it was revoked; install the app again and copy the new one",
}
_REFUSED_APP = {
    "invalid_client_id": 'copy the Client ID from "Basic Information" into .env',
    "bad_client_secret": 'copy the Client Secret from "Basic Information" into .env',
}
NOBODYS_CODE = "nobody-was-given-this"

Headers = dict[str, str]
"""By their names in lower case."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: a sentence, and whether it is well. Never holds a secret."""

    sentence: str
    is_ok: bool = True


UNREACHABLE = Finding(
    "Slack does not answer at SLACK_API_URL: see whether this machine may connect there.",
    is_ok=False,
)


def wrong_bot_token(settings: Settings) -> Iterator[Finding]:
    if begins(settings.slack_bot_token, "xapp-"):
        yield _wrong("SLACK_BOT_TOKEN", "an app-level token", settings)
    elif settings.slack_bot_token is None:
        yield Finding(f"SLACK_BOT_TOKEN is not set: {COPY_FOR_BOT}.", is_ok=False)
    elif not begins(settings.slack_bot_token, "xoxb-"):
        yield Finding(f"SLACK_BOT_TOKEN has to begin with xoxb-: {COPY_FOR_BOT}.", is_ok=False)


def wrong_app_token(settings: Settings) -> Iterator[Finding]:
    if begins(settings.slack_app_token, "xoxb-"):
        yield _wrong("SLACK_APP_TOKEN", "a bot token", settings)
    elif settings.slack_app_token is None:
        yield _without_app_token(settings)
    elif not begins(settings.slack_app_token, "xapp-"):
        yield Finding(f"SLACK_APP_TOKEN has to begin with xapp-: {COPY_FOR_APP}.", is_ok=False)


def _without_app_token(settings: Settings) -> Finding:
    if settings.slack_signing_secret:
        return Finding("No SLACK_APP_TOKEN, so the coach can `nextrung serve` but not `run`.")
    return Finding(
        f"SLACK_APP_TOKEN is not set: {COPY_FOR_APP}, or set SLACK_SIGNING_SECRET for HTTP.",
        is_ok=False,
    )


def _wrong(name: str, kind: str, settings: Settings) -> Finding:
    swapped = begins(settings.slack_bot_token, "xapp-") and begins(
        settings.slack_app_token, "xoxb-"
    )
    advice = "the two tokens are swapped, so exchange them" if swapped else "put the other one here"
    return Finding(f"{name} holds {kind}: {advice}.", is_ok=False)


async def ask_with_bot_token(
    settings: Settings, now: Clock, scopes: frozenset[str]
) -> list[Finding]:
    client = _client(settings, settings.slack_bot_token)
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        return [_refused("SLACK_BOT_TOKEN", error), *_clock(_headers(error), now())]
    except Exception:  # noqa: BLE001 - the SDK raises anything where it is not Slack who answers
        return [UNREACHABLE]
    welcome = Finding(f"The bot token works: Slack knows the coach in {answer.get('team')}.")
    headers = _lowered(answer.headers)
    return [welcome, *_scopes(headers, scopes), *_clock(headers, now())]


async def ask_with_app_token(settings: Settings) -> Finding:
    token = settings.slack_app_token
    client = _client(settings, None)
    try:
        await client.apps_connections_open(app_token=token.get_secret_value() if token else "")
    except SlackApiError as error:
        return _refused("SLACK_APP_TOKEN", error)
    except Exception:  # noqa: BLE001 - see above; nothing of it may be shown, it holds the token
        return UNREACHABLE
    return Finding("The app-level token works: Slack opens a socket for it.")


async def ask_as_the_app(settings: Settings, now: Clock) -> list[Finding]:
    """With a code that nobody was given: Slack complains of it only to the app itself."""
    secret = settings.slack_client_secret
    async with ClientSession(timeout=ClientTimeout(total=PATIENCE)) as session:
        try:
            await ExchangingClient(settings.slack_api_url, session).oauth_v2_access(
                client_id=settings.slack_client_id or "",
                client_secret=secret.get_secret_value() if secret else "",
                code=NOBODYS_CODE,
                redirect_uri=f"{settings.url}{REDIRECT_PATH}",
            )
        except SlackApiError as error:
            return [_credentials(error), *_clock(_headers(error), now())]
        except Exception:  # noqa: BLE001 - see above; nothing of it may be shown
            return [UNREACHABLE]
    return [UNREACHABLE]


def _credentials(error: SlackApiError) -> Finding:
    code = code_of(error)
    if code in _REFUSED_APP:
        return Finding(f"Slack refuses the app ({code}): {_REFUSED_APP[code]}.", is_ok=False)
    if code == UNREADABLE:
        return UNREACHABLE
    return Finding("Slack knows the app by its client ID and secret.")


def _client(settings: Settings, token: SecretStr | None) -> AsyncWebClient:
    return SlackClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        timeout=PATIENCE,
    )


def _refused(name: str, error: SlackApiError) -> Finding:
    code = code_of(error)
    if code == UNREADABLE:
        return UNREACHABLE
    advice = _REFUSALS.get(code, "look this word up in Slack's documentation")
    return Finding(f"Slack refuses {name} ({code}): {advice}.", is_ok=False)


def _scopes(headers: Headers, wanted: frozenset[str]) -> Iterator[Finding]:
    given = frozenset(re.split(r"[,\s]+", headers.get("x-oauth-scopes", ""))) - {""}
    missing, extra = sorted(wanted - given), sorted(given - wanted - GIVES.keys())
    if missing:
        yield Finding(f"The bot token lacks {_named(missing)}: {REINSTALL}.", is_ok=False)
    if extra:
        yield Finding(
            f"The bot token has {_named(extra)}, which the coach does not use: {REINSTALL}.",
            is_ok=False,
        )
    if not missing and not extra:
        yield Finding("The scopes are those of the manifest.")
    if given:
        yield from _optional(given)


def _optional(given: frozenset[str]) -> Iterator[Finding]:
    """Declined ones keep nothing from working, so that each is well and says what it would give."""
    for scope, use in GIVES.items():
        if scope not in given:
            yield Finding(f"Without the optional scope {scope} the coach cannot {use}.")


def _named(scopes: list[str]) -> str:
    return f"the {'scope' if len(scopes) == 1 else 'scopes'} {joined(scopes)}"


def _clock(headers: Headers, now: datetime) -> Iterator[Finding]:
    try:
        off = now - parsedate_to_datetime(headers.get("date", ""))
    except (TypeError, ValueError):
        return
    if abs(off) <= CLOCK_MAY_BE_OFF:
        yield Finding("The clock agrees with Slack's.")
        return
    way = "ahead of" if off > timedelta() else "behind"
    yield Finding(
        f"This machine's clock is {counted(round(abs(off).total_seconds()), 'second')} {way} "
        "Slack's: switch its time synchronisation on.",
        is_ok=False,
    )


def _headers(error: SlackApiError) -> Headers:
    return _lowered(getattr(error.response, "headers", {}))


def _lowered(headers: Mapping[str, str]) -> Headers:
    return {name.lower(): str(value) for name, value in headers.items()}


def begins(token: SecretStr | None, prefix: str) -> bool:
    return token is not None and token.get_secret_value().startswith(prefix)
