"""`nextrung setup`: asks for what is missing, tries each thing as it is entered, writes `.env`."""

import re
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr

from bot.cli import env_file
from bot.cli.doctor import try_database
from bot.cli.terminal import Asks
from bot.cli.tokens import (
    UNREACHABLE,
    Finding,
    ask_as_the_app,
    ask_with_app_token,
    ask_with_bot_token,
    wrong_app_token,
    wrong_bot_token,
)
from bot.domain.errors import CoachError
from bot.services.ports import Clock
from bot.settings import ONE_OR_MANY, Settings, SettingsError, public_url, read_settings
from bot.storage.workspace.installations import new_key

NO_TERMINAL = (
    "`nextrung setup` asks at a terminal, and there is none here. Without one: `nextrung env > "
    ".env`, fill in what it says, `chmod 600 .env`, and `nextrung doctor` tries it."
)
STOPPED = "\nStopped. Nothing was written."

SOCKET, HTTP, MANY = "1", "2", "3"
WAYS = """
How should Slack reach the coach?
  1  Socket Mode: the coach connects to Slack and needs no address (the usual way)
  2  HTTP: Slack calls an https address of yours
  3  HTTP, and workspaces install the coach themselves"""

LINK = """
If you have no app yet, open this link, choose your workspace, *Create*, then *Install*:

{}
"""
BOT = "Bot User OAuth Token, from OAuth & Permissions, begins with xoxb-"
APP = (
    "App-Level Token, from Basic Information: generate one with connections:write; begins with "
    "xapp-"
)
SIGNING = "Signing Secret, from Basic Information"
CLIENT_ID = "Client ID, from Basic Information:"
CLIENT_SECRET = "Client Secret, from Basic Information"  # noqa: S105 - a question
ADDRESS = "The https address at which Slack finds this coach:"
ADDRESS_ONCE = "The https address at which Slack finds this coach (Enter, if the app is made):"
DATABASE = "Enter to save in nextrung.db in this folder, or postgresql://user:password@host/name"

ODD = "It has characters that none of Slack's has: copy it again."
KEY_MADE = (
    "Made a key that encrypts the workspaces' tokens. Back .env up: without the key nobody can "
    "read them."
)
ENCODE = (
    "Spaces, quotes, #, $ and \\ in a password are written as %20, %22 or %27, %23, %24 and %5C."
)
NOT_PLAIN = "It has a space, a quote, #, $ or \\ in it: enter an address without."
FROM_SLACK = re.compile(r"[\w.%+/=:-]+", re.ASCII)
PLAIN_ADDRESS = re.compile(r"[^\s'\"#$\\]+")
A_SIGNING_SECRET = re.compile(r"[0-9a-f]{32}")

Tries = Callable[[Settings], Awaitable[list[Finding]]]
"""Looks at a setting; the first finding says whether it can be used."""


class Link(Protocol):
    """Makes the address that creates the app, for Socket Mode where there is no https address."""

    def __call__(self, address: str | None, *, is_for_many: bool = False) -> str: ...


class UnreachableError(CoachError):
    def __init__(self) -> None:
        super().__init__(f"{UNREACHABLE.sentence} Nothing was written.")


