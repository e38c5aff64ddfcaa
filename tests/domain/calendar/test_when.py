from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.calendar.forms import FORMS, Form
from bot.domain.calendar.when import (
    SPANS,
    Dated,
    Order,
    Span,
    When,
    about,
    order_of,
    when_in,
    when_of,
)
from bot.domain.text.wording import MONTHS, WEEKDAYS, calendar_date, spoken_date
from tests.effort import effort_of

MONDAY = date(2026, 11, 23)
DAY_FIRST, MONTH_FIRST = Order(), Order(day_first=False, is_guess=False)
SETTLED = Order(is_guess=False)
DAYS = st.dates(min_value=date(1901, 1, 1), max_value=MONDAY)


def first_in(words: str, today: date = MONDAY, order: Order = DAY_FIRST) -> When | None:
    return next((one.when for one in when_in(words, today, order) if one.when), None)


def day_meant(words: str, today: date = MONDAY) -> date | None:
    when = first_in(words, today)
    return when.on if when and not when.is_about else None


@pytest.mark.parametrize(
    ("words", "on"),
    [
        ("shipped it today", date(2026, 11, 23)),
        ("Yesterday I shipped it", date(2026, 11, 22)),
        ("fixed the pager last night", date(2026, 11, 22)),
        ("the day before yesterday", date(2026, 11, 21)),
        ("on Friday", date(2026, 11, 20)),
        ("last friday", date(2026, 11, 20)),
        ("Friday: shipped", date(2026, 11, 20)),
        ("on Monday", date(2026, 11, 16)),
        ("on Tue", date(2026, 11, 17)),
        ("3 days ago", date(2026, 11, 20)),
        ("a week ago", date(2026, 11, 16)),
        ("two weeks ago", date(2026, 11, 9)),
        ("one month ago", date(2026, 10, 23)),
        ("last week", date(2026, 11, 20)),
        ("2026-11-03", date(2026, 11, 3)),
        ("on 3 Nov", date(2026, 11, 3)),
        ("Nov 3rd", date(2026, 11, 3)),
        ("November 3, 2025", date(2025, 11, 3)),
        ("3rd of november", date(2026, 11, 3)),
        ("Friday 6 November", date(2026, 11, 6)),
        ("on the 4th of may", date(2026, 5, 4)),
        ("4 May", date(2026, 5, 4)),
        ("Thursday, March 12, 2026", date(2026, 3, 12)),
        ("March 12, 2026 (Thursday)", date(2026, 3, 12)),
        ("Thu 12 Mar: paired on it", date(2026, 3, 12)),
        ("12.03.2026", date(2026, 3, 12)),
        ("2026/3/12", date(2026, 3, 12)),
        ("12-Mar-2026", date(2026, 3, 12)),
        ("12 Mar '26", date(2026, 3, 12)),
        ("2026-W11-4", date(2026, 3, 12)),
        ("[Apr 30 - May 8, 2024] course", date(2024, 4, 30)),
        ("12\u201314 March 2025: summit", date(2025, 3, 12)),
        ("March 12\u201314, 2025", date(2025, 3, 12)),
        ("Dec 29 \u2013 Jan 2, 2026", date(2025, 12, 29)),
        ("2025-03-12 to 2025-03-14", date(2025, 3, 12)),
    ],
)
def test_words_for_a_past_day_are_understood(words: str, on: date) -> None:
    assert day_meant(words) == on


