"""Installations: which workspace has the coach, by whose token it speaks there, and its end.

Everything that Slack sends is answered with a token, so recent ones stay in memory for a moment;
another process learns of a change that much later.
"""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.domain.delivery.act import aside
from bot.domain.delivery.delivery import NOT_INSTALLED
from bot.domain.workspace.audit import SLACK, THE_COACH, Entry
from bot.domain.workspace.installation import Installation, first_of, has_to_be_renewed
from bot.services.ports import Clock
from bot.storage.database.database import Database
from bot.storage.delivery.reach import ReachStore
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.installations import (
    EncryptedForOthersError,
    InstallationStore,
    InstallStateStore,
    TokenCipher,
)

FRESH_FOR = timedelta(seconds=30)
MOST_REMEMBERED = 4_000
"""Workspaces whose tokens stay in memory; a few hundred bytes each."""

RETURN_WITHIN = timedelta(minutes=10)
"""How long somebody may take in Slack to agree."""

RENEWS_FOR = timedelta(minutes=1)
"""How long one process is left alone with renewing."""

Owners = tuple[str, ...]
Renew = Callable[[Installation], Awaitable[Installation | None]]
"""Asks Slack for new tokens; None where it gives none just now."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found, and when."""

    installation: Installation
    at: datetime


async def never(_installation: Installation) -> None:
    """Renews nothing."""


class InstalledWorkspaces:
    """Saves installations and finds them. Several processes may share one database."""

    def __init__(
        self, database: Database, cipher: TokenCipher, now: Clock, renew: Renew = never
    ) -> None:
        self._database = database
        self._cipher = cipher
        self._now = now
        self._renew = renew
        self._looked: dict[Owners, Looked] = {}

    async def begin(self) -> str:
        """A state for a browser to carry through Slack and back; it works once."""
        state, now = secrets.token_urlsafe(32), self._now()
        async with self._database.writing() as connection:
            await InstallStateStore(connection).issue(state, now, now + RETURN_WITHIN)
        return state

    async def end(self, state: str) -> bool:
        """Uses up a state. False where it is unknown, used or too old."""
        async with self._database.writing() as connection:
            return await InstallStateStore(connection).consume(state, self._now())

    async def save(self, installation: Installation, by: str = SLACK) -> None:
        """Installed, or installed again, by the person of that id: what was planned goes on."""
        now = self._now()
        async with self._database.writing() as connection:
            await InstallationStore(connection, self._cipher).save(installation, now)
            await ReachStore(connection).workspace_found(installation.holder_id, now)
            entry = Entry(now, "installed", installation.holder_id, by)
            await AuditTrail(connection).note(entry)
        self._forget(installation.holder_id)
        log.info("installed", owner=installation.holder_id)

    async def removed(self, holder_id: str, at: datetime) -> None:
        """Slack says that it was uninstalled at that instant (UTC): the token goes at once.

        What belongs to members stays, and nothing is due to them until it is installed again.
        Slack may say so late: an installation that is newer than that instant stays.
        """
        async with self._database.writing() as connection:
            there = InstallationStore(connection, self._cipher)
            was_there = await there.remove(holder_id, at)
            is_there, is_new = await there.has(holder_id), was_there
            if not is_there:
                lost = await ReachStore(connection).workspace_lost(holder_id, NOT_INSTALLED)
                is_new = was_there or lost
            if is_new:
                entry = Entry(self._now(), "uninstalled", holder_id, SLACK)
                await AuditTrail(connection).note(entry)
        self._forget(holder_id)
        log.info("uninstalled", owner=holder_id, was_there=was_there, is_there=is_there)

    async def of(self, owner_ids: Owners) -> Installation | None:
        """The first of the owners that has one; not older than `FRESH_FOR`."""
        installation = self._remembered(owner_ids) or await self.newest(owner_ids)
        if installation and has_to_be_renewed(installation, self._now()):
            with aside():
                return await self._renewed(installation)
        return installation

    async def newest(self, owner_ids: Owners) -> Installation | None:
        """As it stands in the database now. One that no key opens is as good as none."""
        try:
            async with self._database.reading() as connection:
                found = await InstallationStore(connection, self._cipher).of(owner_ids)
        except EncryptedForOthersError:
            log.error("token_not_opened", owners=owner_ids)
            found = ()
        installation = first_of(owner_ids, found)
        self._remember(owner_ids, installation)
        return installation

    async def encrypt_again(self) -> int:
        """Encrypts with the first key what another one encrypted; how many tokens that was."""
        async with self._database.writing() as connection:
            count = await InstallationStore(connection, self._cipher).encrypt_again()
            if count:
                entry = Entry(self._now(), "tokens_encrypted_again", "", THE_COACH, number=count)
                await AuditTrail(connection).note(entry)
        return count

    async def _renewed(self, installation: Installation) -> Installation:
        """One process asks Slack; the others go on with the old token, which is still good."""
        now = self._now()
        async with self._database.writing() as connection:
            there = InstallationStore(connection, self._cipher)
            is_mine = await there.claim_renewal(installation.holder_id, now, now + RENEWS_FOR)
        fresh = await self._renew(installation) if is_mine else None
        if fresh is None:
            return installation
        async with self._database.writing() as connection:
            await InstallationStore(connection, self._cipher).renew(fresh)
        self._forget(fresh.holder_id)
        return fresh

    def _remembered(self, owner_ids: Owners) -> Installation | None:
        looked = self._looked.get(owner_ids)
        if looked and timedelta(0) <= self._now() - looked.at < FRESH_FOR:
            return looked.installation
        return None

    def _remember(self, owner_ids: Owners, installation: Installation | None) -> None:
        """Who has none is asked for again: it may be installed at any moment."""
        if installation is None:
            self._looked.pop(owner_ids, None)
            return
        if len(self._looked) >= MOST_REMEMBERED:
            self._looked.clear()
        self._looked[owner_ids] = Looked(installation, self._now())

    def _forget(self, holder_id: str) -> None:
        for owner_ids in [known for known in self._looked if holder_id in known]:
            del self._looked[owner_ids]
