"""Whose data it is: every row and every query carries a member."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from bot.domain.zones import ZoneSource


@dataclass(frozen=True, slots=True)
class Member:
    """One person in one workspace.

    `team_id` and `user_id` are Slack's ids; both together own every row of member data.
    `enterprise_id` is set where the workspace belongs to an Enterprise organisation.
    """

    team_id: str
    user_id: str
    enterprise_id: str | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What Slack's profile says of a member; `tz_from` is where their zone is from.

    `is_active` is False once the account was deactivated: Slack would still take messages to it.
    """

    name: str
    tz: ZoneInfo
    locale: str = "en"
    tz_from: ZoneSource = "profile"
    is_active: bool = True
