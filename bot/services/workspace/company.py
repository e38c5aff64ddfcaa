"""What an admin sets for everybody in a workspace, and the health and counts that they see."""

from datetime import timedelta

from bot.domain.errors import CoachError
from bot.domain.member import Member
from bot.domain.workspace.audit import Entry
from bot.domain.workspace.company import (
    LATE_AFTER,
    CompanySettings,
    DaysNotOfferedError,
    ForEverybody,
    days_offered,
)
from bot.domain.workspace.retention import FOR_GOOD, Retention
from bot.services.ports import Clock
from bot.storage.database.database import Database
from bot.storage.workspace.audit import AuditTrail
from bot.storage.workspace.company import CompanySettingsStore

OF_LATE = timedelta(days=30)


class NotCompanyAdminError(CoachError):
    """The member may neither see nor set what is for everybody."""

    def __init__(self) -> None:
        super().__init__(
            "Only an admin of this Slack workspace sees and sets what is for everybody. Nothing "
            "was changed."
        )


class CompanyAdmin:
    """`is_admin` is what Slack says of the member just now. Nobody is named, nobody's words shown.

    Each raises NotCompanyAdminError.
    """

    def __init__(self, database: Database, now: Clock, retention: Retention = FOR_GOOD) -> None:
        self._database = database
        self._now = now
        self._retention = retention

    async def page(self, member: Member, *, overdue: float, is_admin: bool) -> ForEverybody:
        """`overdue` is for how many seconds the oldest message has been due."""
        if not is_admin:
            raise NotCompanyAdminError
        async with self._database.reading() as connection:
            company = CompanySettingsStore(connection, member.team_id)
            settings, use = await company.get(), await company.use(self._now() - OF_LATE)
        return ForEverybody(settings, use.coarse(), overdue > LATE_AFTER, self._operator_days())

    async def save(self, member: Member, settings: CompanySettings, *, is_admin: bool) -> None:
        """For everybody who is new, and for whoever leaves; raises DaysNotOfferedError."""
        if not is_admin:
            raise NotCompanyAdminError
        if settings.forget_after not in (None, *days_offered(self._operator_days())):
            raise DaysNotOfferedError
        now = self._now()
        async with self._database.writing() as connection:
            await CompanySettingsStore(connection, member.team_id).save(settings, now)
            entry = Entry(now, "company_settings_set", member.team_id, member.user_id)
            await AuditTrail(connection).note(entry)

    def _operator_days(self) -> int | None:
        return self._retention.people.days if self._retention.people else None
