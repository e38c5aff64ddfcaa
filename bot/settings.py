"""The settings, and the only reader of the environment; every variable is in `.env.example`."""

import re
from base64 import urlsafe_b64decode
from binascii import Error as NotBase64Error
from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.domain.commands import CommandNames
from bot.domain.text.wording import joined

_COMMAND = re.compile(r"/[^\sA-Z/]{1,31}")
"""Lower case, no spaces, at most 32 characters with the slash (app manifest reference)."""

RENAMED = "NEXTRUNG_COMMANDS"
_NAME_OF = re.compile(r"nextrung_([a-z]+)_command")

KEY_BYTES = 32
"""What Fernet wants, in Base64 (cryptography.io/en/latest/fernet)."""

MAX_PORT = 65535
LONGEST_DAYS = 36_500

ONE_OR_MANY = (
    "SLACK_BOT_TOKEN is for one workspace, SLACK_CLIENT_ID and SLACK_CLIENT_SECRET are for many: "
    "keep the one or the others."
)
NEEDED_FOR_MANY = (
    "For workspaces to install the coach themselves it also needs {}; .env.example says where each "
    "comes from."
)


class SettingsError(Exception):
    """One or more settings cannot be used; `sentences` has one for each, with what to do.

    Names the variable and never its value, which may be a secret.
    """

    def __init__(self, sentences: tuple[str, ...]) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def _command(name: str) -> str:
    if not _COMMAND.fullmatch(name):
        raise ValueError(
            "needs a slash and then up to 31 characters, lower case and without spaces"
        )
    return name


def _parts(url: str) -> SplitResult:
    """All empty where it cannot be read: half an IPv6 address, a port that is no number."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return urlsplit("")
    return parts


def _slack_url(url: str) -> str:
    parts = _parts(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("needs a web address such as https://slack.com/api/")
    return url if url.endswith("/") else f"{url}/"


def public_url(url: str) -> str:
    """The address without a slash at its end; ValueError with what it needs."""
    parts = _parts(url)
    is_here = parts.scheme == "http" and parts.hostname in {"localhost", "127.0.0.1"}
    if not (is_here or (parts.scheme == "https" and parts.hostname)) or parts.query:
        raise ValueError("needs the https address of this coach, such as https://coach.example.com")
    return url.rstrip("/")


def _keys(keys: SecretStr) -> SecretStr:
    if not all(_is_key(key) for key in _listed(keys)):
        raise ValueError("needs keys as `nextrung key` makes them, with commas between them")
    return keys


def _is_key(key: str) -> bool:
    try:
        return len(urlsafe_b64decode(key)) == KEY_BYTES
    except (ValueError, NotBase64Error):
        return False


def _listed(keys: SecretStr) -> tuple[str, ...]:
    return tuple(key.strip() for key in keys.get_secret_value().split(","))


def _database_url(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("needs to begin with sqlite:/// or postgresql://")
    return url


def _host(host: str) -> str:
    try:
        host.encode("idna")
    except UnicodeError:
        raise ValueError("needs an address or a name of this machine, such as 127.0.0.1") from None
    return host


def is_folder(path: Path) -> bool:
    """False also for a path that no file system takes, such as one that is too long."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _folder(path: Path) -> Path:
    if not is_folder(path):
        raise ValueError("needs the path of a folder that exists")
    return path


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


