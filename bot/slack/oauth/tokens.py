"""By whose token the coach speaks: one for all, or that of each workspace."""

import copy
from typing import Protocol

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.delivery import NOT_INSTALLED, NotDeliveredError
from bot.domain.member import Member
from bot.domain.workspace.installation import Installation, owners


class NotInstalledError(NotDeliveredError):
    """No token is saved for the member's workspace."""

    def __init__(self) -> None:
        super().__init__(NOT_INSTALLED, is_permanent=True)


class Installations(Protocol):
    """Where tokens of workspaces are found."""

    async def of(self, owner_ids: tuple[str, ...]) -> Installation | None:
        """The first of the owners that has one; a moment old at the most."""

    async def newest(self, owner_ids: tuple[str, ...]) -> Installation | None:
        """The same, as it stands now."""


class Tokens(Protocol):
    """Hands a client the token that it speaks with to a member."""

    async def client_for(self, client: AsyncWebClient, member: Member) -> AsyncWebClient:
        """Raises NotInstalledError."""

    async def is_replaced(self, client: AsyncWebClient, member: Member) -> bool:
        """True where the client's token was refused and a newer one is there by now."""


class OneToken:
    """The client has the only token there is."""

    async def client_for(self, client: AsyncWebClient, _member: Member) -> AsyncWebClient:
        return client

    async def is_replaced(self, _client: AsyncWebClient, _member: Member) -> bool:
        return False


ONE_TOKEN = OneToken()


class TokenOfEach:
    """Every workspace has its own; all speak over the client's session."""

    def __init__(self, installations: Installations) -> None:
        self._installations = installations

    async def client_for(self, client: AsyncWebClient, member: Member) -> AsyncWebClient:
        installation = await self._installations.of(_owners(member))
        if installation is None:
            raise NotInstalledError
        theirs = copy.copy(client)
        theirs.token = installation.bot_token
        return theirs

    async def is_replaced(self, client: AsyncWebClient, member: Member) -> bool:
        newest = await self._installations.newest(_owners(member))
        return newest is not None and newest.bot_token != client.token


def _owners(member: Member) -> tuple[str, ...]:
    return owners(member.team_id, member.enterprise_id)
