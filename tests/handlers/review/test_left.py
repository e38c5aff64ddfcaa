"""`/promo shared`: everything that ever left by the coach, where it went, and whether it stands."""

from playground.faults import Fault
from playground.people import KENJI
from tests.handlers.agenda.test_agenda import set_up
from tests.handlers.review.reviewing import begun
from tests.handlers.review.test_sharing import send
from tests.stories import Story


async def left(story: Story) -> str:
    if story.ada.has_modal():
        await story.ada.close()
    await story.ada.slash("/promo shared", channel="general")
    return story.ada.sees()


async def ask_kenji(story: Story) -> None:
    await story.ada.slash("/promo feedback", channel="general")
    await story.ada.click("Ask somebody")
    await story.ada.choose("Whom would you like to ask?", KENJI.real_name)
    await story.ada.submit()
    await story.ada.submit()
    await story.ada.close()


async def test_before_anything_left_it_says_so(story: Story) -> None:
    assert "Nothing has left through me so far" in await left(story)


async def test_an_agenda_that_was_posted_is_on_the_list(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    seen = await left(story)

    assert "An agenda: shipped the ledger, p95 down 30%" in seen
    assert "in #general, posted on 23 November 2026, stands" in seen
    assert "Nothing has left" not in seen


async def test_an_agenda_that_was_taken_back_stays_on_the_list(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")
    story.ada.go_to("general")
    await story.ada.click("Take it back")
    await story.ada.submit()

    seen = await left(story)

    assert "from 23 November 2026, taken back on 23 November 2026" in seen
    assert ", stands" not in seen


async def test_an_agenda_that_was_only_drafted_is_not(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")

    assert "Nothing has left through me so far" in await left(story)


async def test_an_agenda_that_slack_refused_is_not(story: Story) -> None:
    await set_up(story)
    await story.ada.slash("/agenda", channel="general")
    story.playground.faults.next("chat.postMessage", Fault.REFUSED, error="is_archived")
    await story.ada.click("Post to #general")
    await story.ada.click("Post it")

    assert "An agenda" not in await left(story)


async def test_a_request_is_on_the_list_with_its_outcome(story: Story) -> None:
    await begun(story)
    await ask_kenji(story)
    asked = await left(story)
    (request,) = await story.coach.feedback.all(story.member)

    await story.coach.feedback.take_back(story.member, request.id)

    taken_back = await left(story)
    assert "A request for feedback: Three questions about my work" in asked
    assert "Kenji, sent on 23 November 2026, not answered yet" in asked
    assert "Kenji, sent on 23 November 2026, taken back" in taken_back


async def test_an_invitation_is_on_the_list_and_a_topic_that_was_brought(story: Story) -> None:
    await story.ada.slash("/agenda add the rota", channel="general")
    await begun(story)
    await send(story)

    seen = await left(story)

    assert "Expectations: Staff engineer and Senior engineer" in seen
    assert "Your ratings: My rating of each, once they have rated it" in seen
    assert "A topic for a 1:1: the rota" in seen
    assert "in #general, sent on 23 November 2026" in seen
