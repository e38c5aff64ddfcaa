"""Who lives in the pretend workspace: its people, each with a time zone of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

TEAM_ID = "T0PLAYGRND"
TEAM_NAME = "Fernhill"
TEAM_DOMAIN = "fernhill"
APP_ID = "A0NEXTRNG"
BOT_USER_ID = "U0NEXTRNG"
BOT_ID = "B0NEXTRNG"


@dataclass(frozen=True)
class Team:
    """A workspace by its id, its name, and the word before `.slack.com`."""

    id: str
    name: str
    domain: str


FERNHILL = Team(TEAM_ID, TEAM_NAME, TEAM_DOMAIN)
BEECHWOOD = Team("T0BEECHWD", "Beechwood", "beechwood")
WOODS = Team("E0WOODS000", "All the woods", "woods")
"""An Enterprise organisation, to which workspaces belong."""


@dataclass
class Person:
    """A member of the workspace; `handle` is the word behind the @, `tz` an IANA name.

    `status_expires` and `snoozed_until` are in seconds since the epoch, 0 for never and not at all;
    so are the next hours of do-not-disturb, `quiet_from` and `quiet_until`.
    """

    id: str
    handle: str
    real_name: str
    title: str
    tz: str
    locale: str = "en-GB"
    status_text: str = ""
    status_emoji: str = ""
    is_bot: bool = False
    is_admin: bool = False
    is_deactivated: bool = False
    status_expires: int = 0
    snoozed_until: int = 0
    quiet_from: int = 0
    quiet_until: int = 0

    @property
    def name(self) -> str:
        """What Slack shows beside a message: the first name, as these people chose it."""
        return self.real_name if self.is_bot else self.real_name.split()[0]

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.tz)


ADA = Person("U0ADA0000", "ada", "Ada Okafor", "Senior software engineer", "Europe/London")
MARTA = Person(
    "U0MARTA00",
    "marta",
    "Marta Lindqvist",
    "Engineering manager",
    "Europe/Stockholm",
    "sv-SE",
    is_admin=True,
)
KENJI = Person("U0KENJI00", "kenji", "Kenji Sato", "Staff engineer", "Asia/Tokyo", "ja-JP")
PRIYA = Person("U0PRIYA00", "priya", "Priya Raman", "Product designer", "America/New_York", "en-US")

PEOPLE: Sequence[Person] = (ADA, MARTA, KENJI, PRIYA)

NOOR = Person("U0NOOR000", "noor", "Noor Haddad", "Head of people", "Europe/London", is_admin=True)
TOMAS = Person(ADA.id, "tomas", "Tomás Silva", "Data analyst", "Europe/Lisbon", "pt-PT")
"""Has the id that Ada has in the other workspace, as Slack's ids allow."""

NEIGHBOURS: Sequence[Person] = (TOMAS, NOOR)
"""Who works in Beechwood."""
