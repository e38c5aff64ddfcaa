"""Whose token answers what Slack sends: that of the workspace it comes from."""

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext

from bot.domain.workspace.installation import owners
from bot.slack.oauth.tokens import Installations


class AuthorizeEach(AsyncAuthorize):
    """Neither asks Slack who the bot is, as Bolt's own does, nor the database each time."""

    def __init__(self, installations: Installations) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        self._installations = installations

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """None where the coach is not installed, or not any more."""
        del user_id, actor_enterprise_id, actor_team_id, actor_user_id
        for_all = bool(context.is_enterprise_install)
        installation = await self._installations.of(
            owners(None if for_all else team_id, enterprise_id)
        )
        if installation is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_id=installation.bot_id,
            bot_user_id=installation.bot_user_id,
            bot_token=installation.bot_token,
            bot_scopes=installation.scopes,
        )
