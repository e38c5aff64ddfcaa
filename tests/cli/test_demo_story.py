"""The demo's half year: each win has happened on its day of the story, whatever its words name."""

import pytest

from bot.cli.demo import ADAS_CAST
from bot.cli.demo_story import WINS, tell_story
from bot.storage.wins.weights import WeightStore
from tests.stories import Story


@pytest.mark.slow
async def test_a_win_that_names_a_month_has_its_own_day_in_the_story(story: Story) -> None:
    await tell_story(story.running.database, story.coach, ADAS_CAST)

    async with story.running.database.reading() as connection:
        weights = await WeightStore(connection, ADAS_CAST.member).all()

    assert len(weights) == len(WINS)
    assert {weight.span for weight in weights} == {"day"}
