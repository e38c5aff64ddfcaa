"""The guess of what a win shows, measured against wins that people have labelled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.ladder.ladder import Line
from bot.domain.wins.follow_up import likely_line, stem
from bot.files.ladders.built_in import built_in

LABELLED = (
    ("shipped the billing migration, p95 down 30%", "delivery"),
    ("launched the new checkout for all customers two days early", "delivery"),
    ("released the search rewrite, 40% fewer timeouts", "delivery"),
    ("delivered the Q3 milestone as promised, 3 teams unblocked", "delivery"),
    ("migrated 12 services to the new cluster", "delivery"),
    ("rolled back the bad deploy and wrote the postmortem, outage down to 4 minutes", "ownership"),
    ("carried the pager for 2 weeks and cut noisy alerts by 60%", "ownership"),
    ("owned the ledger incident to the end, 0 records lost", "ownership"),
    ("took over on-call for payments and fixed the monitoring", "ownership"),
    ("learned Rust in a course and built a prototype", "craft"),
    ("designed the architecture of the event store", "craft"),
    ("wrote a benchmark for the new algorithm, 3x faster", "craft"),
    ("got the Kubernetes certificate", "craft"),
    ("found the root cause of the memory leak, 2 crashes a day gone", "problem-solving"),
    ("debugged the deadlock that nobody could trace", "problem-solving"),
    ("solved the flaky build problem", "problem-solving"),
    ("led the rollout across 3 teams", "leading"),
    ("coordinated 5 engineers on the cutover", "leading"),
    ("took the lead on the vault project", "leading"),
    ("mentored 2 juniors through their first release", "growing-others"),
    ("onboarded Kim and paired every day", "growing-others"),
    ("coached an intern who joined as engineer", "growing-others"),
    ("taught the team how to read flame graphs", "growing-others"),
    ("wrote a checklist template for code review, used by 4 teams", "standards"),
    ("automated the linting process, saves 2 hours a week", "standards"),
    ("introduced a runbook standard", "standards"),
    ("presented the roadmap to 40 people at the all-hands", "communication"),
    ("explained the outage to the sales team", "communication"),
    ("gave a talk on caching to 80 people", "communication"),
    ("wrote the documentation of the API, 20 fewer questions a week", "communication"),
    ("had lunch with the new director", None),
    ("moved to the second floor", None),
    ("quiet week", None),
    ("42", None),
    ("booked the offsite hotel for 12", None),
    ("p95 down 30%", None),
)
"""Lines like those that people write, and the expectation they themselves would file each under."""


def engineer_lines() -> list[Line]:
    found = built_in("software_engineer").lines_at(4)
    return [
        Line(number, line.theme, line.text, line.key.criterion_id, number)
        for number, line in enumerate(found)
    ]


def test_four_of_five_guesses_are_right_and_half_of_the_wins_get_one() -> None:
    lines = engineer_lines()
    guesses = [(likely_line(text, lines), wanted) for text, wanted in LABELLED]
    made = [(guess.tag, wanted) for guess, wanted in guesses if guess]
    right = sum(tag == wanted for tag, wanted in made)

    assert right >= 0.8 * len(made)
    assert right >= 0.5 * sum(wanted is not None for _, wanted in LABELLED)


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        (("ship", "ships", "shipped", "shipping"), "ship"),
        (("mentor", "mentors", "mentored", "mentoring"), "mentor"),
        (("migrate", "migrated", "migration", "migrations"), "migr"),
        (("design", "designs", "designed", "designing"), "design"),
    ],
)
def test_forms_of_a_word_have_one_stem(forms: tuple[str, ...], expected: str) -> None:
    assert {stem(form) for form in forms} == {expected}


def test_words_of_the_ladder_itself_are_enough_in_any_language() -> None:
    lines = [Line(1, "Wirkung", "Führt Vorhaben über mehrere Teams", "a", 0)]
    lines.append(Line(2, "Menschen", "Begleitet Kolleginnen", "b", 1))

    guess = likely_line("Vorhaben Kasse über zwei Teams gebracht", lines)

    assert guess == lines[0]


def test_between_two_lines_that_say_the_same_there_is_no_guess() -> None:
    lines = [Line(n, "Craft", "Mentors other engineers", f"m{n}", n) for n in range(2)]

    assert likely_line("mentored an engineer", lines) is None


@given(st.text(max_size=200), st.lists(st.text(max_size=40), max_size=5))
def test_any_words_have_a_guess_or_none(text: str, texts: list[str]) -> None:
    lines = [Line(n, words, words, words, n) for n, words in enumerate(texts)]

    guess = likely_line(text, lines)

    assert guess is None or guess in lines


IMPACT = Line(1, "Impact", "Moves a number that the company cares about", "impact", 0)
DECIDING = Line(2, "Judgement", "Makes the technical decisions for a team", "decisions", 1)


@pytest.mark.parametrize(
    ("text", "is_impact"),
    [
        ("decided on one queue, p95 from 900 ms to 300 ms", True),
        ("chose the new index: 40 s → 3 s", True),
        ("decided on one queue for all teams", False),
        ("decided in 3 days which queue we take", False),
    ],
)
def test_a_number_before_and_one_after_are_impact_and_no_decision(
    text: str, *, is_impact: bool
) -> None:
    guess = likely_line(text, (IMPACT, DECIDING))

    assert (guess == IMPACT) is is_impact
