"""`nextrung setup` against the strict stand-in: asked, tried, asked again, and written once."""

import asyncio
import os
import pty
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pytest
from dotenv import dotenv_values
from pydantic import SecretStr

from bot.cli.env_example import env_example
from bot.cli.setup import Setup, UnreachableError
from bot.domain.commands import CommandNames
from bot.settings import Settings, SettingsError
from bot.slack.manifest import link
from handlers.manifest import SCOPES, manifest_for
from playground.faults import Fault
from playground.server import Playground
from tests.cli.test_main import ROOT, everything_in, folder, nextrung, tokens
from tests.ports import free_port

__all__ = ["folder"]

ADDRESS = "https://coach.example.com"
SECONDS = 60


@dataclass
class Person:
    """Answers each question, found by words of it, with the next of their answers, then leaves."""

    answers: dict[str, list[str]]
    heard: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """What could be read over their shoulder, typing included."""

    def say(self, sentence: str) -> None:
        self.heard.append(sentence)
        self.shown.append(sentence)

    def ask(self, question: str) -> str:
        answer = self.ask_secret(question)
        self.shown.append(answer)
        return answer

    def ask_secret(self, question: str) -> str:
        self.shown.append(question)
        for words, answers in self.answers.items():
            if words in question and answers:
                return answers.pop(0)
        raise EOFError


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(manifest_for(CommandNames()))
    await playground.start()
    yield playground
    await playground.stop()


@pytest.fixture
def start(playground: Playground, tmp_path: Path) -> Callable[..., Setup]:
    """A setup in an empty folder, with these settings there already."""

    def started(person: Person, **settings: object) -> Setup:
        there = Settings(slack_api_url=playground.api_url, **settings)  # type: ignore[arg-type]
        return Setup(
            there,
            person,
            lambda: datetime.now(UTC),
            SCOPES,
            made,
            env_example(["win"]),
            env(tmp_path),
        )

    return started


def now() -> datetime:
    return datetime.now(UTC)


def made(address: str | None, *, is_for_many: bool = False) -> str:
    return link(manifest_for(CommandNames(), base_url=address, is_for_many=is_for_many))


def env(folder: Path) -> Path:
    return folder / ".env"


def database_in(folder: Path) -> str:
    return f"sqlite:///{folder / 'nextrung.db'}"


def well(playground: Playground, folder: Path, way: str = "1") -> dict[str, list[str]]:
    """What somebody types who does it right at once."""
    return {
        "1, 2 or 3": [way],
        "Bot User": [playground.bot_token],
        "App-Level": [playground.app_token],
        "Signing": [playground.signing_secret],
        "Client ID": [playground.registration.client_id],
        "Client Secret": [playground.registration.client_secret],
        "https address": [ADDRESS],
        "Database": [database_in(folder)],
    }