@pytest.mark.parametrize(
    "words",
    [
        "on 3/11",
        "it may march on",
        "the other 3 may follow",
        "in May 5 engineers joined",
        "due by Friday",
        "next Monday",
        "every Tuesday",
        "closed yesterday's outage",
        "Black Friday went well",
        "release 2026-12-24",
        "on 2026-02-31",
        "launch on 5 Dec",
        "sat down, the sun came out, wed",
        "Nov 30% up",
        "500 days from now",
        "999 months later",
        "moved us to Monday.com",
        "see https://x.test/2026/03/12/",
        "tagged #friday",
        "version 10.2.26",
        "2026-02-30",
    ],
)
def test_what_is_no_past_day_is_not_taken_for_one(words: str) -> None:
    assert day_meant(words) is None


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("2024: rewrote the tax rules", When(date(2024, 1, 1), "year")),
        ("rewrote the tax rules (2024)", When(date(2024, 1, 1), "year")),
        ("In 2024 I rewrote the tax rules", When(date(2024, 1, 1), "year")),
        ("2023\u20132025", When(date(2023, 1, 1), "year")),
        ("rewrote them, Q2 2025", When(date(2025, 4, 1), "quarter")),
        ("in the second quarter of 2025 we", When(date(2025, 4, 1), "quarter")),
        ("2Q25", When(date(2025, 4, 1), "quarter")),
        ("Q1\u2013Q2 2025", When(date(2025, 1, 1), "half")),
        ("2025 H2: hired two", When(date(2025, 7, 1), "half")),
        ("Oct 2024", When(date(2024, 10, 1), "month")),
        ("10/2024", When(date(2024, 10, 1), "month")),
        ("2024-10: hired two", When(date(2024, 10, 1), "month")),
        ("Oct-24", When(date(2024, 10, 1), "month")),
        ("in October I hired two", When(date(2026, 10, 1), "month")),
        ("October to December 2024", When(date(2024, 10, 1), "quarter")),
        ("Last month I hired two", When(date(2026, 10, 1), "month")),
        ("hired two, last year", When(date(2025, 1, 1), "year")),
        ("Q1/25: hired two", When(date(2025, 1, 1), "quarter")),
        ("2025Q1", When(date(2025, 1, 1), "quarter")),
        ("H1 25", When(date(2025, 1, 1), "half")),
        ("End of 2024: hired two", When(date(2024, 1, 1), "year")),
        ("In Q3 25 people joined", When(date(2026, 7, 1), "quarter")),
        ("2025-W23", When(date(2025, 6, 2), "week")),
        ("KW 23/2025: hired two", When(date(2025, 6, 2), "week")),
        ("Week 23, 2025", When(date(2025, 6, 2), "week")),
        ("week of 2 June 2025", When(date(2025, 6, 2), "week")),
        ("w/c 2 June 2025", When(date(2025, 6, 2), "week")),
        ("week ending 8 June 2025", When(date(2025, 6, 2), "week")),
        ("Sprint 9 (2 June 2025)", When(date(2025, 6, 2), "sprint")),
        ("Summer 2022: hired two", When(date(2022, 6, 1), "quarter")),
        ("hired two in late autumn 2024", When(date(2024, 9, 1), "quarter")),
        ("Fall '24", When(date(2024, 9, 1), "quarter")),
        ("Winter 2024/25: hired two", When(date(2024, 12, 1), "quarter")),
        ("Winter 2024: hired two", When(date(2024, 1, 1), "year")),
        ("sprint 2025-06-02 \u2013 2025-06-13", When(date(2025, 6, 2), "sprint")),
    ],
)
def test_a_span_is_its_first_day_and_no_more_exact_than_it_was_said(words: str, when: When) -> None:
    assert first_in(words) == when


@pytest.mark.parametrize(
    "words",
    [
        "wrote the Q3 2025 report",
        "fixed the March 2026 release",
        "grew to 2025 users",
        "planned for 2026",
        "moved it by March 2026",
        "moved it by the end of March 2026",
        "since 2024",
        "Will, May, and June helped",
        "saved 30% of the FY24 budget",
        "FY24 Q3: saved 30%",
        "saved 30% (Q3, FY24)",
        "fiscal year 2024: saved 30%",
        "In Q3 of fiscal 2024 saved 30%",
        "fixed the summer 2022 release",
        "stopped the fall of our numbers",
        "moved the spring clean - 30% faster",
        "may do it",
        "Sprint 14",
        "Week 3: met everybody",
    ],
)
def test_what_a_thing_is_called_by_is_not_when_it_happened(words: str) -> None:
    assert first_in(words) is None


def test_a_season_is_that_of_the_half_of_the_earth_where_a_member_lives() -> None:
    order = order_of((), "NZ")

    assert first_in("Winter 2022: hired two", order=order) == When(date(2022, 6, 1), "quarter")
    assert first_in("Summer 2022: hired two", order=order) == When(date(2022, 1, 1), "year")


