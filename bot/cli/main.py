"""The `nextrung` command: demo, setup, run, serve, doctor, manifest, prompts, db and more."""

import argparse
import asyncio
import gc
import json
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.cli.arguments import day, port, url
from bot.cli.command import MissingSettingError, Work, command
from bot.cli.database import add_database
from bot.cli.prompts import add_prompts
from bot.domain.errors import CoachError, place_of
from bot.domain.member import Member
from bot.process.end import ends_in_order, until_ended
from bot.process.logs import set_up_logs
from bot.settings import (
    Settings,
    SettingsError,
    check_for_many,
    read_settings,
)
from bot.storage.database.errors import StorageError
from bot.templates.rendering import TemplateError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; expected trouble is one sentence on standard error and exit code 1."""
    chosen = parser().parse_args(arguments)
    try:
        settings = read_settings()
        set_up_logs(settings.log_level)
        work: Work = chosen.work
        code = asyncio.run(work(chosen, settings))
        sys.stdout.flush()
    except (SettingsError, StorageError, MissingSettingError, CoachError, TemplateError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return _nobody_reads_on()
    except Exception as error:  # noqa: BLE001 - its text and its lines may quote a secret
        name, place = type(error).__name__, place_of(error)
        print(f"Nextrung cannot go on: {name} at {place}.", file=sys.stderr)
        return 1
    return code


def _nobody_reads_on() -> int:
    """`nextrung prompts list | head` is no trouble: what is left to print goes nowhere.

    Python would complain once more when it flushes at its end
    (docs.python.org/3/library/signal.html, "Note on SIGPIPE").
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


QUIET = "WARNING"
"""What a demo logs unless asked for more."""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser("nextrung", description="A coach in Slack for your next rung.")
    top.add_argument("--version", action=_Version, nargs=0, help="print which version this is")
    commands = top.add_subparsers(required=True, metavar="command")
    demo = command(commands, "demo", "the coach in a pretend workspace in your browser", _demo)
    demo.add_argument("--port", type=port, default=3900, help="where the page is (3900)")
    demo.add_argument("--empty", action="store_true", help="start from nothing")
    demo.add_argument("--no-browser", action="store_true", help="only print the address")
    demo.add_argument("--on", type=day, help="begin on another day (2028-02-29)")
    demo.add_argument("-v", "--verbose", action="store_true", help="a line for each delivery")
    command(commands, "setup", "ask for what is missing, try it, and write .env", _setup)
    command(commands, "run", "connect to Slack by Socket Mode", _run)
    command(commands, "serve", "listen to Slack over HTTP", _serve)
    command(commands, "doctor", "check tokens, scopes, database and clock", _doctor)
    shown = command(commands, "manifest", "print the app's manifest", _manifest)
    shown.add_argument(
        "--url", type=url, help="your https address, for HTTP instead of Socket Mode"
    )
    shown.add_argument("--json", action="store_true", help="as JSON instead of YAML")
    shown.add_argument(
        "--link", action="store_true", help="the address that creates the app from it, instead"
    )
    shown.add_argument("--source", help=argparse.SUPPRESS)  # where the Slack CLI was started
    command(commands, "env", "print .env.example, with every setting", _env)
    command(commands, "key", "print a new key for NEXTRUNG_TOKEN_KEYS", _key)
    schema = command(commands, "schema", "print what may stand in a file that you write", _schema)
    schema.add_argument("of", choices=("ladder", "wins"), help="which file")
    add_database(commands)
    add_prompts(commands)
    exported = command(commands, "export", "write all that is kept of one person", _export)
    exported.add_argument("--to", type=Path, default=Path(), help="the folder (this one)")
    forgotten = command(commands, "forget", "delete a person, or a workspace", _forget)
    forgotten.add_argument("--yes", action="store_true", help="delete it; otherwise only count")
    audited = command(commands, "audit", "print who did what: installs, exports, forgets", _audit)
    audited.add_argument("--team", help="of one workspace alone")
    for each in (exported, forgotten):
        each.add_argument("--team", required=True, help="the workspace's id, such as T012AB3C4")
    exported.add_argument("--user", required=True, help="the person's id, such as U012AB3C4")
    forgotten.add_argument("--user", help="the person's id; without it, everybody there")
    return top


