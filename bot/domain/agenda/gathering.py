"""What a new agenda holds: gathered from the member's rows, with what stays private (000-6)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.domain.agenda.action import AgendaAction
from bot.domain.agenda.agenda import LONGEST_ITEM, QUESTION, ROOM_FOR, Agenda, AgendaItem, ItemKind
from bot.domain.agenda.choices import with_item
from bot.domain.goals.goal import Goal
from bot.domain.ladder.gap import Gap
from bot.domain.plan.case import Case
from bot.domain.review.map import CaseMap
from bot.domain.talks.questions import NextQuestion
from bot.domain.talks.talk import OpenPromise, Promise
from bot.domain.text.addressing import topic_for
from bot.domain.text.wording import calendar_date, clause, first_name, gist, sentence
from bot.domain.wins.sentence import win_sentence
from bot.domain.wins.win import Win

MOST_WINS = 8
"""More wins than this make a list nobody reads in a 1:1; the newest are kept."""

MOST_GOALS = 6
MOST_PROMISES = 3
MOST_ACTIONS = 3
MOST_MISMATCHES = 4

ASK = "meeting:ask"
"""The key of the ask itself, which is never part of a routine 1:1 (004-42)."""

_ASKS = re.compile(
    r"\b(?:ask|asking|request|talk|speak)\b.{0,20}\b(?:for|about)\b.{0,20}"
    r"\b(?:promotion|promoted|pay rise|salary rise|raise)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AgendaFacts:
    """What there is to talk about. `topics` are carried over, by whoever brought them.

    Unless it is known that only the two read along (`in_private`), the goals of the week and all
    that concerns the member and their manager alone are private. `career` is the career item with
    its key, None while it is not its turn; `ask` is the ask itself, empty while it is not time for
    it. `manager_name` decides which promises belong to this talk, `name` is the member's.
    """

    wins: tuple[Win, ...] = ()
    goals: tuple[Goal, ...] = ()
    actions: tuple[AgendaAction, ...] = ()
    promises: tuple[OpenPromise, ...] = ()
    topics: tuple[AgendaItem, ...] = ()
    career: tuple[str, str] | None = None
    mismatches: tuple[tuple[str, str], ...] = ()
    gaps: tuple[Gap, ...] = ()
    question: NextQuestion | None = None
    ask: str = ""
    name: str = ""
    manager_name: str = ""
    in_private: bool = False


def gathered(facts: AgendaFacts) -> tuple[AgendaItem, ...]:
    """The items of a new agenda in the order of the talk.

    A win that the member marked as private stays so everywhere.
    """
    newest = sorted(facts.wins, key=lambda win: (win.happened_on, win.id))[-MOST_WINS:]
    items = tuple(
        _said_to_manager(
            facts,
            AgendaItem(
                f"win:{win.id}",
                "win",
                gist(win_sentence(win), LONGEST_ITEM),
                is_private=win.is_private,
            ),
        )
        for win in newest
    )
    items += (*_week(facts, newest), *_actions(facts.actions), *_promises(facts))
    for number, topic in enumerate(facts.topics, 1):
        before = sum(item.kind == topic.kind for item in items)
        waits = before >= ROOM_FOR.get(topic.kind, before + 1)
        item = replace(topic, key=f"{topic.kind}:{number}", is_waiting=waits)
        items = with_item(items, item)
    return (*items, *_between_two(facts), *_ask(facts))


def mismatches_of(maps: Iterable[CaseMap], shown: int = 150) -> tuple[tuple[str, str], ...]:
    """Return key and words of each line seen differently, as the ladder has them (002-33)."""
    differing = (one for found in maps for one in found.lines if one.review.state == "mismatch")
    return tuple(
        (
            f"mismatch:{one.line.key.level}:{one.line.key.criterion_id}",
            f"How we each see “{gist(one.line.text, shown)}”",
        )
        for one in differing
    )[:MOST_MISMATCHES]


def deserves_its_own(text: str) -> bool:
    """Say whether a topic is the ask itself, which nobody answers well at a meeting's end."""
    return _ASKS.search(text) is not None


def promise_in_words(promise: Promise, name: str) -> str:
    """Return "Marta: send the criteria, by Friday 4 December 2026"; `name` is the member's."""
    who = (first_name(name) or "Me") if promise.is_mine else promise.who
    by = f", by {calendar_date(promise.by_on)}" if promise.by_on else ""
    return f"{who}: {gist(promise.what, LONGEST_ITEM - 90)}{by}"


def _week(facts: AgendaFacts, wins: Iterable[Win]) -> tuple[AgendaItem, ...]:
    """Open goals and done ones, but not those that stand among the wins already.

    A goal may be a step of the plan ("ask how promotions are decided here"), and no rule tells it
    from the others, so that they all stay private where more than the two may read (000-6).
    """
    with_wins = {win.goal_id for win in wins}
    shown = [
        goal
        for goal in facts.goals
        if goal.state == "open" or (goal.state == "done" and goal.id not in with_wins)
    ]
    return tuple(
        _said_to_manager(facts, _private(facts, f"goal:{goal.id}", "goal", _goal(goal)))
        for goal in shown[:MOST_GOALS]
    )


