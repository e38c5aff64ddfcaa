"""Wins on the screen: within Slack's limits whatever they say, and words that read well."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_sdk.models.blocks import StaticSelectElement

from bot.domain.ladder.ladder import Line
from bot.domain.review.catalogue import BEHAVIOURS
from bot.domain.review.coverage import coverage_of
from bot.domain.wins.fields import LONGEST_FACT, fields_for
from bot.domain.wins.follow_up import AfterSaving, WinQuestion
from bot.domain.wins.found_line import Queue, QueuedLine
from bot.domain.wins.summary import Summary
from bot.domain.wins.win import (
    KINDS,
    LONGEST_TEXT,
    Benefited,
    ExportForm,
    ExportWish,
    Fact,
    Win,
    WinFilter,
    WinForm,
    WinPage,
)
from bot.slack.text import plain
from bot.slack.views.wins import files
from bot.slack.views.wins import form as forms
from bot.slack.views.wins import list as lists
from bot.slack.views.wins import win as views
from bot.slack.views.wins.coverage import win_coverage
from bot.slack.views.wins.filing import kind_options
from tests.slack.views.seeing import problems_of

TODAY = date(2026, 11, 23)
WIN = Win("shipped it", TODAY, id=1, created_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

text = st.text(min_size=1, max_size=LONGEST_TEXT)
short = st.text(min_size=1, max_size=50)
wins = st.builds(
    Win,
    id=st.integers(1, 10**9),
    text=text,
    happened_on=st.dates(),
    created_at=st.just(WIN.created_at),
    tags=st.lists(short, max_size=5).map(tuple),
    people=st.lists(st.sampled_from(["U0PRIYA00", "Sam", "*x*"]), max_size=4).map(tuple),
    links=st.lists(st.just("https://example.com/a_b?c=<d>"), max_size=4).map(tuple),
    detail=text,
    kind=st.sampled_from((None, *(kind.key for kind in KINDS))),
    benefited=st.sampled_from((None, *get_args(Benefited))),
    criterion_ids=st.lists(short, max_size=8).map(tuple),
    behaviours=st.lists(
        st.sampled_from([behaviour.key for behaviour in BEHAVIOURS]), unique=True
    ).map(tuple),
    seen_by=st.lists(short, max_size=3).map(tuple),
    is_significant=st.booleans(),
    is_private=st.booleans(),
)
lines = st.lists(
    st.builds(
        Line, st.integers(1, 999), st.text(max_size=80), st.text(max_size=300), short, st.just(0)
    ),
    max_size=8,
    unique_by=lambda line: line.tag,
).map(tuple)


def many_lines(count: int) -> tuple[Line, ...]:
    """A ladder as large as they come, of twelve themes."""
    return tuple(
        Line(number, f"Theme {number % 12}", "ö" * 300, f"criterion-{number}-{'x' * 50}", number)
        for number in range(count)
    )


@given(win=wins, ladder=lines, question=st.sampled_from((None, *get_args(WinQuestion))))
def test_a_saved_win_is_what_slack_takes(
    win: Win, ladder: tuple[Line, ...], question: WinQuestion | None
) -> None:
    after = AfterSaving(question, ladder, TODAY)

    assert problems_of(views.win_saved(win, after)) == []
    assert problems_of(views.win_form_saved(win, after)) == []


@given(win=wins, ladder=lines)
def test_a_form_of_any_win_is_what_slack_takes(win: Win, ladder: tuple[Line, ...]) -> None:
    assert problems_of(forms.edit_win_form(win, lines=ladder)) == []


@given(found=st.lists(wins, max_size=10, unique_by=lambda win: win.id), ladder=lines)
def test_a_page_of_any_wins_is_what_slack_takes(
    found: Sequence[Win], ladder: tuple[Line, ...]
) -> None:
    page = WinPage(tuple(found), 2, 5000, filter=WinFilter("words", is_significant=True))

    assert problems_of(lists.win_list(page, ladder, WIN)) == []


@pytest.mark.parametrize("count", [1, views.MOST_LINES, views.MOST_LINES + 1, 120])
def test_a_large_ladder_fits_everywhere(count: int) -> None:
    ladder = many_lines(count)
    after = AfterSaving("line", ladder, TODAY)

    assert problems_of(views.win_saved(replace(WIN, text="ö" * LONGEST_TEXT), after)) == []
    assert problems_of(forms.capture_win_form(WinForm("", TODAY), lines=ladder)) == []
    form = lists.win_filter_form(WinFilter(), tags=(), lines=ladder, list_id="V1")
    assert problems_of(form) == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_fields_of_each_kind_are_what_slack_takes(kind: object) -> None:
    key = next(known.key for known in KINDS if known is kind)
    every = tuple(behaviour.key for behaviour in BEHAVIOURS)
    facts = tuple(
        Fact(field.name, "1" * LONGEST_FACT)
        for field in fields_for(key, every)
        if field.sort == "text"
    )
    filled = WinForm("did it", TODAY, kind=key, behaviours=every, facts=facts)

    assert problems_of(forms.capture_win_form(filled)) == []


def test_coverage_is_what_slack_takes_empty_and_full() -> None:
    full = [replace(WIN, id=n, behaviours=(b.key,)) for n, b in enumerate(BEHAVIOURS, start=1)]

    assert problems_of(win_coverage(coverage_of([], [], TODAY))) == []
    assert problems_of(win_coverage(coverage_of(full, [], TODAY))) == []


@given(texts=st.lists(text, min_size=1, max_size=10))
def test_a_queue_of_any_lines_is_what_slack_takes(texts: Sequence[str]) -> None:
    waiting = tuple(
        QueuedLine(number, words, None, "waiting") for number, words in enumerate(texts, start=1)
    )

    assert (
        problems_of(
            files.queue_view(Queue(waiting, 2000, left_out=9000), Summary(2000), dismissed=2000)
        )
        == []
    )


def test_the_forms_of_files_are_what_slack_takes() -> None:
    on_its_way = files.export_on_its_way(ExportWish("markdown"))
    for view in (files.export_form(), files.import_form(), on_its_way):
        assert problems_of(view) == []


@pytest.mark.parametrize("form", ["json", "csv", "markdown", "digest", "portfolio"])
def test_an_export_without_private_wins_says_so(form: ExportForm) -> None:
    def said(*, has_private: bool) -> str:
        wish = ExportWish(form, has_private=has_private)
        return str(files.export_on_its_way(wish).to_dict())

    assert "Private wins aren't in it" in said(has_private=False)
    assert "Private wins" not in said(has_private=True)


def test_the_menu_of_kinds_is_made_into_json_once_and_as_the_library_makes_it() -> None:
    wins = (replace(WIN, id=number, kind=None) for number in (1, 2))
    (first,), (second,) = (
        [menu.to_dict() for menu in views._menus(win, AfterSaving())] for win in wins
    )

    assert first is second
    assert (
        first
        == StaticSelectElement(
            action_id=views.NAME_KIND,
            placeholder=plain("What kind it is"),
            options=[*kind_options().values()],
        ).to_dict()
    )
