"""The `nextrung` command as it is typed: one sentence for what is wrong, and a clean end."""

import asyncio
import json
import os
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import aiohttp
import pytest
import yaml
from jsonschema import Draft202012Validator

from bot.domain.commands import CommandNames
from bot.domain.ladder.ladder import LineKey
from bot.domain.member import Member
from bot.domain.review.review import Mark, ReviewLine
from bot.domain.wins.win import WinDraft
from bot.slack.manifest import link
from bot.storage.database.database import Database
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.wins import WinStore
from bot.storage.workspace.installations import new_key
from bot.storage.workspace.members import MemberStore
from handlers.manifest import manifest_for
from playground.people import ADA
from playground.server import Playground
from tests.ports import free_port
from tests.speeds import few

ROOT = Path(__file__).parents[2]
COMMANDS = (
    "demo",
    "setup",
    "run",
    "serve",
    "doctor",
    "manifest",
    "key",
    "prompts",
    "db",
    "backup",
    "restore",
    "move",
    "export",
    "forget",
    "audit",
)
WORDS = "talked Kenji out of the rewrite"
ADA_THERE = Member("T0TEAM", "U0ADA")
TODAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECONDS_TO_START, SECONDS_TO_END = 90, 30


class Ran:
    """What a command left behind."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    def has_one_sentence(self, words: str) -> bool:
        """It failed, with nothing but a sentence that says so."""
        lines = self.err.strip().splitlines()
        return self.code == 1 and self.out == "" and len(lines) == 1 and words in lines[0]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty place to run in, with a folder for temporary files of its own."""
    (tmp_path / "tmp").mkdir()
    return tmp_path


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    playground = Playground(manifest_for(CommandNames()))
    await playground.start()
    yield playground
    await playground.stop()


async def nextrung(folder: Path, *arguments: str, **settings: str) -> Ran:
    async with started(folder, *arguments, **settings) as process:
        async with asyncio.timeout(SECONDS_TO_START):
            out, err = await process.communicate()
    return Ran(process.returncode or 0, out.decode(), err.decode())


@asynccontextmanager
async def started(folder: Path, *arguments: str, **settings: str) -> AsyncIterator[Process]:
    async with printing_to(PIPE, folder, *arguments, **settings) as process:
        yield process


@asynccontextmanager
async def printing_to(
    out: int, folder: Path, *arguments: str, **settings: str
) -> AsyncIterator[Process]:
    """A process of its own, which does not outlive the block."""
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "TMPDIR": str(folder / "tmp"),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", *arguments),
        cwd=folder,
        env=environment | settings,
        stdin=DEVNULL,
        stdout=out,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def line_with(process: Process, words: str) -> str:
    """The first line it prints with these words."""
    assert process.stdout is not None
    async with asyncio.timeout(SECONDS_TO_START):
        async for line in process.stdout:
            if words in line.decode():
                return line.decode()
    raise AssertionError(f"It ended without {words!r}")


async def ended(process: Process, with_signal: signal.Signals) -> Ran:
    process.send_signal(with_signal)
    async with asyncio.timeout(SECONDS_TO_END):
        out, err = await process.communicate()
    return Ran(process.returncode or 0, out.decode(), err.decode())


def tokens(playground: Playground) -> dict[str, str]:
    return {
        "SLACK_API_URL": playground.api_url,
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_SIGNING_SECRET": playground.signing_secret,
    }


@pytest.mark.slow
async def test_help_names_every_command(folder: Path) -> None:
    ran = await nextrung(folder, "--help")

    assert ran.code == 0
    assert [command for command in COMMANDS if command not in ran.out] == []


@pytest.mark.slow
async def test_version_is_the_one_that_is_installed(folder: Path) -> None:
    ran = await nextrung(folder, "--version")

    assert (ran.code, ran.out, ran.err) == (0, f"nextrung {version('nextrung')}\n", "")


@pytest.mark.parametrize("port", few(["99999", "-1", "web", "3900.5"], "99999"))
async def test_a_port_that_cannot_be_is_a_sentence(folder: Path, port: str) -> None:
    ran = await nextrung(folder, "demo", "--no-browser", f"--port={port}")

    assert ran.code == 2
    assert ran.err.splitlines()[-1].endswith("--port: needs a number from 0 to 65535")
    assert everything_in(folder) == ["tmp"]


