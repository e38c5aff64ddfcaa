"""`nextrung doctor`: what keeps the coach from working, each in a sentence with what to do."""

import re
import stat
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from aiohttp import ClientSession, ClientTimeout
from pydantic import SecretStr
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.text.wording import counted, joined
from bot.services.ports import Clock
from bot.settings import Settings, SettingsError, check_for_many
from bot.slack.client import UNREADABLE, SlackClient, code_of
from bot.slack.manifest import REDIRECT_PATH
from bot.slack.oauth.exchange import ExchangingClient
from bot.slack.oauth.install import INSTALL_PATH
from bot.storage.database.chores import TICKED, Chores
from bot.storage.database.database import Database
from bot.storage.database.engines import address, file_of
from bot.storage.database.errors import StorageError
from bot.storage.typed.lines import was_heard
from bot.storage.workspace.installations import InstallationStore, TokenCipher
from bot.templates.own import problems_in
from bot.templates.rendering import Rendering

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

TICKS_WITHIN = timedelta(minutes=5)
"""A coach that runs notes its tick every minute."""

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


async def examine(settings: Settings, *, now: Clock, scopes: Collection[str]) -> list[Finding]:
    """Look at tokens, scopes, clock and database; `scopes` are those of the manifest.

    Asks Slack only with tokens that look right, and changes nothing there.
    """
    findings = [] if settings.is_for_many else [*_bot_token(settings), *_app_token(settings)]
    if settings.is_for_many:
        findings += await _for_many(settings, now)
    if _begins(settings.slack_bot_token, "xoxb-"):
        findings += await _ask_with_bot_token(settings, now, frozenset(scopes))
    if _begins(settings.slack_app_token, "xapp-"):
        findings.append(await _ask_with_app_token(settings))
    findings.append(await _database(settings))
    findings += [*_readable_by_others(settings), *await _last_tick(settings, now)]
    findings += await _typed_lines(settings)
    return [*findings, *_templates(settings)]


def _bot_token(settings: Settings) -> Iterator[Finding]:
    if _begins(settings.slack_bot_token, "xapp-"):
        yield _wrong("SLACK_BOT_TOKEN", "an app-level token", settings)
    elif settings.slack_bot_token is None:
        yield Finding(f"SLACK_BOT_TOKEN is not set: {COPY_FOR_BOT}.", is_ok=False)
    elif not _begins(settings.slack_bot_token, "xoxb-"):
        yield Finding(f"SLACK_BOT_TOKEN has to begin with xoxb-: {COPY_FOR_BOT}.", is_ok=False)


def _app_token(settings: Settings) -> Iterator[Finding]:
    if _begins(settings.slack_app_token, "xoxb-"):
        yield _wrong("SLACK_APP_TOKEN", "a bot token", settings)
    elif settings.slack_app_token is None:
        yield _without_app_token(settings)
    elif not _begins(settings.slack_app_token, "xapp-"):
        yield Finding(f"SLACK_APP_TOKEN has to begin with xapp-: {COPY_FOR_APP}.", is_ok=False)


def _without_app_token(settings: Settings) -> Finding:
    if settings.slack_signing_secret:
        return Finding("No SLACK_APP_TOKEN, so the coach can `nextrung serve` but not `run`.")
    return Finding(
        f"SLACK_APP_TOKEN is not set: {COPY_FOR_APP}, or set SLACK_SIGNING_SECRET for HTTP.",
        is_ok=False,
    )


def _wrong(name: str, kind: str, settings: Settings) -> Finding:
    swapped = _begins(settings.slack_bot_token, "xapp-") and _begins(
        settings.slack_app_token, "xoxb-"
    )
    advice = "the two tokens are swapped, so exchange them" if swapped else "put the other one here"
    return Finding(f"{name} holds {kind}: {advice}.", is_ok=False)


async def _ask_with_bot_token(
    settings: Settings, now: Clock, scopes: frozenset[str]
) -> list[Finding]:
    client = _client(settings, settings.slack_bot_token)
    try:
        answer = await client.auth_test()
    except SlackApiError as error:
        return [_refused("SLACK_BOT_TOKEN", error), *_clock(_headers(error), now())]
    except Exception:  # noqa: BLE001 - the SDK raises anything where it is not Slack who answers
        return [_unreachable()]
    welcome = Finding(f"The bot token works: Slack knows the coach in {answer.get('team')}.")
    headers = _lowered(answer.headers)
    return [welcome, *_scopes(headers, scopes), *_clock(headers, now())]


async def _ask_with_app_token(settings: Settings) -> Finding:
    token = settings.slack_app_token
    client = _client(settings, None)
    try:
        await client.apps_connections_open(app_token=token.get_secret_value() if token else "")
    except SlackApiError as error:
        return _refused("SLACK_APP_TOKEN", error)
    except Exception:  # noqa: BLE001 - see above; nothing of it may be shown, it holds the token
        return _unreachable()
    return Finding("The app-level token works: Slack opens a socket for it.")


async def _for_many(settings: Settings, now: Clock) -> list[Finding]:
    """Where workspaces install the coach themselves."""
    try:
        check_for_many(settings)
    except SettingsError as error:
        return [Finding(sentence, is_ok=False) for sentence in error.sentences]
    return [*await _ask_as_the_app(settings, now), *await _installations(settings)]


