"""The review and the map keep to Slack's limits, whatever the ladder and the wins say."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.domain.agenda.departures import departures
from bot.domain.ladder.ladder import (
    LONGEST_CRITERION,
    LONGEST_LOOKS,
    LONGEST_TITLE,
    Criterion,
    Expectation,
    LadderContent,
    Level,
)
from bot.domain.review.best_wins import Offer, Picked
from bot.domain.review.map import CaseMap, Standpoint, drawn, proof_of
from bot.domain.review.review import Mark, review_of
from bot.domain.review.sharing import (
    LONGEST_SHARED,
    MOST_SHARED,
    GuestLevel,
    GuestLine,
    GuestReview,
    Invitation,
    Share,
    ShareDraft,
)
from bot.domain.wins.win import Win
from bot.services.review.map import picture_file
from bot.slack.views.review import gap_form, guest, invitation, review, sharing
from bot.slack.views.review import line as review_line
from bot.slack.views.review import map as case_map
from playground.validation import check_blocks, check_view
from tests.domain.proofs import evidence_for
from tests.storage.people import NOW, TODAY

AWKWARD = "*b* _i_ <!channel> & \u202e 你好 ~x~ `c` "
SAVED = st.characters(exclude_categories=("Cc", "Cs"))
"""What `clean_text` leaves of anything."""

NAMES = st.one_of(
    st.just("Marta"),
    st.text(SAVED, min_size=1, max_size=80).filter(str.strip),
    st.just(AWKWARD * 5),
)


def long(text: str, size: int) -> str:
    return (text * size)[:size]


def ladder(lines: int, words: str) -> LadderContent:
    criteria = tuple(
        Criterion(
            f"{number:064d}",
            long(f"{number % 12} {words}", LONGEST_TITLE),
            long(words, LONGEST_CRITERION),
            (Expectation(1, long(words, LONGEST_LOOKS)),),
        )
        for number in range(lines)
    )
    return LadderContent("L", (Level(1, long(words, LONGEST_TITLE)),), criteria)


def whole(lines: int, words: str) -> CaseMap:
    content = ladder(lines, words)
    keys = [line.key for line in content.lines_at(1)]
    wins = [
        Win(
            long(words, 3000),
            TODAY,
            id=number,
            created_at=NOW,
            criterion_ids=(keys[0].criterion_id,),
        )
        for number in range(60)
    ]
    names = [key.criterion_id for key in keys]
    evidence = evidence_for(names, map(proof_of, wins), TODAY)
    mark = Mark("meets", long(words, 80), date(2026, 11, 1), long(words, 500))
    reviewed = [
        line.__class__(line.key, own=mark, manager=Mark("partly", mark.by, mark.on, mark.reason))
        for line in review_of(content, 1, ())
    ]
    drawn_lines = drawn(content.lines_at(1), reviewed, evidence)
    return CaseMap(1, content.levels[0].title, drawn_lines, "Draft")


def seen_by_guest(found: CaseMap, words: str) -> GuestReview:
    draft = ShareDraft(
        "win",
        "U9999999",
        words,
        long(words, LONGEST_SHARED),
        win_id=1,
        happened_on=TODAY,
        links=("https://example.org/" + "x" * 500,) * 3,
    )
    lines = tuple(
        GuestLine(one.line, one.review, (draft,) * (MOST_SHARED if number == 0 else 0))
        for number, one in enumerate(found.lines)
    )
    return GuestReview("U0ADA0000", words, (GuestLevel(1, found.title, lines),))


@settings(max_examples=15, deadline=None)
@given(NAMES, st.sampled_from([1, 3, 120]))
def test_every_view_of_the_member_is_one_that_slack_takes(words: str, lines: int) -> None:
    found = whole(lines, words)
    standpoint = Standpoint(found, found)
    first = found.lines[0]

    views = [
        review.review_view(standpoint, found, words),
        review_line.line_view(first, found, words),
        review_line.report_form(first, words),
        review_line.settle_form(first, words),
        gap_form.gap_form(first, words),
        case_map.map_view(standpoint, found, "told"),
    ]

    assert [problem for view in views for problem in check_view(view.to_dict(), "modal")] == []


@settings(max_examples=15, deadline=None)
@given(NAMES, st.sampled_from([1, 3, 120]))
@example("&" * 80, 120)
@example("\u0800", 120)
@example("\U0001f469" * 80, 20)
@example("\U0001f469" * 80, 21)
@example("\U0001f469" * 80, 120)
def test_every_view_of_the_guest_is_one_that_slack_takes(words: str, lines: int) -> None:
    found = whole(lines, words)
    seen = seen_by_guest(found, words)
    wins = found.lines[0].evidence.wins
    picked = tuple(Picked(win.id, words, words) for win in wins[:10])
    offer = Offer(wins, picked)
    shares = [
        Share("win", "U9", words, long(words, LONGEST_SHARED), id=number, shared_at=NOW)
        for number in range(100)
    ]

    views = [
        guest.guest_view(seen),
        guest.guest_line_view(seen.lines[0], seen),
        guest.guest_done(seen),
        guest.guest_settle_form(seen.lines[0], seen),
        sharing.invite_form(offer, "U9999999"),
        sharing.preview(Invitation(words, (), seen), "U9999999"),
        sharing.shared_log(departures(shares, (), (), ()), NOW.tzinfo),  # type: ignore[arg-type]
    ]
    message = invitation.invitation_message(seen)

    assert [problem for view in views for problem in check_view(view.to_dict(), "modal")] == []
    assert check_blocks([block.to_dict() for block in message["blocks"]], "message") == []


@settings(max_examples=8, deadline=None)
@given(NAMES)
async def test_a_picture_can_be_drawn_of_any_words(words: str) -> None:
    picture = await picture_file(whole(3, words))

    assert picture.file[1].startswith(b"\x89PNG")
