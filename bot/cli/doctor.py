"""`nextrung doctor`: what keeps the coach from working, each in a sentence with what to do."""

import stat
from collections.abc import Collection, Iterator
from datetime import timedelta
from pathlib import Path

from bot.cli.tokens import (
    REINSTALL,
    Finding,
    ask_as_the_app,
    ask_with_app_token,
    ask_with_bot_token,
    begins,
    wrong_app_token,
    wrong_bot_token,
)
from bot.domain.text.wording import counted
from bot.services.ports import Clock
from bot.settings import Settings, SettingsError, check_for_many
from bot.slack.oauth.install import INSTALL_PATH
from bot.storage.database.chores import TICKED, Chores
from bot.storage.database.database import Database
from bot.storage.database.engines import address, file_of
from bot.storage.database.errors import StorageError
from bot.storage.typed.lines import was_heard
from bot.storage.workspace.installations import InstallationStore, TokenCipher
from bot.templates.own import problems_in
from bot.templates.rendering import Rendering

TICKS_WITHIN = timedelta(minutes=5)
"""A coach that runs notes its tick every minute."""


async def examine(settings: Settings, *, now: Clock, scopes: Collection[str]) -> list[Finding]:
    """Look at tokens, scopes, clock and database; `scopes` are those of the manifest.

    Asks Slack only with tokens that look right, and changes nothing there.
    """
    findings = (
        [] if settings.is_for_many else [*wrong_bot_token(settings), *wrong_app_token(settings)]
    )
    if settings.is_for_many:
        findings += await _for_many(settings, now)
    if begins(settings.slack_bot_token, "xoxb-"):
        findings += await ask_with_bot_token(settings, now, frozenset(scopes))
    if begins(settings.slack_app_token, "xapp-"):
        findings.append(await ask_with_app_token(settings))
    findings.append(await try_database(settings))
    findings += [*_readable_by_others(settings), *await _last_tick(settings, now)]
    findings += await _typed_lines(settings)
    return [*findings, *_templates(settings)]


async def _for_many(settings: Settings, now: Clock) -> list[Finding]:
    """Where workspaces install the coach themselves."""
    try:
        check_for_many(settings)
    except SettingsError as error:
        return [Finding(sentence, is_ok=False) for sentence in error.sentences]
    return [*await ask_as_the_app(settings, now), *await _installations(settings)]


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


async def try_database(settings: Settings) -> Finding:
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
