"""What drafts may say: the facts that templates under `prompts/` are filled with."""

from dataclasses import dataclass, fields
from datetime import date

from bot.domain.calendar.dates import months_between
from bot.domain.drafts.period import Period
from bot.domain.drafts.proposal import NO_PROPOSAL, Proposal
from bot.domain.ladder.gap import Gap
from bot.domain.people.reader import NOBODY, Reader
from bot.domain.plan.case_file import NO_FILE, CaseFile, Motive
from bot.domain.talks.answer import Answer
from bot.domain.talks.answer_page import agreed_in, named_in, vague_items
from bot.domain.talks.playbook import meeting_day
from bot.domain.talks.questions import Finding
from bot.domain.talks.talk import NEWS_FOR, OpenPromise, Talk, is_with, open_promises
from bot.domain.text.addressing import sentences_of, speaks_of
from bot.domain.wins.win import Win


@dataclass(frozen=True, slots=True)
class Agreed:
    """`ladder_by` signed the list of expectations on `ladder_on`; empty and None where nobody did.

    `gaps` are open ones that were agreed on, `promises` those still to come, `overtaken` those
    whose day has passed or was never said, `again_on` is the day on which it is looked at again.
    `with_names` are those with whom it was agreed, whoever was talked with last first.
    """

    ladder_by: str = ""
    ladder_on: date | None = None
    gaps: tuple[Gap, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    again_on: date | None = None
    overtaken: tuple[OpenPromise, ...] = ()
    with_names: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.ladder_on or self.gaps or self.promises or self.again_on)


NOTHING_AGREED = Agreed()


SPANS = (9, 6, 3)
"""Months that the question about the timeline may name, longest first (004-48)."""


@dataclass(frozen=True, slots=True)
class DraftFacts:
    """What a draft may say on `today`, a date in the member's own time zone.

    Titles and names are as the company writes them, empty where there is none. `months_in_role`
    counts full months. `wins` are the best first, `gaps` the open ones, agreed ones first.
    `answer` is what was noted of the talk, and `questions` are what stayed too vague in it.
    `file` is the case file without what is private; `motive` is that, None where it was not ticked.
    `reader` is the one person whom it is for, nobody mostly. `promoted_to` is the title that was
    reached last, `both_rated` says that member and manager rated the next level. What comes after
    `reader` is gathered only for the kinds of draft that say so.
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
    answer: Answer | None = None
    questions: tuple[str, ...] = ()
    file: CaseFile = NO_FILE
    motive: Motive | None = None
    reader: Reader = NOBODY
    proposal: Proposal = NO_PROPOSAL
    heard: tuple[Finding, ...] = ()
    period: Period | None = None
    settled: Agreed = NOTHING_AGREED
    promoted_to: str = ""
    both_rated: bool = False
    locale: str = "en"

    def variables(self) -> dict[str, object]:
        """Return what templates under `prompts/drafts/` and `prompts/help/` know, by name.

        Every field, but `decision_on` is None once it is over and `target_title` the exact one
        where the case file has it; `level_title` is the one that other companies know, and
        `months_to_show` is 3, 6 or 9. Of the talk the lines that are `quotable` to whoever was
        there, what was `named` clearly enough to work on, what was `agreed`, the `promises` still
        to come, the day to `look_again_on`, and whether it `is_long_ago`: more than two weeks;
        `talked_on` is its day where it was with the manager, None where no such talk is on record.
        """
        ahead = self.decision_on if self.decision_on and self.decision_on > self.today else None
        known = {field.name: getattr(self, field.name) for field in fields(self)}
        title = self.file.exact_title or self.target_title
        return (
            known
            | self._of_talk()
            | {
                "target_title": title,
                "level_title": self.target_title,
                "decision_on": ahead,
                "months_to_show": months_to_show(self.today, ahead),
            }
        )

    def _of_talk(self) -> dict[str, object]:
        answer = self.answer
        vague = vague_items(answer) if answer else {}
        named = named_in(answer) if answer else ()
        return {
            "named": tuple(item for item in named if item not in vague),
            "agreed": agreed_in(answer, self.today) if answer else (),
            "quotable": self.quotable,
            "promises": tuple(one.promise for one in self.promises if one.is_awaited(self.today)),
            "look_again_on": self._look_again_on(),
            "is_long_ago": self.talk is not None and self.today - self.talk.held_on > NEWS_FOR,
            "talked_on": self._talked_on(),
        }

    def _talked_on(self) -> date | None:
        talk = self.talk
        return talk.held_on if talk and is_with(talk, self.manager_name) else None

    @property
    def quotable(self) -> tuple[str, ...]:
        """Lines of what was said that can be told to whoever was there: none speaks of them."""
        if self.talk is None:
            return ()
        name = self.talk.with_name
        lines = (
            " ".join(said for said in sentences_of(line) if not speaks_of(said, name))
            for line in self.talk.said.splitlines()
        )
        return tuple(line for line in lines if line)

    @property
    def promises(self) -> tuple[OpenPromise, ...]:
        """Those of the talk that are neither kept nor dropped."""
        return open_promises([self.talk] if self.talk else ())

    def _look_again_on(self) -> date | None:
        """A day that the two named, still ahead, and on which people meet."""
        if self.talk is None:
            return None
        on = (self.answer.revisit_on if self.answer else None) or self.talk.next_talk_on
        return meeting_day(on) if on and on > self.today else None


def months_to_show(today: date, decision_on: date | None) -> int:
    """Return the longest of 3, 6 and 9 months that ends by the decision; 6 if it is unknown.

    A decision that is nearer than three months leaves three: it asks about the time after it.
    """
    months = months_between(today, decision_on) if decision_on else SPANS[1]
    return next((span for span in SPANS if span <= months), SPANS[-1])
