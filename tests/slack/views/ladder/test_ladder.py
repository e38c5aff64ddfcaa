"""The ladder's views: within Slack's limits whatever the ladder says, and its words as written."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.ladder.gathered_line import GatheredLine
from bot.domain.ladder.ladder import Criterion, Expectation, Ladder, LadderContent, Level
from bot.domain.ladder.own import LadderVersion, LevelChoice, OwnLadder, ProposedLadder, levels_on
from bot.domain.ladder.versions import difference
from bot.slack.views.ladder.forms import FILE, edit_form, guidelines_form, import_form, sign_form
from bot.slack.views.ladder.ladder import PER_PAGE, ladder_view
from bot.slack.views.ladder.lines import (
    answers_form,
    guide_view,
    job_ad_form,
    observation_form,
    pick_view,
)
from bot.slack.views.ladder.start import changes_view, preview, start_view
from tests.files.ladders.writing import ladders
from tests.slack.views.seeing import problems_of, seen
from tests.slack.views.weeks import AWKWARD

TODAY = date(2026, 11, 23)
NONE = LevelChoice()
AT = datetime(2026, 11, 23, tzinfo=UTC)
VERSIONS = [LadderVersion(n, AT, "*M* <@U1>" * 9) for n in range(99)]


def own_of(content: LadderContent, *, version: int = 1, guidelines: str = "") -> OwnLadder:
    ladder = Ladder(
        id=1,
        version=version,
        name=content.name,
        levels=content.levels,
        criteria=content.criteria,
        note=content.note,
    )
    return OwnLadder(ladder, levels_on(content, NONE, "", ""), guidelines)


def biggest() -> LadderContent:
    """Everything as long as it may be, in twelve themes."""
    levels = tuple(Level(n, f"{n:02}{'w' * 78}") for n in range(12))
    looks = tuple(Expectation(n, "*x* <" * 27) for n in range(12))
    criteria = tuple(
        Criterion(f"{n:064}", f"{n % 12:02}{'t' * 78}", f"{n:03}{'_c_' * 99}", looks, "s" * 300)
        for n in range(120)
    )
    return LadderContent("n" * 80, levels, criteria, "o" * 500)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ladders(), ladders())
def test_no_view_breaks_slacks_limits_whatever_the_ladder(
    content: LadderContent, other: LadderContent
) -> None:
    own = own_of(content, version=2, guidelines="https://example.com/a?b=<c>&d")
    changes = difference(content, other)
    line = next(iter(own.lines), None)

    shown = (
        ladder_view(own, waiting=3, notice=content.name),
        preview(ProposedLadder(1, content, own.levels, changes, (), is_first=False)),
        changes_view(own, changes, VERSIONS, "What was said."),
        edit_form(own, line, own.levels.target or 0),
        sign_form(own, content.name, TODAY),
        pick_view({1: GatheredLine(content.name, sources=(content.note,))}, own),
    )

    assert [problem for view in shown for problem in problems_of(view)] == []


def test_what_excel_saves_reaches_me_and_is_answered() -> None:
    blocks = import_form().to_dict()["blocks"]

    (chooser,) = [block["element"] for block in blocks if block.get("block_id") == FILE]
    assert {"xlsx", "docx", "csv", "md", "yaml"} <= set(chooser["filetypes"])


@given(st.lists(st.sampled_from(AWKWARD), min_size=0, max_size=100))
def test_any_number_of_gathered_lines_can_be_picked_from(texts: list[str]) -> None:
    waiting = {number: GatheredLine(text, sources=(text,)) for number, text in enumerate(texts, 1)}

    shown = pick_view(waiting, None)

    assert problems_of(shown) == []


def test_the_biggest_ladder_there_can_be_is_shown_page_by_page() -> None:
    content = biggest()
    own = own_of(content)

    pages = [ladder_view(own, 0, page) for page in range(1, 120 // PER_PAGE + 1)]

    assert [problem for page in pages for problem in problems_of(page)] == []
    whole = "".join(seen(page) for page in pages)
    assert [number for number in range(120) if f"{number:03}_c_" not in whole] == []


def test_the_forms_that_ask_for_something_new_are_within_the_limits() -> None:
    shown = (
        import_form(),
        guidelines_form(""),
        job_ad_form(),
        observation_form(),
        answers_form(),
        guide_view("What to ask. " * 500),
        start_view({"one": biggest()}, None, 0, ""),
    )

    assert [problem for view in shown for problem in problems_of(view)] == []


def test_words_that_look_like_markup_are_shown_as_they_are() -> None:
    marked = "*bold* <@U1> _it_ `x` & <script>"
    content = LadderContent(
        marked, (Level(1, marked),), (Criterion("a", marked, marked, (Expectation(1, marked),)),)
    )

    shown = ladder_view(own_of(content)).to_dict()

    assert [text for text in interpreted(shown) if "<@U1>" in text] == []
    assert marked in seen(ladder_view(own_of(content)))


def interpreted(part: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Every text that Slack would read as mrkdwn."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from interpreted(one)