@pytest.mark.parametrize(
    "end", few(["host:port/x", "[::1/x", "host/x?sslmode=maybe", "host/x?a=b"], "host:port/x")
)
async def test_a_database_address_that_cannot_be_is_a_sentence(folder: Path, end: str) -> None:
    ran = await nextrung(folder, "db", NEXTRUNG_DATABASE_URL=f"postgresql://ada:hunter2@{end}")

    assert ran.has_one_sentence("The database address")
    assert "hunter2" not in ran.err


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", few(["", "1"], ""))
async def test_whoever_reads_only_the_first_lines_is_no_trouble(
    folder: Path, unbuffered: str
) -> None:
    read, write = os.pipe()
    os.close(read)

    async with printing_to(
        write, folder, "prompts", "list", PYTHONUNBUFFERED=unbuffered
    ) as process:
        os.close(write)
        async with asyncio.timeout(SECONDS_TO_START):
            _, err = await process.communicate()

    assert (process.returncode, err.decode()) == (1, "")


@pytest.mark.slow
async def test_manifest_prints_what_slack_takes(folder: Path) -> None:
    ran = await nextrung(folder, "manifest", NEXTRUNG_WIN_COMMAND="/brag")

    commands = yaml.safe_load(ran.out)["features"]["slash_commands"]
    assert (ran.code, ran.err) == (0, "")
    names = {command["command"] for command in commands}
    assert {"/brag", "/goal", "/agenda", "/promo"} <= names
    assert "/win" not in names


@pytest.mark.slow
async def test_manifest_lets_others_install_it_where_it_can_be_found(folder: Path) -> None:
    ran = await nextrung(folder, "manifest", NEXTRUNG_URL="https://coach.example.com/")

    document = yaml.safe_load(ran.out)
    assert document["oauth_config"]["redirect_urls"] == [
        "https://coach.example.com/slack/oauth_redirect"
    ]
    assert document["settings"]["socket_mode_enabled"] is False


@pytest.mark.slow
async def test_manifest_prints_the_link_that_creates_the_app(folder: Path) -> None:
    ran = await nextrung(folder, "manifest", "--link", NEXTRUNG_WIN_COMMAND="/brag")

    assert ran.out == f"{link(manifest_for(CommandNames(win='/brag')))}\n"


@pytest.mark.slow
async def test_a_key_is_made_and_taken(folder: Path) -> None:
    made = await nextrung(folder, "key")

    taken = await nextrung(folder, "db", NEXTRUNG_TOKEN_KEYS=made.out.strip())

    assert (made.code, taken.code, taken.err) == (0, 0, "")


@pytest.mark.slow
@pytest.mark.parametrize("command", few(["serve", "doctor"], "serve"))
async def test_half_of_what_many_workspaces_need_gets_a_sentence(
    folder: Path, command: str
) -> None:
    ran = await nextrung(folder, command, SLACK_CLIENT_ID="1.2", SLACK_SIGNING_SECRET="s")

    assert ran.code == 1
    assert "needs SLACK_CLIENT_SECRET, NEXTRUNG_URL and NEXTRUNG_TOKEN_KEYS" in ran.out + ran.err


@pytest.mark.slow
async def test_serve_says_where_workspaces_install_it(folder: Path, playground: Playground) -> None:
    registration = playground.registration
    settings = {
        "SLACK_API_URL": playground.api_url,
        "SLACK_CLIENT_ID": registration.client_id,
        "SLACK_CLIENT_SECRET": registration.client_secret,
        "SLACK_SIGNING_SECRET": registration.signing_secret,
        "NEXTRUNG_URL": "https://coach.example.com",
        "NEXTRUNG_TOKEN_KEYS": new_key(),
        "NEXTRUNG_PORT": "0",
    }

    async with started(folder, "serve", **settings) as process:
        line = await line_with(process, "install it")
        ran = await ended(process, signal.SIGTERM)

    assert "https://coach.example.com/slack/install" in line
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("of", few(["ladder", "wins"], "ladder"))
async def test_schema_prints_what_may_stand_in_a_file(folder: Path, of: str) -> None:
    ran = await nextrung(folder, "schema", of)

    Draft202012Validator.check_schema(json.loads(ran.out))


