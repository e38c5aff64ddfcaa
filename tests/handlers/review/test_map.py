"""The map: on Home at a glance, every line in a window, and taken along as picture and table."""

import csv
from io import BytesIO, StringIO

from PIL import Image

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level, LineKey
from bot.domain.ladder.own import LevelChoice
from bot.services.review.review import Said
from tests import doors
from tests.databases import queries_of
from tests.handlers.review.reviewing import AIM, begun, rate_in_walk, won
from tests.stories import Story


async def test_home_says_where_the_case_stands_and_the_map_how_strong_it_is(story: Story) -> None:
    await begun(story)
    for text in ("Cut costs by 30% with @sam", "Saved 5 engineers a day with @kim"):
        await won(story, f"{text} https://example.org/1", "delivery")
    await story.ada.open_home()
    home = story.ada.sees()

    await doors.press(story.ada, "See the map")

    assert "Results: 2 wins." in home
    assert "Nothing saved yet under Craft and People." in home
    assert "Results: fair evidence, 1 of 1 expectation with a win" in story.ada.sees()
    assert "Craft: no evidence yet, 0 of 1 expectation with a win" in story.ada.sees()


async def test_home_says_what_the_manager_agrees_to(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    key = LineKey("delivery", 2)
    await story.coach.reviews.rate(story.member, key, Said("meets"))
    await story.ada.open_home()
    alone = story.ada.sees()
    await story.coach.reviews.report(story.member, key, Said("meets"))
    await story.ada.open_home()
    met = story.ada.sees()
    for report in (story.coach.reviews.rate, story.coach.reviews.report):
        await report(story.member, key, Said("partly"))
    await story.ada.open_home()

    assert "agrees" not in alone
    assert "Results: 1 win. Marta agrees you meet it." in met
    assert "Results: 1 win. Marta agrees it's partly there." in story.ada.sees()


async def test_a_better_rating_of_one_side_does_not_make_home_say_less(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    key = LineKey("delivery", 2)
    await story.coach.reviews.rate(story.member, key, Said("meets"))
    await story.coach.reviews.report(story.member, key, Said("exceeds"))
    await story.ada.open_home()
    above = story.ada.sees()
    await story.coach.reviews.report(story.member, key, Said("partly"))
    await story.ada.open_home()

    assert "Results: 1 win. Marta agrees you meet it." in above
    assert "agrees" not in story.ada.sees()


async def test_the_map_tells_claimed_from_shown(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await rate_in_walk(story, "Meets it", "Meets it")
    await story.ada.close()
    await story.ada.open_home()

    await doors.press(story.ada, "See the map")

    seen = story.ada.sees()
    assert "1 of 3 expectations met with a win to show, 1 without, 1 not rated yet." in seen
    assert "You two agree on 0." in seen
    assert "You: meets it. Thin evidence: 1 win, latest 20 November 2026" in seen
    assert "You: meets it. No win to show yet" in seen


async def test_picture_and_table_reach_the_members_own_messages_alone(story: Story) -> None:
    await begun(story)
    await won(story, "=Shipped, with a formula https://example.org/1", "delivery")
    await story.ada.slash("/promo map", channel="general")

    await story.ada.click("Send me the picture")
    await story.ada.click("Send me the table")
    await story.coach.background.settle()

    picture, table = story.ada.files()
    rows = list(csv.DictReader(StringIO((table.content or b"").decode("utf-8-sig"))))
    assert (picture.name, table.name) == ("map.png", "map.csv")
    assert Image.open(BytesIO(picture.content or b"")).format == "PNG"
    assert [row["line"] for row in rows] == ["Delivery", "Design", "Mentoring"]
    assert "2026-11-20 =Shipped" in rows[0]["evidence"]
    assert story.marta.messages() == []


async def test_a_large_ladder_and_many_wins_need_no_more_queries(story: Story) -> None:
    await begun(story)
    small = await queries_of_home(story)
    await story.coach.ladders.save(story.member, large_ladder(), LevelChoice(1, 2))
    for number in range(30):
        await won(story, f"win {number}", f"line-{number}", f"line-{number + 1}")

    large = await queries_of_home(story)
    home = await story.ada.open_home()

    assert large == small
    assert "Theme 0: " in story.ada.sees()
    assert len(home.blocks) < 20


def large_ladder() -> LadderContent:
    lines = tuple(
        Criterion(
            f"line-{number}",
            f"Theme {number % 12}",
            f"Line {number}",
            (Expectation(1), Expectation(2, "*bold* <!here> & more")),
        )
        for number in range(100)
    )
    return LadderContent("Large", (Level(1, "Senior"), Level(2, AIM.target_title)), lines)


async def queries_of_home(story: Story) -> int:
    """How many statements the overview takes."""
    await story.coach.overviews.overview(story.member)
    with queries_of(story.running.database) as heard:
        await story.coach.overviews.overview(story.member)
    return len(heard)