_Command = Annotated[str, AfterValidator(_command)]
_Days = Annotated[int, Field(ge=0, le=LONGEST_DAYS)]
_LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Settings(BaseSettings):
    """How this coach is set up. Tokens show as stars wherever the settings are printed.

    Every field is read from the variable of its alias, and from no other program's (`HOST`, `PORT`,
    `DATABASE_URL`); a variable that is empty counts as not set. Build it with `read_settings`,
    which answers for bad values.
    """

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        env_prefix="NEXTRUNG_",
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_default=True,
    )

    slack_bot_token: SecretStr | None = Field(
        None,
        alias="SLACK_BOT_TOKEN",
        description='"OAuth & Permissions" → Bot User OAuth Token. Begins with xoxb-.',
    )
    slack_app_token: SecretStr | None = Field(
        None,
        alias="SLACK_APP_TOKEN",
        description='"Basic Information" → App-Level Tokens, with the scope connections:write. '
        "Begins with xapp-. Needed for `nextrung run` (Socket Mode).",
    )
    slack_signing_secret: SecretStr | None = Field(
        None,
        alias="SLACK_SIGNING_SECRET",
        description='"Basic Information" → Signing Secret. Needed for `nextrung serve` (HTTP).',
    )
    slack_app_id: str | None = Field(
        None,
        alias="SLACK_APP_ID",
        description='"Basic Information" → App ID, and the id in your workspace\'s address (or an '
        "organisation's). What comes from another app or workspace is turned away; docs/who.md "
        "says who may do what.",
    )
    slack_team_id: str | None = Field(None, alias="SLACK_TEAM_ID")
    slack_client_id: str | None = Field(
        None,
        alias="SLACK_CLIENT_ID",
        description='"Basic Information" → Client ID, and Client Secret below.',
    )
    slack_client_secret: SecretStr | None = Field(None, alias="SLACK_CLIENT_SECRET")
    url: Annotated[str, AfterValidator(public_url)] | None = Field(
        None,
        alias="NEXTRUNG_URL",
        description="Where browsers and Slack find this coach, with https. `nextrung manifest` "
        "puts it into the manifest; workspaces begin at NEXTRUNG_URL/slack/install.",
        examples=["https://coach.example.com"],
    )
    token_keys: Annotated[SecretStr, AfterValidator(_keys)] | None = Field(
        None,
        alias="NEXTRUNG_TOKEN_KEYS",
        description="Encrypts the workspaces' tokens in the database; `nextrung key` makes one. To "
        "replace it, put the new one in front with a comma behind it, restart, and take the old "
        "one away.",
    )
    slack_api_url: Annotated[str, AfterValidator(_slack_url)] = Field(
        "https://slack.com/api/",
        alias="SLACK_API_URL",
        description="Another Slack, such as a stand-in for tests.",
    )
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        "sqlite:///nextrung.db",
        alias="NEXTRUNG_DATABASE_URL",
        repr=False,
        description="A SQLite file, made on the first start, or "
        "postgresql://user:password@host/name.",
    )
    forget_people_after: _Days = Field(
        365,
        alias="NEXTRUNG_FORGET_PEOPLE_AFTER",
        description="Days after somebody's account was closed; 30 days later all that is saved of "
        "them is deleted, unless they are back. 0: nothing is deleted until somebody does.",
    )
    forget_workspaces_after: _Days = Field(
        365,
        alias="NEXTRUNG_FORGET_WORKSPACES_AFTER",
        description="The same after a workspace took the coach out, for all of its people.",
    )
    renamed: dict[str, _Command] = Field({}, alias=RENAMED)
    prompts: Annotated[Path, AfterValidator(_folder)] | None = Field(
        None,
        alias="NEXTRUNG_PROMPTS",
        description="A folder with templates of your own; a file with the name of a built-in one "
        "replaces it.",
    )
    log_level: Annotated[_LogLevel, BeforeValidator(_upper)] = Field(
        "INFO",
        alias="NEXTRUNG_LOG_LEVEL",
        description="DEBUG, INFO, WARNING or ERROR. Logs carry ids and counts, never anybody's "
        "words.",
    )
    host: Annotated[str, AfterValidator(_host)] = Field(
        "127.0.0.1", alias="NEXTRUNG_HOST", description="Where it listens."
    )
    port: Annotated[int, Field(ge=0, le=MAX_PORT)] = Field(3000, alias="NEXTRUNG_PORT")
    watch_port: Annotated[int, Field(ge=0, le=MAX_PORT)] | None = Field(
        None,
        alias="NEXTRUNG_WATCH_PORT",
        description="A port of its own for monitors: /healthz, /readyz and /metrics "
        "(docs/operating.md). Nothing listens there unless it is set.",
        examples=["9090"],
    )

    @property
    def is_for_many(self) -> bool:
        """True where workspaces install the coach themselves."""
        return self.slack_client_id is not None or self.slack_client_secret is not None

    @property
    def keys(self) -> tuple[str, ...]:
        """Those that encrypt tokens; the first one encrypts, all decrypt."""
        return _listed(self.token_keys) if self.token_keys else ()

    @property
    def commands(self) -> CommandNames:
        return CommandNames(**self.renamed)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        del file_secret_settings
        read = (env_settings, dotenv_settings)
        return init_settings, *read, *(_Names(settings_cls, source) for source in read)