class _Version(argparse.Action):
    """Looked up only where it is asked for: that reads what is installed."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"nextrung {version('nextrung')}")
        parser.exit()


async def _demo(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.demo import demo
    from playground.server import PortInUseError

    set_up_logs(settings.log_level if chosen.verbose else QUIET)
    try:
        with ends_in_order():
            await demo(
                chosen.port,
                is_empty=chosen.empty,
                opens_browser=not chosen.no_browser,
                on=chosen.on,
            )
    except PortInUseError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _run(_: argparse.Namespace, settings: Settings) -> int:
    gc.disable()  # until it runs: what a start brings in stays, so nobody looks for garbage in it
    from bot.app import running
    from bot.process.connections import (
        AddressTakenError,
        NotConnectedError,
        socket_mode,
        watched,
    )

    app_token = settings.slack_app_token
    if settings.slack_bot_token is None or app_token is None:
        raise MissingSettingError(
            "SLACK_BOT_TOKEN and SLACK_APP_TOKEN are needed to connect: `nextrung setup` asks for "
            "them, and says where Slack keeps them."
        )
    try:
        with ends_in_order():
            async with (
                running(settings, now) as coach,
                socket_mode(coach, app_token.get_secret_value()),
                watched(coach, settings.host, settings.watch_port),
            ):
                coach.scheduler.start()
                print("Connected to Slack. Ctrl-C ends it.", flush=True)
                await until_ended()
    except (AddressTakenError, NotConnectedError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _serve(_: argparse.Namespace, settings: Settings) -> int:
    gc.disable()  # likewise
    from bot.app import running
    from bot.process.connections import AddressTakenError, serving, watched
    from bot.slack.oauth.install import INSTALL_PATH

    check_for_many(settings)
    has_token = settings.is_for_many or settings.slack_bot_token is not None
    if not has_token or settings.slack_signing_secret is None:
        raise MissingSettingError(
            "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET are needed to listen over HTTP: `nextrung "
            "setup` asks for them, and says where Slack keeps them."
        )
    try:
        with ends_in_order():
            async with (
                running(settings, now) as coach,
                serving(coach, settings.host, settings.port) as url,
                watched(coach, settings.host, settings.watch_port),
            ):
                coach.scheduler.start()
                print(f"Listening on {url}. Ctrl-C ends it.", flush=True)
                if settings.is_for_many:
                    print(f"Workspaces install it at {settings.url}{INSTALL_PATH}", flush=True)
                await until_ended()
    except AddressTakenError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _setup(_: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.env_example import env_example
    from bot.cli.setup import NO_TERMINAL, STOPPED, Setup
    from bot.cli.terminal import Terminal, ctrl_c_ends_a_question
    from bot.slack.manifest import link
    from handlers import FEATURES
    from handlers.listeners import heard
    from handlers.manifest import SCOPES, manifest_for

    if not sys.stdin.isatty():
        raise MissingSettingError(NO_TERMINAL)

    def link_for(address: str | None, *, is_for_many: bool = False) -> str:
        return link(manifest_for(settings.commands, base_url=address, is_for_many=is_for_many))

    blank = env_example(heard(FEATURES).commands)
    try:
        with ctrl_c_ends_a_question():
            await Setup(settings, Terminal(), now, SCOPES, link_for, blank).run()
    except (EOFError, KeyboardInterrupt):
        print(STOPPED, file=sys.stderr)
        return 130
    return 0


async def _doctor(_: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.doctor import examine
    from handlers.manifest import SCOPES

    findings = await examine(settings, now=now, scopes=SCOPES)
    for finding in findings:
        print("ok  " if finding.is_ok else "FIX ", finding.sentence)
    return 0 if all(finding.is_ok for finding in findings) else 1


async def _manifest(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.settings import check_commands
    from bot.slack.manifest import as_yaml, link
    from handlers import FEATURES
    from handlers.listeners import heard
    from handlers.manifest import manifest_for

    check_commands(settings, heard(FEATURES).commands)

    document = manifest_for(
        settings.commands,
        base_url=chosen.url or settings.url,
        is_for_many=settings.url is not None,
    )
    if chosen.link:
        print(link(document))
    else:
        print(json.dumps(document, indent=2) if chosen.json else as_yaml(document).rstrip())
    return 0


async def _env(_: argparse.Namespace, __: Settings) -> int:
    from bot.cli.env_example import env_example
    from handlers import FEATURES
    from handlers.listeners import heard

    print(env_example(heard(FEATURES).commands), end="")
    return 0


async def _key(_: argparse.Namespace, __: Settings) -> int:
    from bot.storage.workspace.installations import new_key

    print(new_key())
    return 0


async def _schema(chosen: argparse.Namespace, _: Settings) -> int:
    from bot.services.wins.imports import schema_file

    _name, content = await schema_file(chosen.of)
    print(content.decode().rstrip())
    return 0


async def _export(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.leaving import export

    print(await export(settings, Member(chosen.team, chosen.user), chosen.to, now))
    return 0


async def _forget(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.leaving import forget, forget_workspace

    if chosen.user is None:
        print(await forget_workspace(settings, chosen.team, now, is_sure=chosen.yes))
        return 0
    person = Member(chosen.team, chosen.user)
    print(await forget(settings, person, now, is_sure=chosen.yes))
    return 0


async def _audit(chosen: argparse.Namespace, settings: Settings) -> int:
    from bot.cli.audit import entries

    for entry in await entries(settings, chosen.team):
        print(entry.line())
    return 0


def now() -> datetime:
    return datetime.now(UTC)
