"""How far back the proposal looks is found in the settings, too."""

import pytest

from tests.practices.proposing import climb, save
from tests.stories import Story


@pytest.mark.parametrize(("months", "is_in"), [("6 months", False), ("12 months", True)])
async def test_004_30_the_window_is_set_where_settings_are_and_counts_in_the_proposal(
    story: Story, months: str, *, is_in: bool
) -> None:
    await climb(story)
    await save(story, "cut pages by 80%", line="impact", days=300)
    await save(story, "led both teams", line="scope", days=3)
    await story.ada.slash("/promo settings", channel="general")

    await story.ada.click("How far back my proposal looks")
    await story.ada.choose("How far back the proposal looks", months)
    await story.ada.submit()
    saved = story.ada.sees()
    await story.ada.click("Write the proposal")

    assert f"Your proposal tells of the last {months} from now on." in saved
    draft = await story.coach.drafts.draft(story.member, 1)
    assert ("80%" in draft.text) is is_in