@pytest.mark.slow
async def test_db_makes_the_database_and_may_be_repeated(folder: Path) -> None:
    ran = [await nextrung(folder, "db") for _ in range(2)]

    assert [(once.code, once.err) for once in ran] == [(0, ""), (0, "")]
    assert (folder / "nextrung.db").stat().st_mode & 0o777 == 0o600


async def test_what_is_saved_of_somebody_is_written_out_and_then_forgotten(folder: Path) -> None:
    await save_a_win_of_ada(folder)
    ada = ("--team", ADA_THERE.team_id, "--user", ADA_THERE.user_id)

    exported = await nextrung(folder, "export", *ada)
    forgotten = await nextrung(folder, "forget", *ada, "--yes")

    file = Path(exported.out.removeprefix("Written: ").partition(". It holds")[0])
    assert (folder / file).stat().st_mode & 0o777 == 0o600
    assert WORDS in (folder / file).read_text()
    assert (exported.code, WORDS in exported.out) == (0, False)
    assert "Forgotten: 2 rows." in forgotten.out


@pytest.mark.slow
async def test_the_audit_trail_says_that_it_happened_and_not_to_whom(folder: Path) -> None:
    await save_a_win_of_ada(folder)
    ada = ("--team", ADA_THERE.team_id, "--user", ADA_THERE.user_id)
    await nextrung(folder, "export", *ada)
    before = await nextrung(folder, "audit")
    await nextrung(folder, "forget", *ada, "--yes")

    printed = await nextrung(folder, "audit", "--team", ADA_THERE.team_id)
    elsewhere = await nextrung(folder, "audit", "--team", "T0OTHER")

    assert f"exported  {ADA_THERE.team_id}  operator" in before.out
    assert f"about {ADA_THERE.user_id}" in before.out
    assert [line.split("  ")[1] for line in printed.out.splitlines()] == ["exported", "forgotten"]
    assert ADA_THERE.user_id not in printed.out
    assert (elsewhere.code, elsewhere.out) == (0, "")


@pytest.mark.slow
async def test_a_workspace_is_forgotten_once_somebody_is_sure(folder: Path) -> None:
    await save_a_win_of_ada(folder)
    there = ("forget", "--team", ADA_THERE.team_id)

    counted = await nextrung(folder, *there)
    elsewhere = await nextrung(folder, "forget", "--team", "T0OTHER", "--yes")
    forgotten = await nextrung(folder, *there, "--yes")
    again = await nextrung(folder, *there, "--yes")

    assert "would delete all that is kept of 1 person in T0TEAM" in counted.out
    assert "Nothing was deleted." in counted.out
    assert elsewhere.has_one_sentence("Nothing is kept of that workspace.")
    assert "Forgotten: all of 1 person" in forgotten.out
    assert again.has_one_sentence("Nothing is kept of that workspace.")
    assert WORDS.encode() not in (folder / "nextrung.db").read_bytes()


@pytest.mark.slow
async def test_who_only_rated_a_colleague_is_written_out_and_forgotten_too(folder: Path) -> None:
    await save_a_rating_of_ada(folder, by="U0GIL")
    gil = ("--team", ADA_THERE.team_id, "--user", "U0GIL")

    exported = await nextrung(folder, "export", *gil)
    counted = await nextrung(folder, "forget", *gil)
    forgotten = await nextrung(folder, "forget", *gil, "--yes")
    again = await nextrung(folder, "export", *gil)

    file = Path(exported.out.removeprefix("Written: ").partition(". It holds")[0])
    assert WORDS in (folder / file).read_text()
    assert "That would delete 1 rating or answer about a colleague." in counted.out
    assert "Forgotten: 1 rows." in forgotten.out
    assert again.has_one_sentence("Nothing is kept of that person")


async def save_a_rating_of_ada(folder: Path, by: str) -> None:
    await save_a_win_of_ada(folder)
    database = Database(f"sqlite:///{folder / 'nextrung.db'}")
    await database.start()
    mark = Mark("partly", "Gil", TODAY.date(), WORDS, rater=by, role="peer")
    async with database.writing() as connection:
        reviews = ReviewStore(connection, ADA_THERE)
        await reviews.save(ReviewLine(LineKey("craft", 1), manager=mark), "x", by)
    await database.stop()


