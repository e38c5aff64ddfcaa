"""Whether a member is away or not to be disturbed, where their workspace lets the coach ask.

Both scopes are optional: `users.profile:read` for the status, `dnd:read` for do-not-disturb.
"""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.member import Member
from bot.domain.moment import Seen
from bot.slack.tokens import ONE_TOKEN, NotInstalledError, Tokens

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
REFUSED = frozenset({"missing_scope", "not_allowed_token_type", "ratelimited"})
ASK_AGAIN_AFTER = timedelta(hours=6)
HTTP_TOO_MANY = 429

Answer = Mapping[str, Any]


class SlackPresence:
    """Asks only where it may; a workspace that refuses is left alone for some hours."""

    def __init__(self, client: AsyncWebClient, tokens: Tokens = ONE_TOKEN) -> None:
        self._client = client
        self._tokens = tokens
        self._not_before: dict[tuple[str, str], datetime] = {}

    async def seen(self, member: Member, now: datetime) -> Seen:
        profile = await self._ask("users.profile.get", member, now)
        quiet = await self._ask("dnd.info", member, now)
        return Seen(_away_until(profile.get("profile", {}), now), _quiet_until(quiet, now))

    async def _ask(self, method: str, member: Member, now: datetime) -> Answer:
        """Empty where Slack does not say; that holds nothing up."""
        key = member.team_id, method
        if now < self._not_before.get(key, now):
            return {}
        try:
            client = await self._tokens.client_for(self._client, member)
            answer = await client.api_call(method, params={"user": member.user_id})
        except SlackApiError as error:
            if error.response.get("error") in REFUSED:
                self._not_before[key] = now + _pause(error)
            return {}
        except (SlackClientError, NotInstalledError, ClientError, TimeoutError):
            return {}
        answered: Answer = answer.data if isinstance(answer.data, dict) else {}
        return answered


def _pause(error: SlackApiError) -> timedelta:
    if error.response.status_code == HTTP_TOO_MANY:
        return timedelta(seconds=float(error.response.headers.get("Retry-After", "60")))
    return ASK_AGAIN_AFTER


def _away_until(profile: Answer, now: datetime) -> datetime | None:
    """When the status expires; without an end it is looked at again the next day."""
    text = str(profile.get("status_text") or "").lower()
    says_so = profile.get("status_emoji") in AWAY_EMOJI or any(word in text for word in AWAY_WORDS)
    if not says_so:
        return None
    expires = float(profile.get("status_expiration") or 0)
    return datetime.fromtimestamp(expires, UTC) if expires else now


def _quiet_until(info: Answer, now: datetime) -> datetime | None:
    """The end of do-not-disturb, where it is on right now."""
    moment = now.timestamp()
    if info.get("snooze_enabled") and float(info.get("snooze_endtime") or 0) > moment:
        return datetime.fromtimestamp(float(info["snooze_endtime"]), UTC)
    starts, ends = (float(info.get(f"next_dnd_{edge}_ts") or 0) for edge in ("start", "end"))
    if info.get("dnd_enabled") and starts <= moment < ends:
        return datetime.fromtimestamp(ends, UTC)
    return None
