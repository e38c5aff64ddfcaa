"""An action: what somebody took on in a 1:1, by when, and whether it is done."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.errors import CoachError
from bot.domain.text.wording import calendar_date, gist

LONGEST_ACTION = 200
MOST_OPEN_ACTIONS = 20
"""More on one agenda would not be done anyway."""


class NoActionError(CoachError):
    sentence = "What is to be done? One line is enough."
    field = "what"


class ActionTooLongError(CoachError):
    def __init__(self, length: int) -> None:
        super().__init__(
            f"That is {length} characters; an action fits into {LONGEST_ACTION}. Nothing was "
            "saved: say the one thing that is to be done.",
            field="what",
        )


class TooManyActionsError(CoachError):
    sentence = f"{MOST_OPEN_ACTIONS} actions are open already. Tick one as done first."
    field = "what"


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """`who` is the name of whoever does it, `by_on` None where no day was said."""

    who: str
    what: str
    by_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaAction(ActionDraft):
    """Everybody in the conversation sees it. `added_at` and `done_at` are UTC.

    `message_ts` is that of its own message in the agenda's thread, None where there is none.
    """

    id: int
    agenda_id: int
    channel_id: str
    added_by: str
    added_at: datetime
    done_at: datetime | None = None
    message_ts: str | None = None

    @property
    def words(self) -> str:
        """Who, what and by when: "Marta: send the criteria, by Friday 4 December 2026"."""
        by = f", by {calendar_date(self.by_on)}" if self.by_on else ""
        return f"{self.who}: {gist(self.what, LONGEST_ACTION)}{by}"


def checked(draft: ActionDraft, open_count: int) -> ActionDraft:
    """Return it as it is saved. Raises NoActionError, ActionTooLongError, TooManyActionsError."""
    what = " ".join(draft.what.split())
    if not what:
        raise NoActionError
    if len(what) > LONGEST_ACTION:
        raise ActionTooLongError(len(what))
    if open_count >= MOST_OPEN_ACTIONS:
        raise TooManyActionsError
    return ActionDraft(" ".join(draft.who.split()), what, draft.by_on)
