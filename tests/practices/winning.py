"""Ada on her way to the next level: a ladder of two lines, and what she did."""

from datetime import UTC, datetime

from bot.domain.calendar.weeks import Rhythm
from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from bot.domain.plan.case import CaseDraft
from bot.domain.wins.win import Win, WinFilter
from bot.storage.ladder.ladders import LadderStore
from tests.stories import Story

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
IMPACT = "Moves a number that matters"
SCOPE = "Leads work across two teams"
LADDER = LadderContent(
    "Engineering",
    (Level(1, "Senior"), Level(2, "Staff")),
    (
        Criterion("impact", "Impact", IMPACT, (Expectation(2),)),
        Criterion("scope", "Scope", SCOPE, (Expectation(2),)),
    ),
)


async def aim(story: Story) -> None:
    """Ada has been through the first run."""
    await story.coach.cases.aim(story.member, CaseDraft("Staff Engineer"), Rhythm())


async def climb(story: Story) -> None:
    """Ada has a ladder, and knows from where to where."""
    await aim(story)
    await has_ladder(story)


async def has_ladder(story: Story, ladder: LadderContent = LADDER) -> None:
    """Ada is at the first of its levels, and aims for the second."""
    async with story.running.database.writing() as connection:
        ladders = LadderStore(connection, story.member)
        await ladders.save(ladder, story.clock.now())
        await ladders.choose(LevelChoice(1, 2))


async def say(story: Story, words: str) -> Win:
    """Ada saves a win in one line; returns it as it is saved."""
    await story.ada.slash(f"/win {words}", channel="general")
    return (await saved(story))[0]


async def write(story: Story, words: str, *, kind: str = "", behaviour: str = "") -> None:
    """Ada opens the whole form, says what she did, and what it was."""
    await story.ada.slash("/win", channel="general")
    await story.ada.fill("What did you do?", words)
    await story.ada.click("More")
    if kind:
        await story.ada.choose("What kind of win?", kind)
    if behaviour:
        await story.ada.choose("Which behaviour is it an example of?", [behaviour])


async def save(story: Story) -> Win:
    """Ada submits the form and closes it; returns the newest win."""
    await story.ada.submit()
    await story.ada.close()
    return (await saved(story))[0]


async def saved(story: Story) -> tuple[Win, ...]:
    """All wins, the newest first by when they were saved."""
    page = await story.coach.wins.page(story.member, WinFilter())
    return tuple(sorted(page.wins, key=lambda win: win.id, reverse=True))


async def looks(story: Story, word: str) -> str:
    """What Ada sees after `/win <word>`; closed again."""
    await story.ada.slash(f"/win {word}", channel="general")
    seen = story.ada.sees()
    await story.ada.close()
    return seen


async def taken(story: Story, form: str, *, has_private: bool = False) -> str:
    """The file that Ada gets for a form of export, as text."""
    await story.ada.slash("/win export", channel="general")
    await story.ada.choose("As what?", form)
    if has_private:
        await story.ada.choose("Which", ["The private ones, too"])
    await story.ada.submit()
    await story.coach.background.settle()
    await story.ada.close()
    content = story.ada.files()[-1].content
    assert content is not None
    return content.decode("utf-8-sig")


async def bring_in(story: Story, text: str) -> None:
    """Ada imports a list that she pastes."""
    await story.ada.slash("/win import", channel="general")
    await story.ada.fill("Paste it here", text)
    await story.ada.submit()


async def upload(story: Story, name: str, content: str | bytes) -> None:
    """Ada imports a list from a file."""
    data = content.encode() if isinstance(content, str) else content
    await story.ada.slash("/win import", channel="general")
    await story.ada.choose("Or choose a file", [story.ada.upload(name, data)])
    await story.ada.submit()
