"""What the stories of the gap review begin with: an aim, a ladder, and wins under its lines."""

from datetime import timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import Win, WinForm, WinKind
from playground.people import MARTA
from tests.stories import MONDAY_MORNING, Story

AIM = CaseDraft(
    "Staff engineer", "Senior engineer", manager_id=MARTA.id, manager_name="Marta Lindqvist"
)
TODAY = MONDAY_MORNING.date()


def criterion(name: str, theme: str, *levels: int) -> Criterion:
    looks = tuple(Expectation(level, f"{name} at level {level}") for level in levels)
    return Criterion(name.lower(), theme, name, looks)


LADDER = LadderContent(
    "Engineering",
    (Level(1, "Senior engineer"), Level(2, "Staff engineer")),
    (
        criterion("Delivery", "Results", 1, 2),
        criterion("Design", "Craft", 1, 2),
        criterion("Mentoring", "People", 2),
    ),
)


async def begun(story: Story) -> None:
    """Ada aims for Staff, has the ladder, and knows where she is on it."""
    await story.coach.cases.aim(story.member, AIM, Rhythm())
    await story.coach.ladders.save(story.member, LADDER, LevelChoice(1, 2))


async def won(
    story: Story,
    text: str,
    *criteria: str,
    days_ago: int = 3,
    kind: WinKind | None = None,
    link: str | None = None,
    is_private: bool = False,
) -> Win:
    form = WinForm(
        text,
        TODAY - timedelta(days=days_ago),
        links=(link,) if link else (),
        kind=kind,
        criterion_ids=criteria,
        is_private=is_private,
    )
    return await story.coach.wins.save(story.member, form)


async def rate_in_walk(story: Story, *ratings: str) -> None:
    """Ada answers the lines one after the other, from where she paused."""
    await story.ada.slash("/promo review", channel="general")
    await story.ada.click("Go")
    for rating in ratings:
        await story.ada.choose("How do you see it?", rating)
        await story.ada.submit()


async def begun_and_rated(story: Story, rating: str) -> None:
    """The same, and she rated the first line of her walk so."""
    await begun(story)
    await rate_in_walk(story, rating)
    await story.ada.close()
