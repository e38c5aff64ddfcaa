"""What has to be there before a draft is written: where nothing is to be said, there is no letter.

The member is told what is missing; nobody else is. "Nothing is saved" is not "nothing was done".
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from bot.domain.drafts.facts import DraftFacts
from bot.domain.talks.talk import Outcome, Talk, is_with
from bot.domain.text.wording import day_near, first_name


@dataclass(frozen=True, slots=True)
class Missing:
    """A sentence for the member, and what its button opens: a form, a page, or another draft."""

    sentence: str
    opens: Literal[
        "win",
        "wins",
        "talk",
        "heard",
        "thanks",
        "follow_up",
        "timeline",
        "progress_note",
        "confirmation",
        "portfolio",
        "review",
    ]


ANSWERS: frozenset[Outcome] = frozenset({"not_yet", "not_ready", "no_budget", "not_that_role"})
"""How a talk ends that said where the member stands, and was no yes."""

FRESH_FOR = timedelta(days=7)
"""How long nobody asks for another meeting about the same."""

REMEMBERED_FOR = timedelta(days=60)
"""How long an answer is what the two of them build on, and an e-mail about it no surprise."""


def nothing_needed(facts: DraftFacts) -> Missing | None:
    del facts
    return None


def for_note(facts: DraftFacts) -> Missing | None:
    """A note on what moved needs something that moved."""
    period = facts.period
    if period is None or period.best or period.done:
        return None
    since = day_near(period.since_on, facts.today)
    return Missing(
        f"No win that others may read is saved since {since}, so there's no note to write. Save "
        "two things first, then I'll write it.",
        "win",
    )


def for_review(facts: DraftFacts) -> Missing | None:
    """A review that goes on file needs a win of its days."""
    period = facts.period
    if period is None or period.win_count:
        return None
    since, until = (day_near(on, facts.today) for on in (period.since_on, period.until_on))
    return Missing(
        f"No win that others may read is saved from {since} to {until}, so there's nothing to put "
        "on file. Save what you did in these days, or choose others.",
        "win",
    )


def for_portfolio(facts: DraftFacts) -> Missing | None:
    """A portfolio is made of what the member marked, each piece told whole."""
    if facts.period is None or facts.period.told_whole:
        return None
    if facts.period.significant:
        return Missing(
            "Your significant wins don't say yet what the problem was or what you did. Add two "
            "lines to one, then I'll write it.",
            "wins",
        )
    return Missing(
        "No win is marked as significant yet. Open the ones you're proudest of, tick "
        "“Significant”, then I'll write it.",
        "wins",
    )


def for_handover(facts: DraftFacts) -> Missing | None:
    """What was agreed has to be on record, or a new manager would read that nothing was."""
    has_yes = facts.talk is not None and facts.talk.outcome == "yes"
    if has_yes or not facts.settled.is_empty or facts.variables()["decision_on"]:
        return None
    return Missing(
        "Nothing that was agreed is on record, so there's nothing to hand over yet. Record your "
        "last talk, or the day of the decision, then I'll write it.",
        "talk",
    )


def for_proposal(facts: DraftFacts) -> Missing | None:
    """A proposal is for the member's own company, and needs a win or what the others gain."""
    if facts.file.target_kind == "outside":
        return Missing(
            "A proposal is for your own company: it has its goals and names in it. For another "
            "one I write your portfolio, and your answer to why you want to move.",
            "portfolio",
        )
    if facts.proposal.claims or facts.file.value:
        return None
    if facts.proposal.unquantified_count:
        return Missing(
            "Your wins have no number and no expectation yet. Add one to your strongest, then "
            "I'll write it.",
            "wins",
        )
    return Missing(
        "No win that can stand in a proposal is saved from the last months. Save your strongest "
        "one, with its number, then I'll write it.",
        "win",
    )


def for_role_needs(facts: DraftFacts) -> Missing | None:
    """What a signed list says is not asked about again; another company's list is its own."""
    if said_yes := for_first_word(facts):
        return said_yes
    settled = facts.settled
    if settled.ladder_on is None or facts.file.target_kind == "outside":
        return None
    who = first_name(settled.ladder_by) or "your manager"
    return Missing(
        f"You and {who} agreed on the list of expectations on "
        f"{day_near(settled.ladder_on, facts.today)}, so there's nothing left to ask. Next, rate "
        "yourself on each of them.",
        "review",
    )


def for_first_word(facts: DraftFacts) -> Missing | None:
    """Whoever has a yes asks for nothing that they have."""
    talk = facts.talk
    if talk is None or talk.outcome != "yes" or facts.file.target_kind == "outside":
        return None
    who = first_name(talk.with_name) or "Your manager"
    return Missing(
        f"{who} said yes on {day_near(talk.held_on, facts.today)}, so there's nothing left to ask "
        "for. What helps now is to have it in writing.",
        "confirmation",
    )