async def _ask_as_the_app(settings: Settings, now: Clock) -> list[Finding]:
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
            return [_unreachable()]
    return [_unreachable()]


def _credentials(error: SlackApiError) -> Finding:
    code = code_of(error)
    if code in _REFUSED_APP:
        return Finding(f"Slack refuses the app ({code}): {_REFUSED_APP[code]}.", is_ok=False)
    if code == UNREADABLE:
        return _unreachable()
    return Finding("Slack knows the app by its client ID and secret.")


async def _installations(settings: Settings) -> list[Finding]:
    """Nothing where the tables are not there yet."""
    database = Database(settings.database_url)
    try:
        async with database.reading() as connection:
            there = InstallationStore(connection, TokenCipher(settings.keys))
            count, lost = await there.count(), await there.lost()
    except Exception:  # noqa: BLE001 - whether the database can be used is asked elsewhere
        return []
    finally:
        await database.stop()
    have = "has" if count == 1 else "have"
    found = [Finding(f"{counted(count, 'workspace')} {have} installed the coach.")]
    return [*found, _lost(lost)] if lost else found


def _lost(count: int) -> Finding:
    whose = counted(count, "workspace")
    return Finding(
        f"The tokens of {whose} cannot be opened with NEXTRUNG_TOKEN_KEYS: add the key that "
        f"encrypted them, or have them install the coach again at {INSTALL_PATH}.",
        is_ok=False,
    )


def _client(settings: Settings, token: SecretStr | None) -> AsyncWebClient:
    return SlackClient(
        token=token.get_secret_value() if token else None,
        base_url=settings.slack_api_url,
        timeout=PATIENCE,
    )


def _refused(name: str, error: SlackApiError) -> Finding:
    code = code_of(error)
    if code == UNREADABLE:
        return _unreachable()
    advice = _REFUSALS.get(code, "look this word up in Slack's documentation")
    return Finding(f"Slack refuses {name} ({code}): {advice}.", is_ok=False)


def _unreachable() -> Finding:
    return Finding(
        "Slack does not answer at SLACK_API_URL: see whether this machine may connect there.",
        is_ok=False,
    )


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


async def _database(settings: Settings) -> Finding:
    try:
        database = Database(settings.database_url)
        try:
            await database.check()
        finally:
            await database.stop()
    except StorageError as error:
        return Finding(str(error), is_ok=False)
    return Finding("The database can be written.")


def _readable_by_others(settings: Settings) -> Iterator[Finding]:
    """The database with what stands beside it, backups of the same name, and the tokens."""
    path = file_of(address(settings.database_url))
    files = sorted(path.parent.glob(f"{path.name}*")) if path else []
    for file in [*files, Path(".env")]:
        if is_open_to_others(file):
            yield Finding(
                f"{file} can be read by others on this machine: chmod 600 {file}.", is_ok=False
            )


def is_open_to_others(file: Path) -> bool:
    """True where somebody else may read it and gets as far as its folder."""
    try:
        may_read = file.stat().st_mode & (stat.S_IRGRP | stat.S_IROTH)
        may_enter = file.absolute().parent.stat().st_mode & (stat.S_IXGRP | stat.S_IXOTH)
    except OSError:
        return False
    return bool(may_read and may_enter)


async def _last_tick(settings: Settings, now: Clock) -> list[Finding]:
    """Nothing where no coach has ticked yet, or the database cannot be read."""
    database = Database(settings.database_url)
    try:
        async with database.reading() as connection:
            ticked_at = await Chores(connection).noted(TICKED)
    except Exception:  # noqa: BLE001 - whether the database can be used is asked elsewhere
        return []
    finally:
        await database.stop()
    if ticked_at is None:
        return []
    ago = max(now() - ticked_at, timedelta(0))
    said = (
        f"The coach last looked at what is due {counted(round(ago.total_seconds()), 'second')} ago"
    )
    if ago <= TICKS_WITHIN:
        return [Finding(f"{said}.")]
    return [Finding(f"{said}: see whether `nextrung run` or `serve` is still up.", is_ok=False)]


async def _typed_lines(settings: Settings) -> list[Finding]:
    """Slack tells nobody which events an app has; whether one ever came, the database knows."""
    database = Database(settings.database_url)
    try:
        async with database.reading() as connection:
            is_heard = await was_heard(connection)
    except Exception:  # noqa: BLE001 - whether the database can be used is asked elsewhere
        return []
    finally:
        await database.stop()
    if is_heard:
        return [Finding("What members type to the coach arrives.")]
    return [
        Finding(
            "Nothing that a member typed to the coach has arrived. If somebody did and got no "
            f"answer, the app lacks the event message.im: {REINSTALL}."
        )
    ]


def _templates(settings: Settings) -> Iterator[Finding]:
    """What members read is at stake: a template that is refused has to be mended."""
    if settings.prompts is None:
        return
    problems = problems_in(settings.prompts)
    for sentence in (sentence for sentences in problems.values() for sentence in sentences):
        yield Finding(f"{sentence} The built-in one is used meanwhile.", is_ok=False)
    if not problems:
        names = Rendering([settings.prompts]).names()
        yield Finding(f"Your templates can be used: {counted(len(names), 'file')}.")


def _begins(token: SecretStr | None, prefix: str) -> bool:
    return token is not None and token.get_secret_value().startswith(prefix)
