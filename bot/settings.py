"""The settings, and the only reader of the environment; every variable is in `.env.example`."""

import re
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.domain.commands import CommandNames

_COMMAND = re.compile(r"/[^\sA-Z/]{1,31}")
"""Lower case, no spaces, at most 32 characters with the slash (app manifest reference)."""


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


def _slack_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("needs a web address such as https://slack.com/api/")
    return url if url.endswith("/") else f"{url}/"


def _database_url(url: str) -> str:
    if not url.startswith(("sqlite:///", "postgresql://")):
        raise ValueError("needs to begin with sqlite:/// or postgresql://")
    return url


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise ValueError("needs the path of a folder that exists")
    return path


def _upper(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


_Command = Annotated[str, AfterValidator(_command)]
_LogLevel = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


class Settings(BaseSettings):
    """How this coach is set up. Tokens show as stars wherever the settings are printed.

    Every field is read from the variable of its alias; a variable that is empty counts as not
    set. Build it with `read_settings`, which answers for bad values.
    """

    model_config = SettingsConfigDict(
        env_ignore_empty=True,
        env_file_encoding="utf-8",
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        validate_by_name=True,
        validate_default=True,
    )

    slack_bot_token: SecretStr | None = Field(None, alias="SLACK_BOT_TOKEN")
    slack_app_token: SecretStr | None = Field(None, alias="SLACK_APP_TOKEN")
    slack_signing_secret: SecretStr | None = Field(None, alias="SLACK_SIGNING_SECRET")
    slack_api_url: Annotated[str, AfterValidator(_slack_url)] = Field(
        "https://slack.com/api/", alias="SLACK_API_URL"
    )
    database_url: Annotated[str, AfterValidator(_database_url)] = Field(
        "sqlite:///nextrung.db", alias="NEXTRUNG_DATABASE_URL", repr=False
    )
    win_command: _Command = Field("/win", alias="NEXTRUNG_WIN_COMMAND")
    goal_command: _Command = Field("/goal", alias="NEXTRUNG_GOAL_COMMAND")
    agenda_command: _Command = Field("/agenda", alias="NEXTRUNG_AGENDA_COMMAND")
    promo_command: _Command = Field("/promo", alias="NEXTRUNG_PROMO_COMMAND")
    prompts: Annotated[Path, AfterValidator(_folder)] | None = Field(None, alias="NEXTRUNG_PROMPTS")
    log_level: Annotated[_LogLevel, BeforeValidator(_upper)] = Field(
        "INFO", alias="NEXTRUNG_LOG_LEVEL"
    )
    host: str = Field("127.0.0.1", alias="NEXTRUNG_HOST")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(3000, alias="NEXTRUNG_PORT")

    @property
    def commands(self) -> CommandNames:
        return CommandNames(
            win=self.win_command,
            goal=self.goal_command,
            agenda=self.agenda_command,
            promo=self.promo_command,
        )


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
    _refuse_twins(settings)
    return settings


def _sentences(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_context=False, include_input=False):
        name = str(problem["loc"][0])
        yield f"{name} {_NEEDS.get(name) or problem['msg'].removeprefix('Value error, ')}."


_NEEDS = {
    "NEXTRUNG_PORT": "needs a number from 0 to 65535",
    "NEXTRUNG_LOG_LEVEL": "needs to be one of DEBUG, INFO, WARNING and ERROR",
}


def _refuse_twins(settings: Settings) -> None:
    names = astuple(settings.commands)
    if len(set(names)) < len(names):
        raise SettingsError(
            ("NEXTRUNG_WIN_COMMAND, _GOAL_, _AGENDA_ and _PROMO_ need four different names.",)
        )
