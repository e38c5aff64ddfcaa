"""Reading the environment: what is set, what is not, and what cannot be used."""

import os
from pathlib import Path

import pytest

from bot.cli.env_example import SECTIONS, env_example
from bot.domain.commands import CommandNames
from bot.settings import Settings, SettingsError, check_commands, check_for_many, read_settings
from bot.storage.workspace.installations import new_key
from handlers import FEATURES
from handlers.listeners import heard

EXAMPLE = Path(__file__).parent.parent / ".env.example"
VARIABLES = {str(field.alias) for field in Settings.model_fields.values()}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES & os.environ.keys():
        monkeypatch.delenv(name)


def test_nothing_set_gives_the_defaults() -> None:
    settings = read_settings(None)

    assert settings.slack_bot_token is None
    assert settings.slack_api_url == "https://slack.com/api/"
    assert settings.database_url == "sqlite:///nextrung.db"
    assert settings.commands == CommandNames()
    assert settings.prompts is None
    assert (settings.host, settings.port, settings.log_level) == ("127.0.0.1", 3000, "INFO")


@pytest.mark.parametrize("name", sorted({x.upper() for x in Settings.model_fields} - VARIABLES))
def test_what_is_another_program_s_variable_changes_nothing(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many hosts set HOST, PORT or DATABASE_URL; a file of somebody else's may, too."""
    file = tmp_path / ".env"
    file.write_text(f"{name}=8797\n")
    plain = read_settings(None)

    from_file = read_settings(file)
    monkeypatch.setenv(name, "8797")
    from_environment = read_settings(None)

    assert from_file == from_environment == plain


def test_the_environment_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / ".env"
    file.write_text(
        "SLACK_BOT_TOKEN=xoxb-file\nNEXTRUNG_WIN_COMMAND=/brag\nNEXTRUNG_LOG_LEVEL=debug\n"
        "SOMEBODY_ELSES=1\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-environment")

    settings = read_settings(file)

    assert settings.slack_bot_token is not None
    assert settings.slack_bot_token.get_secret_value() == "xoxb-environment"
    assert settings.commands.win == "/brag"
    assert settings.log_level == "DEBUG"


def test_an_empty_variable_is_one_that_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.setenv(name, "")

    assert read_settings(None) == read_settings(Path("no-such-file"))


def test_the_api_address_ends_with_a_slash_as_the_client_needs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_API_URL", "http://127.0.0.1:3900/api")

    assert read_settings(None).slack_api_url == "http://127.0.0.1:3900/api/"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL needs a web address"),
        ("NEXTRUNG_DATABASE_URL", "mysql://x", "NEXTRUNG_DATABASE_URL needs to begin with sqlite"),
        ("NEXTRUNG_WIN_COMMAND", "win", "NEXTRUNG_WIN_COMMAND needs a slash"),
        ("NEXTRUNG_GOAL_COMMAND", "/My Goal", "NEXTRUNG_GOAL_COMMAND needs a slash"),
        ("NEXTRUNG_PROMO_COMMAND", "/" + "p" * 32, "NEXTRUNG_PROMO_COMMAND needs a slash"),
        ("NEXTRUNG_PROMPTS", "no/such/folder", "NEXTRUNG_PROMPTS needs the path of a folder"),
        ("NEXTRUNG_URL", "http://coach.example.com", "NEXTRUNG_URL needs the https address"),
        ("NEXTRUNG_URL", "coach.example.com", "NEXTRUNG_URL needs the https address"),
        ("NEXTRUNG_TOKEN_KEYS", "hunter2", "NEXTRUNG_TOKEN_KEYS needs keys as `nextrung key`"),
        ("NEXTRUNG_LOG_LEVEL", "LOUD", "NEXTRUNG_LOG_LEVEL needs to be one of DEBUG"),
        ("NEXTRUNG_PORT", "70000", "NEXTRUNG_PORT needs a number from 0 to 65535."),
        ("NEXTRUNG_PORT", "http", "NEXTRUNG_PORT needs a number from 0 to 65535."),
        ("NEXTRUNG_HOST", "a" * 64, "NEXTRUNG_HOST needs an address or a name of this machine"),
        ("NEXTRUNG_PROMPTS", "p" * 5000, "NEXTRUNG_PROMPTS needs the path of a folder that"),
        ("NEXTRUNG_URL", "https://[::1", "NEXTRUNG_URL needs the https address of this coach"),
        ("NEXTRUNG_URL", "https://coach:web", "NEXTRUNG_URL needs the https address of this"),
        ("SLACK_API_URL", "http://[::1/api/", "SLACK_API_URL needs a web address such as"),
        ("SLACK_API_URL", "http://here:99999/", "SLACK_API_URL needs a web address such as"),
    ],
)
def test_a_value_that_cannot_be_used_gets_one_sentence(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as error:
        read_settings(None)

    assert len(error.value.sentences) == 1
    assert sentence in error.value.sentences[0]
    assert error.value.sentences[0].endswith(".")


def test_every_bad_value_is_named_at_once_and_none_is_repeated(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEXTRUNG_PORT", "hunter2")
    monkeypatch.setenv("NEXTRUNG_DATABASE_URL", "secret://user:hunter2@host")

    with pytest.raises(SettingsError) as error:
        read_settings(None)

    assert len(error.value.sentences) == 2
    assert "hunter2" not in str(error.value)
    assert error.value.__suppress_context__


def test_a_file_that_is_not_utf_8_gets_a_sentence(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_bytes(b"SLACK_BOT_TOKEN=\xff\xfe")

    with pytest.raises(SettingsError, match="saved as UTF-8"):
        read_settings(file)


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = (
        "SLACK_BOT_TOKEN",
        "SLACK_APP_TOKEN",
        "SLACK_SIGNING_SECRET",
        "SLACK_CLIENT_SECRET",
    )
    for name in secrets:
        monkeypatch.setenv(name, "hunter2")
    monkeypatch.setenv("NEXTRUNG_DATABASE_URL", "postgresql://user:hunter2@host/name")

    settings = read_settings(None)

    assert "hunter2" not in f"{settings!r} {settings}"


FOR_MANY = {
    "SLACK_CLIENT_ID": "1.2",
    "SLACK_CLIENT_SECRET": "hunter2",
    "SLACK_SIGNING_SECRET": "hunter2",
    "NEXTRUNG_URL": "https://coach.example.com/",
    "NEXTRUNG_TOKEN_KEYS": f"{new_key()}, {new_key()}",
}


def test_what_many_workspaces_need_is_all_there(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in FOR_MANY.items():
        monkeypatch.setenv(name, value)

    settings = read_settings(None)

    check_for_many(settings)
    assert settings.url == "https://coach.example.com"
    assert settings.keys == tuple(FOR_MANY["NEXTRUNG_TOKEN_KEYS"].split(", "))


@pytest.mark.parametrize("missing", FOR_MANY)
def test_half_of_what_many_workspaces_need_is_refused_by_name(
    monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name, value in FOR_MANY.items():
        if name != missing:
            monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=missing) as error:
        check_for_many(read_settings(None))

    others = [name for name in FOR_MANY if name != missing]
    assert [name for name in others if name in str(error.value)] == []


def test_one_token_and_many_workspaces_do_not_go_together(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (FOR_MANY | {"SLACK_BOT_TOKEN": "xoxb-1"}).items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match="keep the one or the others"):
        check_for_many(read_settings(None))


def test_an_address_alone_asks_for_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTRUNG_URL", "https://coach.example.com")

    check_for_many(read_settings(None))


def test_two_commands_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTRUNG_AGENDA_COMMAND", "/win")

    with pytest.raises(SettingsError, match="Two commands are called /win"):
        check_commands(read_settings(None), ("win", "goal", "agenda"))


def test_a_new_name_for_no_command_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEXTRUNG_WIM_COMMAND", "/brag")

    with pytest.raises(SettingsError, match="NEXTRUNG_WIM_COMMAND names no command; there are"):
        check_commands(read_settings(None), ("win", "goal"))


def test_any_command_can_be_renamed_without_a_line_in_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NEXTRUNG_PRAISE_COMMAND", "/kudos")
    names = read_settings(None).commands

    assert names.praise == "/kudos"
    assert names.in_words("Say `/praise`, or /win.") == "Say `/kudos`, or /win."


def test_the_example_is_the_one_that_is_printed() -> None:
    text = EXAMPLE.read_text(encoding="utf-8")

    assert text == env_example(heard(FEATURES).commands), "make generated writes it"


def test_the_example_names_every_variable() -> None:
    named = [name for names in SECTIONS.values() for name in names]

    assert sorted(named) == sorted(Settings.model_fields)


def test_the_example_can_be_copied_as_it_is() -> None:
    assert read_settings(EXAMPLE) == read_settings(None)
