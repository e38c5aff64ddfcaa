import pytest

from bot.domain.drafts.catalogue import ASKING, draft_note, fitting
from bot.domain.plan.case import LOW_PRESSURE, STAGES, Stage
from bot.domain.plan.stage import question_for
from tests.asks import asks_in


def questions_of(stage: Stage) -> list[str]:
    return [question_for(stage, turn) for turn in range(6)]


@pytest.mark.parametrize("stage", sorted(LOW_PRESSURE))
def test_early_stages_offer_and_bring_nothing_that_asks_000_7(stage: Stage) -> None:
    assert not ASKING & {spec.kind for spec in fitting(stage)}
    assert not [question for question in questions_of(stage) if asks_in(question)]


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_has_questions_that_take_turns(stage: Stage) -> None:
    questions = questions_of(stage)

    assert all(question.endswith(("?", ".")) for question in questions)
    assert len(set(questions)) >= 2
    assert question_for(stage) == questions[0] != questions[1]


def test_learning_begins_with_how_it_is_decided_000_3() -> None:
    assert "next level" in question_for("learn")


def test_follow_up_is_offered_wherever_there_was_a_talk_004_49() -> None:
    for stage in STAGES:
        assert "follow_up" in {spec.kind for spec in fitting(stage)}
        assert "follow_up" not in {spec.kind for spec in fitting(stage, has_talk=False)}


def test_asking_during_the_work_comes_with_a_note_and_once_ready_without_000_13() -> None:
    assert "closing gaps" in draft_note("work", "meeting_request")
    assert draft_note("ready", "meeting_request") == ""
    assert draft_note("work", "follow_up") == ""
