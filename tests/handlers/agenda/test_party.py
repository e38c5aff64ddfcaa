"""An agenda that many read along is ticked by those who meet, and by nobody else."""

from bot.domain.agenda.action import AgendaAction
from bot.domain.calendar.weeks import Rhythm
from bot.domain.plan.case import CaseDraft
from bot.storage.agenda.agendas import ActionStore
from playground.conversations import Message
from playground.people import MARTA
from tests.databases import statements_of
from tests.stories import Story

AIM = CaseDraft("Staff engineer", manager_id=MARTA.id, manager_name="Marta Lindqvist")
TEAM = "general"


async def posted(story: Story, aim: CaseDraft = AIM) -> None:
    """Ada's agenda stands where Kenji reads along, with an action of Marta's below it."""
    await story.coach.cases.aim(story.member, aim, Rhythm())
    await story.ada.slash("/agenda add the rota", channel=TEAM)
    await story.ada.slash("/agenda", channel=TEAM)
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    story.marta.go_to(TEAM)
    story.kenji.go_to(TEAM)


async def add(story: Story, what: str, who: str) -> None:
    await story.marta.click("Add an action")
    await story.marta.fill("What is to be done?", what)
    await story.marta.choose("Who does it?", who)
    await story.marta.submit()
    await story.coach.background.settle()


def in_thread(story: Story) -> Message:
    (below,) = [message for message in story.ada.messages(TEAM) if message.thread_ts]
    return below


async def open_actions(story: Story) -> tuple[AgendaAction, ...]:
    channel = "C0GENERAL"
    async with story.running.database.reading() as connection:
        return await ActionStore(connection, story.member).open_in(channel)


async def test_who_is_no_party_to_it_ticks_nothing_and_is_told_so_alone(story: Story) -> None:
    await posted(story)
    await add(story, "book the room", "Marta Lindqvist")
    before = len(story.ada.messages(TEAM))

    await story.kenji.click("Add an action")
    told = story.kenji.reads(story.kenji.messages(TEAM)[-1])
    await story.kenji.click("Done", in_=in_thread(story))
    await story.kenji.click("What we covered")

    assert "This agenda is for Ada and their manager" in told
    assert "A topic for next time is welcome from you" in told
    assert not story.kenji.has_modal()
    assert len(story.ada.messages(TEAM)) == before
    assert len(await open_actions(story)) == 1


async def test_those_who_meet_may_and_so_may_whoever_they_gave_something_to_do(
    story: Story,
) -> None:
    await posted(story)
    await add(story, "send the numbers", "Kenji Sato")

    await story.kenji.click("Done", in_=in_thread(story))

    assert await open_actions(story) == ()


async def test_while_nobody_knows_the_manager_nobody_is_turned_away(story: Story) -> None:
    await posted(story, CaseDraft("Staff engineer"))

    await story.kenji.click("Add an action")

    assert story.kenji.has_modal()


async def test_a_tick_reads_the_agenda_once_to_act_and_once_to_show_it(story: Story) -> None:
    await posted(story)
    await add(story, "send the numbers", "Marta Lindqvist")

    with statements_of(story.running.database) as heard:
        await story.marta.click("Done", in_=in_thread(story))

    assert len([one for one in heard if "FROM agendas" in one]) == 2
