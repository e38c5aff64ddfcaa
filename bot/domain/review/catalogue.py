"""The catalogue: twenty behaviours that the next level is made of, and which are still empty."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.calendar.when import When
from bot.domain.ladder.gap import Gap
from bot.domain.review.evidence import Proof
from bot.domain.wins.win import WinKind

SUGGEST_AGAIN_AFTER = timedelta(weeks=4)
"""An empty behaviour is not brought up again before this."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """`name` is what a member files a win under, `idea` what Monday suggests while it is empty.

    `criterion_ids` are the criteria of the built-in ladders that it shows, `kinds` those of wins
    that are filed here on their own, `practice` the row that it comes from.
    """

    key: str
    name: str
    idea: str
    criterion_ids: tuple[str, ...]
    practice: str
    kinds: tuple[WinKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An empty behaviour, and what is true of it, so that it is never said in the same words.

    `gap` is the title of an open gap that it would close, empty for none; `was_sent` says that it
    was suggested before, `has_wins` that anything is saved at all. `turn` counts the Mondays with a
    suggestion before this one.
    """

    behaviour: Behaviour
    gap: str = ""
    was_sent: bool = False
    has_wins: bool = True
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Area:
    """A behaviour and the wins under it; `latest` is None while it is empty."""

    behaviour: Behaviour
    win_ids: tuple[int, ...] = ()
    latest: When | None = None


BEHAVIOURS: tuple[Behaviour, ...] = (
    Behaviour(
        "good_work",
        "Consistently good work",
        "Which piece of finished work would you show somebody as typical of yours? Save that one.",
        ("delivery",),
        "003-4",
        ("delivery",),
    ),
    Behaviour(
        "go_beyond",
        "More than was asked for",
        "Take one thing on this week's list a useful step further than anybody asked.",
        ("delivery",),
        "003-5",
    ),
    Behaviour(
        "own_to_end",
        "Seeing things through",
        "Go back to something that you shipped: is it used, and what would you fix?",
        ("ownership",),
        "003-6",
        ("reliability", "lesson"),
    ),
    Behaviour(
        "keep_promises",
        "Promises kept",
        "Promise one date this week, keep it, and save it as a win.",
        ("delivery",),
        "003-7",
    ),
    Behaviour(
        "keep_learning",
        "Something new learned",
        "Block an hour for a course, a talk or a paper, and note what you will use of it.",
        ("craft",),
        "003-8",
        ("learning",),
    ),
    Behaviour(
        "know_the_business",
        "The business understood better",
        "Ask somebody in sales, support or finance how your work looks from where they sit.",
        ("business",),
        "003-9",
    ),
    Behaviour(
        "stretch",
        "Work that stretched you",
        "Say yes to one piece of work that you aren't sure you can do.",
        ("craft",),
        "003-10",
    ),
    Behaviour(
        "expertise",
        "The person to ask",
        "Choose the area you want to be asked about, and answer one question in it in writing.",
        ("craft",),
        "003-11",
    ),
    Behaviour(
        "take_initiative",
        "An improvement proposed",
        "What has annoyed the team for months? Propose a way out, with what it costs and brings.",
        ("initiative", "problem-solving"),
        "003-12",
        ("proposal",),
    ),
    Behaviour(
        "lead_small",
        "A small project led",
        "Offer to lead something small that has a clear end: a clean-up, a trial, a demo.",
        ("leading",),
        "003-13",
        ("led",),
    ),
    Behaviour(
        "mentor",
        "Somebody mentored",
        "Ask a newer colleague what they are stuck on, and spend half an hour on it with them.",
        ("growing-others",),
        "003-14",
        ("mentoring",),
    ),
    Behaviour(
        "solve_problems",
        "A problem solved, not only reported",
        "Pick one thing you would usually report, and bring a fix along with it.",
        ("problem-solving", "initiative"),
        "003-15",
        ("problem_solved",),
    ),
    Behaviour(
        "improve_the_team",
        "A better way of working",
        "Make one thing that everybody does over and over again a little shorter.",
        ("standards",),
        "003-16",
    ),
    Behaviour(
        "explain_clearly",
        "Explained so that others could act",
        "Explain what you work on to somebody outside the field, and see what they ask.",
        ("communication",),
        "003-17",
    ),
    Behaviour(
        "help_the_team",
        "A colleague helped",
        "Whom did you help lately without noting it? That counts: save it with their name.",
        ("teamwork",),
        "003-18",
    ),
    Behaviour(
        "take_part",
        "A meeting moved forward",
        "Go into one meeting this week with a question or a proposal of your own.",
        ("communication",),
        "003-19",
    ),
    Behaviour(
        "exchange_feedback",
        "Feedback given or taken",
        "Tell one colleague something specific that they did well, and one thing to try.",
        ("growing-others", "feedback"),
        "003-20",
        ("feedback_received", "feedback_given"),
    ),
    Behaviour(
        "build_relations",
        "A good relation built",
        "Have a coffee with somebody your work depends on and whom you hardly know.",
        ("teamwork", "stakeholders"),
        "003-21",
    ),
    Behaviour(
        "act_on_feedback",
        "Feedback asked for and acted on",
        "Ask one person what you should do differently, and tell them later what you did.",
        ("feedback",),
        "003-22",
    ),
    Behaviour(
        "think_ahead",
        "The bigger picture",
        "Write down where your area should be in a year, and show it to your manager.",
        ("business", "strategy"),
        "004-21",
        ("strategy",),
    ),
)
"""In the order in which they are offered."""


