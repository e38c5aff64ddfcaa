"""The map: on Home at a glance, every line in a window, and taken along as picture and table."""

import csv
from io import BytesIO, StringIO

from PIL import Image
from sqlalchemy import event

from bot.domain.ladder.ladder import Criterion, Expectation, LadderContent, Level
from bot.domain.ladder.own import LevelChoice
from tests.handlers.review.reviewing import AIM, begun, rate_in_walk, won
from tests.stories import Story


async def test_home_tells_at_a_glance_where_the_case_is_strong_and_thin(story: Story) -> None:
    await begun(story)
    for text in ("Cut costs by 30% with @sam", "Saved 5 engineers a day with @kim"):
        await won(story, f"{text} https://example.org/1", "delivery")

    await story.ada.open_home()

    home = story.ada.sees()
    assert "Your case for Staff engineer" in home
    assert "▰▰▱▱▱  Results: fair, 1 of 1 line with a win" in home
    assert "▱▱▱▱▱  Craft: nothing yet, 0 of 1 line with a win" in home


async def test_the_map_tells_claimed_from_shown(story: Story) -> None:
    await begun(story)
    await won(story, "Shipped the billing migration", "delivery")
    await rate_in_walk(story, "Meets it", "Meets it")
    await story.ada.close()
    await story.ada.open_home()

    await story.ada.click("See the map")

    seen = story.ada.sees()
    assert "1 of 3 lines shown, 1 claimed, 1 not rated, agreed 0 of 3." in seen
    assert "You: meets it, shown, thin: 1 win, latest 20 November 2026" in seen
    assert "You: meets it, claimed, no win yet" in seen


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
    assert "Theme 11" in story.ada.sees()
    assert len(home.blocks) < 40


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
    heard: list[str] = []
    engine = story.running.database._reader.sync_engine

    def hear(*args: object) -> None:
        heard.append(str(args[2]))

    await story.coach.overviews.overview(story.member)
    event.listen(engine, "before_cursor_execute", hear)
    await story.coach.overviews.overview(story.member)
    event.remove(engine, "before_cursor_execute", hear)
    return len(heard)
