"""Whether a member is away or not to be disturbed, where their workspace lets the coach ask.

Both scopes are optional: `users.profile:read` for the status, `dnd:read` for do-not-disturb.
"""

from datetime import UTC, datetime

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.delivery.moment import Seen
from bot.domain.member import Member
from bot.slack.bolt.optional import Answer, OptionalCalls
from bot.slack.client import part_of, seconds_in, text_in
from bot.slack.oauth.tokens import ONE_TOKEN, Tokens
from bot.slack.who.quiet import QuietHours

AWAY_EMOJI = frozenset(
    {
        ":palm_tree:",
        ":desert_island:",
        ":beach_with_umbrella:",
        ":airplane:",
        ":face_with_thermometer:",
    }
)
"""The first is Slack's own suggestion for "Vacationing", the last the one for "Out sick"."""

AWAY_WORDS = (
    "vacation",
    "on holiday",
    "annual leave",
    "parental leave",
    "out of office",
    "out sick",
)


class SlackPresence:
    """Asks only where it may."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._calls = OptionalCalls(client, tokens)
        self._quiet = QuietHours(self._calls)

    async def seen(self, member: Member, now: datetime) -> Seen:
        answer = await self._calls.ask("users.profile.get", member, now, user=member.user_id)
        away_until = _away_until(part_of(answer, "profile"), now)
        return Seen(away_until, await self._quiet.until(member, now))


def _away_until(profile: Answer, now: datetime) -> datetime | None:
    """When the status expires; without an end it is looked at again the next day."""
    text = text_in(profile, "status_text").lower()
    says_so = text_in(profile, "status_emoji") in AWAY_EMOJI or any(
        word in text for word in AWAY_WORDS
    )
    if not says_so:
        return None
    expires = seconds_in(profile, "status_expiration")
    return datetime.fromtimestamp(expires, UTC) if expires else now
