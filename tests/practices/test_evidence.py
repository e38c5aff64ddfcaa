"""Wins as evidence: for whom they were, and how much they weigh."""

from bot.domain.review.map import proof_of
from tests.domain.proofs import evidence_for
from tests.practices.winning import climb, looks, saved, say
from tests.stories import Story


async def test_001_8_the_share_of_wins_for_the_team_or_wider_is_shown(story: Story) -> None:
    for words, button in (
        ("cut the build by 30%", "My team"),
        ("passed the exam with 92%", "Me"),
        ("halved 12 invoices", "Customers"),
        ("trained 5 engineers", "The organisation"),
    ):
        await say(story, words)
        assert "Who is better off because of it?" in story.ada.sees()
        await story.ada.click(button)
    await say(story, "wrote 3 runbooks")

    seen = await looks(story, "coverage")

    assert "*75%* helped the team or wider: 3 of 4." in seen
    assert "1 win says nothing about it yet." in seen


async def test_002_25_the_map_shows_a_stronger_case_for_more_and_better_evidence(
    story: Story,
) -> None:
    grades, rows = [], []
    await climb(story)
    for words in (
        "tidied up #impact",
        "cut costs by 30% #impact",
        "halved the bill by 50% with @Priya https://example.com/bill #impact",
        "saved $50K with @Kenji https://example.com/saved #impact",
    ):
        await say(story, words)
        await story.ada.slash("/promo map", channel="general")
        seen = story.ada.sees()
        grades += [grade for grade in ("Thin", "Fair", "Strong") if f"{grade} evidence: " in seen]
        rows.append(seen)
        await story.ada.close()

    assert grades == ["Thin", "Thin", "Fair", "Strong"]
    assert "Stronger with a number, somebody who saw it and a link" in rows[0]
    assert "Stronger with" not in rows[-1]
    assert (
        "Strong evidence: 4 wins, 3 with a number, 2 seen by others, 2 with a link, latest" in seen
    )


async def test_002_25_more_and_better_evidence_makes_a_stronger_case(story: Story) -> None:
    strengths = []
    await climb(story)
    for words in (
        "tidied up #impact",
        "cut costs by 30% #impact",
        "halved the bill by 50% with @Priya https://example.com/bill #impact",
    ):
        await say(story, words)
        proofs = [proof_of(win) for win in await saved(story)]
        today = story.clock.now().date()
        strengths.append(evidence_for(["impact"], proofs, today)["impact"].strength)

    assert strengths == sorted(set(strengths))
    assert strengths[0] > 0
    assert " · Impact" in await looks(story, "list")
