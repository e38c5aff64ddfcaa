"""What of the wins leaves Slack as a file: the form, the days, and if private ones go along."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.win import Win

ExportForm = Literal["markdown", "csv", "json", "portfolio", "digest", "resume"]


@dataclass(frozen=True, slots=True)
class ExportWish:
    """`since` and `until` are included; None leaves that end open."""

    form: ExportForm
    since: date | None = None
    until: date | None = None
    has_private: bool = False

    def chosen(self, wins: Iterable[Win]) -> tuple[Win, ...]:
        """Return the wins that go into the file, in the order given."""
        return tuple(win for win in wins if self._takes(win))

    def _takes(self, win: Win) -> bool:
        starts = self.since is None or win.happened_on >= self.since
        ends = self.until is None or win.happened_on <= self.until
        is_open = not win.is_private or (self.has_private and self.form != "resume")
        return starts and ends and is_open and (self.form != "portfolio" or win.is_significant)
