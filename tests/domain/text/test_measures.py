import time

import pytest

from bot.domain.text.measures import measures_in


@pytest.mark.parametrize(
    ("prose", "measure"),
    [
        ("cut costs by 30%", "30%"),
        ("p95 down 30 %", "30 %"),
        ("saved $50K a year", "$50K"),
        ("a €1.2M deal", "€1.2M"),
        ("worth 3 million euros", "3 million euros"),
        ("mentored 5 engineers", "5 engineers"),
        ("mentored five engineers", "five engineers"),
        ("led 3 senior designers", "3 senior designers"),
        ("for 50+ people", "50+ people"),
        ("hundreds of users", "hundreds of users"),
        ("1,200 requests", "1,200 requests"),
        ("120 000 users", "120 000 users"),
        ("from 900 ms to 300 ms", "from 900 ms to 300 ms"),
        ("from 12 to 3 minutes", "from 12 to 3 minutes"),
        ("grew the team from 4 to 9", "from 4 to 9"),
        ("900ms → 300ms", "900ms → 300ms"),
        ("2x faster", "2x"),
        ("10-15% fewer", "10-15%"),
        ("+12 pp", "+12 pp"),
        ("to 10k", "10k"),
        ("halved the build", "halved"),
        ("下降了 30％", "30％"),  # noqa: RUF001 - as it is typed in Chinese
    ],
)
def test_numbers_that_measure_are_found_as_written_003_25(prose: str, measure: str) -> None:
    assert measures_in(prose) == (measure,)


@pytest.mark.parametrize(
    "prose",
    [
        "released v2.3 and 1.2.3",
        "closed ABC-123 and #123",
        "PR 45 fixes it",
        "the 2026 goals",
        "from 2024 to 2026",
        "at 10:30, 24/7",
        "held 1:1s",
        "Python 3 services",
        "the top 10 lists",
        "phase 2 was hard",
        "in Q3, with L5 engineers, on S3",
        "p95 is fine",
        "the 3rd time",
    ],
)
def test_numbers_that_only_name_something_are_left_alone(prose: str) -> None:
    assert measures_in(prose) == ()


def test_each_measure_is_listed_once_in_reading_order() -> None:
    assert measures_in("2x for 5 engineers, 2x for me, 30% less") == ("2x", "5 engineers", "30%")


@pytest.mark.parametrize("awkward", ["1,", "1 000 ", "from 1", "9-", "$", "a b ", "1 aaaaa ", "-"])
def test_no_text_takes_long_to_read(awkward: str) -> None:
    prose = (awkward * 3000)[:3000]

    started = time.process_time()
    measures_in(prose)

    assert time.process_time() - started < 0.2