@pytest.mark.parametrize(
    ("heading", "above", "when"),
    [
        ("Projects", When(date(2026, 3, 1), "month"), None),
        ("March", When(date(2025, 1, 1), "year"), When(date(2025, 3, 1), "month")),
        ("Q3", When(date(2024, 1, 1), "year"), When(date(2024, 7, 1), "quarter")),
        ("Week 14", When(date(2025, 1, 1), "year"), When(date(2025, 3, 31), "week")),
        ("Thursday", When(date(2025, 3, 31), "week"), When(date(2025, 4, 3))),
        ("3/14", When(date(2025, 1, 1), "year"), When(date(2025, 3, 14))),
        ("12 March", When(date(2025, 1, 1), "year"), When(date(2025, 3, 12))),
        ("2024", When(date(2025, 1, 1), "year"), When(date(2024, 1, 1), "year")),
        ("Wins of 2024", None, When(date(2024, 1, 1), "year")),
        ("Wins for Q2 2025", None, When(date(2025, 4, 1), "quarter")),
        ("April highlights", None, When(date(2026, 4, 1), "month")),
        ("Working with April", None, None),
        ("Plan by March 2026", None, None),
        ("Week 14", None, None),
        ("FY24 Q3", None, None),
        ("Q3 FY24", None, None),
        ("Week 10 (3 March 2025)", None, When(date(2025, 3, 3), "week")),
        ("Week of 03-04-2024", When(date(2024, 3, 1), "month"), When(date(2024, 3, 4), "week")),
        ("2025-06-03-notes.md", None, When(date(2025, 6, 3))),
        ("log_2025-06.txt", None, When(date(2025, 6, 1), "month")),
        ("brag-2025.md", None, When(date(2025, 1, 1), "year")),
        ("notes_20250304.md", None, When(date(2025, 3, 4))),
        ("Last week", None, When(date(2026, 11, 16), "week")),
        ("Summer", When(date(2022, 1, 1), "year"), When(date(2022, 6, 1), "quarter")),
        ("Winter", When(date(2022, 1, 1), "year"), When(date(2022, 1, 1), "year")),
        ("Summer", None, None),
        ("Spring clean", When(date(2022, 1, 1), "year"), None),
        ("Financial year 2023/24", None, None),
        ("Q3 25 interviews", When(date(2024, 1, 1), "year"), When(date(2024, 7, 1), "quarter")),
    ],
)
def test_headings_nest(heading: str, above: When | None, when: When | None) -> None:
    assert when_of(heading, MONDAY, DAY_FIRST, above) == when


@pytest.mark.parametrize(
    ("line", "above", "when"),
    [
        ("3 May: hired two", When(date(2024, 1, 1), "year"), When(date(2024, 5, 3))),
        ("5/3: hired two", When(date(2024, 5, 1), "month"), When(date(2024, 5, 3))),
        ("on Friday I hired two", When(date(2024, 5, 1)), When(date(2024, 4, 26))),
        ("yesterday I hired two", When(date(2024, 5, 1)), When(date(2024, 4, 30))),
        ("yesterday I hired two", When(date(2024, 1, 1), "year"), None),
        ("wrote the March 2026 plan", When(date(2024, 1, 1), "year"), None),
    ],
)
def test_a_line_takes_its_year_and_its_yesterday_from_the_heading_above(
    line: str, above: When, when: When | None
) -> None:
    found = when_in(line, MONDAY, MONTH_FIRST, above)

    assert next((one.when for one in found if one.when), None) == when


@pytest.mark.parametrize(
    ("texts", "country", "order"),
    [
        (("05-02-2024", "19-02-2024"), "US", Order(day_first=True, is_guess=False)),
        (("02-05-2024", "02-19-2024"), "GB", Order(day_first=False, is_guess=False)),
        (("02/05/2024", "paid 1/5"), "GB", Order(day_first=True, is_guess=True)),
        (("02/05/2024",), "US", Order(day_first=False, is_guess=True)),
        (("13/02/2024", "02/13/2024"), "GB", Order(day_first=True, is_guess=True)),
        (("24.12.2024", "12/30/2024"), "GB", Order(day_first=False, is_guess=False)),
    ],
)
def test_one_numeric_date_settles_the_others_or_the_country_does(
    texts: tuple[str, ...], country: str, order: Order
) -> None:
    assert order_of(texts, country) == order


@pytest.mark.parametrize(
    ("words", "order", "when"),
    [
        ("3/4/26", DAY_FIRST, When(date(2026, 4, 3), is_guess=True)),
        ("3/4/26", Order(day_first=False), When(date(2026, 3, 4), is_guess=True)),
        ("3/4/2026", SETTLED, When(date(2026, 4, 3))),
        ("3.4.2026", MONTH_FIRST, When(date(2026, 4, 3))),
        ("3/30/2026", DAY_FIRST, When(date(2026, 3, 30))),
        ("4/4/2026", DAY_FIRST, When(date(2026, 4, 4))),
        ("4/12/2026", DAY_FIRST, When(date(2026, 4, 12), is_guess=True)),
        ("4/12/2026", SETTLED, None),
    ],
)
def test_a_numeric_date_that_goes_by_the_country_says_so(
    words: str, order: Order, when: When | None
) -> None:
    assert first_in(words, order=order) == when


