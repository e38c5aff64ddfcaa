"""Whose data it is: every row and every query carries a member."""

from dataclasses import KW_ONLY, dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from bot.domain.errors import CoachError
from bot.domain.zones import ZoneSource

Standing = Literal["here", "deactivated", "bot", "elsewhere"]
"""Whether a message could reach somebody: of another company's people Slack shows a name alone."""


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

    `title` is what they do, in their own words; only Slack itself knows it, it is saved nowhere.

    Slack would still take messages to somebody whose `standing` is deactivated.
    """

    name: str
    tz: ZoneInfo
    locale: str = "en"
    _: KW_ONLY
    standing: Standing = "here"
    tz_from: ZoneSource = "profile"
    title: str = ""


class NotAColleagueError(CoachError):
    """Whoever was chosen cannot be written to, or cannot answer."""

    def __init__(self, name: str, standing: Standing, field: str | None = None) -> None:
        super().__init__(_NOT_A_COLLEAGUE[standing].format(name=name or "That person"), field=field)


_NOT_A_COLLEAGUE: dict[Standing, str] = {
    "deactivated": (
        "{name}'s Slack account is deactivated, so nothing was sent or saved: nobody would read "
        "it. Choose somebody else. If you have a new manager, `/promo settings` is where to say so."
    ),
    "bot": "{name} is an app, so nothing was sent or saved. Choose a person.",
    "elsewhere": (
        "{name} isn't in this workspace, so I can't write to them. Nothing was sent or saved. "
        "Ask them yourself, and note what they say."
    ),
}
