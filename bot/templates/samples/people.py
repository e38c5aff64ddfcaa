"""Three people to read every template as: Ada with no wins, Bo with one, Cy with twelve.

Tests and `nextrung prompts` use them.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bot.domain.drafts import period, proposal
from bot.domain.drafts.facts import Agreed, DraftFacts
from bot.domain.goals.goal import Goal, GoalState
from bot.domain.ladder.gap import Gap
from bot.domain.ladder.ladder import Line
from bot.domain.people.person import Person
from bot.domain.people.reader import Reader
from bot.domain.plan.case_file import CaseFile
from bot.domain.review.best_wins import WINDOW, best_wins
from bot.domain.review.evidence import Weight, weight_of
from bot.domain.review.map import proof_of
from bot.domain.talks.questions import Finding
from bot.domain.talks.talk import Outcome, Promise, Talk, open_promises
from bot.domain.wins.win import Win, WinKind

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

AWKWARD = (
    "cut p95 latency by 30% for checkout #impact with <@U0SAM|sam> yesterday <https://ci.test/7>",
    "calmed an *angry* customer & kept the $50K contract",
    "wrote {{ 7 * 7 }} and {% raw %} into the onboarding guide",
    "fixed `foo__bar` <script>alert(1)</script>, reported by <@U0KIM>",
    "led the  incident\n\nreview: 5 engineers, no blame",
    "taught Zoë, 李雷 and محمد how to release 🚀",
    "said no to a fourth priority!",
    "ended the nightly pages; 0 since October.",
    "iOS build is 12 minutes faster",
    "wrote the plan for the data move, " + "one careful step after the other, " * 12,
    "#mentoring",
    "asked 'why?' until the flaky test had nowhere left to hide",
)


def wins(texts: Iterable[str]) -> tuple[Win, ...]:
    """One win a week, newest first; those with a digit measure something."""
    return tuple(
        Win(
            id=number,
            number=number,
            text=text,
            happened_on=TODAY - timedelta(days=7 * number - 4),
            created_at=NOW,
            tags=("impact", "mentoring"),
            people=("U0SAM",) if "U0SAM" in text else (),
            numbers=tuple(re.findall(r"\d+%", text)),
        )
        for number, text in enumerate(texts, 1)
    )


def talk(outcome: Outcome = "open", *, with_name: str = "Marta Lindqvist", said: str = "") -> Talk:
    return Talk(with_name, date(2026, 11, 20), said, outcome, id=1, recorded_at=NOW)


LINES = (
    Line(1, "Impact", "Moves a number that matters", "impact", 0),
    Line(2, "People", "Makes *others* better & <stronger>", "people", 1),
    Line(3, "Scope", "Carries work across teams.", "scope", 2),
)
KINDS: tuple[WinKind, ...] = ("delivery", "led", "learning", "problem_solved", "decision")
SAM = Person("Sam Chen", "U0SAM", ("senior_peer",), id=1)


def filed(saved: tuple[Win, ...], line: str, stories: Mapping[int, str]) -> tuple[Win, ...]:
    """All but every third under a line, kind after kind; every fourth is significant.

    `stories` are what more is said of a win, by its id.
    """
    return tuple(
        replace(
            win,
            kind=KINDS[win.id % len(KINDS)],
            criterion_ids=(line,) if win.id % 3 else (),
            is_significant=win.id % 4 == 1,
            detail=stories.get(win.id, ""),
            benefited="customer" if win.id % 2 else None,
        )
        for win in saved
    )


def evidence(saved: tuple[Win, ...], goals: tuple[Goal, ...] = ()) -> dict[str, Any]:
    """What documents are made of, as it is gathered from these wins."""
    old = tuple(
        replace(win, id=win.id + 100, happened_on=win.happened_on - timedelta(days=260))
        for win in saved
    )
    weights = [weight_of(proof_of(win)) for win in (*saved, *old)]
    return {
        "proposal": _proposal(saved, weights),
        "period": _period(saved, goals, weights),
    }


def _proposal(saved: Sequence[Win], weights: Sequence[Weight]) -> proposal.Proposal:
    recent = [weight for weight in weights if TODAY - weight.happened_on <= WINDOW]
    choice = proposal.chosen(recent, LINES, TODAY)
    return proposal.proposal_of(choice, saved, weights, LINES, (SAM,), TODAY)


def _period(
    saved: Sequence[Win], goals: Iterable[Goal], weights: Iterable[Weight]
) -> period.Period:
    since = TODAY - timedelta(days=100)
    choice = period.chosen([x for x in weights if x.happened_on >= since], LINES, TODAY)
    return period.period_of(since, TODAY, choice, saved, goals, LINES)


def goal(number: int, text: str, state: GoalState) -> Goal:
    return Goal(text, TODAY - timedelta(days=14), id=number, state=state, created_at=NOW)


def ada() -> DraftFacts:
    """Only what the first form insists on, and a talk without a word about it."""
    return DraftFacts(
        TODAY, "Ada Okafor", "Staff Engineer", talk=talk(with_name=""), **evidence(())
    )


def bo() -> DraftFacts:
    """One of everything."""
    held = Talk(
        "Marta Lindqvist",
        TODAY,
        "You lead the craft already; what I miss is you leading people.",
        "not_yet",
        (Promise("me", "run the next design review", date(2026, 12, 4)),),
        date(2027, 2, 22),
        id=1,
        recorded_at=NOW,
    )
    line = "redesigned the sign-up, 18% more people finish it"
    story = "Half of those who began gave up at the phone number. I moved it to the second day."
    saved = filed(wins([line]), "impact", {1: story})
    return DraftFacts(
        TODAY,
        "Bo",
        "Lead Designer",
        current_title="Senior Designer",
        manager_name="Marta Lindqvist",
        decision_on=date(2027, 6, 25),
        months_in_role=12,
        wins=saved,
        gaps=(Gap(1, "leading people without a title", "skill", agreed_on=date(2026, 11, 2)),),
        talk=held,
        file=CaseFile(
            exact_title="Lead Designer",
            starts_on=date(2027, 7, 1),
            who="everybody who signs up on a phone",
            what="one designer looks after the whole first minute, from the advert to the first "
            "screen",
            when="in the sign-up figures of the first quarter",
            duties="I take over the design reviews of both product teams",
            first_90_days=("one review a week in both teams",),
            need="both teams have asked for a lead since spring, and nobody has the time",
            value="fewer people give up in the first minute, and two teams design in one language",
            vision="one product that feels like one, by the end of next year",
            organisation_goals=("Half a million new accounts in 2027",),
        ),
        heard=(Finding("philosophy", "qualities", "calm with many opinions", "Marta", TODAY),),
        settled=Agreed(
            "Marta Lindqvist",
            date(2026, 10, 5),
            (Gap(1, "leading people without a title", "skill", agreed_on=date(2026, 11, 2)),),
            open_promises([held]),
            date(2027, 2, 22),
            with_names=("Marta Lindqvist",),
        ),
        **evidence(saved, (goal(1, "run the design review of payments", "done"),)),
        reader=Reader("Priya Raman", has_a_say=True, spoke_for_me=True, told="Calm in a release."),
        promoted_to="Lead Designer",
    )


def cy() -> DraftFacts:
    """Plenty of everything, in awkward characters."""
    held = Talk(
        "Søren",
        date(2026, 3, 2),
        '  Good  year!\n\nNext: more <cross-team> work.\r\n"Write it down" & send it 🙂\n',
        "not_ready",
        (
            Promise("I", "ask <@U0KIM|kim> for feedback.", date(2027, 1, 8)),
            Promise("Søren O'Brien-Núñez", "send the criteria"),
            Promise("", "book the next talk", date(2026, 12, 1)),
        ),
        id=1,
        recorded_at=NOW,
    )
    saved = filed(
        wins(AWKWARD), "people", {5: "2 alerts were off since <March>; I gave each a *name*"}
    )
    goals = (
        goal(1, "pair with {{ kim }} on *billing*.", "done"),
        goal(2, "draft the <second> plan", "open"),
        goal(3, "ask Zoë", "done"),
    )
    return DraftFacts(
        TODAY,
        "Cy Ó Súilleabháin",
        "Principal Engineer (R&D), «Plattform» #1",
        current_title="Staff Engineer <III>",
        manager_name="Dr. Søren O'Brien-Núñez",
        decision_on=date(2026, 12, 31),
        months_in_role=32,
        wins=best_wins(saved, TODAY),
        gaps=(
            Gap(2, "writing {{ proposals }} for people outside R&D", "skill", agreed_on=TODAY),
            Gap(1, "proof that other teams build on my work.", "evidence"),
            Gap(3, "presenting to *directors*", "skill"),
        ),
        talk=held,
        file=CaseFile(
            exact_title="Principal Engineer (R&D), «Plattform» #1",
            starts_on=date(2027, 1, 1),
            months=12,
            duties="- the *platform* roadmap\n- {{ hiring }} for it",
            first_90_days=("meet all <leads>", "one plan for 5 teams.", "hand over on-call"),
            value="five teams stop building the same thing 3 times!",
            organisation_goals=("cut run cost by 10%", "ship in <1 day", "keep people"),
        ),
        heard=(
            Finding("philosophy", "philosophy", "trust\nfirst.", "Dr. Søren", date(2026, 3, 2)),
            Finding("philosophy", "qualities", "says no <early> & kindly", "", TODAY),
        ),
        settled=Agreed(
            gaps=(Gap(2, "writing {{ proposals }}", "skill", agreed_on=TODAY),),
            promises=tuple(one for one in open_promises([held]) if one.is_awaited(TODAY)),
            overtaken=tuple(one for one in open_promises([held]) if not one.is_awaited(TODAY)),
        ),
        **evidence(saved, goals),
        reader=Reader(
            "Zoë <Zo> Márquez",
            has_a_say=True,
            is_mentor=True,
            wins=wins(AWKWARD)[:1],
            told="You *finish* <things>",
            advised="Say {{ no }} sooner.",
        ),
        promoted_to="Principal Engineer (R&D), «Plattform» #1",
    )


PEOPLE = {"ada": ada, "bo": bo, "cy": cy}