def behaviour_of(key: str) -> Behaviour | None:
    """Return the behaviour with this key, None if there is none (any more)."""
    return next((behaviour for behaviour in BEHAVIOURS if behaviour.key == key), None)


def filed_under(proof: Proof) -> tuple[Behaviour, ...]:
    """Return where a win belongs: what the member chose, and what its kind implies."""
    return tuple(
        behaviour
        for behaviour in BEHAVIOURS
        if behaviour.key in proof.behaviours or proof.kind in behaviour.kinds
    )


def areas(proofs: Iterable[Proof], today: date) -> tuple[Area, ...]:
    """Return all twenty behaviours in order with the standing wins filed under each."""
    filed: dict[str, list[Proof]] = {behaviour.key: [] for behaviour in BEHAVIOURS}
    for proof in proofs:
        if proof.counts_on(today):
            for behaviour in filed_under(proof):
                filed[behaviour.key].append(proof)
    return tuple(_area(behaviour, filed[behaviour.key]) for behaviour in BEHAVIOURS)


def to_suggest(
    found: Iterable[Area],
    suggested_on: Mapping[str, date],
    today: date,
    wanted: Collection[str | None] = (),
) -> Behaviour | None:
    """Return the one empty behaviour to suggest on `today`, None if there is none to bring up.

    `suggested_on` says when each was suggested last, `wanted` are the criteria with an open gap:
    what would close one is the most useful. Then those never suggested come first, then the one
    longest ago, but none within four weeks of the last time.
    """
    due = [
        area.behaviour
        for area in found
        if not area.win_ids and _is_due(suggested_on.get(area.behaviour.key), today)
    ]
    return min(
        due,
        key=lambda one: (not _closes(one, wanted), suggested_on.get(one.key, date.min)),
        default=None,
    )


def closed_by(behaviour: Behaviour, gaps: Iterable[Gap]) -> str:
    """Return the title of the first of these gaps that it would close, empty for none."""
    return next((gap.title for gap in gaps if _closes(behaviour, (gap.criterion_id,))), "")


def _area(behaviour: Behaviour, proofs: list[Proof]) -> Area:
    newest = max((proof.win for proof in proofs), key=lambda win: win.happened_on, default=None)
    latest = newest.when if newest else None
    return Area(behaviour, tuple(proof.win.id for proof in proofs), latest)


def _closes(behaviour: Behaviour, wanted: Collection[str | None]) -> bool:
    return any(criterion_id in wanted for criterion_id in behaviour.criterion_ids)


def _is_due(last_on: date | None, today: date) -> bool:
    return last_on is None or today - last_on >= SUGGEST_AGAIN_AFTER