def _goal(goal: Goal) -> str:
    text = gist(goal.text, LONGEST_ITEM)
    return f"{text} (done)" if goal.state == "done" else text


def _said_to_manager(facts: AgendaFacts, item: AgendaItem) -> AgendaItem:
    """The manager reads it: they are "you" in it, and what is said about them stays private."""
    words = topic_for(item.text, facts.manager_name)
    return replace(item, text=words) if words else replace(item, is_private=True)


def _actions(actions: Iterable[AgendaAction]) -> tuple[AgendaItem, ...]:
    """They were agreed on in this very conversation, so everybody there knows them."""
    return tuple(
        AgendaItem(f"action:{action.id}", "action", action.words)
        for action in list(actions)[:MOST_ACTIONS]
    )


def _promises(facts: AgendaFacts) -> tuple[AgendaItem, ...]:
    return tuple(
        AgendaItem(
            f"promise:{one.key.talk_id}:{one.key.number}",
            "promise",
            promise_in_words(one.promise, facts.name),
            is_private=not (facts.in_private and _is_with(one.with_name, facts.manager_name)),
        )
        for one in facts.promises[:MOST_PROMISES]
    )


def _is_with(with_name: str, manager_name: str) -> bool:
    """A promise of a talk with somebody else is nothing that the manager need read."""
    return not manager_name or _folded(with_name) == _folded(manager_name)


def _folded(name: str) -> str:
    return first_name(name).casefold()


def _between_two(facts: AgendaFacts) -> tuple[AgendaItem, ...]:
    """What concerns the member and their manager alone."""
    written = {topic.text for topic in facts.topics}
    items = [_private(facts, facts.career[0], "career", facts.career[1])] if facts.career else []
    items += [
        _private(facts, key, "mismatch", words)
        for key, words in facts.mismatches
        if words not in written
    ]
    items += [
        _said_to_manager(
            facts, _private(facts, f"gap:{gap.id}", "gap", gist(gap.title, LONGEST_ITEM))
        )
        for gap in facts.gaps[:1]
    ]
    if facts.question:
        key = f"{QUESTION}{facts.question.name}".rstrip(":")
        items.append(_private(facts, key, "question", facts.question.words))
    return tuple(items)


def _private(facts: AgendaFacts, key: str, kind: ItemKind, words: str) -> AgendaItem:
    return AgendaItem(key, kind, words, is_private=not facts.in_private)


def _ask(facts: AgendaFacts) -> tuple[AgendaItem, ...]:
    has_one = any(topic.kind == "meeting" and topic.text == facts.ask for topic in facts.topics)
    return (AgendaItem(ASK, "meeting", facts.ask),) if facts.ask and not has_one else ()


USUAL_WEEKS = 4
CHOICES = (2, 4, 6, 8)

AIM = "career:aim"
WAY = "career:way"


@dataclass(frozen=True, slots=True)
class Way:
    """What a career item may say: the next step of the plan, and who gains what (002-39)."""

    next_step: str = ""
    next_by_on: date | None = None
    benefit: str = ""


def is_due(posted_on: Iterable[date], today: date, weeks: int, between: timedelta) -> bool:
    """Say whether the agenda of `today` needs it, given the days on which one was posted.

    `between` is the time to the next 1:1: waiting until then must not make it more than `weeks`.
    """
    last = max(posted_on, default=None)
    return last is None or today + between - last > timedelta(weeks=weeks)


def tells_aim(agenda: Agenda) -> bool:
    """Say whether those who read it hear of the aim from it."""
    return any(item.key == AIM for item in agenda.public_items())


def career_item(case: Case, aim_told_on: date | None, way: Way) -> tuple[str, str]:
    """Return key and words. As long as the manager was not told of the aim, it tells (002-1).

    It never asks for the promotion: that has a meeting of its own.
    """
    if aim_told_on is None:
        return AIM, gist(
            f"What I'm working towards: {case.target_title}. I'd like you to know, and to "
            "hear how you see it.",
            LONGEST_ITEM,
        )
    return WAY, gist(" ".join(_words_of_way(case, way)), LONGEST_ITEM)


def _words_of_way(case: Case, way: Way) -> list[str]:
    said = [f"{case.target_title}: how do you see it today?"]
    if way.next_step:
        by = f" (by {calendar_date(way.next_by_on)})" if way.next_by_on else ""
        said.append(f"Next on my plan{by}: {_lowered(clause(way.next_step))}.")
    if way.benefit:
        said.append(f"What the team gets out of it: {sentence(way.benefit)}")
    return said


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