class _Names(PydanticBaseSettingsSource):
    """NEXTRUNG_WIN_COMMAND and its like: any command may be renamed, and none is listed here."""

    def __init__(
        self, settings_cls: type[BaseSettings], variables: PydanticBaseSettingsSource
    ) -> None:
        super().__init__(settings_cls)
        self._variables = variables

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[object, str, bool]:
        del field
        return None, field_name, False

    def __call__(self) -> dict[str, object]:
        found = getattr(self._variables, "env_vars", {})
        names = {
            is_name.group(1): value
            for variable, value in found.items()
            if value and (is_name := _NAME_OF.fullmatch(variable.lower()))
        }
        return {RENAMED: names} if names else {}


def read_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Return the settings from the environment, then from `env_file` where there is one.

    Raises SettingsError, with a sentence for every setting that cannot be used.
    """
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError(tuple(_sentences(error))) from None
    except UnicodeDecodeError:
        raise SettingsError((f"{env_file} has to be saved as UTF-8.",)) from None
    return settings


def check_for_many(settings: Settings) -> None:
    """Raises SettingsError where workspaces cannot install the coach with what is set."""
    if not settings.is_for_many:
        return
    if settings.slack_bot_token is not None:
        raise SettingsError((ONE_OR_MANY,))
    needed = {
        "SLACK_CLIENT_ID": settings.slack_client_id,
        "SLACK_CLIENT_SECRET": settings.slack_client_secret,
        "SLACK_SIGNING_SECRET": settings.slack_signing_secret,
        "NEXTRUNG_URL": settings.url,
        "NEXTRUNG_TOKEN_KEYS": settings.token_keys,
    }
    if missing := [name for name, value in needed.items() if value is None]:
        raise SettingsError((NEEDED_FOR_MANY.format(joined(missing)),))


def check_commands(settings: Settings, fields: Collection[str]) -> None:
    """Raises SettingsError where a command that is not there is renamed, or two share a name."""
    if unknown := sorted(settings.renamed.keys() - set(fields)):
        there = joined([name_variable(field) for field in fields])
        raise SettingsError(
            tuple(
                f"{name_variable(field)} names no command; there are {there}." for field in unknown
            )
        )
    names = Counter(getattr(settings.commands, field) for field in fields)
    if twice := [name for name, times in names.items() if times > 1]:
        raise SettingsError((f"Two commands are called {joined(twice)}: each needs its own name.",))


def name_variable(field: str) -> str:
    return f"NEXTRUNG_{field.upper()}_COMMAND"


def _sentences(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name, *inside = map(str, problem["loc"])
        if name == RENAMED:
            name = name_variable(inside[0])
        yield f"{name} {_NEEDS.get(name) or problem['msg'].removeprefix('Value error, ')}."


_NEEDS = {
    "NEXTRUNG_PORT": f"needs a number from 0 to {MAX_PORT}",
    "NEXTRUNG_WATCH_PORT": f"needs a number from 0 to {MAX_PORT}",
    "NEXTRUNG_FORGET_PEOPLE_AFTER": f"needs a number of days from 0 to {LONGEST_DAYS}",
    "NEXTRUNG_FORGET_WORKSPACES_AFTER": f"needs a number of days from 0 to {LONGEST_DAYS}",
    "NEXTRUNG_LOG_LEVEL": "needs to be one of DEBUG, INFO, WARNING and ERROR",
}
