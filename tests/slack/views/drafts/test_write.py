"""The menu of drafts: what fits comes at once, everything else on a page of its own."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.drafts.catalogue import ASKING, DRAFTS, draft_note, fitting, is_early
from bot.domain.plan.case import LOW_PRESSURE, STAGES, Stage
from bot.slack.views.drafts import write as views
from playground.validation import check_blocks
from tests.slack.views.seeing import problems_of, seen


@pytest.mark.parametrize("stage", STAGES)
def test_the_menu_offers_what_fits_the_stage(stage: Stage) -> None:
    blocks = [block.to_dict() for block in views.drafts_menu(stage)]

    offered = [block["accessory"]["value"] for block in blocks if "accessory" in block]
    assert offered == [spec.kind for spec in fitting(stage)]
    assert check_blocks(blocks, "home") == []


@pytest.mark.parametrize("stage", STAGES)
def test_the_page_holds_every_draft_once_and_first_what_fits(stage: Stage) -> None:
    view = views.drafts_page(stage)

    blocks = view.to_dict()["blocks"]
    offered = [block["accessory"]["value"] for block in blocks if "accessory" in block]
    assert sorted(offered) == sorted(spec.kind for spec in DRAFTS)
    assert offered[: len(fitting(stage))] == [spec.kind for spec in fitting(stage)]
    assert problems_of(view) == []


@pytest.mark.parametrize("stage", sorted(LOW_PRESSURE))
def test_early_stages_offer_nothing_that_asks_000_7(stage: Stage) -> None:
    assert not ASKING & {spec.kind for spec in fitting(stage)}


@pytest.mark.parametrize("stage", STAGES)
def test_what_each_stage_offers_and_says_of_a_draft_reads_well(
    stage: Stage, snapshot: SnapshotAssertion
) -> None:
    page = seen(views.drafts_page(stage))

    notes = [
        f"{spec.title}: {'EARLY ' * is_early(stage, spec.kind)}{draft_note(stage, spec.kind)}"
        for spec in DRAFTS
        if is_early(stage, spec.kind) or draft_note(stage, spec.kind)
    ]
    assert "\n".join([page, "", *notes]) == snapshot
