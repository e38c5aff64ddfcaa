"""`slack run`: what Slack's own command line calls, as it calls it.

Source: slackapi/slack-cli v4.5.0, internal/hooks and internal/pkg/platform/localserver.go.
"""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.cli.main import parser
from bot.domain.commands import CommandNames
from handlers.manifest import manifest_for
from playground.people import ADA
from playground.server import Playground
from tests.cli.test_main import ROOT, WORDS, ended, folder, line_with, playground

__all__ = ["folder", "playground"]

HOOKS = ROOT / ".slack/hooks.json"


def hooks() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(HOOKS.read_text("utf-8"))
    return read


def test_the_coach_connects_and_slack_run_does_not() -> None:
    """Otherwise `slack run` holds the socket, and starts the coach for every event."""
    assert hooks()["config"]["sdk-managed-connection-enabled"] is True


def test_each_hook_is_a_command_that_is_there_with_what_slack_run_adds() -> None:
    for hook, added in (("get-manifest", ["--source=/somewhere"]), ("start", [])):
        program, *arguments = hooks()["hooks"][hook].split()

        assert program == ".venv/bin/nextrung"
        assert parser().parse_args([*arguments, *added]).work


@pytest.mark.slow
async def test_the_manifest_is_the_json_that_slack_run_looks_for(folder: Path) -> None:
    async with called(folder, "get-manifest", "--source=/somewhere") as process:
        out, err = await process.communicate()

    answer = out.decode()
    assert (process.returncode, err) == (0, b"")
    assert json.loads(answer[answer.index("{") :]) == manifest_for(CommandNames())


@pytest.mark.slow
async def test_the_coach_starts_with_the_tokens_that_slack_run_hands_over(
    folder: Path, playground: Playground
) -> None:
    given = {
        "SLACK_API_URL": playground.api_url,
        "SLACK_BOT_TOKEN": playground.bot_token,
        "SLACK_APP_TOKEN": playground.app_token,
        "SLACK_CLI_XOXB": playground.bot_token,
        "SLACK_CLI_XAPP": playground.app_token,
    }
    ada = playground.actor(ADA.id)

    async with called(folder, "start", **given) as process:
        await line_with(process, "Connected to Slack")
        await ada.slash(f"/win {WORDS}", channel="general")
        ran = await ended(process, signal.SIGINT)

    assert f"Saved: {WORDS}" in ada.sees()
    assert (ran.code, ran.err) == (0, "")


@asynccontextmanager
async def called(
    folder: Path, hook: str, *added: str, **given: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """As a shell runs it, with this interpreter's own program where `make setup` puts it."""
    (folder / ".venv").mkdir()
    (folder / ".venv/bin").symlink_to(Path(sys.executable).parent)
    script = f"exec {' '.join([*hooks()['hooks'][hook].split(), *added])}"
    process = await asyncio.create_subprocess_exec(
        *("sh", "-c", script),
        cwd=folder,
        env={"PATH": os.environ["PATH"]} | given,
        stdout=PIPE,
        stderr=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
