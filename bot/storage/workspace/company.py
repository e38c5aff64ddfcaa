"""A company's settings, and how many of its people use the coach: numbers, and nobody's words."""

from datetime import datetime

from sqlalchemy import (
    BindParameter,
    Column,
    Integer,
    PrimaryKeyConstraint,
    Table,
    bindparam,
    distinct,
    func,
    select,
)

from bot.domain.workspace.company import CompanySettings, Use
from bot.storage.database.connection import Connection
from bot.storage.database.owned import METADATA, text_column
from bot.storage.database.tables import deliveries, members
from bot.storage.database.types import Instant
from bot.storage.database.upserts import insert_or_overwrite, spelled_for

company_settings = Table(
    "company_settings",
    METADATA,
    text_column("team_id"),
    text_column("weekdays"),
    Column("forget_after", Integer),
    Column("changed_at", Instant, nullable=False),
    PrimaryKeyConstraint("team_id"),
)
"""One for each workspace; `weekdays` is empty where nobody set them."""

TEAM: BindParameter[str] = bindparam("team")
SINCE: BindParameter[datetime] = bindparam("since", type_=Instant)
GET = select(company_settings.c.weekdays, company_settings.c.forget_after).where(
    company_settings.c.team_id == TEAM
)
SAVE = insert_or_overwrite(company_settings, ("team_id",))
OF_TEAM = members.c.team_id == TEAM
USE = select(
    select(func.count()).select_from(members).where(OF_TEAM).scalar_subquery(),
    select(func.count())
    .select_from(members)
    .where(OF_TEAM, members.c.heard_at >= SINCE)
    .scalar_subquery(),
    select(func.count(distinct(deliveries.c.user_id)))
    .where(
        deliveries.c.team_id == TEAM, deliveries.c.state == "sent", deliveries.c.settled_at >= SINCE
    )
    .scalar_subquery(),
)


class CompanySettingsStore:
    """Of one workspace. Each method runs in the caller's transaction."""

    def __init__(self, connection: Connection, team_id: str) -> None:
        self._connection = connection
        self._team = team_id

    async def get(self) -> CompanySettings:
        row = (await self._connection.execute(GET, {"team": self._team})).first()
        if row is None:
            return CompanySettings()
        weekdays = frozenset(map(int, row.weekdays)) if row.weekdays else None
        return CompanySettings(weekdays, row.forget_after)

    async def save(self, settings: CompanySettings, now: datetime) -> None:
        values = {
            "team_id": self._team,
            "weekdays": "".join(map(str, sorted(settings.weekdays or ()))),
            "forget_after": settings.forget_after,
            "changed_at": now,
        }
        await self._connection.execute(spelled_for(self._connection, SAVE), values)

    async def use(self, since: datetime) -> Use:
        """Exact numbers: whoever shows them makes them coarse first."""
        row = (await self._connection.execute(USE, {"team": self._team, "since": since})).one()
        return Use(*row)
