"""What a draft still lacks: said beside it, never made up; and what it cannot do without."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date

from bot.domain.drafts.facts import DraftFacts
from bot.domain.drafts.left_out import LeftOut
from bot.domain.drafts.proposal import Proposal
from bot.domain.plan.case_file import CaseFile
from bot.domain.talks.talk import OpenPromise, Talk
from bot.domain.text.addressing import noted, said_to, sentences_of, speaks_of
from bot.domain.text.wording import (
    capitalised,
    clause,
    counted,
    day_near,
    gist,
    joined,
    sentence,
)
from bot.domain.wins.sentence import win_sentence
from bot.domain.wins.win import Win

MOST_NAMED = 5


def lacking(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return what keeps a proposal from being final: title and day (004-29), and its ask."""
    del text
    file = facts.file
    ask = (
        ""
        if file.value
        else "it has no ask before it says what the team gets out of it (`/promo case`)"
    )
    title = "" if file.exact_title else "it names no exact title (`/promo case`, The role)"
    day = "" if file.starts_on else "it names no day to start from (`/promo case`, The role)"
    return tuple(found for found in (title, day, ask) if found)


def thin_in(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return a sentence for each thing that is thin, the weightiest first."""
    del text
    return (*_untold(facts.proposal), *_of_file(facts.file), *_of_proposal(facts.proposal))


def thin_period(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return which wins of these days are not told, and which lines none shows (003-26)."""
    del text
    period = facts.period
    if period is None:
        return ()
    lines = (_no_win_for(period.empty_lines),) if period.empty_lines else ()
    return (*(_left_out(one) for one in period.left_out), *lines)


def thin_portfolio(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return which pieces of work are not in it, since they are only a line."""
    del text
    period = facts.period
    bare = [win for win in period.significant if win not in period.told_whole] if period else []
    if not bare:
        return ()
    named = _and_more(_named(bare[:MOST_NAMED]), len(bare))
    asks = "What was the problem, and what did you do? Edit them with `/win list`."
    return (f"Left out, since there's only a line so far: {named}. {asks}",)


def overtaken_in_talk(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return which promises of the talk are not in its e-mail, and what cannot be said so."""
    del text
    left = [one for one in facts.promises if not one.is_awaited(facts.today)]
    return (*(_overtaken(one, facts.today) for one in left), *_in_third_person(facts.talk))


def overtaken_before(text: str, facts: DraftFacts) -> tuple[str, ...]:
    """Return which promises of all talks are not handed over."""
    del text
    return tuple(_overtaken(one, facts.today) for one in facts.settled.overtaken)


def _overtaken(one: OpenPromise, today: date) -> str:
    promise, said_on = one.promise, day_near(one.held_on, today)
    who = "you" if promise.is_mine else promise.who or "nobody named"
    why = f"due {day_near(promise.by_on, today)}" if promise.by_on else f"said {said_on}, no date"
    return f"Left out: “{clause(gist(promise.what, 60))}” ({who}, {why}). Ask how it stands."


def _in_third_person(talk: Talk | None) -> Iterator[str]:
    """They read it themselves, so "she wants" is left out, with how it would be said to them."""
    lines = talk.said.splitlines() if talk else ()
    for said in (one for line in lines for one in sentences_of(line)):
        if talk and speaks_of(said, talk.with_name):
            to_them = said_to(said, talk.with_name)
            way = f"Put in “{gist(to_them, 80)}” if" if to_them else "Say it with “you” if"
            yield f"Left out: “{gist(said, 80)}” speaks of them. {way} it belongs there."
        elif re.search(r"\bI\b", said) and noted(said) == capitalised(said):
            yield f"“{gist(said, 80)}” says “I”. Is that you or them?"


def _of_file(file: CaseFile) -> Iterator[str]:
    """What only the member can say (002-7, 002-9, 002-10, 004-8, 004-28, 004-29)."""
    if not file.value:
        yield "What will the team and the company gain? Tell me, and I'll add the ask."
    if not file.need:
        yield "Why is the role needed now? It's the second thing they'll ask."
    if not file.has_picture:
        lacks = [name for name, said in _PICTURE if not getattr(file, said)]
        yield f"The picture of you in the role doesn't say yet {joined(lacks)}."
    if not file.first_90_days:
        yield "No goals for the first 90 days yet. They make the bet on you concrete."
    if not (file.vision and file.organisation_goals):
        yield "It doesn't say yet where this leads, or which goal of the company it serves."
    if open_ones := [name for name, said in _FINAL if not getattr(file, said)]:
        yield f"Without {joined(open_ones)} it isn't final."


def _untold(proposal: Proposal) -> Iterator[str]:
    """Work that is only a line asks the reader to take the member's word for it."""
    if proposal.claims and not any(_is_told(claim.win) for claim in proposal.claims):
        count = len(proposal.claims)
        subject = "It doesn't tell" if count == 1 else "None of these tells"
        which = "it" if count == 1 else f"your {'two' if count == 2 else 'three'} strongest"  # noqa: PLR2004 - as one counts
        yield f"{subject} problem, part and result yet. Add two lines to {which} with `/win list`."


def _is_told(win: Win) -> bool:
    return bool(win.detail.strip() or win.fact("problem") or win.fact("fix"))


_FINAL = (("the exact title", "exact_title"), ("a day to start from", "starts_on"))
_PICTURE = (
    ("who is better off", "who"),
    ("what happens", "what"),
    ("when they would notice", "when"),
)


def _of_proposal(proposal: Proposal) -> Iterator[str]:
    """What the wins do not show yet (000-9, 001-10, 004-26, 004-27)."""
    empty = [group.name.lower() for group in proposal.groups if not group.claims]
    if empty:
        yield f"No win of these months shows the next level under {joined(empty)}."
    if not proposal.achievements:
        yield "No win of your present role has a number in these months."
    if proposal.unquantified:
        yield _unquantified(proposal)
    if not proposal.has_decided_or_led:
        yield "No win shows you deciding or leading. Is there one you haven't saved?"
    yield _seen_by(proposal.witnesses)
    if proposal.strongest:
        yield "Is each number right, and can you show where it's from? Edit them with `/win list`."
    for gap in proposal.known_gaps:
        if not gap.action:
            named = clause(gist(gap.title, 60))
            yield f"The gap “{named}” has no goal yet. Add one, and I'll name it with its plan."
    if proposal.uncovered:
        yield _no_win_for(proposal.uncovered)
    yield from (_left_out(one) for one in proposal.left_out)


def _seen_by(witnesses: Collection[str]) -> str:
    """Being named is asked about: nobody has said yet that it is fine with them (000-9)."""
    if not witnesses:
        return (
            "Nobody from your list is named as having seen it. Add who was there to the wins, and "
            "to `/promo people`."
        )
    return f"It names {joined(witnesses)} as having seen it. Is that all right with them?"


def _left_out(left: LeftOut) -> str:
    """Name the wins, but for private ones: somebody may look over the member's shoulder."""
    if left.reason == "private":
        return f"Left out: {counted(left.count, 'private win')}. To use one, untick “Private”."
    why = {
        "no_room": "for space; add a number or who saw it to bring one in",
        "failed": "since it didn't work out, and whoever decides would read it as proof",
        "no_words": "since there are no words in it",
    }[left.reason]
    amends = {
        "failed": " If it worked in the end, add that to its words.",
        "no_words": " Say what you did with `/win list`.",
    }.get(left.reason, "")
    return f"Left out {why}: {_and_more(_named(left.wins), left.count)}.{amends}"


def _no_win_for(lines: tuple[str, ...]) -> str:
    shown = [clause(gist(line, 60)) for line in lines[:MOST_NAMED]]
    return sentence(f"No win yet for: {_and_more(shown, len(lines))}")


def _unquantified(proposal: Proposal) -> str:
    listed = _and_more(_named(proposal.unquantified), proposal.unquantified_count)
    return f"Left out, since they have no number yet: {listed}. {capitalised(_ASK)}"


def _named(wins: Iterable[Win]) -> list[str]:
    return [f"“{clause(gist(win_sentence(win), 60))}” (win {win.number})" for win in wins]


_ASK = "how much, how many, how much faster? Edit them with `/win list`."


def _and_more(shown: list[str], count: int) -> str:
    rest = count - len(shown)
    return joined([*shown, counted(rest, "other")] if rest else shown)
