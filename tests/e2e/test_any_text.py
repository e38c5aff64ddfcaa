"""Any words whatever are saved as they are, or refused with a sentence; every view still opens."""

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from bot.domain.ladder.ladder import LineKey
from bot.domain.text.clean import clean_text, on_one_line
from bot.services.review.review import Said
from playground.testkit import Actor
from tests import doors
from tests.handlers.review.reviewing import begun
from tests.practices.test_gap_review import open_review
from tests.practices.test_ladder import open_ladder
from tests.practices.winning import save, write
from tests.slack.views.weeks import AWKWARD
from tests.stories import Story

ANY = st.one_of(st.sampled_from([one[:300] for one in AWKWARD]), st.text(min_size=1, max_size=120))
HOSTILE = "=1+1 <!channel> *b* \u202e \x00\x1b {{ x }} & ```"
told_often = settings(
    max_examples=5,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def stands(text: str) -> str:
    """How words are saved: clean, and without the space around them."""
    return clean_text(text).strip()


async def start_afresh(ada: Actor) -> None:
    """A refusal may have left a form open."""
    await doors.close_all(ada)


async def is_taken(ada: Actor) -> bool:
    """Submits what is in front. A refusal says why beside its field, in a sentence."""
    try:
        await ada.submit()
    except AssertionError:
        objections = await ada.submit_refused()
        assert all(words.endswith((".", ".)")) for words in objections.values()), objections
        return False
    return True


@told_often
@example(HOSTILE, HOSTILE)
@given(ANY, ANY)
async def test_what_is_said_of_a_decision_comes_back_and_every_view_opens(
    story: Story, why: str, witness: str
) -> None:
    ada = story.ada
    await start_afresh(ada)
    await write(story, "chose one queue", kind="Made a decision", behaviour="The person to ask")
    await ada.fill("Why this one?", why)
    await ada.fill("In which area?", why)
    await ada.fill("Who else saw it?", witness)

    win = await save(story)
    await ada.slash("/win list", channel="general")
    await ada.click("Edit")

    assert (win.fact("reasoning"), win.fact("area")) == (stands(why), stands(why))
    assert all(name in clean_text(witness) for name in win.seen_by)
    assert "chose one queue" in ada.sees()
    await story.coach.wins.undo(story.member, win.id)


@told_often
@example(HOSTILE, HOSTILE)
@given(ANY, ANY)
async def test_reasons_of_a_review_come_back_and_every_view_opens(
    story: Story, why: str, aside: str
) -> None:
    ada, key = story.ada, LineKey("design", 2)
    await start_afresh(ada)
    await begun(story)
    await story.coach.reviews.rate(story.member, key, Said("meets"))
    await story.coach.reviews.report(story.member, key, Said("partly"))

    await open_review(story)
    await ada.click("Open", near="Design")
    await ada.click("We agreed on it")
    await ada.choose("On what did you agree?", "Meets it")
    await ada.fill("Why did you see it differently?", why)
    await ada.submit()
    settled = (await story.coach.reviews.line(story.member, key)).review.settled
    await ada.choose("How do you see it?", "It doesn't apply to my work")
    await ada.fill("Why?", aside)
    has_reason = await is_taken(ada)
    await open_review(story)
    await ada.click("Open", near="Design")
    await start_afresh(ada)
    await ada.slash("/promo map", channel="general")

    apart = (await story.coach.reviews.line(story.member, key)).review.not_applicable
    assert settled
    assert settled.reason == stands(why)
    assert (apart is not None and apart.reason == stands(aside)) == has_reason
    assert has_reason == bool(stands(aside))
    assert "Design" in ada.sees()


@told_often
@example(HOSTILE)
@given(ANY)
async def test_a_line_of_the_ladder_is_saved_or_refused_and_every_view_opens(
    story: Story, words: str
) -> None:
    ada = story.ada
    await start_afresh(ada)
    await begun(story)
    await open_ladder(story)
    await ada.click("Add an expectation")
    await ada.fill("Theme", words[:80])
    await ada.fill("What is expected", words)
    await ada.fill("What it looks like at this level", words)

    is_saved = await is_taken(ada)
    await start_afresh(ada)
    await ada.slash("/promo ladder", channel="general")

    own = await story.coach.ladders.required(story.member)
    lines = {(one.text, one.expectations[-1].what_it_looks_like) for one in own.ladder.criteria}
    assert ((on_one_line(words), stands(words)) in lines) == is_saved
    assert "Delivery" in ada.sees()


@told_often
@example(HOSTILE, HOSTILE)
@example("ñ\x0c", " \x07Û\U000f9e9a")
@given(ANY, ANY)
async def test_what_was_watched_and_answered_is_saved_or_refused_and_every_view_opens(
    story: Story, does: str, not_yet: str
) -> None:
    ada = story.ada
    await start_afresh(ada)
    await begun(story)
    await open_ladder(story)
    await ada.click("Import or replace")
    await ada.click("From a role you watched")
    await ada.fill("Who, or which role?", "Kenji")
    await ada.fill("What do they do?", does)
    await ada.fill("What of it do you not do yet?", not_yet)
    is_saved = await is_taken(ada)
    await start_afresh(ada)
    await ada.slash("/promo ladder", channel="general")
    await ada.click("Import or replace")
    await ada.click("Ask people")
    await ada.click("Write down what they said")
    await ada.fill("Who did you ask?", "Priya")
    await ada.fill("How do the people around them work differently because of them?", does)
    await is_taken(ada)

    noted = await story.coach.ladder_sources.observations(story.member, 1)
    assert (bool(noted) and noted[0].does == stands(does)) or not is_saved
    assert not is_saved or noted[0].not_yet == stands(not_yet)
    assert "could not" not in ada.sees()