@pytest.mark.slow
async def test_the_exports_of_one_day_stand_side_by_side_and_follow_no_link(folder: Path) -> None:
    await save_a_win_of_ada(folder)
    ada = ("--team", ADA_THERE.team_id, "--user", ADA_THERE.user_id)
    first = await nextrung(folder, "export", *ada)
    file = file_named_in(first)
    (folder / file).write_text("mine")
    (folder / "thesis").write_text("somebody's thesis")
    (folder / f"{file.stem}-2.json").symlink_to(folder / "thesis")

    second = await nextrung(folder, "export", *ada)
    nowhere = await nextrung(folder, "export", *ada, "--to", "nowhere")

    assert ADA_THERE.user_id in file.name
    assert (folder / file).read_text() == "mine"
    assert (folder / "thesis").read_text() == "somebody's thesis"
    assert file_named_in(second).name == f"{file.stem}-3.json"
    assert (folder / file_named_in(second)).stat().st_mode & 0o777 == 0o600
    assert nowhere.has_one_sentence("Nothing was written: the folder nowhere does not take it")


def file_named_in(ran: Ran) -> Path:
    return Path(ran.out.removeprefix("Written: ").partition(". It holds")[0])


@pytest.mark.slow
async def test_a_backup_is_taken_and_put_back(folder: Path) -> None:
    await save_a_win_of_ada(folder)

    taken = await nextrung(folder, "backup", "copy.db")
    again = await nextrung(folder, "backup", "copy.db")
    (folder / "nextrung.db").unlink()
    restored = await nextrung(folder, "restore", "copy.db")

    assert taken.out.startswith("Backed up: copy.db.")
    assert again.has_one_sentence("copy.db is there already")
    assert restored.out == "Restored.\n"
    assert WORDS.encode() in (folder / "nextrung.db").read_bytes()


async def save_a_win_of_ada(folder: Path) -> None:
    database = Database(f"sqlite:///{folder / 'nextrung.db'}")
    await database.start()
    async with database.writing() as connection:
        await MemberStore(connection, ADA_THERE).ensure("Europe/London", "Ada", "en", TODAY)
        await WinStore(connection, ADA_THERE).add(WinDraft(WORDS, TODAY.date()), TODAY)
    await database.stop()


@pytest.mark.slow
@pytest.mark.parametrize("command", few(["run", "serve"], "run"))
async def test_without_tokens_a_sentence_says_which_are_missing(folder: Path, command: str) -> None:
    ran = await nextrung(folder, command)

    assert ran.has_one_sentence("SLACK_BOT_TOKEN")
    assert not (folder / "nextrung.db").exists()


@pytest.mark.slow
async def test_a_setting_that_cannot_be_used_is_named_without_its_value(folder: Path) -> None:
    ran = await nextrung(folder, "db", NEXTRUNG_DATABASE_URL="mysql://root:hunter2@host/name")

    assert ran.has_one_sentence("NEXTRUNG_DATABASE_URL needs")
    assert "hunter2" not in ran.err


@pytest.mark.slow
async def test_a_database_that_cannot_be_written_is_a_sentence(folder: Path) -> None:
    (folder / "taken").write_text("a file where a folder should be")

    ran = await nextrung(folder, "db", NEXTRUNG_DATABASE_URL=f"sqlite:///{folder}/taken/it.db")

    assert ran.has_one_sentence("taken")


@pytest.mark.slow
async def test_a_token_that_slack_refuses_is_a_sentence(
    folder: Path, playground: Playground
) -> None:
    wrong = tokens(playground) | {"SLACK_APP_TOKEN": "xapp-of-somebody-else"}

    ran = await nextrung(folder, "run", **wrong)

    assert ran.err.splitlines()[-1].startswith("Slack does not let me connect (invalid_auth)")
    assert ran.code == 1
    assert "xapp" not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.slow
async def test_a_slack_that_is_not_there_is_a_sentence(folder: Path) -> None:
    ran = await nextrung(
        folder,
        "run",
        SLACK_API_URL=f"http://127.0.0.1:{free_port()}/",
        SLACK_BOT_TOKEN="xoxb-1",
        SLACK_APP_TOKEN="xapp-1",
    )

    assert ran.err.splitlines()[-1].startswith("Slack does not let me connect (Client")
    assert (ran.code, "Traceback" in ran.err) == (1, False)


