"""Stay or go: evidence from the records and nothing else, no sign from a single talk."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.calendar.when import When
from bot.domain.talks.not_yet import ReasonKind, SavedRefusal
from bot.domain.talks.stay_or_go import SIGNS, Marked, OptionFacts, Options, Sign, options_from
from bot.domain.talks.talk import Outcome, Talk

TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def talk(number: int, outcome: Outcome) -> Talk:
    return Talk("", TODAY - timedelta(days=number), "", outcome, id=number, recorded_at=NOW)


def refusal(kind: ReasonKind) -> SavedRefusal:
    return SavedRefusal(1, 1, TODAY, kind, "no budget", TODAY)


def evidence(options: Options, sign: Sign) -> tuple[str, ...]:
    return next(found.evidence for found in options.found if found.sign == sign)


def test_without_records_five_signs_stand_there_without_evidence() -> None:
    options = options_from(OptionFacts(TODAY), {})

    assert tuple(found.sign for found in options.found) == SIGNS
    assert not any(found.evidence for found in options.found)
    assert options.seen == ()


@pytest.mark.parametrize(
    ("outcome", "sign"),
    [("no_budget", "no_path"), ("not_yet", "passed_over"), ("evasive", "politics")],
)
def test_once_is_chance_and_twice_is_evidence(outcome: Outcome, sign: Sign) -> None:
    once = options_from(OptionFacts(TODAY, talks=(talk(1, outcome),)), {})
    twice = options_from(OptionFacts(TODAY, talks=(talk(1, outcome), talk(9, outcome))), {})

    assert evidence(once, sign) == ()
    assert len(evidence(twice, sign)) == 1


def test_a_clear_no_counts_at_once_with_who_said_it() -> None:
    options = options_from(OptionFacts(TODAY, talks=(talk(1, "not_that_role"),)), {})

    assert evidence(options, "no_path") == (
        "Your manager said on 22 November 2026: not in that role.",
    )


def test_a_no_without_a_reason_is_politics_too_and_one_with_a_reason_is_not() -> None:
    untold = options_from(OptionFacts(TODAY, refusals=(refusal("not_told"),)), {})
    shown = options_from(OptionFacts(TODAY, refusals=(refusal("company"),)), {})

    assert evidence(untold, "politics") == ("You were told no on 23 November 2026, and not why.",)
    assert evidence(shown, "politics") == ()
    assert evidence(shown, "passed_over") == ("A round ended without you on 23 November 2026.",)


def test_long_in_a_role_is_three_years_and_no_growth_half_a_year() -> None:
    before = OptionFacts(TODAY, months_in_role=35, growth=When(date(2026, 5, 24)))
    after = OptionFacts(TODAY, months_in_role=36, growth=When(date(2026, 5, 23)))

    assert evidence(options_from(before, {}), "maxed_out") == ()
    assert evidence(options_from(after, {}), "maxed_out") == (
        "You have been in your role for 3 years.",
        "Nothing has been new to you since 23 May 2026.",
    )


def test_only_what_the_member_sees_counts_as_seen() -> None:
    marks: dict[Sign, Marked] = {
        "politics": Marked("politics", "yes", TODAY),
        "no_path": Marked("no_path", "unsure", TODAY),
    }

    assert options_from(OptionFacts(TODAY), marks).seen == ("politics",)
