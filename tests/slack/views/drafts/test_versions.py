"""Versions and offers on the screen: readable line by line, and never more than Slack takes."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from bot.domain.drafts.draft import Draft, DraftVersion, Offer
from bot.domain.text.changes import changes_between, fits_in
from bot.services.drafts.versions import MOST_CHANGES, mark_of
from bot.slack.shown import Shown
from bot.slack.views.drafts import versions as draft_versions
from tests.slack.views.seeing import problems_of, seen

NOW = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
TOKYO = ZoneInfo("Asia/Tokyo")
SHOWN = Shown("D1", "1.2")
DRAFT = Draft(1, "soft_ask", "Say it", "Hi *Marta*,\n\n- a\n- b", NOW, is_edited=True, version=2)
WRITTEN = DraftVersion(1, "Hi Marta,\n\n- a\n- b", "coach", NOW)
MINE = DraftVersion(2, DRAFT.text, "member", NOW)

texts = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"))


def offer_of(base: str, fresh: str, own: str) -> Offer:
    changes = changes_between(base, fresh)[:MOST_CHANGES]
    fits = tuple(fits_in(own, change) for change in changes)
    return Offer(replace(DRAFT, text=own), fresh, changes, fits)


def test_the_list_of_versions_reads_well(snapshot: SnapshotAssertion) -> None:
    assert seen(draft_versions.versions_view(DRAFT, [MINE, WRITTEN], TOKYO, SHOWN)) == snapshot


def test_a_version_shows_what_going_back_would_change(snapshot: SnapshotAssertion) -> None:
    assert seen(draft_versions.version_view(DRAFT, WRITTEN, TOKYO, SHOWN)) == snapshot


def test_the_text_that_stands_has_no_way_back_to_itself() -> None:
    view = draft_versions.version_view(DRAFT, MINE, TOKYO, SHOWN)

    assert view.submit is None
    assert "This is the text as it stands." in seen(view)


def test_an_offer_reads_well(snapshot: SnapshotAssertion) -> None:
    offer = offer_of(WRITTEN.text, "Hello Marta,\n\n- a\n- b\n- c", DRAFT.text)

    assert seen(draft_versions.offer_form(offer, mark_of(offer), SHOWN)) == snapshot


def test_many_versions_are_shown_as_far_as_there_is_room() -> None:
    many = [replace(MINE, number=number) for number in range(400, 0, -1)]

    view = draft_versions.versions_view(DRAFT, many, TOKYO, SHOWN)

    assert problems_of(view) == []
    assert "400 versions" in seen(view)


@given(texts, texts, st.integers(1, 500))
def test_any_two_texts_make_views_that_slack_takes(one: str, other: str, times: int) -> None:
    draft = replace(DRAFT, text=(one * times)[:30_000])
    version = replace(WRITTEN, text=(other * times)[:30_000])
    offer = offer_of(draft.text, version.text, draft.text)

    assert problems_of(draft_versions.version_view(draft, version, TOKYO, SHOWN)) == []
    assert problems_of(draft_versions.saved_beside_view(draft, version, TOKYO, SHOWN)) == []
    assert problems_of(draft_versions.offer_form(offer, mark_of(offer), SHOWN)) == []


def test_thirty_changes_of_many_lines_are_what_slack_takes() -> None:
    old = "\n".join(f"{n}\n" + "x" * 40 for n in range(60))
    new = "\n".join(f"{n}\n" + "\n".join("y" * 90 for _ in range(50)) for n in range(60))

    offer = offer_of(old, new, old)

    assert len(offer.changes) == MOST_CHANGES
    assert problems_of(draft_versions.offer_form(offer, mark_of(offer), SHOWN)) == []