def for_soft_ask(facts: DraftFacts) -> Missing | None:
    """A first word about it is none any more once they have answered."""
    if said_yes := for_first_word(facts):
        return said_yes
    talk = _with_manager(facts)
    if talk is None or talk.outcome not in ANSWERS or _is_over(talk, REMEMBERED_FOR, facts.today):
        return None
    return Missing(
        f"You and {first_name(talk.with_name)} have talked about it, so it's in the open. "
        "Next: ask about the time.",
        "timeline",
    )


def for_meeting(facts: DraftFacts) -> Missing | None:
    """Nobody asks for a meeting about what was just talked about, or has its day already."""
    if said_yes := for_first_word(facts):
        return said_yes
    talk, today = _with_manager(facts), facts.today
    if talk is None:
        return None
    who, next_on = first_name(talk.with_name), talk.next_talk_on
    again = f"you talk again {_on(next_on, today)}" if next_on and next_on >= today else ""
    if not _is_over(talk, FRESH_FOR, today):
        talked = f"You and {who} talked {_on(talk.held_on, today)}"
        return Missing(
            f"{talked}{', and ' + again if again else ''}. Send the e-mail after the talk first.",
            "follow_up",
        )
    if not again:
        return None
    return Missing(
        f"There's no meeting to ask {who} for: {again}. Until then, a progress note says what has "
        "happened.",
        "progress_note",
    )


def for_follow_up(facts: DraftFacts) -> Missing | None:
    """An e-mail about a talk that nobody remembers has nobody to write to."""
    if facts.talk is None or not _is_over(facts.talk, REMEMBERED_FOR, facts.today):
        return None
    late = f"Your talk was {_on(facts.talk.held_on, facts.today)}. A follow-up this late reads"
    if _with_manager(facts):
        return Missing(f"{late} oddly. Send a progress note.", "progress_note")
    return Missing(f"{late} oddly. Record your next talk, then I'll write it.", "talk")


def _with_manager(facts: DraftFacts) -> Talk | None:
    """The talk on record, where it was with the manager and about a role in this company."""
    talk = facts.talk
    is_theirs = talk is not None and is_with(talk, facts.manager_name)
    return talk if is_theirs and facts.file.target_kind != "outside" else None


def _is_over(talk: Talk, time: timedelta, today: date) -> bool:
    return today - talk.held_on > time


def _on(day: date, today: date) -> str:
    return "today" if day == today else f"on {day_near(day, today)}"


def for_brief(facts: DraftFacts) -> Missing | None:
    """Whoever speaks for the member needs something to point to."""
    if facts.wins:
        return None
    return Missing(
        "No win that others may read is saved from the last months, so this page would have no "
        "proof on it. Save the strongest thing first, then I'll write it.",
        "win",
    )


def for_confirmation(facts: DraftFacts) -> Missing | None:
    """Only a yes is asked for in writing; the e-mail after the talk settles all else."""
    if facts.talk is None or facts.talk.outcome == "yes":
        return None
    if facts.talk.outcome in {"open", "evasive"}:
        return Missing(
            "That talk ended without an answer, so there's nothing to confirm yet. Once you have "
            "one, record how it ended, then I'll write it.",
            "talk",
        )
    return Missing(
        "That talk ended without a yes, so there's nothing to confirm. The e-mail after the talk "
        "asks whether you both understood the same.",
        "follow_up",
    )


def for_evasive_reply(facts: DraftFacts) -> Missing | None:
    """There has to be an answer to reply to, and one that left things open."""
    talk = facts.talk
    if talk and (talk.outcome in {"open", "evasive"} or talk.expectation == "evasive"):
        return None
    if talk:
        return Missing(
            "That talk ended with an answer, so there's nothing left to ask for. The e-mail after "
            "the talk says what you took away from it.",
            "follow_up",
        )
    return Missing(
        "No talk is on record, so there's no answer to reply to. Record the talk, then I'll write "
        "it.",
        "talk",
    )


def for_interview(facts: DraftFacts) -> Missing | None:
    """Nobody believes the level without one piece of work at it."""
    if facts.wins:
        return None
    return Missing(
        "No win that you may tell elsewhere is saved from the last months, so this answer would "
        "have nothing behind it. Save the strongest one first, then I'll write it.",
        "win",
    )


def for_thanks(facts: DraftFacts) -> Missing | None:
    """A thank-you comes after the yes, and is to somebody, for something."""
    if not facts.promoted_to:
        return Missing(
            "I have no promotion on record, so there's nobody to thank for it yet. Once you've "
            "heard, tell me, then I'll write it.",
            "heard",
        )
    if facts.reader.can_be_thanked:
        return None
    who = first_name(facts.reader.name)
    whom = f"What do you want to thank {who} for?" if who else "Whom do you want to thank?"
    return Missing(f"{whom} One thing that they did is enough, then I'll write it.", "thanks")
