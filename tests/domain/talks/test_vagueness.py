import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.talks.vagueness import NOTHING_NAMED, VAGUE, clarifying_question, vague_in

VAGUE_ANSWERS = (
    "I'd like to see more impact.",
    "You need to be more senior.",
    "Get more visibility first",
    "Step up a bit.",
    "Think more strategically: more strategic work.",
    "Show more ownership.",
    "It's about executive presence.",
    "Work on your communication skills",
    "You are not quite there yet.",
    "Keep doing what you are doing!",
    "It takes more time.",
    "Let\u2019s wait and see.",
    "We\u2019ll see.",
)
CLEAR_ANSWERS = (
    "Lead one migration across two teams, for example the move to the new billing service.",
    "More impact, such as the audit you ran in May.",
    "More visibility: present at the architecture review twice.",
    "In the incident review you waited for me; decide the roll-back yourself next time.",
    "Mentor two juniors until they ship on their own.",
    "You communicate well, and I want to see a design document from you.",
    "Be more proactive, like when you found the leak.",
)


@pytest.mark.parametrize("said", VAGUE_ANSWERS)
def test_vague_words_are_caught_and_turned_into_a_question_004_54(said: str) -> None:
    question = clarifying_question(said)

    assert vague_in(said)
    assert question is not None
    assert question.endswith("?")


@pytest.mark.parametrize("said", CLEAR_ANSWERS)
def test_answer_with_an_example_is_left_alone_004_54(said: str) -> None:
    assert clarifying_question(said, ["architecture review"]) is None


def test_naming_an_expectation_makes_it_specific_004_54() -> None:
    said = "More ownership of the delivery across teams."

    assert clarifying_question(said, ["Delivery across teams"]) is None
    assert clarifying_question(said, ["Mentoring", " "])


def test_example_saves_its_own_sentence_only_004_54() -> None:
    said = "More impact, for example in the audit. And be more senior."

    assert [vague.said for vague in vague_in(said)] == ["be more senior"]


def test_each_question_is_asked_once_in_the_order_of_the_words_004_54() -> None:
    said = "Be more senior. More impact. Bigger impact."

    assert [vague.said for vague in vague_in(said)] == ["be more senior", "more impact"]


@pytest.mark.parametrize("said", ["", "no", "Not now, sorry."])
def test_answer_that_names_nothing_is_asked_for_an_example_004_54(said: str) -> None:
    assert clarifying_question(said) == NOTHING_NAMED


def test_questions_differ_so_that_each_fits_its_word() -> None:
    questions = [question for _, question in VAGUE]

    assert len(set(questions)) == len(questions)
    assert all(question.endswith("?") for question in questions)


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_is_read_without_breaking(said: str, expectations: list[str]) -> None:
    lowered = said.replace("\u2019", "'").lower()

    for vague in vague_in(said, expectations):
        assert vague.said in " ".join(lowered.split())
