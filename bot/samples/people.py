"""Three people to read every template as: Ada with no wins, Bo with one, Cy with twelve.

Tests and `nextrung prompts` use them.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from bot.domain.best_wins import best_wins
from bot.domain.draft_facts import DraftFacts
from bot.domain.gap import Gap
from bot.domain.talk import Outcome, Promise, Talk
from bot.domain.win import Win

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
    return Talk(1, with_name, date(2026, 11, 20), said, outcome, NOW)


def ada() -> DraftFacts:
    """Only what the first form insists on, and a talk without a word about it."""
    return DraftFacts(TODAY, "Ada Okafor", "Staff Engineer", talk=talk(with_name=""))


def bo() -> DraftFacts:
    """One of everything."""
    held = Talk(
        1,
        "Marta Lindqvist",
        TODAY,
        "You lead the craft already; what I miss is you leading people.",
        "not_yet",
        NOW,
        (Promise("me", "run the next design review", date(2026, 12, 4)),),
        date(2027, 2, 22),
    )
    return DraftFacts(
        TODAY,
        "Bo",
        "Lead Designer",
        current_title="Senior Designer",
        manager_name="Marta Lindqvist",
        decision_on=date(2027, 6, 25),
        months_in_role=12,
        wins=wins(["redesigned the sign-up, 18% more people finish it"]),
        gaps=(Gap(1, "leading people without a title", "skill", agreed_on=date(2026, 11, 2)),),
        talk=held,
    )


def cy() -> DraftFacts:
    """Plenty of everything, in awkward characters."""
    held = Talk(
        1,
        "Søren",
        date(2026, 3, 2),
        '  Good  year!\n\nBut: <which> team?\r\n"Let\'s see" 🤷\n',
        "not_ready",
        NOW,
        (
            Promise("I", "ask <@U0KIM|kim> for feedback.", date(2027, 1, 8)),
            Promise("Søren O'Brien-Núñez", "send the criteria"),
            Promise("", "book the next talk", date(2026, 12, 1)),
        ),
    )
    return DraftFacts(
        TODAY,
        "Cy Ó Súilleabháin",
        "Principal Engineer (R&D), «Plattform» #1",
        current_title="Staff Engineer <III>",
        manager_name="Dr. Søren O'Brien-Núñez",
        decision_on=date(2026, 12, 31),
        months_in_role=32,
        wins=best_wins(wins(AWKWARD), TODAY),
        gaps=(
            Gap(2, "writing {{ proposals }} for people outside R&D", "skill", agreed_on=TODAY),
            Gap(1, "proof that other teams build on my work.", "evidence"),
            Gap(3, "presenting to *directors*", "skill"),
        ),
        talk=held,
    )


PEOPLE = {"ada": ada, "bo": bo, "cy": cy}
