"""Ada with what a proposal is made of: a ladder of two lines, wins of every kind, her people."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.people.person import PersonDraft
from bot.domain.plan.case import Stage
from bot.domain.review.review import Mark, Rating, ReviewLine, fingerprint, rater_key
from bot.domain.wins.win import WinDraft, WinKind
from bot.storage.people.people import PersonStore
from bot.storage.review.reviews import ReviewStore
from bot.storage.wins.wins import WinStore
from tests.practices.scripting import AIM, TODAY, set_out
from tests.practices.winning import LADDER, has_ladder
from tests.stories import Story

FILE = {
    "exact_title": "Staff Engineer, Payments",
    "starts_on": date(2027, 7, 1),
    "who": "Everybody who is on call",
    "what": "one person looks after the ledger from the first alert to the lasting repair",
    "when": "In the first month",
    "duties": "I take over the ledger",
    "first_90_days": ("Halve the pages at night", "One plan for both teams"),
    "need": "the ledger has had no owner since March",
    "value": "fewer nights on call, and refunds that arrive the same day",
    "vision": "payments that nobody has to think about",
    "organisation_goals": ("Refunds within a day",),
}

KINDS: tuple[WinKind, ...] = ("delivery", "led", "learning", "problem_solved")
"""One for each group of evidence."""


async def climb(story: Story, stage: Stage = "ready") -> None:
    await set_out(story, stage)
    await has_ladder(story)


async def save(story: Story, text: str, *, days: int = 10, line: str = "", **said: object) -> None:
    """A win so many days ago; the words in it that begin with a digit are its numbers."""
    numbers = tuple(word for word in text.split() if word[:1].isdigit())
    draft = WinDraft(
        text,
        TODAY - timedelta(days=days),
        numbers=numbers,
        criterion_ids=(line,) if line else (),
    )
    async with story.running.database.writing() as connection:
        await WinStore(connection, story.member).add(
            replace(draft, **said),  # type: ignore[arg-type]  # fields of a win, from the test
            story.clock.now(),
        )


async def shows_all_four(story: Story) -> None:
    """One win in each of the groups, and two of her present role."""
    for number, kind in enumerate(KINDS):
        line = "impact" if number % 2 else "scope"
        await save(story, f"did the {kind} work", days=5 + number, line=line, kind=kind)
    await save(story, "closed 40 tickets of the old queue", days=20)
    await save(story, "tidied the wiki", days=21)


async def knows(story: Story, name: str) -> None:
    async with story.running.database.writing() as connection:
        await PersonStore(connection, story.member).add(PersonDraft(name))


async def states(story: Story, **but: object) -> None:
    """Ada's whole case file, apart from what is said here."""
    await story.coach.case_files.state(story.member, FILE | but)


async def rated(story: Story, line: str, *, own: Rating, manager: Rating) -> None:
    """Both rated a line of the next level, each by their own hand."""
    found = next(one for one in LADDER.lines_at(2) if one.key.criterion_id == line)
    review = ReviewLine(
        found.key, own=Mark(own, "Ada", TODAY), manager=Mark(manager, "Marta", TODAY)
    )
    async with story.running.database.writing() as connection:
        reviews = ReviewStore(connection, story.member)
        await reviews.save(replace(review, manager=None), fingerprint(found))
        await reviews.save(review, fingerprint(found), rater_key(AIM.manager_id, AIM.manager_name))
