"""The five signs as Ada (no evidence), Bo (some) and Cy (all of them, often) read them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.domain.calendar.when import When
from bot.domain.plan.timing_signs import Answered, Surroundings
from bot.domain.talks.not_yet import SavedRefusal
from bot.domain.talks.stay_or_go import SIGNS, Marked, OptionFacts, Sign, options_from
from bot.domain.talks.talk import Outcome, Talk
from bot.slack.views.talks.stay_or_go import options_page
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD, TODAY

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def talk(number: int, outcome: Outcome, name: str = "Marta Lindqvist") -> Talk:
    return Talk(name, TODAY - timedelta(days=30 * number), "", outcome, id=number, recorded_at=NOW)


def refusal_of(number: int) -> SavedRefusal:
    on = TODAY - timedelta(days=100 * number)
    return SavedRefusal(number, 1, on, "not_told", "", on + timedelta(days=90))


OUTCOMES: tuple[Outcome, ...] = ("not_that_role", "no_budget", "not_yet", "not_ready", "evasive")
FACTS = {
    "Ada": OptionFacts(TODAY),
    "Bo": OptionFacts(TODAY, talks=(talk(1, "no_budget"), talk(3, "no_budget")), months_in_role=38),
    "Cy": OptionFacts(
        TODAY,
        talks=tuple(
            talk(number, outcome, AWKWARD[number][:60])
            for number, outcome in enumerate(OUTCOMES * 2)
        ),
        refusals=(refusal_of(1), refusal_of(3)),
        surroundings=Surroundings(
            TODAY,
            (
                Answered("layoffs", True, TODAY - timedelta(days=10)),  # noqa: FBT003 - what they said
                Answered("finances_bad", True, TODAY - timedelta(days=10)),  # noqa: FBT003 - the same
            ),
        ),
        ladder_top=AWKWARD[0][:80],
        months_in_role=61,
        growth=When(date(2025, 11, 3)),
    ),
}
MARKS: dict[str, dict[Sign, Marked]] = {
    "Ada": {},
    "Bo": {"no_path": Marked("no_path", "unsure", TODAY)},
    "Cy": {sign: Marked(sign, "yes", TODAY) for sign in SIGNS},
}


@pytest.mark.parametrize("who", FACTS)
def test_stay_or_go_reads_well(who: str, snapshot: SnapshotAssertion) -> None:
    page = options_page(options_from(FACTS[who], MARKS[who]))

    assert seen(page) == snapshot
    assert problems_of(page) == []


def test_nothing_on_it_tells_anybody_what_to_do() -> None:
    for who, facts in FACTS.items():
        words = seen(options_page(options_from(facts, MARKS[who]))).lower()

        assert "you should leave" not in words
        assert "you should stay" not in words
        assert "score" not in words