@pytest.mark.parametrize(
    ("words", "dated"),
    [
        ("2026-03-12T10:00:00+05:30 shipped", "2026-03-12T10:00:00+05:30"),
        ("2026-03-12 10:00: shipped", "2026-03-12 10:00"),
        ("on 12 March at 4:30 pm we shipped", "on 12 March at 4:30 pm"),
        ("Thursday, March 12, 2026, shipped", "Thursday, March 12, 2026"),
        ("12\u201314 March 2026 shipped", "12\u201314 March 2026"),
    ],
)
def test_clock_weekday_and_the_end_of_a_range_belong_to_the_words_of_the_day(
    words: str, dated: str
) -> None:
    (found,) = when_in(words, MONDAY, DAY_FIRST)

    assert words[found.start : found.end] == dated
    assert found.when == When(date(2026, 3, 12))


def test_words_that_mean_no_day_are_found_with_what_denies_it() -> None:
    assert when_in("due by Friday", MONDAY, DAY_FIRST) == (Dated(4, 13, None),)


def test_day_without_year_around_new_year_is_the_one_just_gone() -> None:
    early_january = date(2027, 1, 4)

    assert day_meant("on 28 Dec", early_january) == date(2026, 12, 28)
    assert day_meant("on 2 January", early_january) == date(2027, 1, 2)


def test_leap_day_without_year_is_not_made_up() -> None:
    assert day_meant("29 Feb", date(2028, 3, 1)) == date(2028, 2, 29)
    assert day_meant("29 Feb", date(2029, 1, 4)) == date(2028, 2, 29)
    assert day_meant("29 Feb", date(2027, 3, 1)) is None


def test_last_week_means_its_friday_on_every_day_of_this_week() -> None:
    for day in range(23, 30):
        assert day_meant("last week", date(2026, 11, day)) == date(2026, 11, 20)


def test_months_ago_never_leave_the_calendar() -> None:
    assert day_meant("999 months ago", date(3, 1, 1)) == date.min


def test_a_span_lies_in_a_week_only_as_a_whole() -> None:
    monday, sunday = date(2026, 3, 2), date(2026, 3, 8)

    assert When(monday, "week").lies_in(monday, sunday)
    assert When(sunday).lies_in(monday, sunday)
    assert not When(date(2026, 3, 3), "week").lies_in(monday, sunday)
    assert not When(monday, "month").lies_in(monday, sunday)


def forms_of(on: date) -> tuple[str, ...]:
    """A day in every form that needs neither a country nor today."""
    month, weekday = MONTHS[on.month - 1].capitalize(), WEEKDAYS[on.weekday()].capitalize()
    year, week, of_week = on.isocalendar()
    return (
        on.isoformat(),
        f"{on.isoformat()}T09:30:00Z",
        f"{on.isoformat()} 23:59",
        f"{on.year}/{on.month}/{on.day}",
        f"{on.day:02}.{on.month:02}.{on.year}",
        f"{year}-W{week:02}-{of_week}",
        calendar_date(on),
        spoken_date(on),
        f"{month} {on.day}, {on.year}",
        f"{weekday}, {month} {on.day}, {on.year}",
        f"{weekday[:3]}, {on.day} {month[:3]} {on.year}",
        f"{month[:3]}. {on.day} {on.year}",
        f"the {on.day}th of {month}, {on.year}",
        f"{on.day}-{month[:3]}-{on.year}",
        f"{month} {on.day}, {on.year} ({weekday})",
        f"{calendar_date(on)} to {calendar_date(on)}",
    )


@given(DAYS, st.sampled_from(("{}", "{}: moved it", "moved it ({})", "- {} \u2013 moved it")))
def test_a_day_is_read_back_from_every_form_it_is_written_in(on: date, around: str) -> None:
    for form in forms_of(on):
        (found,) = when_in(around.format(form), MONDAY, DAY_FIRST)

        assert found.when == When(on), form


@given(DAYS, st.booleans())
def test_a_numeric_day_is_read_back_in_the_order_of_its_column(on: date, day_first: bool) -> None:  # noqa: FBT001 - drawn
    order = Order(day_first, is_guess=False)
    pair = (on.day, on.month) if day_first else (on.month, on.day)

    assert first_in(f"{pair[0]}/{pair[1]}/{on.year}", order=order) == When(on)
    assert first_in(f"{pair[0]:02}-{pair[1]:02}-{on.year}", order=order) == When(on)


