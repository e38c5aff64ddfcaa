"""What drafts may say: the facts that templates under `prompts/` are filled with."""

from dataclasses import dataclass, fields
from datetime import date

from bot.domain.case_file import NO_FILE, CaseFile, Motive
from bot.domain.gap import Gap
from bot.domain.months import months_between
from bot.domain.talk import Talk
from bot.domain.win import Win

SPANS = (9, 6, 3)
"""Months that the question about the timeline may name, longest first (004-48)."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What a draft may say on `today`, a date in the member's own time zone.

    Titles and names are as the company writes them, empty where there is none. `months_in_role`
    counts full months. `wins` are the best first, `gaps` the open ones, agreed ones first.
    `file` is the case file without what is private; `motive` is that, None where it was not ticked.
    """

    today: date
    member_name: str
    target_title: str
    current_title: str = ""
    manager_name: str = ""
    decision_on: date | None = None
    months_in_role: int | None = None
    wins: tuple[Win, ...] = ()
    gaps: tuple[Gap, ...] = ()
    talk: Talk | None = None
    file: CaseFile = NO_FILE
    motive: Motive | None = None
    locale: str = "en"

    def variables(self) -> dict[str, object]:
        """Return what templates under `prompts/drafts/` and `prompts/help/` know, by name.

        Every field, but `decision_on` is None once it is over and `target_title` the exact one
        where the case file has it; and `months_to_show`: 3, 6 or 9.
        """
        ahead = self.decision_on if self.decision_on and self.decision_on > self.today else None
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        title = self.file.exact_title or self.target_title
        return known | {
            "target_title": title,
            "decision_on": ahead,
            "months_to_show": months_to_show(self.today, ahead),
        }


def months_to_show(today: date, decision_on: date | None) -> int:
    """Return the longest of 3, 6 and 9 months that ends by the decision; 6 if it is unknown.

    A decision that is nearer than three months leaves three: it asks about the time after it.
    """
    months = months_between(today, decision_on) if decision_on else SPANS[1]
    return next((span for span in SPANS if span <= months), SPANS[-1])
