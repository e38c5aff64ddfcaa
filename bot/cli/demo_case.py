"""What the demo's Ada knows beside her wins: the people around her case, and what she was told."""

from dataclasses import dataclass

from bot.cli.demo_story import TALKED, Days
from bot.domain.member import Member
from bot.domain.people.person import NOT_YET_SAVED, PersonDraft
from bot.services.coach import Coach

WEEK = 7

FOUND_OUT = {
    "who_decides": "Marta proposes, the calibration round of the engineering directors decides",
    "dates": "Decided twice a year, told three weeks later. The proposals close four weeks before",
    "paperwork": "Two pages from Marta, and two written voices from outside the team",
}

FILE = {
    "exact_title": "Staff Engineer, Payments",
    "who": "the teams that take money: payments, fraud and billing",
    "what": "one way to hold card data instead of three, and one person who answers for it",
    "when": "from the first quarter after the vault is done",
    "duties": "Owning the road map of the card vault across three teams, and the design reviews "
    "that touch money",
    "first_90_days": (
        "Move the last of the three teams onto the vault",
        "Write down with Kenji who decides what about card data",
        "Hand the ledger over to Lena",
    ),
    "need": "Nobody today answers for card data across teams; the auditors asked for a name",
    "value": "One audit instead of three, and two engineers free for the checkout work",
}
"""Fields of the case file."""


@dataclass(frozen=True, slots=True)
class Around:
    """Who plays in it, by their user ids."""

    manager_id: str
    peer_id: str
    designer_id: str


async def tell_case(coach: Coach, member: Member, around: Around, days: Days) -> None:
    """Adds to a case that is open. What Marta said, she said in the talk of the story."""
    await coach.case_files.state(member, FILE)
    marta, *others = people_on(days, around)
    await coach.people.save(member, marta, NOT_YET_SAVED)
    for person in others:
        await coach.people.save(member, person)
    await coach.questions.answer(member, "process", FOUND_OUT, "Marta", days.ago(TALKED))


def people_on(days: Days, around: Around) -> tuple[PersonDraft, ...]:
    """Return the manager, then who else is around the case: one has not been told yet.

    Ada meets her manager every week; of others she wants to be reminded.
    """
    return (
        PersonDraft(
            "Marta",
            around.manager_id,
            told_on=days.ago(TALKED),
            last_contact_on=days.ago(WEEK),
        ),
        PersonDraft(
            "Kenji",
            around.peer_id,
            ("senior_peer", "advocate"),
            "Platform",
            told_on=days.ago(6 * WEEK),
            last_contact_on=days.ago(3 * WEEK),
            contact_weeks=4,
        ),
        PersonDraft(
            "Priya",
            around.designer_id,
            ("aware",),
            "Design",
            told_on=days.ago(4 * WEEK),
            last_contact_on=days.ago(WEEK),
            contact_weeks=6,
        ),
        PersonDraft("Dana Osei", None, ("leader", "has_a_say"), "Engineering"),
    )
