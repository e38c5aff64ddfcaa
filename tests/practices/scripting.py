"""Ada has something written, and reads it where it is shown to her."""

from dataclasses import replace
from datetime import date, timedelta

from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft, Stage
from bot.domain.plan.case_file import TargetKind
from bot.domain.talks.talk import Outcome, Talk, TalkDraft
from bot.domain.wins.win import WinDraft
from bot.storage.review.gaps import GapStore
from bot.storage.wins.wins import WinStore
from tests import doors
from tests.stories import Story

TODAY = date(2026, 11, 23)
AIM = CaseDraft(
    "Staff Engineer",
    current_title="Senior Engineer",
    manager_name="Marta Lindqvist",
    decision_on=date(2027, 6, 25),
)
PROOFS = (
    "cut the nightly reconciliation from 3 hours to 25 minutes",
    "led the incident review for 5 teams",
    "taught 2 colleagues to carry the pager",
)


async def set_out(story: Story, stage: Stage = "ready", aim: CaseDraft = AIM) -> None:
    await story.coach.cases.aim(story.member, aim, Rhythm())
    if stage != "learn":
        await story.coach.cases.move_to(story.member, stage)


async def did(story: Story, *texts: str, line: str = "") -> None:
    """Wins of the last days, the first the newest; a number in them counts as one."""
    async with story.running.database.writing() as connection:
        for days, text in enumerate(texts, 1):
            numbers = tuple(word for word in text.split() if word[:1].isdigit())
            draft = WinDraft(text, TODAY - timedelta(days=days), numbers=numbers)
            draft = replace(draft, criterion_ids=(line,) if line else ())
            await WinStore(connection, story.member).add(draft, story.clock.now())


async def lacks(story: Story, title: str, *, is_agreed: bool = True) -> None:
    async with story.running.database.writing() as connection:
        await GapStore(connection, story.member).add(
            title, "skill", None, TODAY if is_agreed else None
        )


async def aims_for(story: Story, kind: TargetKind, title: str = "") -> None:
    await story.coach.case_files.state(story.member, {"target_kind": kind, "exact_title": title})


async def talked(story: Story, outcome: Outcome, held_on: date = TODAY) -> Talk:
    """Ada's talk with Marta is on record."""
    draft = TalkDraft("Marta", held_on, "We will see.", outcome)
    return await story.coach.talks.record(story.member, draft)


async def written(story: Story, title: str) -> str:
    """What Ada reads in her messages after she chose it, and then behind the button beside it."""
    await choose(story, title)
    return await read_draft(story)


async def read_draft(story: Story) -> str:
    """The newest message, and what is said beside the draft in it."""
    message = story.ada.reads(story.ada.messages()[-1])
    return f"{message}\n{await doors.beside(story.ada)}"


async def choose(story: Story, title: str) -> None:
    """Ada has it written from the page of all drafts, and looks into her messages."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo write", channel="general")
    await doors.write_here(story.ada, title)
    await doors.to_messages(story.ada)


async def letter(story: Story, title: str) -> str:
    """The text alone, in Markdown: as Ada finds it in the form to change it."""
    await choose(story, title)
    return await markdown_of_newest(story)


async def markdown_of_newest(story: Story) -> str:
    await story.ada.click("Edit")
    blocks = story.ada.modal().blocks
    fields = [block["element"]["initial_value"] for block in blocks if "element" in block]
    await story.ada.close()
    return "\n\n".join(fields).strip()


async def offered(story: Story) -> str:
    """What the door of the drafts has in its first window."""
    await doors.close_all(story.ada)
    await story.ada.slash("/promo", channel="general")
    await story.ada.click("Drafts")
    return story.ada.sees()