@pytest.mark.slow
async def test_run_answers_and_ends_cleanly(folder: Path, playground: Playground) -> None:
    ada = playground.actor(ADA.id)

    async with started(folder, "run", **tokens(playground)) as process:
        await line_with(process, "Connected to Slack")
        await ada.slash(f"/win {WORDS}", channel="general")
        ran = await ended(process, signal.SIGTERM)

    assert f"Saved: {WORDS}" in ada.sees()
    assert (ran.code, ran.err) == (0, "")
    assert (folder / "nextrung.db").exists()


@pytest.mark.parametrize("with_signal", few([signal.SIGTERM, signal.SIGINT], signal.SIGTERM))
async def test_serve_answers_and_ends_cleanly(
    folder: Path, playground: Playground, with_signal: signal.Signals
) -> None:
    ada = playground.actor(ADA.id)

    async with started(folder, "serve", NEXTRUNG_PORT="0", **tokens(playground)) as process:
        line = await line_with(process, "Listening on")
        playground.use_http(line.split()[2].rstrip(".") + "/slack/events")
        await playground.connected()
        await ada.slash(f"/win {WORDS}", channel="general")
        ran = await ended(process, with_signal)

    assert f"Saved: {WORDS}" in ada.sees()
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.slow
@pytest.mark.parametrize("with_signal", few([signal.SIGTERM, signal.SIGINT], signal.SIGTERM))
async def test_who_is_asked_to_end_while_it_starts_ends_cleanly(
    folder: Path, with_signal: signal.Signals
) -> None:
    async with silent_slack() as (url, is_asked):
        silent = {"SLACK_API_URL": url, "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_APP_TOKEN": "xapp-1"}
        async with started(folder, "run", **silent) as process:
            async with asyncio.timeout(SECONDS_TO_START):
                await is_asked.wait()
            ran = await ended(process, with_signal)

    assert (ran.code, ran.out, ran.err) == (0, "", "")


@asynccontextmanager
async def silent_slack() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """It takes a connection and never says a word; the event is set once it was asked."""
    is_asked, is_over = asyncio.Event(), asyncio.Event()

    async def listen(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        is_asked.set()
        await is_over.wait()
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/", is_asked
    finally:
        is_over.set()
        server.close()
        await server.wait_closed()


@pytest.mark.slow
@pytest.mark.parametrize("command", few(["demo", "serve"], "serve"))
async def test_a_port_that_is_taken_is_a_sentence(
    folder: Path, playground: Playground, command: str
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        options = ["--port", port, "--no-browser"] if command == "demo" else []
        ran = await nextrung(folder, command, *options, NEXTRUNG_PORT=port, **tokens(playground))

    assert ran.has_one_sentence(port)
    assert not any((folder / "tmp").iterdir())


@pytest.mark.parametrize(
    "options", [(), pytest.param(("--empty",), marks=pytest.mark.slow)], ids=["story", "empty"]
)
async def test_demo_serves_its_page_and_leaves_nothing_behind(
    folder: Path, options: tuple[str, ...]
) -> None:
    async with started(folder, "demo", "--no-browser", "--port", "0", *options) as process:
        line = await line_with(process, "http://")
        async with aiohttp.ClientSession() as session, session.get(line.split()[-1]) as answer:
            page = await answer.text()
        ran = await ended(process, signal.SIGINT)

    assert "<html" in page
    assert (ran.code, ran.err) == (0, "")
    assert "nothing left this computer" in ran.out
    assert everything_in(folder) == ["tmp"]


@pytest.mark.slow
async def test_a_demo_begins_on_the_day_that_it_is_asked_for(folder: Path) -> None:
    options = ("--no-browser", "--port", "0", "--on", "2028-02-29")
    async with started(folder, "demo", *options) as process:
        url = (await line_with(process, "http://")).split()[-1]
        async with aiohttp.ClientSession() as session, session.get(f"{url}/_/state") as answer:
            state = await answer.json()

    assert state["clock"]["local"] == "Tuesday 29 February 2028, 09:30"


@pytest.mark.slow
async def test_a_demo_that_is_asked_for_more_logs_each_delivery(folder: Path) -> None:
    async with started(folder, "demo", "-v", "--no-browser", "--port", "0") as process:
        await line_with(process, "http://")
        ran = await ended(process, signal.SIGINT)

    assert "event='delivered'" in ran.err


def everything_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob("*"))