def first_of(on: date, span: Span) -> date:
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(span)
    return on.replace(month=(on.month - 1) // months * months + 1, day=1) if months else on


@given(DAYS, st.sampled_from(SPANS))
def test_what_is_written_of_a_span_is_read_back(on: date, span: Span) -> None:
    when = When(first_of(on, span), span)
    words = about(when, calendar_date(when.on))

    assert first_in(words) == when_of(words, MONDAY, DAY_FIRST, None) == when
    assert first_in(f"moved it, {words}") == when


@given(DAYS, st.sampled_from(("month", "quarter", "half", "year")))
def test_months_that_are_no_part_of_the_year_are_read_back_by_their_names(
    on: date, span: Span
) -> None:
    when = When(on.replace(day=1), span)

    assert first_in(about(when, "")) == when


PIECES = st.sampled_from(
    (
        *("2026-11-03", "31.02.2026", "12/31/9999", "0000-00-00", "9999-W53", "2025-W54", "3/4"),
        *("Week 99", "KW 0", "Q3", "H2 2099", "2Q26", "May", "may", "mar 99", "Dec 31", "29 Feb"),
        *(
            "2027",
            "1900",
            "by",
            "week of",
            "sprint",
            "about",
            "since",
            "FY",
            "last year",
            "-",
            "\u2013",
        ),
        *("999 months ago", "on Friday", "T25:99", "10:00", "'26", "(", ")", ":", ",", "to", "x"),
    )
)
ANY_WORDS = st.one_of(
    st.text(max_size=60),
    st.lists(PIECES, max_size=8).map(" ".join),
    st.lists(PIECES, max_size=8).map("".join),
)
ABOVE = st.one_of(st.none(), st.builds(When, st.dates(max_value=MONDAY), st.sampled_from(SPANS)))


@given(ANY_WORDS, st.dates(), ABOVE)
@example("9999 months ago last year", date.min, None)
@example("week ending 0001-01-01", date.max, None)
@example("Friday", date.max, When(date.min))
def test_any_text_is_read_and_nothing_in_it_lies_after_today(
    words: str, today: date, above: When | None
) -> None:
    end = 0
    for found in when_in(words, today, DAY_FIRST, above):
        assert end <= found.start < found.end <= len(words)
        assert found.when is None or found.when.on <= today
        end = found.end
    heading = when_of(words, today, order_of([words], ""), above)
    assert heading is None or heading == above or heading.on <= today


@pytest.mark.slow
def test_a_line_with_four_times_the_dates_takes_about_four_times_as_long() -> None:
    short, long = "2025 " * 1500, "2025 " * 6000

    assert effort_of(lambda: when_in(long, MONDAY, DAY_FIRST), tries=1) < 9 * effort_of(
        lambda: when_in(short, MONDAY, DAY_FIRST)
    )


BEFORE = ("", "on ", "on the ", "the ", "last ", "early ", "mid-", "late ", "end of ", "middle of ")
DATES = (
    *("2026-03-04", "2026/3/4", "4/3/2026", "4/3/26", "04.03.26", "4/3", "4.3.", "4 March 2026"),
    *("March 4, 2026", "4-Mar-26", "Mar/4/2026", "March 2026", "Mar-26", "2026-03", "03/2026"),
    *("Q3 2026", "Q3/26", "2026 Q3", "3Q 2026", "third quarter of 2026", "1st half of 2026"),
    *("H1 2026", "H1/26", "2026 H1", "1H 2026", "2026-W12", "2026-W12-3", "2026 week 12"),
    *("KW 12 2026", "CW12", "W12", "wk. 12", "2026", "year 2026", "beginning of 2026"),
    *("start of May", "two days ago", "a week ago", "12 months ago", "day before yesterday"),
    *(
        "Summer 2022",
        "fall '22",
        "winter",
        "spring",
        "today",
        "this morning",
        "yesterday",
        "last night",
        "last week",
        "last year",
        "Q1",
        "H2",
    ),
    *(month for month in MONTHS),
    *(day for day in WEEKDAYS),
    *(day[:3] for day in WEEKDAYS),
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_a_form_says_every_sign_that_it_may_begin_with(form: Form) -> None:
    texts = [f"{before}{day}" for before in BEFORE for day in DATES]

    assert {text[0].lower() for text in texts if form.pattern.match(text)} <= form.signs
