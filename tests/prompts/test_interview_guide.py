"""The guide for the talks from which a ladder is made."""

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.ladder.interview import GUIDE, QUESTIONS, guide_facts
from bot.templates.rendering import BUILT_IN, Rendering
from bot.templates.samples.people import PEOPLE


@pytest.mark.parametrize("person", PEOPLE)
def test_interview_guide_reads_as_written_for_this_person_002_18(
    snapshot: SnapshotAssertion, person: str
) -> None:
    facts = PEOPLE[person]()

    text = Rendering([BUILT_IN]).render(
        GUIDE, **guide_facts(facts.target_title, facts.manager_name)
    )

    assert all(question.words in text for question in QUESTIONS)
    assert "Next step: " in text
    assert text == snapshot


def test_interview_guide_reads_well_without_a_title_and_a_name() -> None:
    text = Rendering([BUILT_IN]).render(GUIDE, **guide_facts(""))

    assert text.startswith("# The next level: what does it take?")
    assert "your manager, somebody who" in text