async def test_what_was_entered_works_and_is_written_for_its_owner_alone(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    person = Person(well(playground, tmp_path))

    await start(person).run()

    written = dotenv_values(env(tmp_path))
    assert written["SLACK_BOT_TOKEN"] == playground.bot_token
    assert written["SLACK_APP_TOKEN"] == playground.app_token
    assert env(tmp_path).stat().st_mode & 0o777 == 0o600
    assert "Now start `nextrung run`, and say `/win` in Slack." in person.heard
    assert any(made(None) in said for said in person.heard)


async def test_nothing_secret_is_shown(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    answers = well(playground, tmp_path)
    answers["Bot User"].insert(0, "xoxb-of-another-app")
    answers["Database"].insert(0, "postgresql://ada:hunter2@127.0.0.1:1/none")
    person = Person(answers)

    await start(person).run()

    shown = "\n".join(person.shown)
    for secret in (playground.bot_token, playground.app_token, "of-another-app", "hunter2"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("question", "wrong", "sentence"),
    [
        ("Bot User", "xapp-1", "SLACK_BOT_TOKEN holds an app-level token: put"),
        ("Bot User", "xoxb-1", "Slack refuses SLACK_BOT_TOKEN (invalid_auth)"),
        ("Bot User", "xoxb-1 and more", "It has characters that none of Slack's has"),
        ("Bot User", "", "Nothing was entered."),
        ("App-Level", "xoxb-1", "SLACK_APP_TOKEN holds a bot token: put"),
        ("App-Level", "xapp-1", "Slack refuses SLACK_APP_TOKEN (invalid_auth)"),
        ("Database", "mysql://host/name", "It has to begin with postgresql://"),
        ("Database", "postgresql://ada:pa$$@host/name", "in a password are written as %20"),
        ("Database", "postgresql://ada@127.0.0.1:1/none", "127.0.0.1"),
        ("1, 2 or 3", "4", "Type 1, 2 or 3."),
    ],
)
async def test_what_is_wrong_is_said_in_a_sentence_and_asked_again(
    playground: Playground,
    start: Callable[..., Setup],
    tmp_path: Path,
    question: str,
    wrong: str,
    sentence: str,
) -> None:
    answers = well(playground, tmp_path)
    answers[question].insert(0, wrong)
    person = Person(answers)

    await start(person).run()

    assert any(sentence in said for said in person.heard)
    assert answers[question] == []
    assert env(tmp_path).exists()


async def test_http_asks_for_the_signing_secret_and_no_app_level_token(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    answers = well(playground, tmp_path, way="2")
    answers["Signing"].insert(0, "xapp-1")
    answers["https address"].insert(0, "http://coach.example.com")
    person = Person(answers)

    await start(person).run()

    written = dotenv_values(env(tmp_path))
    assert written["SLACK_SIGNING_SECRET"] == playground.signing_secret
    assert answers["App-Level"] == [playground.app_token]
    assert any("SLACK_SIGNING_SECRET has 32 characters" in said for said in person.heard)
    assert any("It needs the https address" in said for said in person.heard)
    assert any(made(ADDRESS) in said for said in person.heard)
    assert person.heard[-1].startswith("Now start `nextrung serve`")


@pytest.mark.parametrize("odd", ["/${HOME}", "/a#b", "/#", "/a b", "/'q'", '/"', "/a\\nb"])
async def test_an_address_that_would_be_read_back_as_another_is_asked_again(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path, odd: str
) -> None:
    answers = well(playground, tmp_path, way="3")
    answers["https address"].insert(0, ADDRESS + odd)
    person = Person(answers)

    await start(person).run()

    assert dotenv_values(env(tmp_path))["NEXTRUNG_URL"] == ADDRESS
    assert any("enter an address without" in said for said in person.heard)


async def test_many_workspaces_get_an_app_that_slack_knows_and_a_key(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    answers = well(playground, tmp_path, way="3")
    answers["Client ID"].insert(0, "1.2")
    answers["Client Secret"].insert(0, "of-another-app")
    person = Person(answers)

    await start(person).run()

    written = dotenv_values(env(tmp_path))
    assert written["SLACK_CLIENT_SECRET"] == playground.registration.client_secret
    assert written["NEXTRUNG_URL"] == ADDRESS
    key = written["NEXTRUNG_TOKEN_KEYS"] or ""
    assert len(key) == 44
    assert written["SLACK_BOT_TOKEN"] == ""
    assert any("Slack refuses the app (invalid_client_id)" in said for said in person.heard)
    assert any(made(ADDRESS, is_for_many=True) in said for said in person.heard)
    assert key not in "\n".join(person.shown)


async def test_one_token_for_many_workspaces_is_refused(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    person = Person(well(playground, tmp_path, way="3"))

    with pytest.raises(SettingsError, match="keep the one or the others"):
        await start(person, slack_bot_token=SecretStr(playground.bot_token)).run()

    assert not env(tmp_path).exists()


async def test_what_is_there_and_works_is_not_asked_again(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    env(tmp_path).write_text("# ours\nSLACK_APP_TOKEN=xapp-old\n")
    person = Person({"App-Level": [playground.app_token]})

    await start(
        person,
        slack_bot_token=SecretStr(playground.bot_token),
        slack_app_token=SecretStr("xapp-old"),
        database_url=database_in(tmp_path),
    ).run()

    assert env(tmp_path).read_text() == f"# ours\nSLACK_APP_TOKEN={playground.app_token}\n"


@pytest.mark.parametrize("leaves_at", ["1, 2 or 3", "App-Level", "Database"])
async def test_who_leaves_in_the_middle_leaves_the_file_as_it_was(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path, leaves_at: str
) -> None:
    env(tmp_path).write_text("SLACK_BOT_TOKEN=\n# ours")
    answers = well(playground, tmp_path) | {leaves_at: []}

    with pytest.raises(EOFError):
        await start(Person(answers)).run()

    assert env(tmp_path).read_text() == "SLACK_BOT_TOKEN=\n# ours"
    assert everything_in(tmp_path) == [".env"]


async def test_a_slack_that_does_not_answer_ends_it(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    playground.faults.next("auth.test", Fault.DROPPED, times=9)

    with pytest.raises(UnreachableError, match="Nothing was written"):
        await start(Person(well(playground, tmp_path))).run()

    assert not env(tmp_path).exists()


async def test_a_token_that_works_and_lacks_a_scope_is_taken_and_said(
    playground: Playground, start: Callable[..., Setup], tmp_path: Path
) -> None:
    playground.backstage.installation.scopes -= {"im:write"}
    person = Person(well(playground, tmp_path))

    await start(person).run()

    assert any("The bot token lacks the scope im:write" in said for said in person.heard)
    assert "Mend what is marked FIX; `nextrung doctor` looks again." in person.heard


async def test_what_the_environment_outdoes_is_said(
    playground: Playground,
    start: Callable[..., Setup],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-of-last-year")
    person = Person(well(playground, tmp_path))

    await start(person).run()

    assert any("SLACK_BOT_TOKEN is also set in the environment" in said for said in person.heard)


@pytest.mark.slow
async def test_without_a_terminal_it_says_what_to_do(folder: Path, playground: Playground) -> None:
    ran = await nextrung(folder, "setup", **tokens(playground))

    assert ran.has_one_sentence("`nextrung env > .env`")
    assert not env(folder).exists()


class Typing:
    """Somebody at a real terminal."""

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder, self._settings = folder, settings
        self.screen = ""
        self._is_shown = asyncio.Event()

    async def __aenter__(self) -> Self:
        self._master, slave = pty.openpty()
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)} | self._settings
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "setup"),
            cwd=self._folder,
            env=environment,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
        )
        os.close(slave)
        asyncio.get_running_loop().add_reader(self._master, self._read)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()
        asyncio.get_running_loop().remove_reader(self._master)
        os.close(self._master)

    async def type(self, question: str, answer: str) -> None:
        await self.sees(question)
        os.write(self._master, f"{answer}\n".encode())

    async def sees(self, words: str) -> None:
        async with asyncio.timeout(SECONDS):
            while words not in self.screen:
                self._is_shown.clear()
                await self._is_shown.wait()

    async def ended(self) -> int:
        async with asyncio.timeout(SECONDS):
            code = await self.process.wait()
        with suppress(OSError):  # nobody writes any more
            while True:
                self.screen += os.read(self._master, 65536).decode()
        return code

    def _read(self) -> None:
        with suppress(OSError):  # the other side is closed
            self.screen += os.read(self._master, 65536).decode()
        self._is_shown.set()


@pytest.mark.slow
async def test_at_a_real_terminal_no_secret_is_echoed_or_logged(
    folder: Path, playground: Playground
) -> None:
    async with Typing(
        folder, SLACK_API_URL=playground.api_url, NEXTRUNG_LOG_LEVEL="DEBUG"
    ) as person:
        await person.type("1, 2 or 3", "1")
        await person.type("Bot User", playground.bot_token)
        await person.type("xapp-", playground.app_token)
        await person.type("Database", "")
        code = await person.ended()

    assert code == 0, person.screen
    assert "say `/win` in Slack." in person.screen
    assert playground.bot_token not in person.screen
    assert playground.app_token not in person.screen
    assert env(folder).stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
async def test_ctrl_c_ends_it_at_once_and_nothing_is_written(
    folder: Path, playground: Playground
) -> None:
    async with Typing(folder, SLACK_API_URL=playground.api_url) as person:
        await person.type("1, 2 or 3", "1")
        await person.type("Bot User", playground.bot_token)
        await person.sees("App-Level Token, from Basic")
        person.process.send_signal(signal.SIGINT)
        code = await person.ended()

    assert code == 130
    assert "Stopped. Nothing was written." in person.screen
    assert "Traceback" not in person.screen
    assert not env(folder).exists()


@pytest.mark.slow
async def test_a_slack_that_is_not_there_is_a_sentence(folder: Path) -> None:
    async with Typing(folder, SLACK_API_URL=f"http://127.0.0.1:{free_port()}/") as person:
        await person.type("1, 2 or 3", "1")
        await person.type("Bot User", "xoxb-1")
        code = await person.ended()

    assert code == 1
    assert "Slack does not answer at SLACK_API_URL" in person.screen
    assert "Traceback" not in person.screen
