"""The menu of drafts: what fits comes at once, everything else on a page of its own."""

from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.drafts.catalogue import ASKING, DRAFTS, draft_note, fitting, is_early
from bot.domain.plan.case import LOW_PRESSURE, STAGES, Stage
from bot.slack.text import Message
from bot.slack.views.drafts import write as views
from bot.slack.views.pages import MOST_CHOICES
from playground.validation import check_blocks
from tests.slack.views.seeing import seen

EARLY = LOW_PRESSURE | {"gaps"}


ROOM = MOST_CHOICES - 2
"""Rows of the first window: one more is a page, and one leads on."""


def rows(stage: Stage) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    first, others = views.draft_rows(stage, ROOM)
    return [row.to_dict() for row in first], [row.to_dict() for row in others]


def kinds(found: list[dict[str, Any]]) -> list[str]:
    return [row["accessory"]["value"] for row in found]


@pytest.mark.parametrize("stage", STAGES)
def test_every_draft_is_there_once_and_first_what_fits_the_stage(stage: Stage) -> None:
    first, others = rows(stage)

    fits = [spec.kind for spec in fitting(stage)]
    assert sorted(kinds(first) + kinds(others)) == sorted(spec.kind for spec in DRAFTS)
    assert kinds(first)[: len(fits)] == fits
    assert check_blocks(first + others, "modal") == []


@pytest.mark.parametrize("stage", STAGES)
def test_each_is_read_aloud_by_its_own_name(stage: Stage) -> None:
    first, others = rows(stage)

    names = {row["accessory"]["accessibility_label"] for row in first + others}
    assert names == {f"Write it: {spec.title}" for spec in DRAFTS}


@pytest.mark.parametrize("stage", sorted(EARLY))
def test_while_it_is_early_the_first_window_asks_for_nothing_000_7(stage: Stage) -> None:
    first, others = rows(stage)

    assert len(first) == ROOM
    assert not ASKING & set(kinds(first))
    assert kinds(others)[0] == "proposal"


@pytest.mark.parametrize("stage", STAGES)
def test_the_proposal_is_in_the_first_window_or_leads_the_second(stage: Stage) -> None:
    first, others = rows(stage)

    assert "proposal" in kinds(first)[:ROOM] or kinds(others)[0] == "proposal"


@pytest.mark.parametrize("stage", sorted(LOW_PRESSURE))
def test_early_stages_offer_nothing_that_asks_000_7(stage: Stage) -> None:
    assert not ASKING & {spec.kind for spec in fitting(stage)}


@pytest.mark.parametrize("stage", STAGES)
def test_what_each_stage_offers_and_says_of_a_draft_reads_well(
    stage: Stage, snapshot: SnapshotAssertion
) -> None:
    first, others = views.draft_rows(stage, ROOM)
    page = seen(Message(text="", blocks=[*first, *others]))

    notes = [
        f"{spec.title}: {'EARLY ' * is_early(stage, spec.kind)}{draft_note(stage, spec.kind)}"
        for spec in DRAFTS
        if is_early(stage, spec.kind) or draft_note(stage, spec.kind)
    ]
    assert "\n".join([page, "", *notes]) == snapshot