@dataclass
class Setup:
    """One run; the settings are those from before it, and then also what was entered."""

    settings: Settings
    terminal: Asks
    now: Clock
    scopes: Collection[str]
    link: Link
    blank: str
    """What a new `.env` begins as."""
    file: Path = Path(".env")
    entered: dict[str, str] = field(default_factory=dict)
    troubles: int = 0
    """What works, and yet has something to mend."""

    async def run(self) -> None:
        """Raises CoachError where it cannot go on; nothing is written before all is asked."""
        way = self._way()
        await {SOCKET: self._socket, HTTP: self._http, MANY: self._many}[way]()
        await self._database()
        self._write()
        self._say_what_comes("run" if way == SOCKET else "serve")

    def _write(self) -> None:
        text = env_file.read(self.file)
        text = env_file.merged(self.blank if text is None else text, self.entered)
        env_file.write(self.file, text)

    def _way(self) -> str:
        """As the settings have it, else as they choose."""
        if self.settings.is_for_many:
            return MANY
        if self.settings.slack_app_token is not None:
            return SOCKET
        if self.settings.slack_signing_secret is not None:
            return HTTP
        self.terminal.say(WAYS)
        while (chosen := self.terminal.ask("1, 2 or 3 (1):") or SOCKET) not in {SOCKET, HTTP, MANY}:
            self.terminal.say("Type 1, 2 or 3.")
        return chosen

    async def _socket(self) -> None:
        if self.settings.slack_bot_token is None:
            self.terminal.say(LINK.format(self.link(None)))
        await self._have("slack_bot_token", BOT, self._try_bot)
        await self._have("slack_app_token", APP, _try_app)

    async def _http(self) -> None:
        if self.settings.slack_bot_token is None and (address := self._address(ADDRESS_ONCE)):
            self.terminal.say(LINK.format(self.link(address)))
        await self._have("slack_bot_token", BOT, self._try_bot)
        await self._have("slack_signing_secret", SIGNING, _try_signing)

    async def _many(self) -> None:
        if self.settings.slack_bot_token is not None:
            raise SettingsError((ONE_OR_MANY,))
        while self.settings.url is None:
            self._enter("url", self._address(ADDRESS))
        if self.settings.slack_client_secret is None:
            self.terminal.say(LINK.format(self.link(self.settings.url, is_for_many=True)))
        while not await self._knows_the_app():
            self.settings = self.settings.model_copy(
                update={"slack_client_id": None, "slack_client_secret": None}
            )
        await self._have("slack_signing_secret", SIGNING, _try_signing)
        if self.settings.token_keys is None:
            self._enter("token_keys", SecretStr(new_key()))
            self.terminal.say(KEY_MADE)

    async def _knows_the_app(self) -> bool:
        if self.settings.slack_client_id is None:
            self._enter("slack_client_id", self._given(CLIENT_ID, self.terminal.ask))
        if self.settings.slack_client_secret is None:
            secret = self._given(CLIENT_SECRET, self.terminal.ask_secret)
            self._enter("slack_client_secret", SecretStr(secret))
        return self._is_well(await ask_as_the_app(self.settings, self.now))

    async def _database(self) -> None:
        """A PostgreSQL's address has a password in it, so that nothing of it is shown."""
        is_chosen = "database_url" in self.settings.model_fields_set
        while True:
            if is_chosen and self._is_well([await try_database(self.settings)]):
                return
            self.terminal.say(f"\n{DATABASE}")
            address = self.terminal.ask_secret("Database") or "sqlite:///nextrung.db"
            is_chosen = self._take_database(address)

    def _take_database(self, address: str) -> bool:
        if not address.startswith(("sqlite:///", "postgresql://")):
            self.terminal.say("FIX  It has to begin with postgresql:// or sqlite:///.")
        elif not PLAIN_ADDRESS.fullmatch(address):
            self.terminal.say(f"FIX  {ENCODE}")
        else:
            self._enter("database_url", address)
            return True
        return False

    async def _have(self, name: str, question: str, tries: Tries) -> None:
        """Asks until what is there can be used."""
        while getattr(self.settings, name) is None or not self._is_well(await tries(self.settings)):
            self._enter(name, SecretStr(self._given(question, self.terminal.ask_secret)))

    def _given(self, question: str, ask: Callable[[str], str]) -> str:
        """Asks until it looks like something of Slack's."""
        while not FROM_SLACK.fullmatch(given := ask(question)):
            self.terminal.say(f"FIX  {ODD if given else 'Nothing was entered.'}")
        return given

    def _address(self, question: str) -> str | None:
        """Without a slash at its end; None where they only press Enter."""
        while address := self.terminal.ask(question):
            try:
                url = public_url(address)
            except ValueError as error:
                self.terminal.say(f"FIX  It {error}.")
                continue
            if PLAIN_ADDRESS.fullmatch(url):
                return url
            self.terminal.say(f"FIX  {NOT_PLAIN}")
        return None

    def _enter(self, name: str, value: str | SecretStr | None) -> None:
        self.settings = self.settings.model_copy(update={name: value})
        if value is not None:
            self.entered[str(Settings.model_fields[name].alias)] = _in(self.settings, name) or ""

    def _is_well(self, findings: list[Finding]) -> bool:
        """Says each; what is wrong beside what was entered does not keep it from being taken."""
        if UNREACHABLE in findings:
            raise UnreachableError
        first, *others = findings
        for finding in findings:
            self.terminal.say(f"{'ok  ' if finding.is_ok else 'FIX '} {finding.sentence}")
        self.troubles += sum(not finding.is_ok for finding in others) if first.is_ok else 0
        return first.is_ok

    def _say_what_comes(self, command: str) -> None:
        self.terminal.say(f"\nWritten to {self.file}, which only you can read.")
        for name in self._outdone():
            self.terminal.say(
                f"FIX  {name} is also set in the environment, which goes before {self.file}: take "
                "it away there."
            )
            self.troubles += 1
        win = self.settings.commands.win
        if self.troubles:
            self.terminal.say("Mend what is marked FIX; `nextrung doctor` looks again.")
        self.terminal.say(f"Now start `nextrung {command}`, and say `{win}` in Slack.")

    def _outdone(self) -> list[str]:
        """What was entered and is not what a coach that starts now would read."""
        try:
            read = read_settings(self.file)
        except SettingsError:
            return []
        names = {str(info.alias): name for name, info in Settings.model_fields.items()}
        return [alias for alias, value in self.entered.items() if _in(read, names[alias]) != value]

    async def _try_bot(self, settings: Settings) -> list[Finding]:
        wrong = list(wrong_bot_token(settings))
        return wrong or await ask_with_bot_token(settings, self.now, frozenset(self.scopes))


async def _try_app(settings: Settings) -> list[Finding]:
    return list(wrong_app_token(settings)) or [await ask_with_app_token(settings)]


async def _try_signing(settings: Settings) -> list[Finding]:
    """Nobody can ask Slack whether it is the right one; `nextrung serve` refuses what is not."""
    if A_SIGNING_SECRET.fullmatch(_in(settings, "slack_signing_secret") or ""):
        return [Finding("The signing secret has the form that Slack's have.")]
    sentence = "SLACK_SIGNING_SECRET has 32 characters, of 0 to 9 and a to f: copy it again."
    return [Finding(sentence, is_ok=False)]


def _in(settings: Settings, name: str) -> str | None:
    value = getattr(settings, name)
    return value.get_secret_value() if isinstance(value, SecretStr) else value
